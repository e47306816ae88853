"""Number and gender of a mention, as far as the words show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from greffier import languages
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import ActorMention

_LISTS = (
    "definite", "indefinite", "contracted", "affiliation", "of", "owned_by", "conjunctions", "against",
    "feminine", "masculine", "possessive_singular", "possessive_plural", "possessive_we", "among", "plural_objects",
    "plural_articles", "feminine_articles", "masculine_articles",
)  # fmt: skip


@lru_cache(maxsize=8)
def load_reference(language: str) -> Mapping[str, Any]:
    """The language's data on what points back at what, folded and ready for look-up."""
    data = languages.load(language, "actors")
    return {
        **{name: frozenset(map(fold, data[name])) for name in _LISTS},
        "living_objects": frozenset(data["living_objects"]),
        "accusing": frozenset(data["accusing"]),
        "epicene_endings": tuple(map(fold, data["epicene_endings"])),
        "numbers": {rule["id"]: rule["number"] for rule in data["pronouns"]},
        "classes": data["refers"]["classes"],
        "same": data["refers"]["same"],
        "nouns": {fold(noun): kinds for noun, kinds in data["refers"]["nouns"].items()},
    }


def load_classes(language: str) -> Mapping[str, Mapping[str, Any]]:
    """The classes of the language's nouns for parties; see ``languages/<xx>/actors/nouns.yaml``."""
    classes: Mapping[str, Mapping[str, Any]] = languages.load(language, "actors")["classes"]
    return classes


def is_plural(annotated: Annotated, mention: ActorMention) -> bool | None:
    """True for « les shebab », False for « le groupe », None where the words do not show it."""
    data = load_reference(annotated.document.language)
    if (number := data["numbers"].get(mention.rule)) is not None:
        return number == "plural" if number != "we" else True
    words = _before_head(annotated, mention)
    if words & data["plural_articles"]:
        return True
    if words & (data["feminine_articles"] | data["masculine_articles"]):
        return False
    token = annotated.parse.tokens[mention.token]
    if token.pos == "NOUN":
        return token.has("Number=Plur") or token.folded.endswith("s")
    return None


def is_feminine(annotated: Annotated, mention: ActorMention) -> bool | None:
    """True for « la milice », False for « le groupe », None where the words do not show it."""
    data = load_reference(annotated.document.language)
    words = _before_head(annotated, mention)
    quote = fold(mention.span.quote)
    if mention.form == "pronoun" and quote in data["feminine"]:
        return True
    if mention.form == "pronoun" and quote in data["masculine"]:
        return False
    if words & data["feminine_articles"]:
        return True
    if words & data["masculine_articles"]:
        return False
    token = annotated.parse.tokens[mention.token]
    if token.pos == "NOUN" and token.has("Gender=") and not token.folded.endswith(data["epicene_endings"]):
        return token.has("Gender=Fem")
    return None


def _before_head(annotated: Annotated, mention: ActorMention) -> frozenset[str]:
    parse = annotated.parse
    inside = parse.tokens_between(mention.span.start, mention.span.end)
    first = parse.tokens[max(inside.start - 1, 0)].folded
    return frozenset({first} | {parse.tokens[i].folded for i in inside if i < mention.token})
