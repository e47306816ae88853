"""Who fills which role of an event: from the frame of its rule, its carrier and the complements around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from greffier.annotate.events.carriers import carried_roles, carried_stretches
from greffier.annotate.events.phrases import complements, coordinated, noun_phrase, stretch_end
from greffier.annotate.events.reading import Reading, sentence_start
from greffier.annotate.events.triggers import Hit
from greffier.annotate.events.verbs import objects, shapes_of, subjects
from greffier.model.mentions import Argument
from greffier.model.record import RoleKind

_WEAPONS = frozenset(("weapon", "explosive", "projectile", "flying"))
_PARTIES = frozenset(("person", "armed", "body", "party", "place", "building", "vehicle", "military-site"))
Filler = tuple[str, int, str]


def find_arguments(reading: Reading, hit: Hit, event_tokens: frozenset[int]) -> tuple[Argument, ...]:
    """The arguments of an event in text order, one for each conjunct, none twice."""
    fillers = _noun_fillers(reading, hit) if hit.noun else _verb_fillers(reading, hit)
    chosen: dict[tuple[str, int], str] = {}
    for role, head, why in fillers:
        for conjunct in _conjuncts(reading, head, role, why):
            if _may_fill(reading, conjunct, role, hit, event_tokens):
                role_here = _role_of(reading, hit, conjunct, role)
                if not any(token == conjunct for _, token in chosen):
                    chosen[(role_here, conjunct)] = why
    return tuple(
        _argument(reading, role, head, why, event_tokens)
        for (role, head), why in sorted(chosen.items(), key=lambda x: x[0][1])
    )


def _conjuncts(reading: Reading, head: int, role: str, why: str) -> list[int]:
    return [head] if role == "instrument" or why == "sides" else coordinated(reading, head)


def _argument(reading: Reading, role: str, head: int, why: str, stops: frozenset[int]) -> Argument:
    first, last = (head, head + 1) if why == "adjective" else noun_phrase(reading, head, stops)
    tokens = reading.parse.tokens
    span = reading.annotated.document.span(tokens[first].start, tokens[last - 1].end)
    return Argument(cast(RoleKind, role), head, span, why)


def _may_fill(reading: Reading, head: int, role: str, hit: Hit, event_tokens: frozenset[int]) -> bool:
    """No dates, no « personne » or « rien », no event word, no word of the trigger itself."""
    token = reading.token(head)
    if head in hit.words or head in event_tokens or reading.is_word(head, "time_nouns"):
        return False
    if reading.plains[head] in reading.lexicon.words["nobody"] and token.pos in {"PRON", "ADV"}:
        return False
    if reading.plains[head] == "personne" and token.pos == "NOUN" and not _has_determiner(reading, head):
        return False
    if _impersonal(reading, head):
        return False
    if token.pos == "NUM" and not (token.text[0].isalpha() or reading.complement_of(head) is not None):
        return False
    if token.pos == "PRON" and reading.is_word(head, "subject_relatives"):
        return False
    if role == "target" and hit.rule.frame.get("from") and not reading.classes(head):
        return False
    if role in {"agent", "target"} and "deed" in reading.classes(head) and not reading.classes(head) & _PARTIES:
        return False
    return token.text[0].isalnum()


def _has_determiner(reading: Reading, head: int) -> bool:
    return any(reading.token(child).dep in {"det", "nummod"} for child in reading.parse.children(head))


def _impersonal(reading: Reading, head: int) -> bool:
    """« il y a eu », « il s'agit »."""
    if reading.plains[head] != "il":
        return False
    following = reading.plains[head + 1 : head + 4]
    return "y" in following or reading.token(head).dep == "expl:subj"


def _role_of(reading: Reading, hit: Hit, head: int, role: str) -> str:
    """A bare weapon that strikes is the instrument; one that belongs to somebody stands for them (« un drone russe »)."""
    if (
        role != "agent"
        or not (hit.rule.refine or hit.rule.outcome or hit.rule.frame.get("with") == "instrument")
        or not reading.classes(head) & _WEAPONS
        or reading.classes(head) & {"armed", "body", "civilian"}
    ):
        return role
    return "agent" if _owned(reading, head) else "instrument"


