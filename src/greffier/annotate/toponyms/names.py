"""Words of a text that may be names of places, with what the gazetteer knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from greffier.annotate.toponyms.vocabulary import Vocabulary
from greffier.gazetteer.names import plain
from greffier.gazetteer.store import Candidate, Gazetteer
from greffier.model.folding import fold_word
from greffier.model.span import Span
from greffier.model.spans import SpanIndex

LONGEST = 6  # words in one name
TOWNS = ("populated-place", "capital", "city", "town", "village")
TOWN = 15_000  # people from which a place is likely to be named without a word that says what it is
CLOSE = 82  # likeness from which a name of several words is the one that is known
_FOLDED_WORD = re.compile(r"[a-z][^\W_]*(?:-[a-z]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\d{0,3}(?:\.(?=[A-Z]\.))?")


class Sort(Enum):
    """How surely a name is a place's: before any context is looked at."""

    SURE = "\ue000"
    REGION = "\ue001"
    WEAK = "\ue002"
    UNKNOWN = "\ue003"


@dataclass(frozen=True, slots=True)
class Name:
    """A possible name. ``candidates`` is empty where the gazetteer does not know it.

    ``written``: the name with its own article, where that is what the gazetteer knows (« au Caire »).
    ``article``: True behind an article that is no part of the name, as before a region.
    """

    start: int
    end: int
    text: str
    sort: Sort
    candidates: tuple[Candidate, ...]
    written: str | None = None
    article: bool = False


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
    taken = SpanIndex([*closed, *phrases])
    runs = [run for run in _runs(text, folded, words) if not taken.covering(Span(run[0].start, run[-1].end, ""))]
    grams = [(run, list(_grams(text, run, words))) for run in runs]
    wanted = {text[a:b] for _, spans in grams for a, b in spans} | {p.quote for p in phrases}
    known = gazetteer.lookup(
        wanted | {full for _, spans in grams for a, b in spans if (full := _full(text, folded, a, b, words))}
    )
    names = [Name(p.start, p.end, p.quote, Sort.REGION, known[p.quote]) for p in phrases if p.quote in known]
    for run, spans in grams:
        names += _name_run(text, folded, run, spans, known, words, home)
    return _apart(sorted((n for n in names if not _is_bearing(n, folded, words)), key=lambda n: (n.start, -n.end)))


def _is_bearing(name: Name, folded: str, words: Vocabulary) -> bool:
    """True for « l'Est », « le Sud-Ouest », unless a region is said to have that name (« région de l'Est »)."""
    if folded[name.start : name.end] not in words.bearings:
        return False
    return not words.region_before.search(folded, max(0, name.start - 30), name.start)


def _full(text: str, folded: str, start: int, end: int, words: Vocabulary) -> str | None:
    """The name with the article that stands before it: « au Caire » → "Le Caire"."""
    before = folded[max(0, start - 5) : start].split(" ")
    article = words.full_articles.get(before[-2]) if len(before) > 1 and not before[-1] else None
    return f"{article} {text[start:end]}" if article else None


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
        if match.start() < at or _follows_capital(text, match.start()):
            continue
        for phrase in gazetteer.phrases.get(match.group(), ()):
            end = match.start() + len(phrase)
            if folded.startswith(phrase, match.start()) and not folded[end : end + 1].isalnum():
                yield Span(match.start(), end, text[match.start() : end])
                at = end
                break


