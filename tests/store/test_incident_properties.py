"""What holds for the incidents of any reports, in any order, whatever people decide of them."""

from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from greffier.gazetteer.geometry import distance_km
from greffier.incidents.contract import describe, describe_claims
from greffier.incidents.telling import is_incident
from greffier.model.folding import fold
from greffier.record.serialise import to_json
from greffier.store import deciding
from greffier.store.choosing import Filter
from greffier.store.incidents import find_incident, read_incidents
from greffier.store.listing import count_summaries
from greffier.store.store import open_store
from greffier.store.tables import copy, event, link, membership, reading
from greffier.store.verifying import find_breaks
from tests.store.records import GAO, KIDAL, make_record, offer, voice
from tests.store.records import event as tell

quick = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # to shrink a world of reports takes many minutes
)
TOLD = "Une attaque a visé un poste à l'entrée de la ville, disent des voyageurs arrivés dans la soirée par le car. "
DATES = ("2021-01-24", "2021-01-24", "2021-01-25", "2021-01-23/2021-01-24", "2021-01", None)


@st.composite
def reports(draw, number):
    """A report of one event or two, in words that it may share with others."""
    events = [
        tell(
            words,
            draw(st.sampled_from(["armed-clash", "armed-clash", "shelling", "attack-on-civilians", "arrest"])),
            when=draw(st.sampled_from(DATES)), place=draw(st.sampled_from([KIDAL, KIDAL, GAO, None])),
            killed=draw(st.integers(1, 6)), voice="s2", negated=draw(st.integers(0, 9)) == 0,
            agent=draw(st.sampled_from(["a", "b"])),
        )
        for words in ("attaque", "rafale")[: draw(st.integers(1, 2))]
    ]  # fmt: skip
    own = draw(st.sampled_from(["", "", f"Version de la rédaction {number}. " * 6]))
    text = f"{TOLD}{own}Une rafale, la {number}e."
    said = voice("s2", "official", draw(st.sampled_from([None, "état-major"])), description="un officier")
    record = make_record(text, *events, voices=[said], outlet=f"Journal {number % 3}")
    coded = draw(st.integers(0, 4)) == 0
    if coded:
        document = replace(record.document, title=f"row {number}", outlet="Desk")
        record = replace(record, document=document)
    return offer(record, reader="acled-csv import" if coded else "greffier", place=str(number))


@st.composite
def worlds(draw):
    return [draw(reports(number)) for number in range(draw(st.integers(2, 7)))]


@contextmanager
def filled(world, cuts=()):
    """A store to which the reports were added, in their order, in the batches that the cuts make."""
    with TemporaryDirectory() as folder, open_store(f"{folder}/store.db", by="tester") as store:
        bounds = [0, *sorted({cut for cut in cuts if 0 < cut < len(world)}), len(world)]
        for start, end in pairwise(bounds):
            store.add(world[start:end])
        yield store


def read(store):
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []
        return [(describe(found), describe_claims(found)) for found in read_incidents(connection, Filter(denied=True))]


def derived(store):
    """Links, incidents and copies, as far as they do not name the numbers of rows."""
    with store.reading() as connection:
        names = {row.number: row.document for row in connection.execute(select(reading.c.number, reading.c.document))}
        copies = {frozenset((names[row.one], names[row.other])) for row in connection.execute(select(copy))}
        links = set(connection.execute(select(link.c.one, link.c.other, link.c.score, link.c.same)).all())
        return links, set(connection.execute(select(membership)).all()), copies


def groups(store):
    with store.reading() as connection:
        found = {}
        for row in connection.execute(select(membership)):
            found.setdefault(row.incident, set()).add(row.anchor)
    return {frozenset(group) for group in found.values()}


@quick
@given(worlds(), st.randoms(use_true_random=False), st.lists(st.integers(1, 6), max_size=3))
def test_incidents_are_the_same_in_whatever_order_and_batches_reports_come(world, chance, cuts):
    other = chance.sample(world, len(world))
    with filled(world) as one, filled(other, cuts) as two:
        assert derived(one) == derived(two)
        assert read(one) == read(two)


@quick
@given(worlds(), st.lists(st.integers(1, 6), max_size=3))
def test_adding_everything_again_changes_no_incident(world, cuts):
    with filled(world, cuts) as store:
        before = derived(store), read(store), store.head()
        store.add(list(reversed(world)))
        assert (derived(store), read(store), store.head()) == before


def decide(store, deed, *given):
    with store.writing() as connection:
        return getattr(deciding, deed)(connection, store.stamp(), *given, "because").incidents


@quick
@given(worlds(), st.data())
def test_merging_and_splitting_are_inverse(world, data):
    with filled(world) as store:
        before = groups(store)
        if len(before) < 2:
            return
        one, other = data.draw(st.permutations(sorted(map(sorted, before))))[:2]
        (merged,) = decide(store, "merge", one[0], other[0])
        joined = groups(store)
        assert any(frozenset(one + other) <= group for group in joined)
        decide(store, "split", merged, other)
        after = groups(store)
        assert any(frozenset(one) <= group for group in after) and any(frozenset(other) <= group for group in after)
        assert not any(frozenset(one) & group and frozenset(other) & group for group in after)


