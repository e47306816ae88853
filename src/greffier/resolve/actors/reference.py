"""What words that point back stand for: « le groupe », « les assaillants », « elle », « leurs positions », « nous »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import ActorMention, Party
from greffier.resolve.actors.features import is_feminine, is_plural, load_reference
from greffier.resolve.actors.speakers import VOICES, find_speaker, quotation_of

_FAR = {"pronoun": 2, "anaphor": 8}  # sentences back
_APPOSED = (
    "group",
    "organisation",
    "media",
    "coalition",
    "fighters",
    "bands",
    "members",
    "army",
    "troops",
    "unknown-armed",
)
_OFFICES = ("government", "official", "head-of-state")
_OWN_NOUNS = ("unknown-armed", "attackers", "fighters")


@dataclass(frozen=True, slots=True)
class References:
    """The mentions of a text with those parties that are known already."""

    annotated: Annotated
    parties: Sequence[Party | None]
    data: Mapping[str, Any]

    def before(self, index: int, far: int) -> Iterator[int]:
        """Mentions before this one, nearest first, not further back than so many sentences."""
        mentions, tokens = self.annotated.actors, self.annotated.parse.tokens
        here = tokens[mentions[index].token].sentence
        for other in range(index - 1, -1, -1):
            if here - tokens[mentions[other].token].sentence > far:
                return
            if mentions[other].span.end <= mentions[index].span.start and not self.is_aside(other):
                yield other

    def is_aside(self, index: int) -> bool:
        """True for « Al-Qaïda » in « liés à Al-Qaïda »: told in passing, seldom taken up again."""
        tokens, mention = self.annotated.parse.tokens, self.annotated.actors[index]
        first = self.annotated.parse.token_at(mention.span.start) or 0
        return any(token.folded in self.data["affiliation"] for token in tokens[max(first - 3, 0) : first])


def find_antecedent(annotated: Annotated, parties: Sequence[Party | None], index: int) -> tuple[int, str] | None:
    """The mention that this one stands for, with the reason; None where none fits."""
    references = References(annotated, parties, load_reference(annotated.document.language))
    mention = annotated.actors[index]
    if (beside := _in_apposition(references, index)) is not None:
        return beside
    if mention.form == "anaphor":
        return _same_noun(references, index) or _by_kind(references, index) or _only_one(references, index)
    if mention.form == "pronoun":
        return _by_agreement(references, index)
    if not _is_definite(references, mention):
        return None
    return _same_noun(references, index) or _same_office(references, index)


def _words_from_head(annotated: Annotated, mention: ActorMention) -> str:
    return fold(annotated.document.text[annotated.parse.tokens[mention.token].start : mention.span.end])


def _begins_with(annotated: Annotated, mention: ActorMention, words: str) -> bool:
    theirs = _words_from_head(annotated, mention)
    return theirs.startswith(words) and not theirs[len(words) : len(words) + 1].isalnum()


def _is_definite(references: References, mention: ActorMention) -> bool:
    tokens = references.annotated.parse.tokens
    at = references.annotated.parse.token_at(mention.span.start)
    if at is None:
        return False
    if tokens[at].folded in references.data["definite"] - references.data["indefinite"]:
        return True
    return at == mention.token and tokens[at - 1].folded in references.data["contracted"]


def _same_noun(references: References, index: int) -> tuple[int, str] | None:
    """« l'armée » after « l'armée malienne », « l'Observatoire » after its full name."""
    annotated = references.annotated
    word = _words_from_head(annotated, annotated.actors[index])
    for other in references.before(index, 30):
        party, mention = references.parties[other], annotated.actors[other]
        if party is not None and _known(party, mention) and _begins_with(annotated, mention, word):
            return other, "the same noun before"
    return None


def _in_apposition(references: References, index: int) -> tuple[int, str] | None:
    """« les Wazalendo, miliciens locaux, »: the noun after the comma says again who was named before it."""
    annotated, mention = references.annotated, references.annotated.actors[index]
    if mention.form not in ("generic", "anaphor") or mention.noun not in _APPOSED or _precedes_verb(annotated, mention):
        return None
    for other in references.before(index, 0):
        party, before = references.parties[other], annotated.actors[other]
        between = annotated.document.text[before.span.end : mention.span.start]
        if between != ", ":
            continue
        if party is not None and _known(party, before) and before.form == "name":
            return other, "in apposition"
    return None


def _precedes_verb(annotated: Annotated, mention: ActorMention) -> bool:
    after = annotated.parse.tokens_between(mention.span.end, mention.span.end + 40)
    return bool(after) and annotated.parse.tokens[after.start].pos in ("VERB", "AUX", "PRON", "ADV")


def _same_office(references: References, index: int) -> tuple[int, str] | None:
    """« le ministre » after « le ministère turc de la Défense »: the government that spoke last."""
    annotated = references.annotated
    if annotated.actors[index].noun not in _OFFICES:
        return None
    for other in references.before(index, _FAR["anaphor"]):
        party, mention = references.parties[other], annotated.actors[other]
        if mention.noun in _OFFICES and party is not None and party.actor is not None:
            return other, "the same government before"
    return None


