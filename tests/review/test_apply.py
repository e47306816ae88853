"""A record with a person's word applied: which value is meant, its words, its mark; the machine's own stays."""

from dataclasses import replace

import pytest

from greffier.model.record import Participant
from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import to_json
from greffier.review.apply import apply_corrections
from greffier.review.checking import check_value
from greffier.review.corrections import Correction, Target
from greffier.review.voices import list_named
from tests.store.records import GAO, KIDAL, event, make_record, voice

TEXT = "Trois soldats tués et deux blessés à Kidal, selon l'armée. Un tir a visé Gao, dit un habitant."
RECORD = make_record(
    TEXT,
    event(
        "tués", "armed-clash", when="2021-01-24", place=KIDAL, place_words="Kidal", voice="s2",
        killed=3, killed_words="Trois", injured=2, injured_words="deux", agent="rebels",
    ),
    event("tir", "shelling", place=GAO, place_words="Gao", voice="s3"),
    voices=[voice("s2", "official", name="armée"), voice("s3", "witness", description="un habitant")],
)  # fmt: skip
NAMES = ["ev-1", "ev-2"]


def span(words, text=TEXT):
    return Target(text.index(words), text.index(words) + len(words))


def stand(*made, record=RECORD):
    """The record as it stands; corrections as (field, words, value), checked against the record."""
    read = [
        Correction(f"c{number}", "ev-1", field, words, check_value(field, value, RECORD, RECORD.events[0]))
        for number, (field, words, value) in enumerate(made, start=1)
    ]
    return apply_corrections(record, NAMES[: len(record.events)], read)


def first(*made, record=RECORD):
    return stand(*made, record=record).record.events[0]


def figures(found):
    return [(one.kind, one.low, one.high, one.span.quote) for one in found.casualties]


def test_without_corrections_the_record_is_the_machines_own():
    assert stand().record is RECORD


def test_a_figure_is_found_by_its_words_and_keeps_them():
    found = first(("casualties", span("deux"), {"kind": "injured", "low": 4, "high": 5}))
    assert figures(found) == [("killed", 3, 3, "Trois"), ("injured", 4, 5, "deux")]
    assert found.casualties[1].attribution == "s2"
    assert figures(RECORD.events[0])[1] == ("injured", 2, 2, "deux")


def test_a_value_is_added_taken_away_and_brought_back_on_its_words():
    gone = ("casualties", span("Trois"), None)
    back = ("casualties", span("Trois"), {"kind": "killed", "low": 1, "high": 1})
    new = ("casualties", None, {"kind": "captured", "low": 9})
    assert figures(first(gone)) == [("injured", 2, 2, "deux")]
    assert figures(first(gone, back))[0] == ("killed", 1, 1, "Trois")
    assert figures(first(new))[-1] == ("captured", 9, None, "")


def test_the_last_of_several_corrections_of_one_value_counts():
    one = ("casualties", span("deux"), {"kind": "injured", "low": 4, "high": 4})
    other = ("casualties", span("deux"), {"kind": "injured", "low": 6, "high": 6})
    standing = stand(one, other)
    assert figures(standing.record.events[0])[1] == ("injured", 6, 6, "deux")
    assert [standing.outcomes[name].applied for name in ("c1", "c2")] == [False, True]
    assert standing.outcomes["c2"].was["low"] == 2


def test_values_on_the_same_words_are_told_apart_by_role_or_kind():
    told = event("tués", killed=3, injured=3, figures=(), place=KIDAL)
    record = make_record(TEXT, told, voices=[voice("s2")])
    words = span("tués")
    assert [
        one.kind for one in first(("casualties", replace(words, of="injured"), None), record=record).casualties
    ] == ["killed"]
    changed = first(("casualties", words, {"kind": "injured", "low": 8, "high": 8}), record=record)
    assert [one.low for one in changed.casualties] == [3, 8]
    assert not stand(("casualties", words, None), record=record).outcomes["c1"].plain


