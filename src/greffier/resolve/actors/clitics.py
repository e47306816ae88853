"""Whom a verb's object stands for (« les a arrêtés », « l'ont abattu »), and « trois autres » without a noun."""

from __future__ import annotations

from greffier.model.mentions import ActorMention
from greffier.model.parse import Token
from greffier.resolve.actors.features import is_feminine, is_plural, load_classes
from greffier.resolve.actors.references import References

_NEAR = 1  # sentences back
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass", "ROOT", "appos", "obl:agent", "conj"})


def find_object(references: References, index: int) -> tuple[int, str] | None:
    """The last people named before the clause whose number agrees, its own subject apart.

    None where a thing of that number stands nearer: « le village, ils l'ont incendié ».
    """
    annotated = references.annotated
    tokens, mention = annotated.parse.tokens, annotated.actors[index]
    plural = tokens[mention.token].folded in references.data["plural_objects"]
    own = _subject_of(references, mention)
    start = mention.span.start
    near = [other for other in references.before(index, _NEAR) if _agrees(references, other, plural, own)]
    if tokens[tokens[mention.token].head].has("Gender=Fem"):  # « les a dispersées »
        near = [other for other in near if is_feminine(annotated, annotated.actors[other])]
    verb = tokens[tokens[mention.token].head].lemma
    if verb in references.data["accusing"]:
        near = [o for o in near if annotated.actors[o].civilian is not True]
    best = next((o for o in near if _is_argument(references, annotated.actors[o])), None)
    if best is None:
        return None
    living = verb in references.data["living_objects"]
    if not living and _thing_between(references, annotated.actors[best].span.end, start, plural):
        return None
    return best, "the last people told of"


def _is_argument(references: References, mention: ActorMention) -> bool:
    """A subject or object, by the word of the phrase that hangs from outside it."""
    parse = references.annotated.parse
    inside = parse.tokens_between(mention.span.start, mention.span.end)
    tops = (parse.tokens[i] for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i)
    return any(token.dep in _ARGUMENTS for token in tops)


def find_fellows(references: References, index: int) -> tuple[int, str] | None:
    """« Un soldat a été tué et deux autres blessés »: more of the same people, whatever their number.

    An army or its aircraft are no people one can be another of.
    """
    annotated = references.annotated
    classes = load_classes(annotated.document.language)
    for other in references.before(index, _NEAR):
        mention = annotated.actors[other]
        counted = mention.noun is not None and classes[mention.noun]["sort"] == "people"
        if counted and mention.form in ("generic", "composed"):
            return other, "others of the same people"
    return None


def _agrees(references: References, other: int, plural: bool, own: int | None) -> bool:
    mention, party = references.annotated.actors[other], references.parties[other]
    if party is None or mention.token == own or mention.form == "pronoun" or (mention.noun or "").endswith("-thing"):
        return False
    if mention.noun in ("institution", "persons"):
        return False
    number = is_plural(references.annotated, mention)
    return number is None or number == plural


def _subject_of(references: References, mention: ActorMention) -> int | None:
    """The head of the subject of the verb that the pronoun is an object of."""
    parse = references.annotated.parse
    verb = parse.tokens[mention.token].head
    while True:
        for child in parse.children(verb):
            if parse.tokens[child].dep.startswith("nsubj"):
                return child
        if parse.tokens[verb].dep not in ("conj", "xcomp") or parse.tokens[verb].head == verb:
            return None
        verb = parse.tokens[verb].head


def _thing_between(references: References, start: int, end: int, plural: bool) -> bool:
    annotated = references.annotated
    inside = (annotated.parse.tokens[i] for i in annotated.parse.tokens_between(start, end))
    return any(_is_thing(references, token, plural) for token in inside)


def _is_thing(references: References, token: Token, plural: bool) -> bool:
    if token.pos != "NOUN" or token.dep not in ("obj", "nsubj", "nsubj:pass"):
        return False
    number = token.has("Number=Plur") or token.folded.endswith("s")
    return number == plural and not references.annotated.actor_spans.at(token.start)
