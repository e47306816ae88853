"""From words to whose words: « un communiqué de l'armée » speaks for the army, « des images de X » for X."""

from __future__ import annotations

from dataclasses import dataclass

from greffier.annotate.attribution.reader import Reader
from greffier.annotate.attribution.scene import Phrase


@dataclass(frozen=True, slots=True)
class Author:
    """The phrase that speaks, and the media that bring it."""

    source: Phrase | None
    via: tuple[Phrase, ...]


def find_author(reader: Reader, source: Phrase | None, via: tuple[Phrase, ...]) -> Author:
    """Whose words a phrase carries.

    « selon un décompte fourni par la police » → « la police »; « selon un communiqué » alone stays itself: the
    resolver looks for who issued it.
    """
    if source is None:
        return Author(None, via)
    head = reader.tokens[source.head]
    words, pictures = reader.lexicon.is_word("statement_nouns", head), reader.lexicon.is_word("picture_nouns", head)
    if not words and not pictures:
        return Author(source, _without(source, via))
    found = _linked(reader, source)
    if found is None:
        return Author(source, _without(source, via))
    author, medium = found
    if medium and not pictures:
        return Author(source, _without(source, (author, *via)))
    if reader.lexicon.is_word("testimony_nouns", head) and (said := _gathered(reader, source, author)):
        return Author(said, _without(said, (author, *via)))
    return Author(author, _without(author, via))


def _gathered(reader: Reader, source: Phrase, author: Phrase) -> Phrase | None:
    """« des témoignages | recueillis par l'AFP »: those who gathered the words did not speak them."""
    taken = next((i for i in range(source.head + 1, author.first) if reader.is_in(i, "gathered_participles")), None)
    return None if taken is None else Phrase(source.first, taken - 1, source.head)


def _without(source: Phrase, via: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    kept: list[Phrase] = []
    for phrase in via:
        overlaps = phrase.first <= source.last and source.first <= phrase.last
        if not overlaps and not any(p.head == phrase.head for p in kept):
            kept.append(phrase)
    return tuple(kept)


def _linked(reader: Reader, source: Phrase) -> tuple[Phrase, bool] | None:
    """The author's phrase after « de », « par », « publié par », and whether it is a mere medium (« sur Telegram »)."""
    sentence = reader.annotated.parse.sentence_of(source.head)
    i, end = source.head + 1, min(sentence.last, source.last + 14)
    while i < end and reader.tokens[i].text not in ",;:.":
        if reader.is_finite(i) and i > source.last:
            break
        if reader.is_in(i, "author_participles") or reader.is_in(i, "relay_participles"):
            found = _after_participle(reader, i, end)
            if found is not None:
                return found
        elif (reader.is_in(i, "of") and i == source.head + 1) or (
            reader.is_in(i, "of") and reader.tokens[i - 1].pos == "ADJ"
        ):
            phrase = reader.read_phrase(i + 1, end)
            if phrase is not None and _is_somebody(reader, phrase):
                return phrase, False
        i += 1
    return None


def _after_participle(reader: Reader, i: int, end: int) -> tuple[Phrase, bool] | None:
    by = reader.skip_adjuncts_to_by(i + 1, end)
    if by is not None:
        phrase = reader.read_phrase(by + 1, end)
        return None if phrase is None or reader.is_in(phrase.head, "manner_nouns") else (phrase, False)
    k = reader.skip_adjuncts(i + 1, i + 2).next
    if k + 1 < end and reader.is_in(k, "relay_links"):
        phrase = reader.read_phrase(k + 1, end)
        if phrase is not None and reader.is_relay(phrase):
            return phrase, True
    return None


def _is_somebody(reader: Reader, phrase: Phrase) -> bool:
    """A body, a person or a name; not what the words are about (« un bilan de douze morts »)."""
    head = reader.tokens[phrase.head]
    if reader.tokens[phrase.first].pos == "NUM" or reader.tokens[phrase.first].text[0].isdigit():
        return False
    if reader.lexicon.kind_of_noun(head.folded) is not None:
        return True
    return head.text[0].isupper() and not reader.is_in(phrase.head, "temporal")
