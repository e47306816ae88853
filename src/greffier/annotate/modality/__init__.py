"""How each event is presented: modality, negation, many at once, history.

A claim is kept as it is made. « aurait tué » is alleged, « pourrait attaquer » uncertain, « prévoit d'envoyer »
planned, « si les raids reprennent » hypothetical; « aucun soldat n'a péri » is an event that a voice denies.
"""

from __future__ import annotations

from collections.abc import Iterable

from greffier.annotate.modality.history import read_aggregate, read_background
from greffier.annotate.modality.kinds import Reading, read_kind
from greffier.annotate.modality.lexicon import Lexicon, lexicon
from greffier.annotate.modality.negation import read_negation
from greffier.annotate.modality.situation import Situation
from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention, Modality
from greffier.model.span import Span

__all__ = ["find_modalities"]

_FUTURE = "planned.future"
_RELATIONS = ("obj", "nsubj", "nsubj:pass", "obl:mod", "obl:arg", "obl:agent", "advmod")


def find_modalities(annotated: Annotated) -> tuple[Modality, ...]:
    """A modality for each of ``annotated.events``, in their order.

    « Le groupe menace de frapper la ville », event « frapper » → planned, cue « menace de ».

    Reads ``parse``, ``events``, and ``timexes`` with ``dates`` for what is history (older than about three months
    before publication).
    """
    words = lexicon(annotated.document.language)
    folded = annotated.document.folded
    return tuple(_present(annotated, folded, event, words) for event in annotated.events)


def _present(annotated: Annotated, folded: str, event: EventMention, words: Lexicon) -> Modality:
    at = Situation(annotated.parse, folded, event.token, event.trigger, words)
    kind = read_kind(at, _carriers(at, words.words["carriers"], _RELATIONS))
    negation = read_negation(at, _carriers(at, words.words["happening"], ("obj", "obl:arg")))
    many = read_aggregate(at, annotated, event)
    past = read_background(at, annotated, event)
    if past is not None and kind is not None and kind.rule == _FUTURE:
        kind = None  # the future of annals: « les otages seront libérés en 2013 »
    if negation is not None and kind is not None and {negation.rule, kind.rule} & words.words["settling"]:
        kind = None if kind.rule not in words.words["moods"] else kind  # « a échoué à prendre » is told as a fact
    readings = [reading for reading in (negation, kind, many, past) if reading is not None]
    return Modality(
        kind=kind.kind if kind is not None else "asserted",
        negated=negation is not None,
        aggregate=many is not None,
        background=past is not None,
        cues=_cues(annotated, folded, at, readings),
        rule=readings[0].rule if readings else None,
    )


def _carriers(at: Situation, lemmas: Iterable[str], relations: Iterable[str]) -> list[Situation]:
    """The verb that carries a nominal event (« mener une attaque », « une frappe aurait tué »)."""
    if at.noun is None or at.verb is not None:
        return []
    words, token = at.lexicon.words, at.tokens[at.token]
    while at.tokens[token.head].pos in ("ADV", "ADP") or at.tokens[token.head].lemma in words["traces"]:
        if token.head == token.index:
            return []
        token = at.tokens[token.head]
    verb = at.tokens[token.head]
    if token.dep not in relations or verb.pos not in ("VERB", "AUX") or verb.lemma not in set(lemmas):
        return []
    return [Situation(at.parse, at.folded, verb.index, None, at.lexicon)]


def _cues(annotated: Annotated, folded: str, at: Situation, readings: list[Reading]) -> tuple[Span, ...]:
    """The words of each reading, where they stand in the event's sentence."""
    found = []
    for reading in readings:
        words = reading.words.strip(" ,|")
        start = folded.rfind(words, at.sentence.start, at.sentence.end) if words else -1
        if start >= 0:
            found.append(annotated.document.span(start, start + len(words)))
    return tuple(sorted(set(found)))
