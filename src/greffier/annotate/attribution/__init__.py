"""Who says it: every place where a report lets somebody speak, and how far their words reach.

A cue (a verb of saying, « selon », a heading) names a voice and governs words of the text. Cues are found sentence
by sentence; then each one's content is bounded against its neighbours, so that no voice swallows another's words.
The scanners read the surface (word order, punctuation, word classes) and ask the parser's arrows only where the
surface gives nothing, because arrows are least sure exactly where reports put their speakers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from greffier.annotate.attribution.adjuncts import find_adjuncts
from greffier.annotate.attribution.authors import find_author
from greffier.annotate.attribution.carried import find_carried
from greffier.annotate.attribution.contents import content_of
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.kinds import kind_of
from greffier.annotate.attribution.labels import find_answers, find_colon_quotes
from greffier.annotate.attribution.lexicon import lexicon
from greffier.annotate.attribution.reader import Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.annotate.attribution.standalone import continue_quotes, find_headings, find_source_lines
from greffier.annotate.attribution.unlisted import find_unlisted
from greffier.annotate.attribution.verbs import find_verbs
from greffier.model.annotated import Annotated
from greffier.model.mentions import Attribution
from greffier.model.parse import Sentence
from greffier.model.span import Span

__all__ = ["find_attributions"]


def find_attributions(annotated: Annotated) -> tuple[Attribution, ...]:
    """Every attribution of the text, in the order of the cues.

    « Dix soldats ont été tués, selon une source militaire. » → one attribution: content « Dix soldats ont été tués »,
    cue « selon », source « une source militaire », kind "unnamed".

    Needs the parse; uses ``quotes`` and ``actors`` where they are filled.
    """
    reader = Reader(annotated, lexicon(annotated.document.language))
    found: list[Attribution] = []
    for sentence in annotated.parse.sentences:
        around = _merge(list(_scan(reader, sentence)))
        found.extend(_attribution(reader, finding, around) for finding in around)
    found.extend(find_source_lines(reader))
    found.extend(find_answers(reader))
    found.extend(find_colon_quotes(reader, found))
    found.extend(find_carried(reader, found))
    found.extend(continue_quotes(reader, found))
    return tuple(sorted(found, key=lambda a: (a.cue.start, a.content.start, a.content.end)))


def _scan(reader: Reader, sentence: Sentence) -> Iterator[Finding]:
    yield from find_verbs(reader, sentence)
    yield from find_adjuncts(reader, sentence)
    yield from find_headings(reader, sentence)
    yield from find_unlisted(reader, sentence)


def _merge(findings: list[Finding]) -> list[Finding]:
    """In order, and without a cue that lies inside another cue's own words."""
    ordered = _with_named_source(sorted(findings, key=lambda f: (f.left, -f.right)))
    return [
        f for f in ordered
        if not any(o is not f and o.left <= f.cue[0] and f.cue[1] <= o.right and o.cue != f.cue and not f.relative
                   and o.side != "after" for o in ordered)
    ]  # fmt: skip


def _with_named_source(findings: list[Finding]) -> list[Finding]:
    """« On apprend de source militaire que … »: the voice between the verb and what is said speaks."""
    merged: list[Finding] = []
    for found in findings:
        last = merged[-1] if merged else None
        if last is not None and last.source is None and last.side == "after" and last.cue[1] < found.left and (
            found.right < last.begin
        ):  # fmt: skip
            merged[-1] = replace(last, source=found.source, via=found.via)
        else:
            merged.append(found)
    return merged


def _attribution(reader: Reader, found: Finding, around: Sequence[Finding]) -> Attribution:
    author = find_author(reader, found.source, found.via)
    via = tuple(_span(reader, phrase) for phrase in author.via)
    return Attribution(
        content_of(reader, found, around),
        reader.span(*found.cue),
        _span(reader, author.source) if author.source is not None else None,
        via[0] if via else None,
        found.kind or kind_of(reader, author.source, _words_between(found)),
        found.rule,
        found.doubt,
        via[1:],
    )


def _words_between(found: Finding) -> tuple[int, int] | None:
    """The tokens from a cue to a speaker who follows it."""
    if found.source is None or found.source.first <= found.cue[1] + 1:
        return None
    return found.cue[1] + 1, found.source.first - 1


def _span(reader: Reader, phrase: Phrase) -> Span:
    """A phrase's words, without a full stop that the tokenizer leaves on a name of one letter (« sur X. »)."""
    span = reader.span(phrase.first, phrase.last)
    if len(reader.tokens[phrase.last].text) == 2 and span.quote.endswith("."):
        return reader.annotated.document.span(span.start, span.end - 1)
    return span
