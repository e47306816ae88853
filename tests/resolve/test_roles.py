"""Who did what to whom, as the record gives it."""

import pytest

from greffier.record.assemble import assemble
from tests.helpers import annotated, cases


def parties(event, role):
    return [p.name for p in event.participants if p.role == role]


def event_of(record, words):
    """The event whose trigger holds the words."""
    found = [event for event in record.events if words in event.trigger.quote]
    assert found, f"no event « {words} »: {[event.trigger.quote for event in record.events]}"
    return found[0]


@pytest.mark.parametrize("case", cases("fr", "roles"), ids=lambda case: case["because"])
def test_each_event_has_the_parties_that_the_text_gives_it(case, request):
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=str(case["known_gap"])))
    record = assemble(annotated(case["text"], case.get("published"), case.get("outlet")))
    got, wanted = {}, {}
    for words, want in case.get("expect", {}).items():
        event = event_of(record, words)
        wanted |= {(words, role): names for role, names in want.items()}
        got |= {(words, role): parties(event, role.removesuffix("s")) for role in want}
    assert got == wanted
    assert not {event.trigger.quote for event in record.events} & set(case.get("absent", ()))
