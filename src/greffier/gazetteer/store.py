"""Reading the gazetteer: names in, candidates out, best first.

A gazetteer is one or two SQLite files of one shape (``schema.py``): the built-in one, and the places that the
user imported. Both are opened read-only when they are first asked.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import local

from rapidfuzz import fuzz

from greffier.gazetteer.geometry import Point
from greffier.gazetteer.names import bare, exactness, key
from greffier.model.folding import fold
from greffier.model.record import Place
from greffier.model.trouble import Code, Trouble

BUILT_IN = Path(__file__).parent / "data" / "places.sqlite"
SETTING = "GREFFIER_GAZETTEER"
MOST_CANDIDATES = 40  # for one name
LEAST_LIKENESS = 60  # of two transliterations, 0..100
MOST_REMEMBERED = 50_000  # names
_SPELLED = 3  # an exactness: but for accents and case
_SMALL_WORD = 4  # letters: « the » and « des » join a name's capitals
_BATCH = 500  # variables in one statement

_FIND = """
SELECT n.key, n.name, p.id, p.name, p.country, r.name, r.id, p.feature, p.latitude, p.longitude,
       p.population, p.radius
FROM names n JOIN places p ON p.pk = n.place LEFT JOIN places r ON r.pk = p.region
WHERE n.key IN ({})
"""
_BEGIN = _FIND.partition("WHERE")[0] + "WHERE n.key >= ? AND n.key < ? ORDER BY p.population DESC LIMIT ?"
_BY_ID = """
SELECT '', p.name, p.id, p.name, p.country, NULL, NULL, p.feature, p.latitude, p.longitude, p.population, p.radius
FROM places p WHERE p.id = ?
"""
_CAPITALS = """
SELECT '', p.name, p.id, p.name, p.country, r.name, r.id, p.feature, p.latitude, p.longitude, p.population, p.radius
FROM places p LEFT JOIN places r ON r.pk = p.region WHERE p.feature = 'capital' ORDER BY p.population
"""
_Row = tuple[str, str, str, str, str | None, str | None, str | None, str, float, float, int, float | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``known_as`` is the gazetteer's spelling that met it, ``exactness`` how
    closely (4 to the letter … 1 another transliteration), ``likeness`` 0..100; ``region`` is the id of the
    first-level region that it lies in.
    """

    place: Place
    known_as: str
    exactness: int
    likeness: float
    population: int
    radius_km: float
    region: str | None

    @property
    def point(self) -> Point:
        return self.place.latitude, self.place.longitude

    @property
    def is_region(self) -> bool:
        """True for countries and first-level regions."""
        return self.place.feature in ("country", "admin1")


Box = tuple[float, float, float, float]
"""South, west, north, east."""


def user_file() -> Path:
    """Where imported places are kept: ``GREFFIER_GAZETTEER``, or under the user's data folder."""
    if setting := os.environ.get(SETTING):
        return Path(setting).expanduser()
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "greffier" / "places.sqlite"


def radius_of(population: int) -> float:
    """How far a town reaches from its point, in kilometres, told from its population.

    >>> radius_of(0), radius_of(100_000), radius_of(10_000_000)
    (1.5, 3.8, 25.0)
    """
    reach: float = 0.03 * population**0.42
    return round(min(25.0, max(1.5, reach)), 1)


