"""The lexicon of events: words that tell an event, the frames that say who fills which role, and the word classes.

All of it is data (``languages/<language>/events/*.yaml``, explained in ``docs/events.md``); this file turns it into
two dictionaries, so that a token of a text costs one look-up. Words are kept in their *plain* form: lower case,
straight apostrophes, accents kept, since « marche » and « marché » are two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from greffier.languages import load
from greffier.model.folding import fold_word

_DASHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "–": "-", "—": "-", "\u00a0": " "})


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Lower case, straight apostrophes and hyphens, accents kept.

    >>> plain("L’Évadé")
    "l'évadé"
    """
    return word.translate(_DASHES).lower()


@dataclass(frozen=True, slots=True)
class Rule:
    """One sense of some words: what they tell (``type``), under which conditions, and who fills which role.

    ``frame`` maps a relation (subject, object, by, of, poss, adj, against, onto, …) to a role. ``subject`` and ``object``
    hold classes of ``classes:`` or plain words, ``near`` plain words or ``=class``; ``shapes`` are verb shapes (passive, active, participle, relative, infinitive, finite,
    gerund, reflexive) or noun shapes (definite, bare, singular, plural). An event that ``yields`` is none where it fills a role
    of another.
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
    near: frozenset[str] = frozenset()
    near_not: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    shapes_not: frozenset[str] = frozenset()

    @property
    def strictness(self) -> int:
        """How much the rule asks for: the strictest of several rules for a word is tried first."""
        asked = (self.subject, self.object, self.needs, self.any_of, self.near, self.shapes)
        return sum(bool(condition) for condition in asked)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or group of words of a rule: clitics before the head word, ``tail`` after it."""

    rule: Rule
    noun: bool
    clitics: frozenset[str]
    tail: tuple[str, ...]


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
    """All of the data of one language, ready to be looked up."""

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
    prepositions: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    control: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    demonyms: frozenset[str]
    same_words: Mapping[str, frozenset[str]]
    quantifiers: tuple[tuple[str, ...], ...]
    refusals: Mapping[str, Any]
    rules: tuple[Rule, ...] = field(default=())


@lru_cache(maxsize=4)
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises LookupError where it has none, ValueError where the data names what is not there."""
    data = load(language, "events")
    forms = _Forms(data["conjugation"])
    frames = {name: dict(frame) for name, frame in data["frames"].items()}
    clitics = frozenset(data["grammar"]["clitics"])
    nouns: dict[str, list[Entry]] = {}
    verbs: dict[str, list[Entry]] = {}
    rules = []
    for raw in data["rules"]:
        rule = _rule(raw, frames, frozenset(data["classes"]))
        rules.append(rule)
        for words in raw.get("verbs", ()):
            head, entry = _verb_entry(rule, words, clitics)
            verbs.setdefault(fold_word(head), []).append(entry)
            forms.add(head)
        for words in raw.get("nouns", ()):
            head, *tail = _split(words)
            entry = Entry(rule, True, frozenset(), tuple(tail))
            for form in _noun_forms(head):
                nouns.setdefault(form, []).append(entry)
    lights: dict[str, list[Light]] = {}
    for raw in data["lights"]:
        light = Light(
            raw["carries"],
            raw.get("subject"),
            raw.get("object"),
            raw.get("by"),
            raw.get("to", {}),
            raw.get("keeps", False),
        )
        for verb in raw["verbs"]:
            lights.setdefault(fold_word(verb), []).append(light)
            forms.add(verb)
    control = {fold_word(verb): kind for kind, listed in data["control"].items() for verb in listed}
    for listed in data["control"].values():
        for verb in listed:
            forms.add(verb)
    forms.add(data["grammar"]["causative"])
    return Lexicon(
        nouns=_ordered(nouns),
        verbs=_ordered(verbs),
        verb_forms={form: tuple(sorted(lemmas)) for form, lemmas in forms.known.items()},
        participles=frozenset(forms.participles),
        classes=_classes(data["classes"]),
        lights={verb: tuple(listed) for verb, listed in lights.items()},
        weapons=tuple((raw["type"], _word_forms(raw["words"])) for raw in data["weapons"]),
        defaults=data["defaults"],
        by_context=frozenset(data["by_context"]),
        from_afar=frozenset(data["from_afar"]),
        prepositions=_prepositions(data["prepositions"]),
        control=control,
        words={key: _word_forms(listed) if key.endswith("_nouns") else frozenset(map(plain, listed))
               for key, listed in data["words"].items()},
        demonyms=_demonyms(language, data["grammar"]["demonym_inflection"], data["grammar"]["demonyms"]),
        same_words=_same_words(data["grammar"]["same_words"]),
        quantifiers=tuple(tuple(_split(words)) for words in data["grammar"]["quantifiers"]),
        refusals=data["refusals"],
        rules=tuple(rules),
    )  # fmt: skip


def _rule(raw: Mapping[str, Any], frames: Mapping[str, Mapping[str, str]], classes: frozenset[str]) -> Rule:
    if raw["frame"] not in frames:
        raise ValueError(f"event rule {raw['id']!r}: frame {raw['frame']!r} is not in frames.yaml")
    frame = {**frames[raw["frame"]], **raw.get("roles", {})}
    sets = ("subject", "subject_not", "object", "object_not")
    shapes = ("shapes", "shapes_not")
    return Rule(
        id=raw["id"],
        type=raw["type"],
        frame={relation: role for relation, role in frame.items() if role},
        outcome=raw.get("outcome", False),
        refine=raw.get("refine", False),
        intransitive=raw.get("intransitive", False),
        yields=raw.get("yields", False),
        news=raw.get("news", False),
        needs=tuple(raw.get("needs", ())),
        any_of=tuple(raw.get("any_of", ())),
        **{name: _asked(raw.get(name, ()), classes) for name in sets},
        **{name: _word_forms(raw.get(name, ())) for name in ("near", "near_not")},
        **{name: frozenset(raw.get(name, ())) for name in shapes},
    )


def _asked(listed: Iterable[str], classes: frozenset[str]) -> frozenset[str]:
    """Names of classes as they are, other words in their singular and plural."""
    items = list(listed)
    known = classes | {"name", "pronoun", "unknown"}
    return frozenset(item for item in items if item in known) | _word_forms(item for item in items if item not in known)


def _split(words: str) -> list[str]:
    """« prendre d'assaut » → prendre, d', assaut."""
    return re.findall(r"[^\s']+'?", plain(words))


def _verb_entry(rule: Rule, words: str, clitics: frozenset[str]) -> tuple[str, Entry]:
    parts = _split(words)
    before = []
    while parts[0] in clitics:
        before.append("se" if parts[0] == "s'" else parts[0])
        parts.pop(0)
    return parts[0], Entry(rule, False, frozenset(before), tuple(parts[1:]))


def _noun_forms(noun: str) -> set[str]:
    """The singular and the plural of a noun; both are given in the data where the plural is irregular."""
    if noun.endswith(("s", "x", "z")):
        return {noun}
    if noun.endswith("al"):
        return {noun, noun[:-2] + "aux"}
    return {noun, noun + ("x" if noun.endswith(("eau", "eu")) else "s")}


def _word_forms(words: Iterable[str]) -> frozenset[str]:
    """Words in singular and plural; of several words, all in the plural too (« bombes guidées »)."""
    forms = {form for word in words for form in _noun_forms(plain(word))}
    pairs = [form.split(" ") for form in forms if form.count(" ") == 1]
    return frozenset(forms | {f"{first.rstrip('s')}s {second.rstrip('s')}s" for first, second in pairs})


def _classes(raw: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Word form → the classes it belongs to. A member written ``=other`` takes in all of class *other*."""
    members: dict[str, set[str]] = {}

    def collect(name: str) -> set[str]:
        if name not in members:
            members[name] = set()
            for word in raw[name]:
                members[name] |= collect(word[1:]) if word.startswith("=") else _noun_forms(plain(word))
        return members[name]

    classes: dict[str, set[str]] = {}
    for name in raw:
        for form in collect(name):
            classes.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in classes.items()}


