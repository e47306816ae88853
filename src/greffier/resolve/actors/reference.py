"""What words that point back stand for: « le groupe », « les assaillants », « elle », « leurs positions », « nous »."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention, Party
from greffier.resolve.actors.agreement import find_by_agreement
from greffier.resolve.actors.clitics import find_fellows, find_object
from greffier.resolve.actors.features import load_reference
from greffier.resolve.actors.references import References, is_known
from greffier.resolve.actors.speakers import find_speaker

_FAR = 6  # sentences back
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
_SHORT = 30  # characters from a group to the name that follows it
_WIDE = 6  # tokens from « contre » to the second of two
_OWN_NOUNS = ("unknown-armed", "attackers", "fighters")


def find_antecedent(annotated: Annotated, parties: Sequence[Party | None], index: int) -> tuple[int, str] | None:
    """The mention that this one stands for, with the reason; None where none fits."""
    references = References(annotated, parties, load_reference(annotated.document.language))
    mention = annotated.actors[index]
    if (beside := _in_apposition(references, index) or _named_after(references, index)) is not None:
        return beside
    if mention.form in ("anaphor", "pronoun", "person"):
        return _POINTERS.get(mention.rule, _FORMS[mention.form])(references, index)
    if not _is_definite(references, mention):
        return None
    return _same_noun(references, index) or _same_office(references, index)


def _of_anaphor(references: References, index: int) -> tuple[int, str] | None:
    return _same_noun(references, index) or _by_kind(references, index) or _only_one(references, index)


def _words_from_head(annotated: Annotated, mention: ActorMention) -> str:
    return annotated.document.folded[annotated.parse.tokens[mention.token].start : mention.span.end]


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


def _same_person(references: References, index: int) -> tuple[int, str] | None:
    """« M. Diallo » after « le ministre Paul Diallo »: the same last word of the name."""
    annotated = references.annotated
    for other in references.before(index, 40):
        mention, party = annotated.actors[other], references.parties[other]
        if mention.form == "person" and party is not None and _surname(mention) == _surname(annotated.actors[index]):
            return other, "the same name before"
    return None


def _surname(mention: ActorMention) -> str:
    words = mention.name.quote.split() if mention.name else [mention.span.quote]
    return words[-1]


def _same_noun(references: References, index: int) -> tuple[int, str] | None:
    """« l'armée » after « l'armée malienne », « l'Observatoire » after its full name."""
    annotated = references.annotated
    word = _words_from_head(annotated, annotated.actors[index])
    kinds = references.data["same"].get(annotated.actors[index].noun or "")
    for other in references.before(index, 30):
        party, mention = references.parties[other], annotated.actors[other]
        if party is None or not is_known(party, mention) or not _begins_with(annotated, mention, word):
            continue
        if kinds is None or (party.actor is not None and party.actor.kind in kinds):
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
        if party is not None and is_known(party, before) and before.form == "name":
            return other, "in apposition"
    return None


def _named_after(references: References, index: int) -> tuple[int, str] | None:
    """« une faction inconnue, Ashab al-Kahf, »: the name between commas after it."""
    annotated = references.annotated
    mention = annotated.actors[index]
    if mention.noun not in ("group", "bands", "organisation") or mention.form not in ("generic", "anaphor"):
        return None
    for other in range(index + 1, min(index + 3, len(annotated.actors))):
        name = annotated.actors[other]
        between = annotated.document.text[mention.span.end : name.span.start]
        if name.form != "name" or references.parties[other] is None or not between.endswith(", "):
            continue
        if len(between) <= _SHORT and between.count(",") == 1 and not between[:-2].rstrip().endswith((".", ";", ":")):
            after = annotated.document.text[name.span.end : name.span.end + 1]
            return (other, "named beside it") if after in (",", "(") else None
    return None


def _precedes_verb(annotated: Annotated, mention: ActorMention) -> bool:
    after = annotated.parse.tokens_between(mention.span.end, mention.span.end + 40)
    return bool(after) and annotated.parse.tokens[after.start].pos in ("VERB", "AUX", "PRON", "ADV")


def _same_office(references: References, index: int) -> tuple[int, str] | None:
    """« le ministre » after « le ministère turc de la Défense »: the government that spoke last."""
    annotated = references.annotated
    if annotated.actors[index].noun not in _OFFICES:
        return None
    for other in references.before(index, _FAR):
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


def _by_kind(references: References, index: int) -> tuple[int, str] | None:
    annotated, mention = references.annotated, references.annotated.actors[index]
    kinds = _kinds(references, mention)
    own = _speaker_id(references, index)
    for other in references.before(index, _FAR):
        party = references.parties[other]
        if own is not None and party is not None and party.actor is not None and party.actor.id == own:
            continue
        if mention.noun == "attackers" and references.is_after("against", other, _WIDE):
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


_FORMS = {"anaphor": _of_anaphor, "pronoun": find_by_agreement, "person": _same_person}
_POINTERS = {"actors.pronoun.object": find_object, "actors.pronoun.others": find_fellows}