def test_a_correction_survives_another_reading_on_overlapping_words_and_waits_where_there_are_none():
    made = ("casualties", span("Trois"), {"kind": "killed", "low": 1, "high": 1})
    longer = replace(RECORD.events[0].casualties[0], span=RECORD.document.span(0, len("Trois soldats")))
    wider = replace(RECORD, events=(replace(RECORD.events[0], casualties=(longer,)),))
    assert figures(first(made, record=wider)) == [("killed", 1, 1, "Trois soldats")]
    none = replace(RECORD, events=(replace(RECORD.events[0], casualties=()),))
    standing = stand(made, record=none)
    assert standing.record.events[0].casualties == ()
    assert not standing.outcomes["c1"].applied


def test_an_added_place_goes_before_what_was_read_and_where_somebody_came_from_after_it():
    def added(relation):
        place = {name: getattr(GAO, name) for name in GAO.__slots__}
        found = first(("where", None, {"place": place, "relation": relation}))
        return [one.place.name for one in found.where]

    assert added("near") == ["Gao", "Kidal"]
    assert added("from") == ["Kidal", "Gao"]


def test_another_voice_is_found_in_another_reading_by_what_it_is_and_added_where_there_is_none():
    made = ("attribution", None, "s3")
    assert first(made).attribution == "s3"
    renumbered = replace(RECORD, sources=(RECORD.sources[0], replace(RECORD.sources[2], id="s7"), RECORD.sources[1]))
    assert first(made, record=renumbered).attribution == "s7"
    missing = replace(RECORD, sources=RECORD.sources[:2], events=RECORD.events[:1])
    standing = stand(made, record=missing)
    new = standing.record.sources[-1]
    assert standing.record.events[0].attribution == new.id
    assert (new.kind, new.description, new.via) == ("witness", "un habitant", "s1")


RADIO = {"kind": "outlet", "name": "Radio Azal"}


def chain(record, source):
    """What the voices of a chain are called, from who says it."""
    known, found = {one.id: one for one in record.sources}, []
    while source:
        found.append(known[source].name or known[source].description or known[source].kind)
        source = known[source].via
    return found


def test_a_voice_that_the_reading_has_not_is_named_by_its_words_and_through_whom_it_speaks():
    spans = [{"start": span("un habitant").start, "end": span("un habitant").end}]
    said = {"kind": "official", "description": "le chef du village", "via": RADIO, "spans": spans}
    standing = stand(("attribution", None, said))
    record, told = standing.record, standing.record.events[0]
    assert chain(record, told.attribution) == ["le chef du village", "Radio Azal", "document"]
    assert [one.quote for one in record.sources[-1].spans] == ["un habitant"]
    assert record.sources[: len(RECORD.sources)] == RECORD.sources


def test_a_voice_that_is_named_as_the_reading_names_it_is_that_one_unless_it_speaks_through_another():
    army = {"kind": "official", "name": "armée"}
    assert first(("attribution", None, army)).attribution == "s2"
    assert first(("attribution", None, army | {"via": {"kind": "document"}})).attribution == "s2"
    standing = stand(("attribution", None, army | {"via": RADIO}))
    assert chain(standing.record, standing.record.events[0].attribution) == ["armée", "Radio Azal", "document"]
    known = army | {"actor": "military-forces-of-mali"}
    assert stand(("attribution", None, known)).record.sources[-1].actor == "military-forces-of-mali"


def test_one_voice_that_is_named_twice_is_one():
    said = {"kind": "witness", "description": "un berger", "via": RADIO}
    figure = ("casualties", span("deux"), {"kind": "injured", "low": 2, "high": 2, "attribution": said})
    standing = stand(("attribution", None, said), figure)
    told = standing.record.events[0]
    assert told.casualties[1].attribution == told.attribution
    assert len(standing.record.sources) == len(RECORD.sources) + 2