class Gazetteer:
    """Candidates for names. ``files`` are read in order; one that is missing is Trouble, unless optional.

    Threads may share it: each has connections of its own.
    """

    def __init__(self, *files: Path) -> None:
        self._files = files
        self._of_thread = local()
        self._remembered: dict[str, tuple[Candidate, ...]] = {}

    @property
    def _connections(self) -> list[sqlite3.Connection]:
        if not hasattr(self._of_thread, "connections"):
            self._of_thread.connections = [_open(path) for path in self._files]
        connections: list[sqlite3.Connection] = self._of_thread.connections
        return connections

    def lookup(self, names: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """The candidates for each name, best spelling first, then the most populous; all in one query.

        A name that the gazetteer does not know is left out. Names met lately are remembered.
        """
        wanted = set(names)
        if len(self._remembered) > MOST_REMEMBERED:
            self._remembered.clear()
        keys = {name: key(name) for name in sorted(wanted - self._remembered.keys())}
        rows: dict[str, list[_Row]] = defaultdict(list)
        for row in self._rows(sorted({k for k in keys.values() if k})):
            rows[row[0]].append(row)
        self._remembered.update({name: _rank(name, rows.get(k, ())) for name, k in keys.items()})
        return {name: found for name in sorted(wanted) if (found := self._remembered[name])}

    def _rows(self, keys: Sequence[str]) -> Iterator[_Row]:
        for connection in self._connections:
            for start in range(0, len(keys), _BATCH):
                some = keys[start : start + _BATCH]
                yield from connection.execute(_FIND.format(",".join("?" * len(some))), some)

    def find(self, name: str) -> tuple[Candidate, ...]:
        """All that a name may mean, best first: for a person to look at."""
        return self.lookup([name]).get(name, ())

    def complete(self, words: str) -> tuple[Candidate, ...]:
        """What a name may mean that somebody is still writing.

        First what is spelled so, then what begins so, the largest first, then other transliterations.

        >>> [found.known_as for found in open_gazetteer().complete("Timbouc")][:1]
        ['Timbouctou']
        """
        start, written = key(words), bare(words)
        if not start:
            return ()
        asked = (start, start + "\U0010ffff", 10 * MOST_CANDIDATES)
        begun: dict[str, Candidate] = {}
        for row in (row for connection in self._connections for row in connection.execute(_BEGIN, asked)):
            if bare(row[1]).startswith(written):
                begun.setdefault(row[2], _candidate(row, 0, 0.0))
        whole = self.find(words)
        spelled = [one for one in whole if one.exactness >= _SPELLED]
        ordered = {one.place.id: one for one in (*spelled, *sorted(begun.values(), key=_by_size), *whole)}
        return tuple(ordered.values())[:MOST_CANDIDATES]

    def box(self, place_id: str) -> Box | None:
        """South, west, north, east of a country or first-level region; None for other places."""
        return self._boxes.get(place_id) or self._read_box(place_id)

    @cached_property
    def _boxes(self) -> dict[str, Box]:
        return {}

    def _read_box(self, place_id: str) -> Box | None:
        query = "SELECT b.south, b.west, b.north, b.east FROM boxes b JOIN places p ON p.pk = b.place WHERE p.id = ?"
        for connection in self._connections:
            row: Box | None = connection.execute(query, (place_id,)).fetchone()
            if row:
                self._boxes[place_id] = row
                return row
        return None

    def country(self, code: str) -> Candidate | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        return self.known(f"country:{code}")

    def known(self, place_id: str) -> Candidate | None:
        """The place of an id; its region is left out."""
        for connection in self._connections:
            row: _Row | None = connection.execute(_BY_ID, (place_id,)).fetchone()
            if row:
                return _candidate(row, 4, 100.0)
        return None

    def capital(self, code: str) -> Candidate | None:
        """The capital of the country with an ISO 3166-1 alpha-2 code."""
        return self._capitals.get(code)

    @cached_property
    def _capitals(self) -> Mapping[str, Candidate]:
        rows: Iterator[_Row] = (row for connection in self._connections for row in connection.execute(_CAPITALS))
        return {candidate.place.country or "": candidate for row in rows if (candidate := _candidate(row, 4, 100.0))}

    def country_names(self) -> list[tuple[str, str]]:
        """Every name of every country with its ISO code."""
        query = "SELECT name, country FROM country_names ORDER BY name"
        return [row for connection in self._connections for row in connection.execute(query)]

    @cached_property
    def phrases(self) -> Mapping[str, Sequence[str]]:
        """Names that hold words in lower case (« bande de Gaza », « République centrafricaine »).

        Folded, longest first, under their first word.
        """
        names = [name for c in self._connections for (name,) in c.execute("SELECT name FROM phrases")]
        names += [name for name, _ in self.country_names() if _holds_lower_case(name)]
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(dict.fromkeys(map(fold, names)), key=lambda name: (-len(name), name)):
            found[name.split(" ", 1)[0]].append(name)
        return found

    def border(self, a: str, b: str) -> list[Point]:
        """Points along the border of two countries (ISO codes), some 40 km apart; empty where they have none."""
        query = "SELECT points FROM borders WHERE a = ? AND b = ?"
        for connection in self._connections:
            row: tuple[str] | None = connection.execute(query, tuple(sorted((a, b)))).fetchone()
            if row:
                return [(float(lat), float(lon)) for lat, _, lon in (p.partition(",") for p in row[0].split())]
        return []

    def neighbours(self, code: str) -> list[str]:
        """ISO codes of the countries that have a border with this one."""
        query = "SELECT a, b FROM borders WHERE a = ?1 OR b = ?1"
        found = (row for c in self._connections for row in c.execute(query, (code,)))
        return sorted({b if a == code else a for a, b in found})


def _rank(name: str, rows: Iterable[_Row]) -> tuple[Candidate, ...]:
    """One candidate for each place: its best spelling; unlike transliterations are dropped."""
    best: dict[str, Candidate] = {}
    written = bare(name)
    for row in rows:
        close = exactness(name, row[1])
        likeness = 100.0 if close > 1 else fuzz.ratio(written, bare(row[1]))
        known = best.get(row[2])
        if likeness >= LEAST_LIKENESS and (known is None or (close, likeness) > (known.exactness, known.likeness)):
            best[row[2]] = _candidate(row, close, likeness)
    order = sorted(best.values(), key=lambda c: (-c.exactness, -round(c.likeness), -c.population, c.place.id))
    return tuple(order[:MOST_CANDIDATES])


def _by_size(candidate: Candidate) -> tuple[int, str]:
    return -candidate.population, candidate.place.id


def _candidate(row: _Row, close: int, likeness: float) -> Candidate:
    _, known_as, place_id, name, country, region, region_id, feature, lat, lon, population, radius = row
    place = Place(place_id, name, country, region, feature, lat, lon)
    radius = radius_of(population) if radius is None else radius
    return Candidate(place, known_as, close, likeness, population, radius, region_id)


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise Trouble(
            Code.GAZETTEER, str(path), "The gazetteer's file is missing.",
            "Reinstall the package, or build the file: python -m greffier.gazetteer.build",
        )  # fmt: skip
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute("SELECT value FROM meta").fetchone()
    except sqlite3.DatabaseError as error:
        raise Trouble(
            Code.GAZETTEER, str(path), f"The gazetteer's file cannot be read ({error}).",
            "Delete it and build or import it again.",
        ) from error  # fmt: skip
    return connection


@lru_cache(maxsize=4)
def _gazetteer(*files: Path) -> Gazetteer:
    return Gazetteer(*files)


def open_gazetteer() -> Gazetteer:
    """The built-in gazetteer with the user's own places, where there are any."""
    mine = user_file()
    return _gazetteer(BUILT_IN, mine) if mine.is_file() else _gazetteer(BUILT_IN)


def _holds_lower_case(name: str) -> bool:
    """« République centrafricaine », « République démocratique du Congo »: capitals alone would cut it."""
    first, *others = name.split(" ")
    return bool(first and others) and (
        others[-1][:1].islower() or any(len(word) > _SMALL_WORD and word[0].islower() for word in others)
    )
