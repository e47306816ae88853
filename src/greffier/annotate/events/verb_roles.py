"""Roles of an event told by a verb."""

from __future__ import annotations

from greffier.annotate.events.complements import complements, stretch_end
from greffier.annotate.events.fillers import WEAPONS, Filler, complement_fillers, says_by_whom
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.phrases import noun_phrase
from greffier.annotate.events.reading import Reading, sentence_end
from greffier.annotate.events.verbs import objects, subjects

_OWNERS = frozenset(("armed", "body", "name"))


def verb_fillers(reading: Reading, hit: Hit) -> list[Filler]:
    """(role, head, why), the surest first: subject and object, complements, what follows a group of words."""
    passive = "passive" in hit.shapes and not hit.rule.intransitive
    found = _passive_patients(reading, hit) if passive else _active(reading, hit)
    last = hit.words[-1]
    if last > hit.token and last in reading.prepositions:
        last -= 1
    found += complement_fillers(reading, hit, [(last + 1, stretch_end(reading, last), {})], passive)
    found += _tail_fillers(reading, hit)
    if passive and hit.rule.frame.get("by") == "agent" and all(role != "agent" for role, _, _ in found):
        found += _agent_further_on(reading, hit)
    weapons = _weapons_among(reading, hit, found)
    if all(role != "agent" or head in weapons for role, head, _ in found):
        found += _adjective_of_weapon(reading, hit, weapons)
    return found


def _weapons_among(reading: Reading, hit: Hit, found: list[Filler]) -> list[int]:
    """What it was done with: « par une bombe », « d'une balle »."""
    held = [head for role, head, _ in found if role == "instrument" or (role == "agent" and _is_weapon(reading, head))]
    if not hit.rule.outcome or held:
        return held
    after = complements(reading, hit.words[-1] + 1, stretch_end(reading, hit.words[-1]))
    return [head for relation, _, head in after if relation == "of" and _is_weapon(reading, head)][:1]


def _is_weapon(reading: Reading, head: int) -> bool:
    """Of nobody's: « un obus russe » stands for the Russians."""
    classes, (first, last) = reading.classes(head), noun_phrase(reading, head)
    owned = any(reading.is_demonym(index) for index in range(first, last))
    return bool(classes & WEAPONS) and not classes & _OWNERS and not owned


def _adjective_of_weapon(reading: Reading, hit: Hit, weapons: list[int]) -> list[Filler]:
    """Whose bomb it is: « une bombe planante russe s'est abattue », « ont péri sous les bombes russes », « un drone de
    l'armée a touché »."""
    if hit.rule.intransitive and len(hit.words) > 1 and hit.rule.frame.get("adj"):
        weapons = [*weapons, hit.words[-1]]
    for weapon in weapons:
        first, last = noun_phrase(reading, weapon)
        for index in range(max(first, weapon + 1), last):
            if reading.is_demonym(index) and not reading.is_word(index - 1, "made_nouns"):
                return [("agent", index, "adjective")]
        if (thrower := _thrower(reading, weapon)) is not None:
            return [("agent", thrower, "weapon-thrower")]
        owner = reading.complement_of(weapon)
        if owner is not None and reading.classes(owner) & _OWNERS:
            return [("agent", owner, "weapon-owner")]
    return []


def _thrower(reading: Reading, weapon: int) -> int | None:
    """« une mine posée par les rebelles », « une balle tirée par un policier »: whom the weapon's participle names."""
    for index in range(weapon + 1, min(weapon + 4, sentence_end(reading, weapon))):
        token = reading.token(index)
        if token.has("VerbForm=Part") and token.pos in {"VERB", "ADJ"} and token.dep in {"acl", "amod"}:
            relation, after = reading.prepositions.get(index + 1, ("", 0))
            return reading.noun_after(after) if relation == "by" else None
    return None


def _passive_patients(reading: Reading, hit: Hit) -> list[Filler]:
    role = hit.rule.frame.get("object")
    heads = _patients(reading, hit) or _noun_before_comma(reading, hit)
    return [(role, head, "subject-of-passive") for head in heads] if role else []


def _noun_before_comma(reading: Reading, hit: Hit) -> list[int]:
    """« Nuit agitée à Stepanakert, pilonnée deux fois »: what a bare participle is said of."""
    first = hit.words[0]
    if "participle" not in hit.shapes or first < 2 or reading.token(first - 1).text != ",":
        return []
    return [first - 2] if reading.token(first - 2).pos in {"NOUN", "PROPN"} else []


def _active(reading: Reading, hit: Hit) -> list[Filler]:
    frame = hit.rule.frame
    found: list[Filler] = []
    if "subject" in frame:
        found += [(frame["subject"], head, "subject") for head in subjects(reading, hit.token)]
    if "object" in frame and not hit.rule.intransitive:
        found += [(frame["object"], head, "object") for head in _patients(reading, hit)]
    return found


def _patients(reading: Reading, hit: Hit) -> list[int]:
    """The object; of a group of words the noun right after it (« ont pris d'assaut la caserne »)."""
    found = [head for head in objects(reading, hit.token) if head not in hit.words]
    last = hit.words[-1]
    if found or len(hit.words) == 1 or "passive" in hit.shapes or last in reading.prepositions:
        return found
    noun = reading.noun_after(last + 1)
    return [noun] if noun is not None and noun - last < 6 and _directly(reading, last + 1, noun) else []


def _directly(reading: Reading, start: int, noun: int) -> bool:
    if start in reading.prepositions and not reading.is_word(start, "plural_of"):
        return False
    return not any(reading.token(index).pos in {"PUNCT", "VERB", "AUX", "SCONJ"} for index in range(start, noun))


def _tail_fillers(reading: Reading, hit: Hit) -> list[Filler]:
    """What follows a group of words: « mis le feu à l'église », « pris le contrôle du pont »."""
    last, frame = hit.words[-1], hit.rule.frame
    if last <= hit.token:
        return []
    ends_in_preposition = last in reading.prepositions
    relation, after = reading.prepositions.get(last if ends_in_preposition else last + 1, ("", 0))
    if not relation:
        relation, after = _overlapping(reading, hit)
    role = frame.get("tail", frame.get("object", frame.get("of") if hit.rule.intransitive else None))
    if ends_in_preposition:
        role = frame.get(relation, role)
    elif relation != "of":
        return []
    noun = reading.noun_after(after)
    return [(role, noun, "tail-complement")] if role and noun is not None else []


def _overlapping(reading: Reading, hit: Hit) -> tuple[str, int]:
    """« tombé aux mains du M23 »: « aux mains du » is a preposition too, and ends in the « de » that is looked for."""
    after = hit.words[-1] + 2
    ends = (reading.prepositions.get(word, ("", 0))[1] for word in hit.words)
    return ("of", after) if after in ends else ("", 0)


def _agent_further_on(reading: Reading, hit: Hit) -> list[Filler]:
    """« évacuée lundi, par les gendarmes »: the agent of a passive past a comma or a date."""
    last = hit.words[-1]
    found = complements(reading, last + 1, stretch_end(reading, last, commas=True))
    by = [head for relation, begin, head in found if relation == "by" and says_by_whom(reading, hit, begin)]
    return [("agent", head, "by-agent") for head in by[:1]]
