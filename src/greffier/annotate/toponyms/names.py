"""Words of a text that may be names of places, with what the gazetteer knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from greffier.annotate.toponyms.vocabulary import Vocabulary
from greffier.gazetteer.names import plain
from greffier.gazetteer.store import Candidate, Gazetteer
from greffier.model.span import Span

LONGEST = 6  # words in one name
TOWN = 15_000  # people from which a place is likely to be named without a word that says what it is
CLOSE = 82  # likeness from which a name of several words is the one that is known
_FOLDED_WORD = re.compile(r"[a-z][^\W_]*(?:-[a-z]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:\.(?=[A-Z]\.))?")


class Sort(Enum):
    """How surely a name is a place's: before any context is looked at."""

    SURE = "\ue000"
    REGION = "\ue001"
    WEAK = "\ue002"
    UNKNOWN = "\ue003"


@dataclass(frozen=True, slots=True)
class Name:
    """A possible name. ``candidates`` is empty where the gazetteer does not know it."""

    start: int
    end: int
    text: str
    sort: Sort
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str
    capital: bool


def find_names(
    text: str,
    folded: str,
    words: Vocabulary,
    gazetteer: Gazetteer,
    closed: Sequence[Span],
    home: frozenset[str] = frozenset(),
) -> list[Name]:
    """All possible place names outside the ``closed`` spans, in text order, none overlapping another.

    ``home``: the countries that the text speaks of; a name that is well known there is surely a place.
    """
    phrases = list(_phrases(text, folded, gazetteer))
    taken = [*closed, *phrases]
    runs = [run for run in _runs(text, folded, words) if not _inside(run[0].start, run[-1].end, taken)]
    grams = [(run, list(_grams(text, run, words))) for run in runs]
    known = gazetteer.lookup({text[a:b] for _, spans in grams for a, b in spans} | {p.quote for p in phrases})
    names = [Name(p.start, p.end, p.quote, Sort.REGION, known[p.quote]) for p in phrases if p.quote in known]
    for run, spans in grams:
        names += _name_run(text, folded, run, spans, known, words, home)
    return _apart(sorted(names, key=lambda n: (n.start, -n.end)))


def _apart(names: Sequence[Name]) -> list[Name]:
    """Of names that overlap, the first."""
    kept: list[Name] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _phrases(text: str, folded: str, gazetteer: Gazetteer) -> Iterator[Span]:
    """Names that open in lower case: « la bande de Gaza »."""
    at = 0
    for match in _FOLDED_WORD.finditer(folded):
        if match.start() < at:
            continue
        for phrase in gazetteer.phrases.get(match.group(), ()):
            end = match.start() + len(phrase)
            if folded.startswith(phrase, match.start()) and not folded[end : end + 1].isalnum():
                yield Span(match.start(), end, text[match.start() : end])
                at = end
                break


def _inside(start: int, end: int, closed: Sequence[Span]) -> bool:
    return any(span.start <= start and end <= span.end for span in closed)


def _pieces(text: str, folded: str, words: Vocabulary) -> Iterator[_Piece]:
    """Words of the text; an elided article is cut off, unless it is part of a name (N'Djamena)."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        cut = words.elision.match(folded, start, end)
        if cut and cut.end() < end and not _opens_name(text, start, cut.end()):
            start = cut.end()
        yield _Piece(start, end, text[start:end], text[start].isupper())


def _opens_name(text: str, start: int, after: int) -> bool:
    """True for the N' of N'Djamena and the M' of M'Bera: both letters around the apostrophe are capitals."""
    return text[start] in "NM" and after == start + 2 and text[after].isupper()


def _runs(text: str, folded: str, words: Vocabulary) -> Iterator[list[_Piece]]:
    """Stretches of capitalised words, with the small words that names hold between them."""
    run: list[_Piece] = []
    for piece in _pieces(text, folded, words):
        small = folded[piece.start : piece.end]
        joined = bool(run) and _joins(text, run[-1].end, piece.start, folded)
        if (piece.capital and (joined or not run)) or (
            not piece.capital and joined and small in words.inside | words.articles
        ):
            run.append(piece)
        else:
            yield from _closed(run)
            opens = piece.capital or (small in words.articles and text[piece.end : piece.end + 1] == "-")
            run = [piece] if opens else []
    yield from _closed(run)


def _joins(text: str, end: int, start: int, folded: str) -> bool:
    """True where only a space or hyphen stands between, or one of them and an elided article."""
    between = folded[end:start]
    return (between in (" ", "-") and text[end] not in "–—") or between in (" d'", " l'", "-d'", "-l'")


def _closed(run: list[_Piece]) -> Iterator[list[_Piece]]:
    while run and not run[-1].capital:
        run.pop()
    if run:
        yield run


def _grams(text: str, run: Sequence[_Piece], words: Vocabulary) -> Iterator[tuple[int, int]]:
    for i, first in enumerate(run):
        if not first.capital and plain(first.text) not in words.articles:
            continue
        for last in run[i : i + LONGEST]:
            if last.capital:
                yield first.start, last.end


def _name_run(
    text: str,
    folded: str,
    run: Sequence[_Piece],
    spans: Sequence[tuple[int, int]],
    known: dict[str, tuple[Candidate, ...]],
    words: Vocabulary,
    home: frozenset[str],
) -> list[Name]:
    """Cut a run into the longest names that the gazetteer knows; one that is known only in part is unknown."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (-_worth(text[s[0] : s[1]], known), s[0])):
        if text[start:end] in known and all(end <= a or b <= start for a, b in chosen):
            chosen.append((start, end))
    loose = [p for p in run if p.capital and not any(a <= p.start and p.end <= b for a, b in chosen)]
    kept = [(a, b) for a, b in chosen if _stands_apart(text, folded, a, b, chosen, loose, words)]
    if kept:
        return [_name(text, folded, a, b, known[text[a:b]], words, home) for a, b in sorted(kept)]
    while len(run) > 1 and (not run[0].capital or plain(run[0].text) in words.common):
        run = run[1:]
    start, end = run[0].start, run[-1].end
    unsaid = folded[start:end] in words.common or not run[-1].capital
    return [] if unsaid else [Name(start, end, text[start:end], Sort.UNKNOWN, ())]


