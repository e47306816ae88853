"""Events: every rule keeps its own examples and near-misses; the linguists' cases; refusals; offsets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from greffier.annotate.events import find_events
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.document import Document
from greffier.model.folding import fold
from greffier.model.mentions import EventMention
from greffier.pipeline.parser import Parser

CASES = Path(__file__).parents[1] / "cases" / "fr"


@cache
def parser() -> Parser:
    return Parser("fr")


@cache
def read(text: str) -> tuple[EventMention, ...]:
    document = Document("sha256:0", text, "fr")
    return find_events(Annotated(document, next(parser().parse([text]))))


def cases(name: str) -> list[Any]:
    listed = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [
        pytest.param(
            case, id=case["text"][:60], marks=[pytest.mark.xfail(strict=True)] if case.get("known_gap") else []
        )
        for case in listed
    ]


def rule_texts(key: str) -> Iterator[Any]:
    for rule in load("fr", "events")["rules"]:
        for text in rule.get(key) or ():
            yield pytest.param(rule["id"], text, id=f"{rule['id']}: {text[:50]}")


@pytest.mark.parametrize(("rule", "text"), rule_texts("examples"))
def test_a_rule_reads_its_examples(rule: str, text: str) -> None:
    """A stricter rule of the same type may read it first."""
    types = {f"events:{each['id']}": each["type"] for each in load("fr", "events")["rules"]}
    assert types[f"events:{rule}"] in {types[e.rule] for e in read(text)}, [
        (e.rule, e.trigger.quote) for e in read(text)
    ]


@pytest.mark.parametrize(("rule", "text"), rule_texts("not"))
def test_a_rule_leaves_its_near_misses_alone(rule: str, text: str) -> None:
    assert f"events:{rule}" not in {event.rule for event in read(text)}


def idioms(key: str) -> Iterator[Any]:
    for rule in load("fr", "events")["refusals"]["idioms"]:
        for text in rule[key]:
            yield pytest.param(rule["pattern"], text, id=f"{rule['id']}: {text[:50]}")


@pytest.mark.parametrize(("pattern", "text"), idioms("examples"))
def test_an_idiom_is_recognised_and_tells_no_event(pattern: str, text: str) -> None:
    import re

    assert re.search(rf"(?<!\w)(?:{pattern})", fold(text))
    assert read(text) == ()


@pytest.mark.parametrize(("pattern", "text"), idioms("not"))
def test_an_idiom_does_not_swallow_a_real_event(pattern: str, text: str) -> None:
    import re

    assert not re.search(rf"(?<!\w)(?:{pattern})", fold(text))


@pytest.mark.parametrize(
    "case", [*cases("events.yaml"), *cases("events_violence.yaml"), *cases("events_developments.yaml")]
)
def test_a_clause_is_read_with_its_type_and_parties(case: Mapping[str, Any]) -> None:
    events = read(case["text"])
    told = [(e.type, e.trigger.quote, [(a.role, a.span.quote) for a in e.arguments]) for e in events]
    for expected in case["expect"]:
        assert any(fits(event, expected) for event in events), f"{expected} not in {told}"
    assert len(events) <= case.get("at_most", len(events)), told


def fits(event: EventMention, expected: Mapping[str, Any]) -> bool:
    types = expected["type"] if isinstance(expected["type"], list) else [expected["type"]]
    if event.type not in types or fold(expected.get("trigger", "")) not in fold(event.trigger.quote):
        return False
    for role in ("agent", "target", "recipient", "instrument", "cargo"):
        told = [fold(argument.span.quote) for argument in event.arguments if argument.role == role]
        wanted = expected.get(role, [])
        wanted = [wanted] if isinstance(wanted, str) else wanted
        if not all(any(fold(words) in quote for quote in told) for words in wanted):
            return False
    return all(getattr(event, flag) == expected[flag] for flag in ("outcome", "anaphoric") if flag in expected)


@pytest.mark.parametrize("case", cases("near_misses.yaml"))
def test_what_only_looks_like_an_event_is_left_out(case: Mapping[str, Any]) -> None:
    told = [(e.type, e.trigger.quote, e.rule) for e in read(case["text"])]
    expected = case.get("expect", 0)
    assert len(told) == expected, told


def test_every_rule_has_an_id_of_its_own_and_a_meaning() -> None:
    rules = load("fr", "events")["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["meaning"] and "examples" in rule and "not" in rule for rule in rules)


def test_spans_quote_the_text_and_extents_cover_their_triggers() -> None:
    text = "Des rebelles ont attaqué un convoi mardi, tuant deux chauffeurs, et se sont emparés de la ville de Bambo."
    events = read(text)
    assert len(events) == 3
    for event in events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.quote
        assert event.extent.covers(event.trigger) and len(event.extent) <= 600


def test_a_harm_points_at_the_deed_that_did_it() -> None:
    text = "Trois soldats ont été tués dans l’attaque de leur base par des rebelles."
    deed = next(event for event in read(text) if not event.outcome)
    harm = next(event for event in read(text) if event.outcome)
    assert harm.cause == deed.token


def test_a_document_without_words_has_no_events() -> None:
    assert read("") == () and read("…") == ()


def test_reading_twice_gives_the_same_events() -> None:
    text = "L’armée a bombardé le village et arrêté six hommes."
    document = Document("sha256:0", text, "fr")
    annotated = Annotated(document, next(parser().parse([text])))
    assert find_events(annotated) == find_events(annotated)