def _owned(reading: Reading, head: int) -> bool:
    first, last = noun_phrase(reading, head)
    for index in range(first, last):
        if reading.plains[index] in reading.lexicon.demonyms or reading.is_word(index, "possessives"):
            return True
        if index > head and reading.classes(index) & {"armed", "body", "name"}:
            return True
    return False


def _verb_fillers(reading: Reading, hit: Hit) -> Iterable[Filler]:
    frame, verb, shapes = hit.rule.frame, hit.token, hit.shapes
    found: list[Filler] = []
    passive = "passive" in shapes and not hit.rule.intransitive
    if passive:
        found += [
            (frame["object"], head, "subject-of-passive") for head in _patients(reading, hit) if "object" in frame
        ]
    else:
        if "subject" in frame:
            found += [(frame["subject"], head, "subject") for head in subjects(reading, verb)]
        if "object" in frame and not hit.rule.intransitive:
            found += [(frame["object"], head, "object") for head in _patients(reading, hit)]
    last = hit.words[-1]
    if len(hit.words) > 1 and last > verb and last in reading.prepositions:
        last -= 1
    found += _complement_fillers(reading, hit, [(last + 1, stretch_end(reading, last), {})], passive=passive)
    found += _tail_fillers(reading, hit)
    if passive and not any(role == "agent" for role, _, _ in found) and frame.get("by") == "agent":
        found += _agent_further_on(reading, hit)
    if not any(role == "agent" for role, _, _ in found):
        found += _adjective_of_weapon(reading, hit, [head for role, head, _ in found if role == "instrument"])
    return found


def _adjective_of_weapon(reading: Reading, hit: Hit, weapons: Sequence[int]) -> list[Filler]:
    """Whose bomb it is: « une bombe planante russe s'est abattue », « ont péri sous les bombes russes »."""
    if hit.rule.intransitive and len(hit.words) > 1 and hit.rule.frame.get("adj"):
        weapons = [*weapons, hit.words[-1]]
    for weapon in weapons:
        first, last = noun_phrase(reading, weapon)
        for index in range(max(first, weapon + 1), last):
            if reading.plains[index] in reading.lexicon.demonyms or _compound_demonym(reading, index):
                return [("agent", index, "adjective")]
    return []


def _tail_fillers(reading: Reading, hit: Hit) -> list[Filler]:
    """What follows a group of words: « mis le feu à l'église », « pris le contrôle du pont »."""
    last = hit.words[-1]
    if len(hit.words) == 1 or last <= hit.token:
        return []
    begin = last if last in reading.prepositions else last + 1
    relation, after = reading.prepositions.get(begin, ("", 0))
    if begin != last and not relation:
        for word in hit.words:
            overlapping = reading.prepositions.get(word, ("", 0))
            if overlapping[1] == last + 2:  # « tombé aux mains du M23 »: « aux mains du » is a preposition too
                relation, after = "of", overlapping[1]
    role = hit.rule.frame.get("tail", hit.rule.frame.get("object"))
    if begin == last:
        role = hit.rule.frame.get(relation, role)
    if role is None or (begin != last and relation != "of"):
        return []
    noun = reading.noun_after(after)
    return [(role, noun, "tail-complement")] if noun is not None else []


def _agent_further_on(reading: Reading, hit: Hit) -> list[Filler]:
    """« dispersée au gaz lacrymogène, par la police »: the agent of a passive past a comma or a date."""
    last = hit.words[-1]
    found = complements(reading, last + 1, stretch_end(reading, last, commas=True))
    by = [head for relation, begin, head in found if relation == "by" and _says_by_whom(reading, hit, begin)]
    return [("agent", head, "by-agent") for head in by[:1]]


def _patients(reading: Reading, hit: Hit) -> list[int]:
    found = [head for head in objects(reading, hit.token) if head not in hit.words]
    if found or len(hit.words) == 1 or "passive" in hit.shapes or hit.words[-1] in reading.prepositions:
        return found
    noun = reading.noun_after(hit.words[-1] + 1)
    return (
        [noun] if noun is not None and noun - hit.words[-1] < 6 and _directly(reading, hit.words[-1] + 1, noun) else []
    )


def _directly(reading: Reading, start: int, noun: int) -> bool:
    if start in reading.prepositions and reading.plains[start] != "des":
        return False
    return not any(reading.token(index).pos in {"PUNCT", "VERB", "AUX", "SCONJ"} for index in range(start, noun))


