"""Mentions become events as a careful reader would take them."""

import pytest

from greffier.record.assemble import assemble
from tests.helpers import annotated, cases

FIGURES = ("killed", "injured", "missing", "captured", "abducted", "displaced")


def figures(event, kind):
    return [f"{c.low}..{c.high}" for c in event.casualties if c.kind == kind and c.status == "current"]


def told(event, want):
    """What the record says of the things that the case names."""
    said = {"type": event.type, "modality": event.modality, "negated": event.negated, "aggregate": event.aggregate}
    said["when"] = event.when.edtf if event.when else None
    said |= {f"{role}s": [p.name for p in event.participants if p.role == role] for role in ("agent", "target")}
    said |= {kind: figures(event, kind) for kind in FIGURES}
    said["same_as"] = [int(other.removeprefix("e")) for other in event.same_as]
    if event.type == want.get("or_type"):
        said["type"] = want["type"]
    return {key: said[key] for key in want if key != "or_type"}


@pytest.mark.parametrize("case", cases("fr", "occurrences"), ids=lambda case: case["because"])
def test_events_are_gathered_as_the_case_says(case, request):
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=str(case["known_gap"])))
    record = assemble(annotated(case["text"], case.get("published"), case.get("outlet")))
    wanted = [{key: value for key, value in want.items() if key != "or_type"} for want in case["expect"]]
    got = [told(event, want) for event, want in zip(record.events, case["expect"], strict=False)]
    assert (len(record.events), got) == (len(wanted), wanted)


def test_where_a_speaker_holds_office_is_not_where_it_happened():
    text = "Quatre pêcheurs ont été tués lundi à Fotokol, selon Adam Mahamat, maire de Kousseri."
    event = assemble(annotated(text, "2022-07-25")).events[0]
    assert [location.text for location in event.where] == ["Fotokol"]