def _stands_apart(
    text: str,
    folded: str,
    start: int,
    end: int,
    chosen: Sequence[tuple[int, int]],
    loose: Sequence[_Piece],
    words: Vocabulary,
) -> bool:
    """False for what is only a part of a longer name: it touches another capitalised word of its run.

    A hyphen may join two whole names (« l'axe Sake-Mweso »); a common word that opens the sentence is no name.
    """
    if (
        folded[start:end] in words.common
        or folded[start:end] in words.frames
        or plain(text[start:end]) in words.articles
    ):
        return False
    here = (start, end)
    touching = [
        piece
        for piece in loose
        if _touches(text, (piece.start, piece.end), here) and plain(piece.text) not in words.common
    ]
    spaced = [
        other
        for other in chosen
        if _touches(text, other, here)
        and folded[other[0] : other[1]] not in words.common
        and "-" not in _between(folded, other, here)
    ]
    return not touching and not spaced


def _between(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    first, second = sorted((one, other))
    return text[first[1] : second[0]]


def _touches(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and len(_between(text, one, other)) == 1


def _worth(name: str, known: dict[str, tuple[Candidate, ...]]) -> float:
    """Longer names first, but an exact spelling before a longer one that only sounds like what is known."""
    good = known.get(name)
    close = good and (good[0].exactness > 1 or (good[0].likeness >= CLOSE and " " in name))
    return len(name) + (100 if close else 0)


def _name(
    text: str,
    folded: str,
    start: int,
    end: int,
    candidates: tuple[Candidate, ...],
    words: Vocabulary,
    home: frozenset[str],
) -> Name:
    best = candidates[0]
    name = text[start:end]
    sort = Sort.WEAK
    candidates = _taking_article(folded, start, candidates, words)
    if not candidates or _is_acronym(name, best):
        return Name(start, end, name, Sort.UNKNOWN, ())
    if best.exactness > 1 and folded[start:end] not in words.not_places and len(name) > 2:
        if any(c.is_region for c in candidates if c.exactness == best.exactness):
            sort = Sort.REGION
        elif (
            best.place.feature != "populated-place"
            or max(c.population for c in candidates) >= TOWN
            or (len(name) > 3 and any(c.place.country in home for c in candidates if c.exactness > 1))
        ):
            sort = Sort.SURE
    return Name(start, end, name, sort, candidates)


def _taking_article(
    folded: str, start: int, candidates: tuple[Candidate, ...], words: Vocabulary
) -> tuple[Candidate, ...]:
    """Behind an article only what takes one: countries, regions, deserts; no town (« la Défense »)."""
    if not words.article_before.search(folded, max(0, start - 6), start):
        return candidates
    return tuple(c for c in candidates if c.place.feature not in ("populated-place", "capital"))


def _is_acronym(name: str, best: Candidate) -> bool:
    """A short name in capitals is a body's, unless the gazetteer writes it so (RDC)."""
    return name.isupper() and len(name) <= 5 and best.known_as != name


def mask(folded: str, names: Sequence[Name]) -> str:
    """The folded text with every possible name written over: one unit for each."""
    pieces, at = [], 0
    for name in names:
        pieces += [folded[at : name.start], name.sort.value, "\ue00f" * (name.end - name.start - 1)]
        at = name.end
    return "".join([*pieces, folded[at:]])
