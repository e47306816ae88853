"""Turns the data of a language into a :class:`Lexicon`, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from greffier.annotate.events.conjugation import Conjugation
from greffier.annotate.events.lexicon import Entry, Lexicon, Light, Rule
from greffier.annotate.events.words import Inflection, plain, split_words
from greffier.languages import load
from greffier.model.folding import fold_word

_WORDS = ("subject", "subject_not", "object", "object_not")
_NEAR = ("near", "near_not")
_PLAIN = ("shapes", "shapes_not")
_FLAGS = ("outcome", "refine", "intransitive", "yields", "news")
_PSEUDO = frozenset(("name", "pronoun", "unknown"))


@lru_cache(maxsize=4)
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Raises LookupError where the language has none, ValueError where the data names what is not there.
    """
    data = load(language, "events")
    grammar, inflection = data["grammar"], Inflection(data["grammar"]["plurals"])
    forms = Conjugation(data["conjugation"])
    nouns, verbs = _entries(data, inflection)
    lights = _lights(data["lights"])
    control = {fold_word(verb): kind for kind, listed in data["control"].items() for verb in listed}
    forms.add_all(verb for rule in data["rules"] for verb in _infinitives(rule, grammar))
    forms.add_all(verb for raw in data["lights"] for verb in raw["verbs"])
    forms.add_all([*(verb for listed in data["control"].values() for verb in listed), grammar["causative"]])
    return Lexicon(
        nouns=_ordered(nouns),
        verbs=_ordered(verbs),
        verb_forms={form: tuple(sorted(lemmas)) for form, lemmas in forms.known.items()},
        participles=frozenset(forms.participles),
        classes=_with_feminines(_classes(data["classes"], inflection), grammar["feminine_nouns"], inflection),
        lights=lights,
        weapons=tuple((raw["type"], inflection.all_forms(raw["words"])) for raw in data["weapons"]),
        defaults=data["defaults"],
        by_context=frozenset(data["by_context"]),
        from_afar=frozenset(data["from_afar"]),
        by_page=data["by_page"],
        prepositions=_prepositions(data["prepositions"]),
        quantifiers=tuple(tuple(split_words(words)) for words in grammar["quantifiers"]),
        control=control,
        words={name: _small_words(name, listed, inflection) for name, listed in data["words"].items()},
        demonyms=_demonyms(language, grammar["demonym_inflection"], grammar["demonyms"]),
        gerund_ending=grammar["gerund_ending"],
        causative=fold_word(grammar["causative"]),
        inflection=inflection,
        refusals=data["refusals"],
    )


def _entries(data: Mapping[str, Any], inflection: Inflection) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """Entries by the forms of a noun and by the folded infinitive of a verb."""
    nouns: dict[str, list[Entry]] = {}
    verbs: dict[str, list[Entry]] = {}
    clitics = frozenset(data["grammar"]["clitics"])
    reflexives = frozenset(data["words"]["se"])
    classes = frozenset(data["classes"]) | _PSEUDO
    same = [frozenset(map(plain, group)) for group in data["grammar"]["same_words"]]
    feminines = [(str(one), str(other)) for one, other in data["grammar"].get("feminines", ())]
    for raw in data["rules"]:
        rule = _rule(raw, data["frames"], classes, inflection)
        for words in raw.get("verbs", ()):
            before, (head, *tail) = _without_clitics(words, clitics)
            held = frozenset("se" if clitic in reflexives else clitic for clitic in before)
            verbs.setdefault(fold_word(head), []).append(
                Entry(rule, False, held, _tail(tail, same, inflection, feminines))
            )
        for words in raw.get("nouns", ()):
            head, *tail = split_words(words)
            for form in sorted(inflection.forms(head)):
                entry = Entry(rule, True, frozenset(), _tail(tail, same, inflection, feminines))
                nouns.setdefault(form, []).append(entry)
    return nouns, verbs


def _tail(
    words: Iterable[str],
    same: Sequence[frozenset[str]],
    inflection: Inflection,
    feminines: Sequence[tuple[str, str]],
) -> tuple[frozenset[str], ...]:
    """What may stand for each word: its plural or singular, its feminine, and the small words that are as good."""
    return tuple(
        frozenset(inflection.forms(word))
        | {inflection.singular(word)}
        | inflection.all_forms(
            word[: len(word) - len(one)] + other for one, other in feminines if len(word) > 3 and word.endswith(one)
        )
        | frozenset().union(*(s for s in same if word in s))
        for word in words
    )


def _without_clitics(words: str, clitics: frozenset[str]) -> tuple[list[str], list[str]]:
    """« s'en prendre à » → (s', en), (prendre, à)."""
    parts = split_words(words)
    first = next(index for index, part in enumerate(parts) if part not in clitics)
    return parts[:first], parts[first:]


