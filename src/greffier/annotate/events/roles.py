"""Who fills which role of an event, and which words may fill one at all."""

from __future__ import annotations

from typing import cast

from greffier.annotate.events.complements import coordinated
from greffier.annotate.events.fillers import WEAPONS, Filler, has_determiner
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.noun_roles import noun_fillers
from greffier.annotate.events.phrases import noun_phrase
from greffier.annotate.events.reading import Reading
from greffier.annotate.events.verb_roles import verb_fillers
from greffier.model.mentions import Argument
from greffier.model.record import RoleKind

_PARTIES = frozenset(("person", "armed", "body", "party", "place", "building", "vehicle", "military-site"))
_PEOPLE = frozenset(("person", "armed", "civilian", "body", "name", "pronoun", "wounded", "captive", "crowd", "pupil"))
_SELF_ACTING = frozenset(("armed", "body", "civilian"))


def find_arguments(reading: Reading, hit: Hit, event_tokens: frozenset[int]) -> tuple[Argument, ...]:
    """The arguments of an event in text order, one for each conjunct, none twice.

    ``event_tokens`` are the head words of the events: they fill no role, and end a phrase.
    """
    chosen: dict[int, Filler] = {}
    for role, head, why in noun_fillers(reading, hit) if hit.noun else verb_fillers(reading, hit):
        alone = role == "instrument" or why == "sides"
        for conjunct in [head] if alone else coordinated(reading, head):
            people = _asks_people(role, why, hit)
            if conjunct not in chosen and _may_fill(reading, conjunct, role, hit, event_tokens, people):
                chosen[conjunct] = (_settled(reading, hit, conjunct, role), conjunct, why)
    return tuple(_argument(reading, chosen[head], event_tokens) for head in sorted(chosen))


def _argument(reading: Reading, filler: Filler, stops: frozenset[int]) -> Argument:
    role, head, why = filler
    first, last = (head, head + 1) if why == "adjective" else noun_phrase(reading, head, stops)
    tokens = reading.parse.tokens
    span = reading.annotated.document.span(tokens[first].start, tokens[last - 1].end)
    return Argument(cast(RoleKind, role), head, span, why)


def _may_fill(
    reading: Reading, head: int, role: str, hit: Hit, event_tokens: frozenset[int], people: bool = False
) -> bool:
    """No date, no event word, no word of the trigger, nobody."""
    if head in hit.words or head in event_tokens or not reading.token(head).text[0].isalnum():
        return False
    if reading.is_word(head, "time_nouns") or _is_nobody(reading, head) or _is_bare_number(reading, head):
        return False
    if reading.is_word(head, "shares") and _stands_alone(reading, head):
        return False
    classes = reading.classes(head)
    if _is_bracketed(reading, head) or (people and classes and not classes & _PEOPLE):
        return False
    if role == "target" and "from" in hit.rule.frame and not classes:
        return False
    return not (role in {"agent", "target"} and "deed" in classes and not classes & _PARTIES)


def _asks_people(role: str, why: str, hit: Hit) -> bool:
    """People flee and are helped, not the places they leave (« ont fui le village ») or are brought to."""
    return role == "recipient" or (role == "target" and why == "object" and hit.rule.type == "displacement")


def _is_bracketed(reading: Reading, head: int) -> bool:
    """« au nord de Duki (est) »: a word alone in brackets."""
    if head + 1 >= len(reading.plains):
        return False
    return reading.token(head - 1).text == "(" and reading.token(head + 1).text == ")"


def _is_nobody(reading: Reading, head: int) -> bool:
    """« personne », « rien », « y », an impersonal « il », a relative pronoun that stands for nothing named."""
    token = reading.token(head)
    if token.pos in {"PRON", "ADV"} and (reading.is_word(head, "nobody") or reading.is_word(head, "subject_relatives")):
        return True
    if reading.is_word(head, "not_a_person") and not has_determiner(reading, head):
        return True
    if not reading.is_word(head, "impersonal"):
        return False
    marks = range(head + 1, min(head + 4, len(reading.plains)))
    return token.dep == "expl:subj" or any(reading.is_word(index, "impersonal_marks") for index in marks)


def _is_bare_number(reading: Reading, head: int) -> bool:
    token = reading.token(head)
    return token.pos == "NUM" and not token.text[0].isalpha() and reading.complement_of(head) is None


def _stands_alone(reading: Reading, head: int) -> bool:
    """« la plupart », « les uns », but not « la plupart des habitants », « la majorité présidentielle »."""
    _, last = noun_phrase(reading, head)
    return last == head + 1


def _settled(reading: Reading, hit: Hit, head: int, role: str) -> str:
    """A bare weapon that strikes is the instrument; an owned one stands for its owner (« un drone russe »)."""
    classes = reading.classes(head)
    by_weapon = hit.rule.refine or hit.rule.outcome or hit.rule.frame.get("with") == "instrument"
    struck = role == "agent" and by_weapon
    if not struck or not classes & WEAPONS or classes & _SELF_ACTING:
        return role
    return "agent" if _is_owned(reading, head) else "instrument"


def _is_owned(reading: Reading, head: int) -> bool:
    """« un drone russe », « ses obus », « un drone du Hezbollah », but not « un drone FPV »."""
    first, last = noun_phrase(reading, head)
    owned = False
    for index in range(first, last):
        if reading.plains[index] in reading.lexicon.demonyms or reading.is_word(index, "possessives"):
            return True
        owned = owned or (index > head and reading.prepositions.get(index, ("", 0))[0] == "of")
        if owned and reading.classes(index) & {"armed", "body", "name"}:
            return True
    return False