def _prepositions(raw: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """First word → (relation, the other words), longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for relation, listed in raw.items():
        for words in listed:
            first, *rest = _split(words)
            found.setdefault(first, []).append((relation, tuple(rest)))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[1]))) for first, entries in found.items()}


def _same_words(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Word → the words that may stand for it (« des » is of two groups)."""
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        words = frozenset(map(plain, group))
        found.update({word: found.get(word, frozenset()) | words for word in words})
    return found


def _ordered(index: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The entries of a word, most demanding first; in the order of the files where they ask for equally much."""

    def demand(entry: Entry) -> tuple[int, int]:
        return -len(entry.tail) - len(entry.clitics), -entry.rule.strictness

    return {word: tuple(sorted(entries, key=demand)) for word, entries in index.items()}


def _demonyms(language: str, endings: Iterable[tuple[str, ...]], listed: Iterable[str]) -> frozenset[str]:
    """All forms of the adjectives of countries and peoples."""
    adjectives = [plain(word) for word in listed]
    try:
        countries = load(language, "demonyms").get("countries", {}).values()
    except LookupError:
        countries = ()
    for country in countries:
        adjectives.extend(plain(word) for word in country.get("adj", ()) if isinstance(word, str))
    forms = set(adjectives)
    for adjective in adjectives:
        for ending, *others in endings:
            if adjective.endswith(ending):
                stem = adjective[: len(adjective) - len(ending)]
                forms.update(stem + other for other in others)
                break
    return frozenset(forms)


class _Forms:
    """Conjugated forms of regular verbs, by the endings in the data, and of irregular ones, by their listed models."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.known: dict[str, set[str]] = {}
        self.participles: set[str] = set()
        self._models = sorted(raw["models"].items(), key=lambda model: -len(model[0]))
        self._done: set[str] = set()

    def add(self, verb: str) -> None:
        verb = plain(verb)
        if verb in self._done:
            return
        self._done.add(verb)
        lemma = fold_word(verb)
        self.known.setdefault(verb, set()).add(lemma)
        for ending, forms in self._models:
            if verb.endswith(ending):
                stem = verb[: len(verb) - len(ending)]
                participles = [stem + form for form in forms["participles"]]
                self.participles.update(participles)
                for form in (*(stem + other for other in forms["forms"]), *participles):
                    self.known.setdefault(form, set()).add(lemma)
                return