def _infinitives(rule: Mapping[str, Any], grammar: Mapping[str, Any]) -> Iterable[str]:
    clitics = frozenset(grammar["clitics"])
    return (_without_clitics(words, clitics)[1][0] for words in rule.get("verbs", ()))


def _rule(
    raw: Mapping[str, Any], frames: Mapping[str, Mapping[str, str]], classes: frozenset[str], inflection: Inflection
) -> Rule:
    if raw["frame"] not in frames:
        raise ValueError(f"event rule {raw['id']!r}: frame {raw['frame']!r} is not in frames.yaml")
    frame = {**frames[raw["frame"]], **raw.get("roles", {})}
    conditions: dict[str, Any] = {
        **{name: raw.get(name, False) for name in _FLAGS},
        **{name: _asked(raw.get(name, ()), classes, inflection) for name in _WORDS},
        **{name: inflection.all_forms(raw.get(name, ())) for name in _NEAR},
        **{name: frozenset(raw.get(name, ())) for name in _PLAIN},
    }
    return Rule(
        id=raw["id"],
        type=raw["type"],
        frame={relation: role for relation, role in frame.items() if role},
        needs=tuple(raw.get("needs", ())),
        any_of=tuple(raw.get("any_of", ())),
        without=tuple(raw.get("without", ())),
        **conditions,
    )


def _asked(listed: Sequence[str], classes: frozenset[str], inflection: Inflection) -> frozenset[str]:
    """Names of classes as they are, other words in their singular and plural."""
    known = frozenset(listed) & classes
    return known | inflection.all_forms(word for word in listed if word not in known)


def _lights(raw: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Light, ...]]:
    found: dict[str, tuple[Light, ...]] = {}
    for entry in raw:
        roles = (entry.get("subject"), entry.get("object"), entry.get("by"))
        light = Light(entry["carries"], *roles, entry.get("to", {}), entry.get("keeps", False))
        for verb in entry["verbs"]:
            found[fold_word(verb)] = (*found.get(fold_word(verb), ()), light)
    return found


def _small_words(name: str, listed: Iterable[str], inflection: Inflection) -> frozenset[str]:
    """Lists named « …_nouns » hold nouns, given in the singular."""
    return inflection.all_forms(listed) if name.endswith("_nouns") else frozenset(map(plain, listed))


def _classes(raw: Mapping[str, Iterable[str]], inflection: Inflection) -> dict[str, frozenset[str]]:
    """Word form → the classes it belongs to. A member written ``=other`` takes in all of class *other*."""
    members: dict[str, set[str]] = {}

    def collect(name: str) -> set[str]:
        if name not in members:
            members[name] = set()
            for word in raw[name]:
                members[name] |= collect(word[1:]) if word.startswith("=") else inflection.forms(word)
        return members[name]

    classes: dict[str, set[str]] = {}
    for name in raw:
        for form in collect(name):
            classes.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in classes.items()}


def _with_feminines(
    classes: dict[str, frozenset[str]], endings: Iterable[Sequence[str]], inflection: Inflection
) -> dict[str, frozenset[str]]:
    """The classes, those of persons for women too: « employé », « employée »."""
    found = dict(classes)
    for masculine, feminine in endings:
        for form, names in classes.items():
            if "person" in names and len(form) > 4 and form.endswith(masculine):
                for woman in inflection.forms(form[: len(form) - len(masculine)] + feminine):
                    found.setdefault(woman, names)
    return found


def _prepositions(raw: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """First word → (relation, the other words), longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for relation, listed in raw.items():
        for words in listed:
            first, *rest = split_words(words)
            found.setdefault(first, []).append((relation, tuple(rest)))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[1]))) for first, entries in found.items()}


def _ordered(index: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The entries of a word, most demanding first; in the order of the files where they ask for equally much."""

    def demand(entry: Entry) -> tuple[int, int]:
        return -len(entry.tail) - len(entry.clitics), -entry.rule.strictness

    return {word: tuple(sorted(entries, key=demand)) for word, entries in index.items()}


def _demonyms(language: str, endings: Iterable[Sequence[str]], listed: Iterable[str]) -> frozenset[str]:
    """All forms of the adjectives of countries and peoples."""
    adjectives = [plain(word) for word in listed]
    for country in load(language, "demonyms")["countries"].values():
        adjectives.extend(plain(word) for word in country.get("adj", ()) if isinstance(word, str))
    forms = set(adjectives)
    for adjective in adjectives:
        ending, *others = next(group for group in endings if adjective.endswith(group[0]))
        forms.update(adjective[: len(adjective) - len(ending)] + other for other in others)
    return frozenset(forms)
