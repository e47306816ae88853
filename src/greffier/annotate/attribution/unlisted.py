"""« …, fulmine un élu »: any verb right after a closing quotation mark speaks, where a speaker follows it."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.kinds import kind_of
from greffier.annotate.attribution.reader import Reader
from greffier.model.parse import Sentence

_CLOSING = '»”"›'
_ENDS = ",.;:–—(«"
_SPEAKERS = ("witness", "person", "official", "unnamed")


def find_unlisted(reader: Reader, sentence: Sentence) -> Iterator[Finding]:
    """The cues of one sentence whose verbs no list holds."""
    for i in range(sentence.first + 1, sentence.last - 1):
        if reader.tokens[i].text in _CLOSING and _ends_statement(reader, i):
            found = _read(reader, sentence, i + 1 + (reader.folded(i + 1) == ","))
            if found is not None:
                yield found


def _ends_statement(reader: Reader, i: int) -> bool:
    return any(quote.span.end == reader.tokens[i].end and not quote.scare for quote in reader.annotated.quotes)


def _read(reader: Reader, sentence: Sentence, first: int) -> Finding | None:
    verb = first
    while verb < sentence.last and reader.is_in(verb, "clitics"):
        verb += 1
    if verb + 1 >= sentence.last or not reader.is_finite(verb) or reader.lexicon.senses(reader.tokens[verb]):
        return None
    source = reader.read_phrase(verb + 1, sentence.last)
    if source is None or kind_of(reader, source) not in _SPEAKERS:
        return None
    named = reader.tokens[source.head].text[0].isupper()
    if not named and reader.lexicon.kind_of_noun(reader.folded(source.head)) is None:
        return None
    if source.last + 1 < sentence.last and reader.tokens[source.last + 1].text not in _ENDS:
        return None
    return Finding("unlisted.before", sentence.index, (first, verb), first, source.last, "before", -1, source, ())