def _noun_fillers(reading: Reading, hit: Hit) -> Iterable[Filler]:
    frame = hit.rule.frame
    found: list[Filler] = [
        (role, head, why)
        for role, heads, why in carried_roles(reading, hit)
        for head in heads
        if role in {"agent", "target"}
    ]
    found += _complement_fillers(reading, hit, carried_stretches(reading, hit), passive=bool(hit.carriers))
    found += _of_fillers(reading, hit, found)
    found += _aimed_at(reading, hit)
    found += _opposed(reading, hit)
    found += _undergone(reading, hit)
    if not any(role == frame.get("poss") for role, _, _ in found):
        found += _possessive(reading, hit)
    if not any(role == "agent" for role, _, _ in found) and frame.get("adj"):
        found += _adjective(reading, hit)
    return found


def _complement_fillers(
    reading: Reading, hit: Hit, stretches: Sequence[tuple[int, int, Mapping[str, str]]], passive: bool
) -> list[Filler]:
    """Prepositional phrases that the frame (or the carrier) gives a role, the first of each relation."""
    found: list[Filler] = []
    seen: set[str] = set()
    for start, end, added in stretches:
        roles = {**hit.rule.frame, **added}
        for relation, begin, head in complements(reading, start, end):
            role = roles.get(relation)
            if relation in {"onto", "at", "to"} and reading.is_word(head, "road_nouns"):
                continue
            if role is None or relation == "of" or (relation in seen and relation not in {"by"}):
                continue
            if relation == "by" and not ((hit.noun or passive) and _says_by_whom(reading, hit, begin)):
                continue
            seen.add(relation)
            if role == "sides":
                found += _sides(reading, hit, head)
            elif role != "instrument" or reading.classes(head) & (_WEAPONS | {"vehicle"}):
                found.append((role, head, f"{relation}-complement"))
    return found


def _says_by_whom(reading: Reading, hit: Hit, begin: int) -> bool:
    """False where « par » belongs to another participle: « un raid de la coalition conduite par Riyad »."""
    before = begin - 1
    if before in (hit.token, hit.words[-1], *(carrier.verb for carrier in hit.carriers)):
        return True
    token = reading.token(before)
    return not (
        token.pos in {"VERB", "ADJ"}
        and (reading.plains[before] in reading.lexicon.participles or token.has("VerbForm=Part"))
    )


def _sides(reading: Reading, hit: Hit, head: int) -> list[Filler]:
    """« entre l'armée et les rebelles »: the first is agent, the others are targets."""
    joined = coordinated(reading, head)
    if len(joined) == 1:
        other = _after_conjunction(reading, head)
        joined += [other] if other is not None else []
    return [("agent" if position == 0 else "target", each, "sides") for position, each in enumerate(joined)]


def _after_conjunction(reading: Reading, head: int) -> int | None:
    for index in range(head + 1, min(head + 12, reading.parse.sentence_of(head).last)):
        token = reading.token(index)
        if token.pos == "CCONJ":
            return reading.noun_after(index + 1)
        if token.pos in {"VERB", "AUX"} and reading.is_finite(index):
            return None
    return None


def _of_fillers(reading: Reading, hit: Hit, found: Sequence[Filler]) -> list[Filler]:
    """The « de » complement: instrument, agent or target, by its class and by what the others already are."""
    frame = hit.rule.frame.get("of")
    last = hit.words[-1]
    if frame is None:
        return []
    result: list[Filler] = []
    position = last
    for relation, begin, head in complements(reading, last + 1, stretch_end(reading, last)):
        if any(reading.token(index).pos == "CCONJ" for index in range(position + 1, begin)):
            break
        if relation != "of" or begin - position > 3:
            if relation in {"by", "against", "onto", "in"}:
                break
            continue
        position = head
        if reading.is_word(head, "time_nouns") or reading.is_word(head, "manner_nouns"):
            continue
        if _is_instrument(reading, hit, head):
            result.append(("instrument", head, "of-instrument"))
            continue
        roles = {role for role, _, _ in found}
        role = frame if frame != "auto" else _automatic(reading, head, roles)
        if role in roles and frame == "auto":
            role = "target" if role == "agent" else "agent"
        result.append((role, head, "of-complement"))
        break
    return result


def _is_instrument(reading: Reading, hit: Hit, head: int) -> bool:
    return (
        hit.rule.refine
        and bool(reading.classes(head) & (_WEAPONS | {"aircraft"}))
        and (not _has_determiner(reading, head) or reading.counts(head))
    )


