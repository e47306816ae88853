"""Names of actors in a text, longest first, with their candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from greffier import languages
from greffier.model.actor import Actor
from greffier.registry.compose import compose
from greffier.registry.countries import countries
from greffier.registry.entries import entries
from greffier.registry.words import Phrases, Word, phrase_key

_SPOKEN = 4  # an acronym of so many letters may be written as a word: « Finul »
_FUNCTION = 3  # letters of the longest small word in a name (« pour » is rare, « aux » is not)
_LONG = 3  # a name of so many full words is recognised in any case


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of an actor's name; ``actor`` None for a phrase that looks like one and is none.

    ``loose`` marks descriptions: « supplétifs civils » are Burkina Faso's volunteers only in texts about it.
    """

    text: str
    actor: Actor | None
    short: bool = False
    vague: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: words ``first`` to ``last`` (half-open), and the actors that it may stand for."""

    first: int
    last: int
    candidates: tuple[Actor, ...]
    short: bool
    vague: bool
    loose: bool


@lru_cache(maxsize=8)
def name_index(language: str) -> Phrases[Name]:
    """All names, those of every language, with the phrases of this language that are no actor's name."""
    index: Phrases[Name] = Phrases()
    single = {phrase_key(name)[0] for name in _all_names() if len(phrase_key(name)) == 1}
    for entry in entries().values():
        for known, names in entry.names.items():
            for name in names:
                described = known == language and " " in name and name == name.lower()
                loose = described and not single.intersection(phrase_key(name))
                index.add(name, Name(name, entry.actor, loose=loose))
        for name in entry.short:
            index.add(name, Name(name, entry.actor, short=True))
        for name in entry.vague:
            index.add(name, Name(name, entry.actor, vague=True, loose=True))
    for code, country in countries().items():
        for what, words in (("military", "Army"), ("military", "Armed Forces"), ("air", "Air Force")):
            index.add(f"{country.adjective} {words}", Name(f"{country.adjective} {words}", compose(what, code)))
    for phrase in _no_names(language):
        index.add(phrase, Name(phrase, None))
    return index


def _all_names() -> Iterator[str]:
    for entry in entries().values():
        for names in entry.names.values():
            yield from names


def _no_names(language: str) -> Sequence[str]:
    try:
        return tuple(languages.load(language, "actors").get("no_names", ()))
    except LookupError:
        return ()


def candidates(name: str, language: str = "fr") -> tuple[Actor, ...]:
    """The actors that a name may stand for, in the order of the registry.

    >>> [actor.id for actor in candidates("la force Barkhane")], [actor.id for actor in candidates("ADF")]
    ([], ['adf-ambazonia', 'adf'])
    """
    return _actors([known for known in name_index(language).get(name) if _case_fits(known, name)])


def find_names(text: str, words: Sequence[Word], language: str) -> list[Hit]:
    """The names in a text, leftmost longest, none inside another.

    A hit without candidates is a phrase that looks like an actor's name and is none.
    """
    index, last = name_index(language), 0
    found: list[Hit] = []
    for at in index.openings(words):
        hit = _hit_at(index, text, words, at) if at >= last else None
        if hit is not None:
            found.append(hit)
            last = hit.last
    return found


def _hit_at(index: Phrases[Name], text: str, words: Sequence[Word], at: int) -> Hit | None:
    for length, names in index.at(words, at):
        written = text[words[at].start : words[at + length - 1].end]
        fitting = [name for name in names if _case_fits(name, written)]
        if fitting:
            vague = all(name.vague for name in fitting)
            short = all(name.short for name in fitting)
            stopped = any(name.actor is None for name in fitting)
            loose = all(name.loose for name in fitting)
            return Hit(at, at + length, () if stopped else _actors(fitting), short, vague, loose)
    return None


def _actors(names: Sequence[Name]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(name.actor for name in names if name.actor is not None))


def _case_fits(name: Name, written: str) -> bool:
    """Acronyms hold in their own case, short names need their capitals, long names do not.

    >>> _case_fits(Name("Le Monde", None), "le monde"), _case_fits(Name("talibans", None), "Talibans")
    (False, True)
    """
    if name.short:
        plain = written.replace("’", "'").replace("‑", "-")
        return plain == name.text or (len(plain) >= _SPOKEN and plain == name.text.capitalize())
    if name.text == name.text.lower():
        return True
    ours, theirs = name.text.replace("-", " ").split(), written.replace("-", " ").split()
    if sum(len(word) > _FUNCTION for word in ours) >= _LONG:
        return True
    if len(ours) != len(theirs):
        return any(character.isupper() for character in written)
    return all(not a[:1].isupper() or b[:1].isupper() for a, b in zip(ours, theirs, strict=True))
