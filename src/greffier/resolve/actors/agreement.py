"""Whom a pronoun or a possessive stands for, by number, gender and place in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import ActorMention
from greffier.resolve.actors.features import is_feminine, is_plural
from greffier.resolve.actors.references import References, is_known
from greffier.resolve.actors.speakers import VOICES, quotation_of

_FAR = 2  # sentences back


def find_by_agreement(references: References, index: int) -> tuple[int, str] | None:
    """The nearest mention of the same number and gender, subjects first."""
    annotated = references.annotated
    mention = annotated.actors[index]
    plural, feminine = _asked(references, mention)
    if (later := _subject_after(references, index, plural)) is not None:
        return later, "the subject of its own sentence"
    if _stranger_before(references, mention, plural, feminine):
        return None
    quoted = quotation_of(annotated.document.text, mention.span.start)
    fitting = [
        other
        for other in references.before(index, _FAR)
        if _fits(references, other, plural, feminine) and not _is_told_by(annotated, other, quoted)
    ]
    if plural and (pair := _first_of_pair(references, index)) is not None:
        return pair, "the first of two together"
    if (part := _whole_of_part(references, mention, fitting)) is not None:
        return part, "those of whom a part is told"
    for other in fitting:
        if is_subject(annotated, annotated.actors[other]):
            return other, "the last subject that agrees"
    return (fitting[0], "the last mention that agrees") if fitting else None


def _whole_of_part(references: References, mention: ActorMention, fitting: Sequence[int]) -> int | None:
    """« Les soldats ont tiré sur les émeutiers, tuant dix d'entre eux »: of the clause's object, not of its subject."""
    annotated = references.annotated
    before = annotated.parse.tokens[mention.token - 1].folded if mention.token else ""
    if before not in references.data["among"]:
        return None
    sentence = annotated.parse.tokens[mention.token].sentence
    near = (o for o in fitting if annotated.parse.tokens[annotated.actors[o].token].sentence == sentence)
    return next((o for o in near if not is_subject(annotated, annotated.actors[o])), None)


def _first_of_pair(references: References, index: int) -> int | None:
    """« la police et la milice … leur poste »: two subjects together; None where another plural stands nearer."""
    annotated = references.annotated
    for other in references.before(index, 1):
        party, mention = references.parties[other], annotated.actors[other]
        if party is None or is_plural(annotated, mention) is not False:
            if is_plural(annotated, mention) and mention.form != "pronoun":
                return None
            continue
        second = annotated.parse.token_at(mention.span.end + 1)
        joined = second is not None and annotated.parse.tokens[second].folded in references.data["conjunctions"]
        if joined and party.actor is not None and is_subject(annotated, mention):
            return other
    return None


def _is_told_by(annotated: Annotated, other: int, quoted: tuple[int, int] | None) -> bool:
    """« Ils ont encerclé le puits », says a villager: not the villagers, nor the official who spoke before."""
    mention = annotated.actors[other]
    if quoted is None or mention.span.start >= quoted[0]:
        return False
    return mention.civilian is True or mention.noun in VOICES or mention.form == "person"


def _subject_after(references: References, index: int, plural: bool | None) -> int | None:
    """« Après la chute de son bastion, le groupe a… »: the subject that follows a fronted phrase."""
    annotated, mention = references.annotated, references.annotated.actors[index]
    tokens, sentence = annotated.parse.tokens, annotated.parse.sentence_of(mention.token)
    if not mention.rule.endswith(".theirs") or tokens[mention.token].dep.startswith("nsubj"):
        return None
    if any(t.dep.startswith("nsubj") for t in tokens[sentence.first : mention.token]):
        return None
    for other in range(index + 1, len(annotated.actors)):
        if tokens[annotated.actors[other].token].sentence != sentence.index:
            break
        if is_subject(annotated, annotated.actors[other]) and _fits(references, other, plural, None):
            return other
    return None


def _stranger_before(references: References, mention: ActorMention, plural: bool | None, feminine: bool | None) -> bool:
    """True where the subject before is a thing that is no party: « le camion … quand il a été mitraillé »."""
    annotated = references.annotated
    tokens, sentence = annotated.parse.tokens, annotated.parse.sentence_of(mention.token)
    for token in reversed(tokens[sentence.first : mention.token]):
        if token.dep.startswith("nsubj") and token.pos == "NOUN":
            if annotated.actor_spans.at(token.start):
                return False
            number = plural is None or plural == (token.has("Number=Plur") or token.folded.endswith("s"))
            gender = feminine is None or not token.has("Gender=") or feminine == token.has("Gender=Fem")
            return number and gender
    return False


def _asked(references: References, mention: ActorMention) -> tuple[bool | None, bool | None]:
    words = set(fold(mention.span.quote).replace("'", " ").split())
    if mention.rule.endswith(".theirs"):
        return bool(words & references.data["possessive_plural"]), None
    return is_plural(references.annotated, mention), is_feminine(references.annotated, mention)


def _fits(references: References, other: int, plural: bool | None, feminine: bool | None) -> bool:
    annotated, mention = references.annotated, references.annotated.actors[other]
    party = references.parties[other]
    if party is None or mention.rule.endswith(".theirs") or (mention.noun or "").endswith("-thing"):
        return False
    if mention.noun in ("captives", "institution", "group", "organisation") and not is_known(party, mention):
        return False
    number, gender = is_plural(annotated, mention), is_feminine(annotated, mention)
    if number is None and mention.form == "name":
        number = False  # « Daech », « Boko Haram »: a bare name is one party
    if mention.form == "person" and plural:
        return False
    return (plural is None or number is None or number == plural) and (
        feminine is None or gender is None or gender == feminine
    )


def is_subject(annotated: Annotated, mention: ActorMention) -> bool:
    """True where the mention is a verb's subject, or opens its sentence."""
    tokens = annotated.parse.tokens
    inside = annotated.parse.tokens_between(mention.span.start, mention.span.end)
    if inside and inside.start == annotated.parse.sentence_of(inside.start).first:
        return True
    if any(tokens[i].dep.startswith("nsubj") and tokens[i].head not in inside for i in inside):
        return True
    return bool(inside) and _stands_for_subject(annotated, inside.start)


def _stands_for_subject(annotated: Annotated, first: int) -> bool:
    """« Depuis des années, des bandes, appelées « X », terrorisent … »: the verb has no other subject."""
    parse = annotated.parse
    sentence = parse.sentence_of(first)
    before = parse.tokens[first - 1]
    if before.text != "," or parse.tokens[first].pos != "DET":
        return False
    root = next((i for i in range(first, sentence.last) if parse.tokens[i].dep == "ROOT"), None)
    if root is None or parse.tokens[root].pos != "VERB":
        return False
    return not any(parse.tokens[child].dep.startswith("nsubj") for child in parse.children(root))
