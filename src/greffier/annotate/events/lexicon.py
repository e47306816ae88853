"""The lexicon of events: words that tell an event, the frames that say who fills which role, and the word classes.

All of it is data (``languages/<language>/events/*.yaml``, explained in ``docs/events.md``); ``lexicon_loading`` turns
it into dictionaries, so that a token of a text costs one look-up. Words are kept in their *plain* form: lower case,
straight apostrophes, accents kept, since « marche » and « marché » are two words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from greffier.annotate.events.words import Inflection


@dataclass(frozen=True, slots=True)
class Rule:
    """One sense of some words: what they tell (``type``), under which conditions, and who fills which role.

    ``frame`` maps a relation (subject, object, by, of, poss, adj, against, onto, …) to a role. ``subject`` and
    ``object`` hold classes or plain words, ``near`` plain words or "=class", ``shapes`` shapes of a verb or of a noun.
    ``outcome``, ``refine``, ``intransitive``, ``yields`` and ``news`` are told in ``docs/events.md``.
    """

    id: str
    type: str
    frame: Mapping[str, str]
    outcome: bool = False
    refine: bool = False
    intransitive: bool = False
    yields: bool = False
    news: bool = False
    subject: frozenset[str] = frozenset()
    subject_not: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()
    near_not: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    shapes_not: frozenset[str] = frozenset()

    @property
    def strictness(self) -> int:
        """How much the rule asks for: the strictest of several rules for a word is tried first."""
        asked = (self.subject, self.object, self.needs, self.any_of, self.near, self.shapes)
        return sum(bool(condition) for condition in asked)

    @property
    def asks_for_arguments(self) -> bool:
        """True where a condition looks at subject, object or complements."""
        asked = (self.subject, self.subject_not, self.object, self.object_not, self.needs, self.any_of, self.without)
        return any(asked)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or group of words of a rule: clitics before the head word, after it ``tail``, the forms of each word."""

    rule: Rule
    noun: bool
    clitics: frozenset[str]
    tail: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that carries an event noun, as its object or as its subject (``carries``).

    ``subject`` and ``object`` are the roles of the verb's own; ``by`` and ``to`` those of its complements. A verb
    that ``keeps`` its own event (« a revendiqué l'attentat ») gives the noun its roles all the same.
    """

    carries: str
    subject: str | None
    object: str | None
    by: str | None
    to: Mapping[str, str]
    keeps: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of the data of one language, ready to be looked up.

    ``nouns`` and ``verbs`` (by folded infinitive) hold the entries, strictest first; ``verb_forms`` the infinitives of
    a form; ``classes`` the classes of a noun; ``weapons`` the words that refine a type; ``words`` lists of small words.
    """

    nouns: Mapping[str, tuple[Entry, ...]]
    verbs: Mapping[str, tuple[Entry, ...]]
    verb_forms: Mapping[str, tuple[str, ...]]
    participles: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    lights: Mapping[str, tuple[Light, ...]]
    weapons: tuple[tuple[str, frozenset[str]], ...]
    defaults: Mapping[str, str]
    by_context: frozenset[str]
    from_afar: frozenset[str]
    by_page: Mapping[str, str]
    prepositions: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    quantifiers: tuple[tuple[str, ...], ...]
    control: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    demonyms: frozenset[str]
    gerund_ending: str
    causative: str
    inflection: Inflection
    refusals: Mapping[str, Any]
