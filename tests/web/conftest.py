"""A workbench over a store of a few invented reports, asked without a network."""

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from greffier.store import passwords
from greffier.store.accounts import add_account
from greffier.store.store import open_store
from greffier.web.app import make_app
from greffier.web.workbench import Workbench
from tests.store.records import GAO, KIDAL, event, make_record, offer, voice

HERE = "http://127.0.0.1:8765"
PASSWORD = "a long enough password"
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


class Clock:
    """The time as the store has it."""

    def __init__(self):
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.now

    def pass_by(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def address(tmp_path):
    """Where the store is; tests of one module may take another database."""
    return str(tmp_path / "store.db")


@pytest.fixture
def store(address, clock):
    with open_store(address, by="clerk", clock=clock) as opened:
        opened.add([offer(record) for record in make_records()])
        yield opened


@pytest.fixture
def bench(store):
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


@pytest.fixture
def team(store, bench, monkeypatch):
    """A workbench with accounts; the way to log in to it. Passwords are hashed quickly, for these tests only."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobodys.cache_clear()
    with store.writing() as connection:
        for name, role in (("Rim", "reader"), ("Vera", "reviewer"), ("Ada", "admin")):
            add_account(connection, store.stamp(), name, role, PASSWORD)
    clients = []

    def log_in(name):
        client = TestClient(make_app(bench), base_url=HERE, follow_redirects=False)
        clients.append(client)
        session = client.post("/api/session", json={"name": name, "password": PASSWORD})
        assert session.status_code == 200, session.text
        client.headers["X-Greffier-Token"] = session.json()["token"]
        return client

    yield log_in
    for client in clients:
        client.close()
    passwords._nobodys.cache_clear()


@pytest.fixture
def entries(store):
    """The log, as (by, action, subject)."""
    from greffier.store.ledger import read_entries

    def read(*actions):
        with store.reading() as connection:
            return [(one.by, one.action, one.subject) for one in read_entries(connection) if one.action in actions]

    return read
