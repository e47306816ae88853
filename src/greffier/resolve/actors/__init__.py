"""Tie each mention of an actor to a party: a registry actor with the reason, or the text's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention, Party, Resolution
from greffier.registry import compose, find_names, occupied, split_words, unarmed
from greffier.resolve.actors.choice import choose
from greffier.resolve.actors.features import load_classes, load_reference
from greffier.resolve.actors.reference import find_antecedent
from greffier.resolve.actors.setting import Setting, read_setting
from greffier.resolve.actors.speakers import find_enemy, find_speaker

__all__ = ["mention_at", "resolve_actors"]

_UNARMED = ("civilians", "protesters", "rioters")


def resolve_actors(annotated: Annotated) -> tuple[Party, ...]:
    """One party for each mention of ``annotated.actors``, in the same order.

    Names and composed phrases first, among their candidates by the countries of the text and the year; then generic
    forces by the country that the text is clearly about; then what points back, from left to right. Where
    nothing decides, ``actor`` is None and ``name`` the text's own words: « l'armée » in a text about two armies.
    """
    setting = read_setting(annotated)
    parties: list[Party | None] = _name_all(annotated, setting)
    for index in _in_order(annotated):
        if parties[index] is None:
            parties[index] = (
                _inherit(annotated, parties, index)
                or _refer(annotated, parties, index)
                or _place(annotated, setting, index)
                or _own_words(annotated.actors[index])
            )
    return tuple(party for party in parties if party is not None)


def mention_at(annotated: Annotated, token: int) -> int | None:
    """The index of the actor mention that a token belongs to: its head's own, else the shortest that covers it."""
    at = annotated.parse.tokens[token]
    covering = [
        (annotated.actors[index].token != token, len(annotated.actors[index].span), index)
        for index in annotated.actor_spans.at(at.start)
        if at.end <= annotated.actors[index].span.end
    ]
    return min(covering)[2] if covering else None


def _in_order(annotated: Annotated) -> list[int]:
    """Inner phrases before those around them, and what a speaker says of itself after all else."""
    mentions = annotated.actors
    return sorted(
        range(len(mentions)),
        key=lambda i: (
            _is_spoken(mentions[i]),
            not _is_apposed(mentions[i]),
            mentions[i].span.end,
            -mentions[i].span.start,
        ),
    )


def _is_apposed(mention: ActorMention) -> bool:
    return mention.rule == "actors.group.apposed"


def _is_spoken(mention: ActorMention) -> bool:
    return mention.noun == "enemy" or mention.rule.endswith((".ours", ".we"))


def _inherit(annotated: Annotated, parties: Sequence[Party | None], index: int) -> Party | None:
    """« le porte-parole de l'armée » is the army's, whichever army that is; soldiers of a government its military."""
    mention = annotated.actors[index]
    classes = load_classes(annotated.document.language)
    if mention.noun is None or not classes[mention.noun]["inherits"] or mention.form not in ("generic", "person"):
        return None
    for other in range(index + 1, len(annotated.actors)):
        inner, party = annotated.actors[other], parties[other]
        if inner.span.start >= mention.span.end:
            return None
        if mention.span.covers(inner.span) and party is not None and party.actor is not None:
            actor = _lift(party.actor, classes[mention.noun]["makes"])
            name = mention.name.quote if mention.name else actor.name
            return Party(actor, name, mention.civilian, other, Resolution((actor.id,), "the party that it belongs to"))
    return None


def _lift(actor: Actor, makes: str | None) -> Actor:
    if actor.kind == "government" and makes and len(actor.countries) == 1:
        return compose(makes, actor.countries[0])
    return actor


def _name_all(annotated: Annotated, setting: Setting) -> list[Party | None]:
    year = _year(annotated.document.published)
    named = frozenset(m.candidates[0].id for m in annotated.actors if len(m.candidates) == 1)
    parties: list[Party | None] = []
    for mention in annotated.actors:
        sentence = annotated.parse.tokens[mention.token].sentence
        party = None
        if mention.candidates:
            actor, resolution = choose(mention.candidates, setting, sentence, year, named)
            if mention.rule.endswith(".loose") and actor is not None and not setting.tells_of(actor.countries):
                actor, resolution = None, Resolution(resolution.candidates, "the text speaks of none of its countries")
            name = mention.name.quote if mention.name else (actor.name if actor else mention.span.quote)
            party = Party(actor, name, mention.civilian, None, resolution)
        parties.append(party)
    return parties


def _year(published: str | None) -> int | None:
    return int(published[:4]) if published is not None and published[:4].isdigit() else None


def _refer(annotated: Annotated, parties: Sequence[Party | None], index: int) -> Party | None:
    mention = annotated.actors[index]
    if mention.rule.endswith((".ours", ".we")):
        return _ours(annotated, parties, index)
    if mention.noun == "enemy" and mention.form == "anaphor":
        return _enemy(annotated, parties, index)
    if mention.rule == "actors.group.acronym":
        return _same_name(annotated, parties, index)
    found = find_antecedent(annotated, parties, index)
    if found is None:
        return None
    other = parties[found[0]]
    if other is None:
        return None
    if mention.rule.endswith(".theirs") and mention.noun is not None:
        other = _arm(other, load_classes(annotated.document.language)[mention.noun]["makes"])
    return _follow(mention, other, found[0], found[1])


