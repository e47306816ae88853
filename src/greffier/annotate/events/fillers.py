"""Complements that fill roles, for verbs and nouns alike: « contre », « par », « entre … et … »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from greffier.annotate.events.complements import complements, coordinated
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.reading import Reading

Filler = tuple[str, int, str]
Stretch = tuple[int, int, Mapping[str, str]]

WEAPONS = frozenset(("weapon", "explosive", "projectile", "flying"))
_MEANS = WEAPONS | {"vehicle"}
_PLACE_NAME = frozenset(("place", "name"))
_WHERE = frozenset(("onto", "at", "to"))


def complement_fillers(reading: Reading, hit: Hit, stretches: Sequence[Stretch], passive: bool) -> list[Filler]:
    """Prepositional phrases that the frame (or a carrier) gives a role, the first of each relation.

    A stretch is (first token, token after the last, roles that a carrier adds). ``passive``: « par » names the agent.
    """
    found: list[Filler] = []
    seen: set[str] = set()
    for start, end, added in stretches:
        roles = {**hit.rule.frame, **added}
        for relation, begin, head in complements(reading, start, end):
            role = roles.get(relation)
            if role is None or relation == "of" or (relation in seen and not _is_second_by(reading, relation, begin)):
                continue
            if relation == "by" and not _names_agent(reading, hit, begin, passive):
                continue
            if relation in _WHERE and reading.is_word(head, "road_nouns"):
                continue
            if hit.noun and relation == "to" and reading.classes(head) <= _PLACE_NAME:
                continue
            seen.add(relation)
            found += _fillers(reading, role, relation, head)
    return found


def _fillers(reading: Reading, role: str, relation: str, head: int) -> list[Filler]:
    if role == "sides":
        return _sides(reading, head)
    if role == "instrument" and not reading.classes(head) & _MEANS:
        return []
    return [(role, head, f"{relation}-complement")]


def _is_second_by(reading: Reading, relation: str, begin: int) -> bool:
    """« par les rebelles et par la milice », but not « … au lendemain de la suspension par le président »."""
    return relation == "by" and reading.token(begin - 1).pos in {"CCONJ", "PUNCT", "ADV"}


def _names_agent(reading: Reading, hit: Hit, begin: int, passive: bool) -> bool:
    """« tombé dans une embuscade tendue par »: also after a participle of the trigger's own noun."""
    before = reading.token(begin - 1)
    if before.dep in {"acl", "amod"} and before.head in hit.words and before.head != hit.token:
        return True
    return (hit.noun or passive) and says_by_whom(reading, hit, begin)


def says_by_whom(reading: Reading, hit: Hit, begin: int) -> bool:
    """False where « par » belongs to another participle (« un raid de la coalition conduite par Riyad ») or names
    who says it (« une attaque attribuée par la police aux rebelles »)."""
    before = begin - 1
    if any(before == carrier.verb and not carrier.light.by for carrier in hit.carriers):
        return False
    if before in (hit.token, hit.words[-1], *(carrier.verb for carrier in hit.carriers)):
        return True
    token = reading.token(before)
    if token.pos == "NOUN" and not reading.classes(before):
        return not reading.plains[before].endswith(tuple(reading.lexicon.words["action_endings"]))
    participle = reading.plains[before] in reading.lexicon.participles or token.has("VerbForm=Part")
    return token.pos not in {"VERB", "ADJ"} or not participle


def _sides(reading: Reading, head: int) -> list[Filler]:
    """« entre l'armée et les rebelles »: the first is agent, the others are targets."""
    joined = coordinated(reading, head)
    if len(joined) == 1 and (other := _after_conjunction(reading, head)) is not None:
        joined.append(other)
    return [("agent" if position == 0 else "target", each, "sides") for position, each in enumerate(joined)]


def _after_conjunction(reading: Reading, head: int) -> int | None:
    for index in range(head + 1, min(head + 12, reading.parse.sentence_of(head).last)):
        if reading.token(index).pos == "CCONJ":
            return reading.noun_after(index + 1)
        if reading.is_finite(index):
            return None
    return None


def has_determiner(reading: Reading, head: int) -> bool:
    """True where an article, a number or another determiner hangs from the noun."""
    return any(reading.token(child).dep in {"det", "nummod"} for child in reading.parse.children(head))
