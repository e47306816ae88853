"""Each event stands on the day and at the place that the words around it say, near or far."""

from __future__ import annotations

from typing import Any

import pytest

from greffier.model.record import Event
from greffier.record.assemble import assemble
from tests.helpers import annotated, cases


@pytest.mark.parametrize("case", cases("fr", "circumstances"), ids=lambda case: case["because"])
def test_an_event_is_when_and_where_the_case_says(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["because"]))
    events = assemble(annotated(case["text"], case["published"])).events
    told = [_told(event, want) for want in case["expect"] for event in [_find(events, want["trigger"])]]
    assert told == [{key: value for key, value in want.items() if key != "trigger"} for want in case["expect"]]


def _find(events: tuple[Event, ...], words: str) -> Event:
    found = [event for event in events if words in event.trigger.quote or event.trigger.quote in words]
    assert found, [event.trigger.quote for event in events]
    return found[0]


def _told(event: Event, want: dict[str, Any]) -> dict[str, Any]:
    said = {
        "when": event.when.edtf if event.when else None,
        "where": event.where[0].text if event.where else None,
    }
    return {key: said[key] for key in want if key != "trigger"}
