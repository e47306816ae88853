"""What was worked out once is not worked out again, until something changes; and is given to nobody else."""

import pytest

from greffier.web import overview
from tests.store.records import GAO, event, make_record, offer


@pytest.fixture
def counted(monkeypatch):
    """How often the list was worked out."""
    calls = []
    count = overview.count_summaries
    monkeypatch.setattr(overview, "count_summaries", lambda *asked: calls.append(asked) or count(*asked))
    return calls


def test_the_same_question_is_worked_out_once_whoever_asks(team, counted):
    one, other = team("Vera"), team("Vera")
    first, again = (client.get("/api/incidents?country=ML") for client in (one, other))
    assert again.content == first.content
    assert (again.headers["ETag"], again.headers["Content-Type"]) == (first.headers["ETag"], "application/json")
    assert len(counted) == 1


def test_what_is_kept_is_answered_with_the_headers_of_every_answer(clerk, counted):
    first, again = (clerk.get("/api/incidents").headers for _ in range(2))
    assert dict(again) == dict(first)


def test_a_store_that_changed_is_asked_anew(clerk, store, counted):
    before = clerk.get("/api/incidents").json()["total"]
    told = event("attaqué", "armed-clash", when="2021-03-26", place=GAO)
    store.add([offer(make_record("Un convoi a été attaqué à Gao.", told, published="2021-03-27"))])
    assert clerk.get("/api/incidents").json()["total"] == before + 1
    assert len(counted) == 2


def test_another_filter_is_another_question(clerk, counted):
    assert clerk.get("/api/incidents?type=air-strike").content != clerk.get("/api/incidents").content
    assert len(counted) == 2


def test_a_reader_is_not_given_what_a_reviewer_was(team, counted):
    row = team("Vera").get("/api/incidents").json()["items"][0]
    coarse = team("Rim").get("/api/incidents").json()["items"][0]
    assert coarse["id"] != row["id"]
    assert coarse["spot"]["latitude"] != row["spot"]["latitude"]
    assert len(counted) == 2


def test_a_refusal_is_not_kept(clerk):
    assert [clerk.get("/api/incidents?type=football").status_code for _ in range(2)] == [422, 422]
