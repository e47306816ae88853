"""What an attack was made with decides its type: « attaque » + « drone » is an air strike."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.events.complements import stretch_end
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.phrases import noun_phrase
from greffier.annotate.events.reading import Reading
from greffier.model.mentions import Argument


def refined_type(reading: Reading, hit: Hit, arguments: Sequence[Argument]) -> str:
    """The type that the weapon words beside the event give it, or the rule's own.

    Looks at the event's own words, its agents and instruments, and, where a rule's type stands in ``by_context``
    (« bombarder »), at the sentence and the two before; a type in ``by_page`` (« raid ») becomes the one given there
    where the page tells of its weapons. What comes from afar (``from_afar``) is no hidden bomb.
    """
    lexicon, own = reading.lexicon, hit.rule.type
    if not hit.rule.refine:
        return lexicon.defaults.get(own, own)
    hidden = lexicon.defaults["blast"] if own in lexicon.from_afar else None
    found = _match(reading, _near_words(reading, hit, arguments), hidden)
    if found is None and own in lexicon.by_context:
        found = _match(reading, _context(reading, hit), hidden)
    if found is None and own in lexicon.by_page:
        found = _told_on_page(reading, lexicon.by_page[own])
    return found or lexicon.defaults.get(own, own)


def _told_on_page(reading: Reading, type_: str) -> str | None:
    """The type where one of its weapons is named anywhere in the document."""
    named = any(type_ == other and not words.isdisjoint(reading.plains) for other, words in reading.lexicon.weapons)
    return type_ if named else None


def _match(reading: Reading, tokens: Sequence[int], hidden: str | None) -> str | None:
    """The type of the first weapon named; ``hidden`` is the type that it cannot be."""
    plains = reading.plains
    words = {plains[index] for index in tokens}
    words |= {f"{plains[index]} {plains[index + 1]}" for index in tokens if index + 1 < len(plains)}
    for type_, listed in reading.lexicon.weapons:
        if type_ != hidden and words & listed:
            return type_
    return None


def _near_words(reading: Reading, hit: Hit, arguments: Sequence[Argument]) -> list[int]:
    found = list(hit.words)
    last = max(hit.words)
    for argument in arguments:
        if argument.role in {"agent", "instrument"}:
            first, end = noun_phrase(reading, argument.token)
            found.extend(range(first, end))
    found.extend(_described(reading, last, arguments) if hit.noun else _means(reading, last))
    return sorted(set(found))


def _described(reading: Reading, last: int, arguments: Sequence[Argument]) -> list[int]:
    """The words that follow a noun at once and are no target."""
    targets = [argument for argument in arguments if argument.role == "target"]
    end = min(stretch_end(reading, last), last + 6)
    end = next((index for index in range(last + 1, end) if _joins_another(reading, index)), end)
    return [
        index
        for index in range(last + 1, end)
        if reading.token(index).pos in {"ADJ", "NOUN", "X", "PROPN"}
        and not any(_inside(reading, target, index) for target in targets)
    ]


def _joins_another(reading: Reading, index: int) -> bool:
    """« une attaque de missiles et cinquante frappes aériennes »: another noun begins, with a number of its own."""
    following = index + 1 < len(reading.plains) and reading.is_number(index + 1)
    return reading.token(index).pos == "CCONJ" and following


def _inside(reading: Reading, argument: Argument, index: int) -> bool:
    token = reading.token(index)
    return argument.span.start <= token.start < argument.span.end


def _means(reading: Reading, verb: int) -> list[int]:
    """What stands after « avec », « au moyen de », « par », « à »: the means of a verb."""
    found: list[int] = []
    end = stretch_end(reading, verb, commas=True)
    for index in range(verb + 1, end):
        relation = reading.prepositions.get(index)
        if relation and relation[0] in {"with", "by", "to"}:
            noun = reading.noun_after(relation[1])
            if noun is not None and noun < end:
                found.extend(range(relation[1], min(noun + 3, end)))
    return found


def _context(reading: Reading, hit: Hit) -> list[int]:
    """The sentence of the event and the two before it."""
    sentence = reading.parse.sentence_of(hit.token)
    start = reading.parse.sentences[max(0, sentence.index - 2)].first
    return [index for index in range(start, sentence.last) if reading.token(index).pos in {"NOUN", "ADJ", "PROPN"}]
