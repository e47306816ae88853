"""Whose names are withheld: witnesses and private persons; never an office holder's, a body's or a place's.

Withheld is the name of each voice that is a person, a witness, unnamed or an account of social media; the author of a
report; and in the parties and victims what looks like the name of a person whom the registry does not know. A name
that any report gives to an official voice is public.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from greffier import languages
from greffier.export.names import Word, make_key, split_words
from greffier.gazetteer.store import open_gazetteer
from greffier.registry import candidates

LANGUAGES = ("fr", "en", "ar")
PRIVATE = frozenset({"person", "witness", "unnamed", "social-media"})
PARTICLES = frozenset({"al", "el", "ag", "ould", "ben", "bin", "ibn", "abou", "abu", "de", "da", "do", "dos", "du",
                        "van", "von", "bint", "ul", "ur", "der", "den", "la", "le", "d", "o"})  # fmt: skip
PEOPLE = frozenset({"civilians", "protesters", "rioters"})
_MOST_WORDS = 6
_AS_WRITTEN = 3


def fold_name(name: str) -> str:
    """A name as it is compared with others."""
    return " ".join(word.key for word in split_words(name))


def is_known(name: str) -> bool:
    """True for a name of the registry, or of a platform on which accounts speak."""
    return bool(_in_registry(name)) or make_key(name) in _platforms()


def _in_registry(name: str) -> bool:
    return any(candidates(name, language) for language in LANGUAGES[:2])


def find_persons(words: str) -> list[str]:
    """What looks like persons' names in a phrase: at its beginning, after a comma, a title or an « and ».

    A single word is one only after what civilians are called, « mon frère Moussa »; after an office none is private.

    >>> find_persons("le témoin Fatou Diallo"), find_persons("Front du Macina"), find_persons("trois soldats")
    (['Fatou Diallo'], [], [])
    """
    found, at, split = list[str](), 0, split_words(words)
    while at < len(split):
        end = _read_name(words, split, at)
        first = next((place for place in range(at, end) if split[place].key not in _titles()), end)
        if end > first and _may_be_person(words, split, first, end, at) and _is_person(words, split[first:end]):
            found.append(words[split[first].start : split[end - 1].end])
        at = max(end, at + 1)
    return found


def _may_be_person(text: str, words: list[Word], first: int, end: int, at: int) -> bool:
    """True by what stands before: no office; for a single word what civilians are called."""
    before = words[first - 1].key if first else ""
    if before in _offices():
        return False
    if end - first == 1:
        return before in _callings()
    return first > at or before in _titles() or _may_begin(text, words, at)


def _read_name(text: str, words: list[Word], at: int) -> int:
    """Where a row of capitalised words ends; particles may stand inside, blanks, hyphens and points between."""
    end = at
    while end < len(words) and _is_capital(words[end]):
        if end > at and not _is_joined(text, words[end - 1], words[end]):
            break
        end += 1
        after = end
        while after < len(words) and words[after].key in PARTICLES and _is_joined(text, words[after - 1], words[after]):
            after += 1
        if after > end and after < len(words) and _is_capital(words[after]):
            end = after
    return end


def _is_capital(word: Word) -> bool:
    return word.capital and not word.key.isdigit()


def _is_joined(text: str, one: Word, other: Word) -> bool:
    return not text[one.end : other.start].strip(" \u00a0\u202f\n-‑’'.")


def _may_begin(text: str, words: list[Word], at: int) -> bool:
    if at == 0 or words[at - 1].key in _joins():
        return True
    return any(mark in text[words[at - 1].end : words[at].start] for mark in ',;:(«"')


def _is_person(text: str, name: list[Word]) -> bool:
    if len(name) > _MOST_WORDS or any(word.key in _bodies() for word in name):
        return False
    written = text[name[0].start : name[-1].end]
    return not _in_registry(written) and not _is_place(written)


def _is_place(name: str) -> bool:
    """True for a place's name as it is written; « Awa Sow » is none because a hill sounds alike."""
    return any(found.exactness >= _AS_WRITTEN for found in open_gazetteer().find(name))


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "bodies"))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return _callings() | _offices() | frozenset(make_key(word) for word in _load("actors", "titles"))


@lru_cache(maxsize=1)
def _callings() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "titles"))


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "offices"))


def list_words() -> list[str]:
    """The words by which a name is told from another thing, sorted."""
    return sorted(_bodies() | _titles() | _joins() | _platforms())


def spare_words() -> frozenset[str]:
    """Words of names that stand for nobody alone: titles and particles."""
    return PARTICLES | _titles()


@lru_cache(maxsize=1)
def _joins() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "joins"))


@lru_cache(maxsize=1)
def _platforms() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("attribution", "platforms"))


def _load(phenomenon: str, key: str) -> Iterator[str]:
    for language in LANGUAGES:
        try:
            yield from map(str, languages.load(language, phenomenon).get(key, ()))
        except LookupError:  # a language without this phenomenon
            continue