def _automatic(reading: Reading, head: int, roles: set[str]) -> str:
    if "target" in roles:
        return "agent"
    if "agent" in roles:
        return "target"
    classes = reading.classes(head)
    if "armed" in classes and not classes & {"civilian", "crowd", "military-site", "vehicle"}:
        return "agent"
    return "target"


def _aimed_at(reading: Reading, hit: Hit) -> list[Filler]:
    """« une attaque visant des civils »: a present participle after the noun whose object is aimed at."""
    last = hit.words[-1]
    for index in range(last + 1, min(last + 12, reading.parse.sentence_of(last).last)):
        token = reading.token(index)
        if token.pos == "VERB" and reading.plains[index].endswith("ant"):
            light = [
                x
                for lemma in reading.lexicon.verb_forms.get(reading.plains[index], ())
                for x in reading.lexicon.lights.get(lemma, ())
            ]
            if any(x.object == "target" for x in light):
                return [("target", head, "aimed-at") for head in objects(reading, index)]
        if token.pos == "PUNCT" or reading.is_finite(index):
            return []
    return []


def _opposed(reading: Reading, hit: Hit) -> list[Filler]:
    """« des affrontements …, opposant le M23 aux miliciens »: a participle further on that names the sides."""
    if not any(role == "sides" for role in hit.rule.frame.values()):
        return []
    last = hit.words[-1]
    for index in range(last + 1, min(last + 25, reading.parse.sentence_of(last).last)):
        if reading.plains[index] not in reading.lexicon.words["opposing"]:
            continue
        first = objects(reading, index)
        second = [
            head
            for relation, _, head in complements(reading, index + 1, stretch_end(reading, index))
            if relation == "to"
        ]
        return [("agent", head, "sides") for head in first[:1]] + [("target", head, "sides") for head in second[:1]]
    return []


def _undergone(reading: Reading, hit: Hit) -> list[Filler]:
    """« la ville a été la cible de frappes », « victime d'un attentat »: who undergoes it is the subject."""
    start = sentence_start(reading, hit.token)
    for index in range(hit.words[0] - 1, max(start, hit.words[0] - 5) - 1, -1):
        if reading.is_word(index, "undergone_nouns"):
            for verb in range(index - 1, max(start, index - 5) - 1, -1):
                if reading.is_word(verb, "be") or reading.token(verb).pos in {"VERB", "AUX"}:
                    return [("target", head, "undergone") for head in _subject_of_copula(reading, verb, index)]
            head = reading.token(index).head
            return (
                [("target", head, "undergone")] if head < index and reading.token(head).pos in {"NOUN", "PROPN"} else []
            )
        if reading.token(index).pos not in {"DET", "ADJ", "ADP", "NUM"}:
            return []
    return []


def _subject_of_copula(reading: Reading, verb: int, noun: int) -> list[int]:
    for holder in (noun, verb, reading.token(verb).head):
        found = [child for child in reading.parse.children(holder) if reading.token(child).dep.startswith("nsubj")]
        if found:
            return [reading.real_head(found[0])]
    return subjects(reading, verb)


def _possessive(reading: Reading, hit: Hit) -> list[Filler]:
    role = hit.rule.frame.get("poss")
    before = hit.words[0] - 1
    while before >= sentence_start(reading, hit.token) and reading.token(before).pos in {"ADJ", "NUM"}:
        before -= 1
    if role and before >= 0 and reading.is_word(before, "possessives") and reading.token(before).pos == "DET":
        return [(role, before, "possessive")]
    return []


def _adjective(reading: Reading, hit: Hit) -> list[Filler]:
    """« frappe israélienne », « raid aérien russe », « offensive rebelle »: the adjective of a people or a party."""
    last = hit.words[-1]
    for index in range(hit.token + 1, min(last + 4, reading.parse.sentence_of(last).last)):
        token = reading.token(index)
        if reading.plains[index] in reading.lexicon.demonyms or _compound_demonym(reading, index):
            return [("agent", index, "adjective")]
        if index > last and token.pos != "ADJ":
            return []
    return []


def _compound_demonym(reading: Reading, index: int) -> bool:
    return "-" in reading.plains[index] and reading.plains[index].rsplit("-", 1)[1] in reading.lexicon.demonyms