def _arm(party: Party, makes: str | None) -> Party:
    """« le Pakistan … ses soldats »: a government's soldiers are its army."""
    actor = _lift(party.actor, makes) if party.actor is not None else None
    return replace(party, actor=actor, name=actor.name) if actor is not None and actor != party.actor else party


def _follow(mention: ActorMention, party: Party, antecedent: int, reason: str) -> Party:
    civilian = mention.civilian if mention.civilian is not None else party.civilian
    ids = (party.actor.id,) if party.actor else ()
    return Party(party.actor, party.name, civilian, antecedent, Resolution(ids, reason))


def _same_name(annotated: Annotated, parties: Sequence[Party | None], index: int) -> Party | None:
    mention = annotated.actors[index]
    for other in range(index):
        if annotated.actors[other].name == mention.name and (party := parties[other]) is not None:
            return _follow(mention, party, other, "the text gives it this acronym")
    return None


def _ours(annotated: Annotated, parties: Sequence[Party | None], index: int) -> Party | None:
    """« nos forces »: the party of whoever speaks, in a quotation its speaker, else the outlet where it is a party."""
    mention = annotated.actors[index]
    speaker = find_speaker(annotated, parties, index)
    party = parties[speaker] if speaker is not None else None
    if party is not None and speaker is not None:
        name = party.actor.name if party.actor else party.name
        ids = (party.actor.id,) if party.actor else ()
        return Party(party.actor, name, mention.civilian, speaker, Resolution(ids, "the quotation's speaker"))
    actor = _outlet(annotated)
    if actor is None:
        return None
    return Party(actor, actor.name, mention.civilian, None, Resolution((actor.id,), "the outlet speaks"))


def _outlet(annotated: Annotated) -> Actor | None:
    """« Bureau des médias des Forces démocratiques syriennes »: the one actor that the outlet's name holds."""
    outlet = annotated.document.outlet or ""
    hits = find_names(outlet, split_words(outlet), annotated.document.language)
    found = {actor.id: actor for hit in hits if not hit.loose for actor in hit.candidates}
    return next(iter(found.values())) if len(found) == 1 else None


def _enemy(annotated: Annotated, parties: Sequence[Party | None], index: int) -> Party | None:
    speaker = find_speaker(annotated, parties, index)
    own = parties[speaker] if speaker is not None else None
    actor = own.actor if own is not None else _outlet(annotated)
    other = find_enemy(annotated, parties, index, actor.id if actor else None)
    party = parties[other] if other is not None else None
    if party is None or other is None:
        return None
    return _follow(annotated.actors[index], party, other, "the speaker's opponent")


def _place(annotated: Annotated, setting: Setting, index: int) -> Party | None:
    """A force or people of the country that the text is clearly about."""
    mention = annotated.actors[index]
    if mention.noun is None or mention.form == "pronoun" or mention.noun == "aircraft":
        return None
    makes = load_classes(annotated.document.language)[mention.noun]["makes"]
    if makes is None or (mention.form == "person" and makes != "government"):  # generals of rebels, too
        return None
    if mention.rule.startswith("actors.group") or _holds_person(annotated, index):
        return None
    if mention.noun == "head-of-state" and _goes_on(annotated, mention):
        return None
    sentence = annotated.parse.tokens[mention.token].sentence
    code = setting.country_of_people(sentence) if makes in _UNARMED else setting.country(sentence)
    if code is not None and code in unarmed() and makes in ("military", "air", "navy"):
        code = occupied().get(code) if setting.tells_of([occupied().get(code, "")]) else None
    if code is None:
        return None
    actor = compose(makes, code)
    name = mention.name.quote if mention.name else actor.name
    return Party(actor, name, mention.civilian, None, Resolution((actor.id,), f"the text is about {code}"))


def _goes_on(annotated: Annotated, mention: ActorMention) -> bool:
    """« président de la société civile » presides over something else than the country."""
    after = annotated.parse.tokens_between(mention.span.end, mention.span.end + 2)
    of = load_reference(annotated.document.language)["of"]
    return bool(after) and annotated.parse.tokens[after.start].folded in of


def _holds_person(annotated: Annotated, index: int) -> bool:
    """« les troupes du général X »: whose they are is told by a name that we do not know."""
    mention = annotated.actors[index]
    inside = takewhile(lambda other: other.span.start < mention.span.end, annotated.actors[index + 1 :])
    return any(other.form == "person" and mention.span.covers(other.span) for other in inside)


def _own_words(mention: ActorMention) -> Party:
    name = mention.name.quote if mention.name else mention.span.quote
    reason = "a name that the registry does not have" if mention.name else "nothing says who"
    return Party(None, name, mention.civilian, None, Resolution((), reason))
