"""Verbs that carry an event noun: « a mené une attaque », « une frappe a visé », « l'embuscade tendue par ».

The verb tells no event of its own then: the noun takes over its subject and complements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from greffier.annotate.events.lexicon import Light
from greffier.annotate.events.phrases import coordinated, stretch_end
from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.triggers import Carrier, Hit
from greffier.annotate.events.verbs import objects, shapes_of, subjects


def attach_carriers(reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """Give each noun its carrying verbs and drop the hits that another has absorbed."""
    absorbed: set[int] = set()
    by_token = {hit.token: hit for hit in hits}
    for hit in hits:
        if hit.noun:
            _attach(reading, hit, by_token, absorbed)
    return [hit for hit in hits if hit.token not in absorbed]


def _attach(reading: Reading, hit: Hit, by_token: dict[int, Hit], absorbed: set[int]) -> None:
    for verb, relation in _governors(reading, hit):
        other = by_token.get(verb)
        if other is not None and other.rule.outcome and hit.rule.outcome and relation == "object":
            absorbed.add(hit.token)
            continue
        light = _light(reading, verb, relation)
        if light is None:
            continue
        if other is not None and not _gives_way(other):
            if not light.keeps or _negated(reading, verb):
                continue
        elif other is not None:
            absorbed.add(verb)
        hit.carriers.append(Carrier(verb, light, relation))


def _negated(reading: Reading, verb: int) -> bool:
    return any(
        reading.is_word(index, "negations") for index in range(max(verb - 4, sentence_start(reading, verb)), verb)
    )


def _gives_way(verb: Hit) -> bool:
    """A harm told by a verb stays a mention of its own; so does a deed of words (« condamne l'attaque »)."""
    if verb.rule.outcome and verb.rule.type == "killing":
        return False
    return not verb.rule.type.startswith(
        ("accuse", "condemn", "deny", "claim", "threaten", "support", "appeal", "pledge")
    )


def _light(reading: Reading, verb: int, relation: str) -> Light | None:
    """The light verb's entry that fits how the noun hangs from it."""
    lemmas = reading.lexicon.verb_forms.get(reading.plains[verb], ()) or (reading.token(verb).lemma,)
    for lemma in lemmas:
        for light in reading.lexicon.lights.get(lemma, ()):
            if relation == light.carries or (
                relation == "by" and light.carries == "subject" and light.object == "target"
            ):
                return light
    return None


def _governors(reading: Reading, hit: Hit) -> list[tuple[int, str]]:
    """Verbs that the noun hangs from, and participles that hang from it: (verb, how)."""
    found: list[tuple[int, str]] = []
    token = reading.token(hit.token)
    head = token.head
    if head != hit.token and reading.token(head).pos in {"VERB", "AUX"}:
        if token.dep in {"obj", "xcomp", "dep"} or (
            token.dep in {"obl:arg", "obl:mod"} and head == _verb_just_before(reading, hit)
        ):
            found.append((head, "object"))
        elif token.dep in {"nsubj", "nsubj:pass"}:
            passive = "passive" in shapes_of(reading, head)
            found.append((head, "object" if passive else "subject"))
            if passive:
                found.append((head, "subject"))
    for child in reading.parse.children(hit.token):
        other = reading.token(child)
        if other.dep in {"acl", "acl:relcl", "amod"} and other.pos in {"VERB", "ADJ"} and child > hit.token:
            relative_subject = "relative" in shapes_of(reading, child) and "passive" not in shapes_of(reading, child)
            gerund = "gerund" in shapes_of(reading, child)
            found.append((child, "subject" if relative_subject or gerund else "object"))
    struck = _passive_before_by(reading, hit)
    if struck is not None:
        found.append((struck, "by"))
    before = _verb_just_before(reading, hit)
    if before is not None and all(verb != before for verb, _ in found):
        found.append((before, "object"))
    after = _participle_just_after(reading, hit)
    if after is not None and all(verb != after for verb, _ in found):
        found.append((after, "object"))
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
        if token.pos not in {"DET", "ADJ", "NUM", "ADV"} and not (
            token.pos == "ADP" and token.text.lower() in {"à", "d'", "d’", "de", "des"}
        ):
            return None
    return None


def _participle_just_after(reading: Reading, hit: Hit) -> int | None:
    """« l'embuscade tendue lundi », also past adjectives and a « de » complement."""
    last = hit.words[-1]
    end = min(sentence_end(reading, last), last + 9)
    for index in range(last + 1, end):
        token = reading.token(index)
        if token.pos in {"VERB", "ADJ"} and "Tense=Past|VerbForm=Part" in token.morph and token.head != index:
            return index if reading.token(index - 1).pos != "AUX" and _agrees(reading, hit.token, index) else None
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


def carried_roles(reading: Reading, hit: Hit) -> list[tuple[str, list[int], str]]:
    """(role, heads, why) that the carrying verbs give to the noun's event."""
    found: list[tuple[str, list[int], str]] = []
    for carrier in hit.carriers:
        light, verb = carrier.light, carrier.verb
        passive = "passive" in shapes_of(reading, verb)
        if carrier.relation == "object" and not passive and light.subject:
            found.append((light.subject, subjects(reading, verb), "carrier-subject"))
        if carrier.relation == "by" and light.object:
            found.append((light.object, objects(reading, verb), "carrier-passive"))
        if carrier.relation == "subject" and light.object and not passive:
            if light.object == "sides":
                found += [(role, [side], "sides") for role, side in _sides_of(reading, objects(reading, verb))]
            else:
                found.append((light.object, objects(reading, verb), "carrier-object"))
    return [(role, [head for head in heads if head != hit.token], why) for role, heads, why in found]


def _sides_of(reading: Reading, heads: Sequence[int]) -> list[tuple[str, int]]:
    """« des combats opposent l'armée aux rebelles »: the side named first is the agent."""
    joined = [side for head in heads for side in coordinated(reading, head)]
    return [("target" if position else "agent", side) for position, side in enumerate(joined)]


def carried_stretches(reading: Reading, hit: Hit) -> list[tuple[int, int, Mapping[str, str]]]:
    """Where the noun's complements stand, after itself and after its carriers, and the roles that a carrier adds."""
    last = hit.words[-1]
    before = {
        key: role for carrier in hit.carriers if carrier.verb < hit.token for key, role in carrier.light.to.items()
    }
    stretches: list[tuple[int, int, Mapping[str, str]]] = [(last + 1, stretch_end(reading, last), before)]
    for carrier in hit.carriers:
        if carrier.verb > last:
            end = stretch_end(reading, carrier.verb, commas=True)
            added = {**carrier.light.to, **({"by": carrier.light.by} if carrier.light.by else {})}
            stretches.append((carrier.verb + 1, end, added))
    return stretches
