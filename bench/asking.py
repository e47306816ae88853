"""How long the API takes to answer over a large store, endpoint by endpoint."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

TYPES = ("armed-clash", "air-strike", "shelling", "remote-explosive", "attack-on-civilians", "abduction", "arrest")
MONTHS = tuple(f"2023-{month:02}" for month in range(3, 9))
FILTERS: tuple[dict[str, str], ...] = (
    {},
    *({"type": type_} for type_ in TYPES),
    *({"since": month, "until": month} for month in MONTHS),
    *({"type": type_, "since": month} for type_, month in zip(TYPES, MONTHS, strict=False)),
    *({"killed": str(least)} for least in (1, 5, 20, 50)),
    {"contested": "true"},
    {"contested": "true", "min_sources": "3"},
    {"min_sources": "2"},
    {"undated": "true"},
    {"unplaced": "true"},
    {"state": "unread"},
    {"state": "accepted"},
    {"modality": "alleged"},
    {"group": "violence"},
    {"actor": "army"},
    {"actor": "front", "type": "shelling"},
    {"source": "official"},
    {"source": "witness", "killed": "3"},
    {"language": "ar"},
    {"country": "ML"},
    {"box": "1,14,3,16"},
    {"box": "4,15,5,16", "type": "air-strike"},
    {"near": "16.27,-0.04", "within": "100"},
    {"figures": "injured"},
    {"denied": "true"},
    {"q": "marché"},
    {"q": "hospital source"},
)
"""Varied questions, from all incidents to a few of them."""


@dataclass(frozen=True)
class Timing:
    """The seconds that the answers of an endpoint took."""

    endpoint: str
    seconds: tuple[float, ...]


class Asker:
    """Asks a workbench as its page does, logged in by the address that it printed."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
        self._cookie = ""
        self._connection.request("GET", f"{parts.path}?{parts.query}")
        answer = self._connection.getresponse()
        answer.read()
        cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        self._cookie = "; ".join(cookies)

    def ask(self, path: str) -> tuple[float, bytes]:
        """The seconds that the answer took, and the answer. Raises where it is no success."""
        begin = time.perf_counter()
        self._connection.request("GET", path, headers={"Cookie": self._cookie})
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {body[:300]!r}")
        return time.perf_counter() - begin, body


def time_api(address: str) -> Iterator[Timing]:
    """Ask each endpoint that takes filters with each of them, and the pages of a few incidents and documents."""
    asker = Asker(address)
    for name in ("incidents", "incidents/map", "incidents/timeline", "incidents/facets"):
        yield _time(asker, f"/api/{name}", [urlencode(one) for one in FILTERS])
    rows = json.loads(asker.ask("/api/incidents?limit=50&sort=-sources")[1])["items"]
    yield _time_each(asker, "/api/incidents/{id}", [f"/api/incidents/{row['id']}" for row in rows])
    documents = json.loads(asker.ask("/api/documents?limit=50")[1])["items"]
    yield _time_each(asker, "/api/documents/{id}", [f"/api/documents/{row['id']}" for row in documents])
    yield _time(asker, "/api/search", [urlencode({"q": words}) for words in ("marché", "army", "قرويين", "patrol")])
    yield _time(asker, "/api/review/next", [urlencode(one) for one in FILTERS[:20]])


def _time(asker: Asker, path: str, queries: Sequence[str]) -> Timing:
    return _time_each(asker, path, [f"{path}?{query}" for query in queries])


def _time_each(asker: Asker, name: str, paths: Sequence[str]) -> Timing:
    return Timing(name, tuple(asker.ask(path)[0] for path in paths))
