"""Summaries are what incidents say, whatever comes and whatever is decided; filters on them find what they say."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select, text, update

from greffier.store import deciding
from greffier.store.choosing import Filter
from greffier.store.incidents import read_incidents
from greffier.store.listing import count_summaries, list_summaries, read_summary
from greffier.store.near import find_near
from greffier.store.summaries import fill_summaries
from greffier.store.summary_tables import SUMMARIES, document_summary, summary, summary_value
from greffier.store.verifying_summaries import find_stale
from tests.store.records import GAO, KIDAL, TESSIT, event, make_record, offer, voice


def report(number, place=KIDAL, day="2021-01-24", killed=3, type="armed-clash", **fields):
    text_ = f"Rapport {number}: attaque à {place.name if place else 'la frontière'}, {killed} morts."
    told = event("attaque", type, when=day, place=place, killed=killed, **fields)
    return make_record(text_, told, outlet=f"Journal {number}", title=f"Titre {number}")


REPORTS = [
    report(1), report(2, killed=5, agent=[("army", "l'Armée")]), report(3, day="2021-01-23/2021-01-24"),
    report(4, day="2021-01-26"), report(5, place=GAO), report(6, type="arrest", modality="alleged"),
    report(7, place=None, day=None), report(8, place=TESSIT, day="2022", negated=True),
]  # fmt: skip


def fill(store, reports=REPORTS):
    store.add([offer(one, place=one.document.text) for one in reports])


def listed(store, wanted=None, **options):
    with store.reading() as connection:
        return list_summaries(connection, wanted or Filter(denied=True), **options).rows


def stale(store):
    with store.reading() as connection:
        return list(find_stale(connection))


def test_a_summary_says_what_its_incident_says(store):
    fill(store)
    with store.reading() as connection:
        incidents = {one.id: one for one in read_incidents(connection, Filter(denied=True))}
    rows = listed(store)
    assert {row.id for row in rows} == incidents.keys()
    for row in rows:
        found = incidents[row.id]
        assert (row.type, row.contested, row.denied) == (found.type, found.reconciled.contested, found.denied)
        assert row.independent_sources == found.reconciled.independent_sources
        assert row.events == len(found.members)
        assert [(one.kind, one.low, one.high) for one in row.figures] == [
            (kind, figures.low, figures.high) for kind, figures in found.reconciled.figures.items()
        ]
        assert row.edtf == (found.when.edtf if found.when else None)
        assert (row.spot.place if row.spot else None) == (found.where.place.id if found.where else None)


def test_a_row_shows_what_a_list_needs(store):
    fill(store)
    row = next(row for row in listed(store) if row.events == 3)
    assert (row.spot.name, row.spot.country, row.languages, row.documents) == ("Kidal", "ML", ("fr",), 3)
    assert [(party.name, party.actor) for party in row.agents] == [("l'Armée", "army")]
    assert row.figures[0].contested
    assert (row.modality, row.state, row.corrected) == ("asserted", "unread", False)
    denied = next(row for row in listed(store) if row.denied)
    assert denied.modality is None


def test_what_is_decided_or_read_anew_is_summarised_anew(store):
    fill(store)
    one, other = listed(store)[:2]
    with store.writing() as connection:
        deciding.merge(connection, store.stamp(), one.id, other.id, "because")
    assert len(listed(store)) == 5
    assert stale(store) == []
    again = replace(REPORTS[0], events=(replace(REPORTS[0].events[0], type="shelling"),))
    store.add([offer(again, version="0.2.0", place=again.document.text)])
    assert stale(store) == []
    store.add([offer(replace(REPORTS[3], events=()), version="0.2.0", place=REPORTS[3].document.text)])
    assert stale(store) == []


def test_a_copy_that_comes_later_takes_an_independent_source_away(store):
    words = (
        "attaque dimanche à Kidal, où des hommes armés venus à moto ont ouvert le feu sur un marché avant de repartir "
        "vers le nord, a indiqué une source hospitalière jointe au téléphone par notre rédaction."
    )
    told = {"when": "2021-01-24", "place": KIDAL, "killed": 4, "voice": "s2"}
    unnamed = voice("s2", "unnamed", None, description="source hospitalière")
    for outlet, head in (("A", ""), ("B", "Mali : "), ("C", "URGENT. ")):
        record = make_record(head + words, event("attaque", **told), voices=[unnamed], outlet=outlet)
        fill(store, [record])
        assert [row.independent_sources for row in listed(store)] == [1]
        assert stale(store) == []


def test_summaries_made_anew_are_the_same(store):
    fill(store)
    before = listed(store)
    with store.writing() as connection:
        assert fill_summaries(connection, part=2) == len(before)
    assert listed(store) == before
    assert stale(store) == []


@pytest.mark.parametrize(
    "change",
    [
        update(summary).values(killed=99), update(document_summary).values(unread=0), delete(summary_value),
        update(summary).values(codes=""), text("UPDATE summary_row SET shown = '{}'"),
    ],
)  # fmt: skip
def test_a_summary_that_was_changed_is_seen(store, change):
    fill(store)
    with store.writing() as connection:
        connection.execute(change)
    assert stale(store)


def test_a_summary_too_few_or_too_many_is_seen(store):
    fill(store)
    with store.writing() as connection:
        for table in SUMMARIES:
            connection.execute(delete(table))
    assert sum("has no summary" in line for line in stale(store)) == 6
    fill(store, [report(9)])
    with store.writing() as connection:
        connection.execute(text("DELETE FROM membership"))
    assert any("is of no incident" in line for line in stale(store))


@pytest.mark.parametrize("sort", ["date", "-date", "-sources", "-killed"])
def test_the_parts_of_a_list_are_the_list(store, sort):
    fill(store)
    whole, parts, after = listed(store, sort=sort), [], None
    while True:
        with store.reading() as connection:
            part = list_summaries(connection, Filter(denied=True), sort, after, 2)
        parts += part.rows
        after = part.after
        if after is None:
            break
    assert tuple(parts) == whole
    assert whole[-1].earliest is None if sort in ("date", "-date") else True


def test_a_list_is_sorted_as_asked(store):
    fill(store)
    assert listed(store, sort="-sources")[0].independent_sources == 3
    days = [row.earliest for row in listed(store, sort="-date") if row.earliest]
    assert days == sorted(days, reverse=True)


def test_a_place_in_another_list_is_refused(store):
    with pytest.raises(ValueError, match="2 values"):
        listed(store, sort="date", after=(3, "2021-01-24", "in-0"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), 5),
        (Filter(denied=True), 6),
        (Filter(undated=True), 1),
        (Filter(unplaced=True), 1),
        (Filter(killed=5), 1),
        (Filter(killed=4), 1),
        (Filter(injured=1), 0),
        (Filter(group=("development",)), 1),
        (Filter(group=("violence",), type=("arrest",)), 0),
        (Filter(type=("arrest", "armed-clash")), 5),
        (Filter(modality=("alleged",)), 1),
        (Filter(figures=("killed",)), 5),
        (Filter(figures=("injured",)), 0),
        (Filter(language=("fr",)), 5),
        (Filter(language=("ar",)), 0),
        (Filter(source=("document",)), 5),
        (Filter(source=("Journal 5",)), 1),
        (Filter(source=("official",)), 0),
        (Filter(actor=("army",)), 1),
        (Filter(actor=("ARMEE",)), 1),
        (Filter(actor=("%",)), 0),
        (Filter(state=("unread",)), 5),
        (Filter(state=("accepted", "disputed")), 0),
        (Filter(box=(-1.0, 15.0, 1.0, 17.0)), 1),
        (Filter(box=(170.0, -80.0, -170.0, 80.0)), 0),
        (Filter(box=(-180.0, -90.0, 180.0, 90.0)), 4),
        (Filter(q="attaques gao"), 1),
        (Filter(q="nulle part"), 0),
        (Filter(q="…"), 0),
        (Filter(since="2022-06-01", denied=True), 1),
        (Filter(since="2021-01-24", until="2021-01-25", country=("ML",)), 3),
    ],
)
def test_filters_let_through_what_they_say(store, wanted, found):
    fill(store)
    with store.reading() as connection:
        assert count_summaries(connection, wanted) == found
        assert len(list_summaries(connection, wanted).rows) == found


def test_one_telling_must_be_there_and_then(store):
    """Kidal on the 24th and Gao on the 26th, joined by a person, are no incident in Gao on the 24th."""
    fill(store, [report(1), report(2, place=GAO, day="2021-01-26")])
    one, other = listed(store)
    with store.writing() as connection:
        deciding.merge(connection, store.stamp(), one.id, other.id, "one campaign")
    near = (GAO.latitude, GAO.longitude, 20.0)
    assert len(listed(store, Filter(near=near, since="2021-01-26"))) == 1
    assert listed(store, Filter(near=near, until="2021-01-24")) == ()


def test_a_summary_is_found_by_the_id_of_its_incident(store):
    fill(store)
    kidal = next(row for row in listed(store) if row.events == 3)
    with store.reading() as connection:
        assert read_summary(connection, "in-0") is None
        assert read_summary(connection, kidal.id) == kidal
        assert connection.scalar(select(summary.c.varied).where(summary.c.id == kidal.id))


def near(store, row):
    with store.reading() as connection:
        return find_near(connection, row)


def test_what_may_be_the_same_and_lies_near_in_time_and_place_is_found(store):
    fill(store)
    kidal, other = (row for row in listed(store) if row.type == "armed-clash" and row.spot and row.spot.name == "Kidal")
    assert near(store, kidal) == [other]
    assert near(store, next(row for row in listed(store) if row.type == "arrest")) == []
    assert near(store, next(row for row in listed(store) if row.spot is None)) == []


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_nothing_lies_near_beyond_the_ends_of_the_calendar(store, day):
    fill(store, [report(1, day=day)])
    (row,) = listed(store)
    assert near(store, row) == []