def test_the_voices_of_an_event_that_only_people_named_are_told_apart():
    standing = stand(("attribution", None, {"kind": "witness", "description": "un berger", "via": RADIO}))
    events = standing.record.events
    assert [one.description or one.name for one in list_named(RECORD, standing.record, events[0])] == [
        "un berger", "Radio Azal",
    ]  # fmt: skip
    assert list_named(RECORD, standing.record, events[1]) == ()


def test_who_denies_it_is_said_and_taken_back_to_nobody():
    denied = ("denied_by", None, "s3")
    assert first(denied).denied_by == "s3"
    assert first(denied).attribution == "s2"
    assert first(denied, ("denied_by", None, None)).denied_by is None
    standing = stand(("denied_by", None, {"kind": "official", "description": "le gouverneur"}))
    assert chain(standing.record, standing.record.events[0].denied_by) == ["le gouverneur", "document"]
    assert set(standing.marks["ev-1"].fields) == {"denied_by"}


def test_what_the_machine_read_of_a_voice_is_told_whole():
    outcomes = stand(("attribution", None, "s3"), ("denied_by", None, "s3")).outcomes
    assert [outcomes[name].was and outcomes[name].was["name"] for name in ("c1", "c2")] == ["armée", None]


def test_whether_it_is_one_of_a_series_or_history_is_corrected():
    found = first(("aggregate", None, True), ("background", None, True))
    assert (found.aggregate, found.background) == (True, True)


def test_the_codes_follow_the_type_and_the_parties():
    assert first(("type", None, "air-strike")).codes.acled.sub_event_type == "Air/drone strike"


def test_an_actor_of_the_registry_has_its_neutral_name():
    value = {"role": "agent", "actor": "military-forces-of-mali", "name": "les chiens du régime"}
    party = first(("participant", None, value)).participants[-1]
    assert isinstance(party, Participant)
    assert party.name != "les chiens du régime"
    assert party.actor == "military-forces-of-mali"


def test_a_rejected_event_is_in_no_link_of_another():
    linked = replace(RECORD, events=(RECORD.events[0], replace(RECORD.events[1], same_as=("e1",), part_of="e1")))
    standing = stand(("rejected", None, True), record=linked)
    (left,) = standing.record.events
    assert (left.id, left.same_as, left.part_of) == ("e2", (), None)
    assert standing.anchors == ("ev-2",)
    assert standing.rejected == {"ev-1"}


def test_marks_tell_which_values_are_a_persons():
    marks = stand(
        ("when", None, {"edtf": "2021-01"}), ("casualties", span("deux"), {"kind": "injured", "low": 4}),
        ("participant", span("tués"), None),
    ).marks["ev-1"]  # fmt: skip
    assert set(marks.fields) == {"when", "casualties", "participant"}
    assert dict(marks.casualties) == {1: "c2"}
    assert not marks.participant


def test_what_cannot_be_read_changes_nothing():
    made = [
        Correction("c1", "ev-1", "when", None, {"date": "yesterday"}),
        Correction("c2", "ev-9", "type", None, "riot"),
    ]
    standing = apply_corrections(RECORD, NAMES, made)
    assert to_json(standing.record) == to_json(RECORD)
    assert not standing.outcomes["c1"].applied


def test_a_standing_record_keeps_the_record_format():
    from greffier.store.checking import check_record

    added = {"role": "target", "name": "des bergers", "count": {"low": 2, "high": None, "approximate": True}}
    made = stand(
        ("participant", None, added), ("when", None, None), ("where", span("Kidal"), None),
        ("attribution", None, {"kind": "organisation", "name": "la mairie"}), ("negated", None, True),
    )  # fmt: skip
    assert check_record(to_json(made.record), "standing") == made.record


@pytest.mark.parametrize("depth", [10, 500, 100_000])
def test_a_chain_of_voices_without_end_is_refused(depth):
    value = "s1"
    for _ in range(depth):
        value = {"kind": "witness", "name": "x", "via": value}
    with pytest.raises(Trouble) as caught:
        check_value("attribution", value, RECORD, RECORD.events[0])
    assert caught.value.code in (Code.VALUE, Code.CORRECTION)
