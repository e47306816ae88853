"""A workbench over a store of a few invented reports, asked without a network."""

import pytest
from starlette.testclient import TestClient

from greffier.store.store import open_store
from greffier.web.app import make_app
from greffier.web.workbench import Workbench
from tests.store.records import GAO, KIDAL, event, make_record, offer, voice

HERE = "http://127.0.0.1:8765"
FIRST = "Trois soldats ont été tués à Kidal, selon le ministère de la Défense."
SECOND = "Cinq soldats tués dimanche à Kidal, affirme un témoin, Moussa Bilali."
THIRD = "Un marché a été bombardé à Gao ; deux morts."


def make_records():
    return [
        make_record(
            FIRST, event("tués", "armed-clash", when="2021-01-24", place=KIDAL, killed=3, voice="s2"),
            voices=[voice(name="ministère de la Défense")], outlet="Agence Fleuve", title="Combat à Kidal",
        ),
        make_record(
            SECOND, event("tués", "armed-clash", when="2021-01-24", place=KIDAL, killed=5, voice="s2"),
            voices=[voice(kind="witness", name="Moussa Bilali")], outlet="Le Courrier du Nord", published="2021-01-26",
        ),
        make_record(
            THIRD, event("bombardé", "air-strike", when="2021-02-03", place=GAO, killed=2),
            outlet="Le Courrier du Nord", published="2021-02-04",
        ),
    ]  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.db"), by="clerk") as opened:
        opened.add([offer(record) for record in make_records()])
        yield opened


@pytest.fixture
def bench(store, tmp_path):
    return Workbench(store)


@pytest.fixture
def stranger(bench):
    """Somebody who reaches the port and is not logged in."""
    with TestClient(make_app(bench), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def clerk(stranger, bench):
    """The one user of a workbench without accounts, who opened the address that was printed."""
    stranger.get("/", params={"key": bench.keys.opening})
    stranger.headers["X-Greffier-Token"] = stranger.get("/api/session").json()["token"]
    return stranger
