"""Verbs that carry an event noun: « a mené une attaque », « une frappe a visé », « l'embuscade tendue par ».

The verb tells no event of its own then: the noun takes over its subject and complements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from greffier.annotate.events.complements import coordinated, stretch_end
from greffier.annotate.events.hits import Carrier, Hit
from greffier.annotate.events.lexicon import Light
from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.shapes import shapes_of
from greffier.annotate.events.verbs import objects, subjects

_OWN_EVENT = frozenset(
    ("accuse", "condemn", "deny", "claim-responsibility", "threaten", "support", "appeal", "pledge", "arrest")
)
_BETWEEN = frozenset(("DET", "ADJ", "NUM", "ADV"))


def attach_carriers(reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """Give each noun its carrying verbs and drop the hits that another has absorbed."""
    absorbed: set[int] = set()
    by_token = {hit.token: hit for hit in hits}
    for hit in hits:
        if hit.noun and not _names_people(reading, hit):
            absorbed |= _attach(reading, hit, by_token)
    return [hit for hit in hits if hit.token not in absorbed]


def _names_people(reading: Reading, hit: Hit) -> bool:
    """« des vivres distribués à 4 000 déplacés »: who undergoes the verb, and nothing that it carries."""
    return not hit.rule.outcome and "person" in reading.classes(hit.token)


def _attach(reading: Reading, hit: Hit, by_token: Mapping[int, Hit]) -> set[int]:
    """Add the carriers of a noun; the tokens of the events that are told twice."""
    absorbed: set[int] = set()
    for verb, relation in _governors(reading, hit):
        other = by_token.get(verb)
        if other is not None and other.rule.outcome and hit.rule.outcome and relation == "object":
            absorbed.add(hit.token)
            continue
        light = _light(reading, verb, relation)
        if light is None:
            continue
        if other is not None and _has_its_own_event(other):
            if not light.keeps or _is_negated(reading, verb):
                continue
        elif other is not None:
            absorbed.add(verb)
        hit.carriers.append(Carrier(verb, light, relation))
    return absorbed


def _is_negated(reading: Reading, verb: int) -> bool:
    before = range(max(verb - 4, sentence_start(reading, verb)), verb)
    return any(reading.is_word(index, "negations") for index in before)


def _has_its_own_event(verb: Hit) -> bool:
    """A harm told by a verb stays a mention of its own; so does a deed of words (« condamne l'attaque »)."""
    return (verb.rule.outcome and verb.rule.type == "killing") or verb.rule.type in _OWN_EVENT


def _light(reading: Reading, verb: int, relation: str) -> Light | None:
    """The light verb's entry that fits how the noun hangs from it."""
    lemmas = reading.lexicon.verb_forms.get(reading.plains[verb], ()) or (reading.token(verb).lemma,)
    for lemma in lemmas:
        for light in reading.lexicon.lights.get(lemma, ()):
            strikes = light.carries == "subject" and light.object == "target"
            if relation == light.carries or (relation == "by" and strikes):
                return light
    return None


def _governors(reading: Reading, hit: Hit) -> list[tuple[int, str]]:
    """(verb, how) of the verbs that the noun hangs from and of the participles that hang from it."""
    found = [*_above(reading, hit), *_below(reading, hit)]
    for verb, relation in (
        (_passive_before_by(reading, hit), "by"),
        (_verb_just_before(reading, hit), "object"),
        (_participle_just_after(reading, hit), "object"),
    ):
        if verb is not None and (relation == "by" or all(verb != other for other, _ in found)):
            found.append((verb, relation))
    return found


def _above(reading: Reading, hit: Hit) -> list[tuple[int, str]]:
    token = reading.token(hit.token)
    head = token.head
    if head == hit.token or reading.token(head).pos not in {"VERB", "AUX"}:
        return []
    if token.dep in {"obj", "xcomp", "dep"}:
        return [(head, "object")]
    if token.dep in {"obl:arg", "obl:mod"} and head == _verb_just_before(reading, hit):
        return [(head, "object")]
    if token.dep in {"nsubj", "nsubj:pass"}:
        passive = "passive" in shapes_of(reading, head)
        return [(head, "object"), (head, "subject")] if passive else [(head, "subject")]
    return []


def _below(reading: Reading, hit: Hit) -> list[tuple[int, str]]:
    """« l'attaque menée par », « l'attaque qui a visé », « une attaque visant »."""
    found = []
    for child in reading.parse.children(hit.token):
        token = reading.token(child)
        if child > hit.token and token.pos in {"VERB", "ADJ"} and token.dep in {"acl", "acl:relcl", "amod"}:
            shapes = shapes_of(reading, child)
            active = "gerund" in shapes or {"relative", "active"} <= shapes
            found.append((child, "subject" if active else "object"))
    return found


def _passive_before_by(reading: Reading, hit: Hit) -> int | None:
    """« a été touché mercredi par un bombardement »: the passive verb that the noun is the agent of."""
    start = sentence_start(reading, hit.token)
    before = range(max(hit.words[0] - 4, start), hit.words[0])
    if not any(reading.prepositions.get(index, ("", 0))[0] == "by" for index in before):
        return None
    for index in range(hit.words[0] - 1, max(hit.words[0] - 9, start) - 1, -1):
        if reading.token(index).pos == "VERB":
            return index if "passive" in shapes_of(reading, index) else None
    return None


def _verb_just_before(reading: Reading, hit: Hit) -> int | None:
    """« lancer des attaques », « procédé à des arrestations »: a verb with nothing but small words between."""
    for index in range(hit.token - 1, max(hit.token - 6, sentence_start(reading, hit.token)) - 1, -1):
        token = reading.token(index)
        if token.pos == "VERB":
            return index
        if token.pos not in _BETWEEN and not (token.pos == "ADP" and reading.is_word(index, "before_nouns")):
            return None
    return None


def _participle_just_after(reading: Reading, hit: Hit) -> int | None:
    """« l'embuscade tendue lundi », also past adjectives and a « de » complement."""
    last = hit.words[-1]
    for index in range(last + 1, min(sentence_end(reading, last), last + 9)):
        token = reading.token(index)
        if token.pos in {"VERB", "ADJ"} and token.has("Tense=Past|VerbForm=Part") and token.head != index:
            follows = reading.token(index - 1).pos != "AUX" and _agrees(reading, hit.token, index)
            return index if follows else None
        if token.pos in {"PUNCT", "AUX", "CCONJ", "VERB", "SCONJ"}:
            return None
    return None


def _agrees(reading: Reading, noun: int, participle: int) -> bool:
    """False where gender or number tell that the participle belongs to another noun."""
    for feature in ("Gender=", "Number="):
        values = {
            value for index in (noun, participle) for value in reading.token(index).morph.split("|") if feature in value
        }
        if len(values) > 1:
            return False
    return True


def carried_roles(reading: Reading, hit: Hit) -> list[tuple[str, int, str]]:
    """(role, head, why) that the carrying verbs give to the noun's event."""
    found: list[tuple[str, int, str]] = []
    for carrier in hit.carriers:
        light, verb = carrier.light, carrier.verb
        passive = "passive" in shapes_of(reading, verb)
        if carrier.relation == "object" and not passive and light.subject:
            found += [(light.subject, head, "carrier-subject") for head in subjects(reading, verb)]
        if light.object and (carrier.relation == "by" or (carrier.relation == "subject" and not passive)):
            held = objects(reading, verb)
            if light.object == "sides":
                found += _sides_of(reading, held)
            else:
                found += [(light.object, head, "carrier-object") for head in held]
    return [filler for filler in found if filler[1] != hit.token]


def _sides_of(reading: Reading, heads: Sequence[int]) -> list[tuple[str, int, str]]:
    """« des combats opposent l'armée aux rebelles »: the side named first is the agent."""
    joined = [side for head in heads for side in coordinated(reading, head)]
    return [("target" if position else "agent", side, "sides") for position, side in enumerate(joined)]


def carried_stretches(reading: Reading, hit: Hit) -> list[tuple[int, int, Mapping[str, str]]]:
    """Where the noun's complements stand, after itself and after its carriers, and the roles that a carrier adds."""
    last = hit.words[-1]
    before: dict[str, str] = {}
    for carrier in hit.carriers:
        before.update(carrier.light.to if carrier.verb < hit.token else {})
    stretches: list[tuple[int, int, Mapping[str, str]]] = [(last + 1, stretch_end(reading, last), before)]
    for carrier in hit.carriers:
        if carrier.verb > last:
            by = {"by": carrier.light.by} if carrier.light.by else {}
            end = stretch_end(reading, carrier.verb, commas=True)
            stretches.append((carrier.verb + 1, end, {**carrier.light.to, **by}))
    return stretches