def _follows_capital(text: str, start: int) -> bool:
    """True for a capitalised word right behind another one: part of a longer name (« Agence Mer Rouge »)."""
    if not text[start].isupper() or text[start - 1 : start] != " ":
        return False
    return text[text.rfind(" ", 0, start - 1) + 1 : start][:1].isupper()


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
    spans = [span for span in spans if not _opens_with_word(text, folded, run[0], span, known, words)]
    for start, end in sorted(spans, key=lambda s: (-_worth(text[s[0] : s[1]], known), s[0])):
        free = all(end <= a or b <= start for a, b in chosen)
        if free and text[start:end] in known and not _says_kind(folded[start:end], words):
            chosen.append((start, end))
    loose = [p for p in run if p.capital and not any(a <= p.start and p.end <= b for a, b in chosen)]
    kept = [(a, b) for a, b in chosen if _stands_apart(text, folded, a, b, chosen, loose, words)]
    lost = [span for span in chosen if span not in kept]
    kept = [span for span in kept if not any(_touches(text, span, other) for other in lost)]
    if kept:
        return [_name(text, folded, a, b, known, words, home) for a, b in sorted(kept)]
    while len(run) > 1 and (not run[0].capital or plain(run[0].text) in words.common):
        run = run[1:]
    start, end = run[0].start, run[-1].end
    unsaid = folded[start:end] in words.common or folded[start:end] in words.frames or not run[-1].capital
    return [] if unsaid else [Name(start, end, text[start:end], Sort.UNKNOWN, ())]


def _opens_with_word(
    text: str,
    folded: str,
    first: _Piece,
    span: tuple[int, int],
    known: dict[str, tuple[Candidate, ...]],
    words: Vocabulary,
) -> bool:
    """« À Esmeraldas » is the preposition and a name, whatever sounds like it; « Le Caire » is a name to the letter."""
    if span[0] != first.start or span[1] == first.end or folded[first.start : first.end] not in words.common:
        return False
    good = known.get(text[span[0] : span[1]])
    return not good or good[0].exactness == 1


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
    here = (start, end)
    touching = [
        piece
        for piece in loose
        if _touches(text, (piece.start, piece.end), here) and not _says_kind(fold_word(piece.text), words)
    ]
    spaced = [other for other in chosen if _touches(text, other, here) and "-" not in _between(folded, other, here)]
    return not touching and not spaced


def _says_kind(folded: str, words: Vocabulary) -> bool:
    """True for a word that is no name by itself: a common word, an article, a kind of place (« État »)."""
    return folded in words.common or folded in words.frames or folded in words.articles


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
    known: dict[str, tuple[Candidate, ...]],
    words: Vocabulary,
    home: frozenset[str],
) -> Name:
    name = text[start:end]
    article = words.article_before.search(folded, max(0, start - 6), start) is not None
    full = _full(text, folded, start, end, words) if article else None
    towns = tuple(c for c in known.get(full or "", ()) if c.exactness > 1)
    candidates = towns or (_taking_article(known[name]) if article else known[name])
    if not candidates or _is_acronym(name, candidates[0]) or _is_person(name, candidates[0], words):
        return Name(start, end, name, Sort.UNKNOWN, ())
    sort = _sort(folded[start:end], candidates, words, home)
    return Name(start, end, name, sort, candidates, full if towns else None, article and not towns)


def _is_person(name: str, best: Candidate, words: Vocabulary) -> bool:
    """A first name with another word that only sounds like what is known: « Mohamed Dah »."""
    first, *more = name.split(" ")
    return bool(more) and best.exactness == 1 and fold_word(first) in words.not_places


def _sort(folded: str, candidates: tuple[Candidate, ...], words: Vocabulary, home: frozenset[str]) -> Sort:
    best = candidates[0]
    if best.exactness == 1 or folded in words.not_places or len(folded) < 3:
        return Sort.WEAK
    if any(c.is_region for c in candidates if c.exactness == best.exactness):
        return Sort.REGION
    if best.place.feature != "populated-place" or max(c.population for c in candidates) >= TOWN:
        return Sort.SURE
    at_home = len(folded) > 3 and any(c.place.country in home for c in candidates if c.exactness > 1)
    return Sort.SURE if at_home else Sort.WEAK


def _taking_article(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Behind an article only what takes one: countries, regions, deserts; no town (« la Défense »)."""
    return tuple(c for c in candidates if c.place.feature not in TOWNS)


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
