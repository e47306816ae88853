"""Which event a harm told apart from its deed most likely belongs to.

A figure told before is of the event that it was told of; else the harm goes to a deed of its own paragraph before those
further up, to what the same voice tells, and to the deed of which most is told. A total of many deeds (« 377 morts
depuis janvier ») belongs to no single one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from greffier.languages import load
from greffier.resolve.sources import voice_at

if TYPE_CHECKING:
    from greffier.resolve.occurrences.antecedents import Gathering

_TELLING = 10
"""From how many on the same number is hardly told of two events."""
MOST_TELLING = 6

Number = tuple[str, int | None, int | None]


def weigh(work: Gathering, token: int, earlier: int) -> int:
    """How likely the harm told at a token is that of an earlier event."""
    here = work.paragraph(token) == work.paragraph(work.event(earlier).token)
    return salience(work, earlier) + 2 * here + _same_voice(work, token, earlier)


def salience(work: Gathering, mention: int) -> int:
    """How much of a story the mention tells: a day, a place, harm folded into it."""
    day, places = work.circumstances.date_of([mention])[0], work.circumstances.places_of([mention])[0]
    return (mention in work.harmed) + (day is not None) + bool(places)


def is_placed_apart(work: Gathering, mention: int, earlier: int) -> bool:
    """True for harm that names its own place and an event of another paragraph that names none."""
    if work.distance(mention, earlier) == 0 or not work.circumstances.governs_place(mention):
        return False
    return not work.circumstances.places_of([earlier])[0]


def is_one_sentence(work: Gathering, one: int, other: int) -> bool:
    """« a mené une attaque avec des tirs d'obus »: of deeds told as surely, the first of a sentence stands for all."""
    return work.sentence(one) == work.sentence(other)


def _same_voice(work: Gathering, token: int, earlier: int) -> bool:
    tokens = work.annotated.parse.tokens
    voice = voice_at(work.annotated, tokens[token].start)
    return voice != 0 and voice == voice_at(work.annotated, tokens[work.event(earlier).token].start)


def index_numbers(work: Gathering) -> Mapping[Number, list[int]]:
    """The mentions that tell each telling number, in text order."""
    found: dict[Number, list[int]] = {}
    for toll in work.annotated.tolls:
        number = (toll.kind, toll.low, toll.high)
        mention = None if toll.cause is None else work.mention_at(toll.cause)
        if mention is None:
            mention = next(iter(work.annotated.events_by_token.get(toll.token, ())), None)
        if mention is not None and not toll.period and (toll.low or 0) >= _TELLING:
            found.setdefault(number, []).append(mention)
    return found


def told_of(work: Gathering, numbers: Iterable[Number], before: int) -> int | None:
    """The event of which one of the numbers was told before a mention."""
    for number in numbers:
        for mention in reversed(work.by_number.get(number, ())):
            if mention < before and work.home[mention] < before:
                return work.home[mention]
    return None


def numbers_at(work: Gathering, token: int) -> list[Number]:
    """The numbers that are told with a word of harm."""
    tolls = (work.annotated.tolls[index] for index in work.tolls_at.get(token, ()))
    return [(toll.kind, toll.low, toll.high) for toll in tolls if not toll.period]


def sums_up(work: Gathering, mention: int) -> bool:
    """True for a mention that tells a total of many deeds: « 377 personnes ont été tuées depuis janvier »."""
    event = work.event(mention)
    tolls = work.tolls_at.get(event.token, ()) if event.outcome else ()
    return any(work.annotated.tolls[index].period for index in tolls)


def is_of_a_war(work: Gathering, mention: int) -> bool:
    """True for the toll of something that is no event: « le conflit a fait 25 000 morts en dix ans »."""
    tolls = [work.annotated.tolls[index] for index in work.tolls_at.get(work.event(mention).token, ())]
    causes = [toll.cause for toll in tolls if toll.period]
    return bool(causes) and all(cause is not None and names_a_war(work, cause) for cause in causes)


def names_a_war(work: Gathering, token: int) -> bool:
    """True for « le conflit », where it is no event of the record."""
    if work.mention_at(token) is not None:
        return False
    word = work.annotated.parse.tokens[token]
    wars = load(work.annotated.document.language, "casualties")["words"]["wars"]
    return word.folded in wars or word.lemma in wars


def total_before(work: Gathering, mention: int) -> int | None:
    """« … et 3 581 autres blessés »: the total that the one before it in the same or the last sentence goes on."""
    for earlier in range(mention - 1, -1, -1):
        if work.sentence(mention) - work.sentence(earlier) > 1:
            return None
        if work.home[earlier] == earlier and sums_up(work, earlier):
            return earlier
    return None