def _only_one(references: References, index: int) -> tuple[int, str] | None:
    """« les séparatistes » of a text that names only one such group, if later."""
    annotated, mention = references.annotated, references.annotated.actors[index]
    if mention.noun not in ("fighters", "group", "organisation"):
        return None
    kinds = _kinds(references, mention)
    named = {
        party.actor.id: other
        for other, party in reversed(list(enumerate(references.parties)))
        if party is not None and party.actor is not None and party.actor.kind in kinds
        and annotated.actors[other].form == "name" and not references.is_aside(other)
    }  # fmt: skip
    return (next(iter(named.values())), "the only one that the text names") if len(named) == 1 else None


def _known(party: Party, mention: ActorMention) -> bool:
    return party.actor is not None or mention.name is not None


def _by_kind(references: References, index: int) -> tuple[int, str] | None:
    annotated, mention = references.annotated, references.annotated.actors[index]
    kinds = _kinds(references, mention)
    own = _speaker_id(references, index)
    for other in references.before(index, _FAR["anaphor"]):
        party = references.parties[other]
        if own is not None and party is not None and party.actor is not None and party.actor.id == own:
            continue
        if _is_of_kind(references, other, kinds) and annotated.actors[other].form != "pronoun":
            return other, f"the last {' or '.join(kinds)} before"
    return None


def _speaker_id(references: References, index: int) -> str | None:
    """Who speaks of « les mercenaires » does not mean itself; of « le groupe » it may."""
    if references.annotated.actors[index].noun not in ("fighters", "attackers"):
        return None
    speaker = find_speaker(references.annotated, references.parties, index)
    party = references.parties[speaker] if speaker is not None else None
    return party.actor.id if party is not None and party.actor is not None else None


def _kinds(references: References, mention: ActorMention) -> Sequence[str]:
    parse = references.annotated.parse
    inside = parse.tokens_between(parse.tokens[mention.token].start, mention.span.end)
    words = " ".join(parse.tokens[i].folded for i in inside)
    nouns = references.data["nouns"]
    found = max((noun for noun in nouns if words == noun or words.startswith(noun + " ")), key=len, default=None)
    kinds = nouns[found] if found is not None else references.data["classes"].get(mention.noun or "", ())
    return list(kinds)


def _is_of_kind(references: References, other: int, kinds: Sequence[str]) -> bool:
    party, mention = references.parties[other], references.annotated.actors[other]
    if party is None:
        return False
    if party.actor is not None:
        return party.actor.kind in kinds and mention.noun not in ("prisoners", "captives")
    if mention.rule.startswith("actors.group"):
        return "rebel-group" in kinds
    return "unknown" in kinds and mention.noun in _OWN_NOUNS and mention.form == "generic"


def _by_agreement(references: References, index: int) -> tuple[int, str] | None:
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
        for other in references.before(index, _FAR["pronoun"])
        if _fits(references, other, plural, feminine) and not _is_told_by(annotated, other, quoted)
    ]
    for other in fitting:
        if _is_subject(annotated, annotated.actors[other]):
            return other, "the last subject that agrees"
    return (fitting[0], "the last mention that agrees") if fitting else None


def _is_told_by(annotated: Annotated, other: int, quoted: tuple[int, int] | None) -> bool:
    """« Ils sont arrivés à moto », says a villager: not the villagers, nor the official who spoke before."""
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
        if _is_subject(annotated, annotated.actors[other]) and _fits(references, other, plural, None):
            return other
    return None


def _stranger_before(references: References, mention: ActorMention, plural: bool | None, feminine: bool | None) -> bool:
    """True where the subject before is a thing that is no party: « le car … lorsqu'il a essuyé des tirs »."""
    annotated = references.annotated
    tokens, sentence = annotated.parse.tokens, annotated.parse.sentence_of(mention.token)
    for token in reversed(tokens[sentence.first : mention.token]):
        if token.dep.startswith("nsubj") and token.pos == "NOUN":
            if any(m.span.start <= token.start < m.span.end for m in annotated.actors):
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
    if mention.noun in ("captives", "institution", "group", "organisation") and not _known(party, mention):
        return False
    number, gender = is_plural(annotated, mention), is_feminine(annotated, mention)
    if number is None and mention.form == "name":
        number = False  # « Daech », « Boko Haram »: a bare name is one party
    if mention.form == "person" and plural:
        return False
    return (plural is None or number is None or number == plural) and (
        feminine is None or gender is None or gender == feminine
    )


def _is_subject(annotated: Annotated, mention: ActorMention) -> bool:
    tokens = annotated.parse.tokens
    inside = annotated.parse.tokens_between(mention.span.start, mention.span.end)
    return any(tokens[i].dep.startswith("nsubj") and tokens[i].head not in inside for i in inside)