@quick
@given(worlds(), st.data())
def test_splitting_and_merging_are_inverse(world, data):
    """What was split is whole again once it is merged; a third incident may join that a conflict had kept away."""
    with filled(world) as store:
        before = groups(store)
        large = sorted(sorted(group) for group in before if len(group) > 1)
        if not large:
            return
        group = data.draw(st.sampled_from(large))
        taken = data.draw(st.lists(st.sampled_from(group), min_size=1, max_size=len(group) - 1, unique=True))
        left, split = decide(store, "split", group[0], taken)
        rest, freed = frozenset(group) - frozenset(taken), frozenset(taken)
        apart = groups(store)
        assert any(rest <= one for one in apart) and any(freed <= one for one in apart)
        assert not any(rest & one and freed & one for one in apart)
        decide(store, "merge", left, split)
        assert any(frozenset(group) <= one for one in groups(store))


@quick
@given(worlds(), st.data())
def test_no_claim_is_lost_whatever_people_decide(world, data):
    """Each event that is told of one time is in one incident, each record comes back byte for byte."""
    with filled(world) as store:
        for _ in range(data.draw(st.integers(0, 4))):
            anchors = sorted(anchor for group in groups(store) for anchor in group)
            if len(anchors) < 2:
                break
            one, other = data.draw(st.permutations(anchors))[:2]
            verdict = data.draw(st.sampled_from(["same", "different", "unsure"]))
            decide(store, "judge", one, other, verdict)
            with store.reading() as connection:
                together = find_incident(connection, one) == find_incident(connection, other)
            assert verdict == "unsure" or together == (verdict == "same")
        told = [anchor for group in groups(store) for anchor in group]
        with store.reading() as connection:
            kept = set(connection.scalars(select(event.c.anchor)))
        assert len(told) == len(set(told))
        assert set(told) == kept
        assert sum(is_incident(one) for made in world for one in made.record.events) == len(kept)
        assert sorted(store.records()) == sorted(to_json(made.record) for made in world)
        members = [claim["anchor"] for _, claims in read(store) for claim in claims]
        assert sorted(members) == sorted(told)


def passes(incident, wanted):
    """Whether a filter lets an incident through, told from its members: what the store chooses by conditions."""
    events = [told.event for told in incident.members]
    parties = [party for one in events for party in one.participants]
    named = any(party.actor == name or fold(name) in fold(party.name) for party in parties for name in wanted.actor)
    return (
        (wanted.denied or not all(one.negated for one in events))
        and (not wanted.contested or incident.reconciled.contested)
        and incident.reconciled.independent_sources >= wanted.min_sources
        and (not wanted.type or any(one.type in wanted.type for one in events))
        and (not wanted.actor or named)
        and any(is_there_and_then(told, wanted) for told in incident.members)
    )


def is_there_and_then(told, wanted):
    telling, place = told.member.telling, told.location.place if told.location else None
    return (
        (wanted.since is None or (telling.last is not None and telling.last.isoformat() >= wanted.since))
        and (wanted.until is None or (telling.first is not None and telling.first.isoformat() <= wanted.until))
        and (not wanted.country or (place is not None and place.country in wanted.country))
        and (wanted.near is None or is_near(telling.point, *wanted.near))
    )


def is_near(point, latitude, longitude, km):
    return point is not None and distance_km(point, (latitude, longitude)) <= km


days = st.sampled_from([None, None, "2021-01-10", "2021-01-24", "2021-01-25", "2021-02-01"])
filters = st.builds(
    Filter,
    since=days,
    until=days,
    near=st.sampled_from([None, None, (18.44, 1.41, 10.0), (16.3, 0.0, 25.0), (17.0, 0.5, 200.0)]),
    country=st.sampled_from([(), ("ML",), ("NE",)]),
    type=st.sampled_from([(), ("shelling",), ("arrest", "armed-clash")]),
    actor=st.sampled_from([(), (), ("a",), ("B", "nobody")]),
    contested=st.booleans(),
    min_sources=st.integers(1, 3),
    denied=st.booleans(),
)


@quick
@given(worlds(), st.lists(filters, min_size=1, max_size=6), st.data())
def test_a_filter_lets_through_what_its_members_say(world, wanted, data):
    with filled(world) as store:
        anchors = sorted(anchor for group in groups(store) for anchor in group)
        if len(anchors) > 1:
            decide(store, "judge", *data.draw(st.permutations(anchors))[:2], "same")
        with store.reading() as connection:
            every = list(read_incidents(connection, Filter(denied=True)))
            for one in wanted:
                found = {incident.id for incident in read_incidents(connection, one)}
                assert found == {incident.id for incident in every if passes(incident, one)}
                assert count_summaries(connection, one) == len(found)
