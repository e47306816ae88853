"""Claims of responsibility and accusations name the author of a deed told before them.

« … neuf soldats tués dans une embuscade. … Le groupe a revendiqué l'attaque »: the ambush, and what the same story
tells of it without an author or with one that nobody knows (« un kamikaze »). It is named in the speaker's voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from greffier.model.annotated import Annotated
from greffier.model.mentions import Involvement, Occurrence
from greffier.model.ontology import is_violent
from greffier.resolve.occurrences.story import Story

_BLAME = {"claim-responsibility": "agent", "accuse": "target"}
"""In which role a speech act names the author of the deed."""
_REACH = 3
"""How many paragraphs back a claim or an accusation may reach."""
_NOBODY = ("unknown-armed", "attackers")


def name_claimants(annotated: Annotated, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """The occurrences with the authors that claims and accusations name."""
    story = Story(annotated, list(occurrences))
    for speech, occurrence in enumerate(story.occurrences):
        if occurrence.type in _BLAME and not _is_unsaid(story, speech):
            authors = _named_by(story, speech)
            for deed in _deeds_of(story, speech) if authors else ():
                known = {author.actor for author in story.parties(deed, "agent")}
                story.give(deed, [author for author in authors if author.actor not in known])
    return story.occurrences


def _is_unsaid(story: Story, speech: int) -> bool:
    """True where nobody claims, or an accusation names a deed of its own (« accuse l'armée d'avoir bombardé »)."""
    act, annotated = story.occurrences[speech], story.annotated
    told = annotated.modalities[act.mention]
    if told.negated or told.kind != "asserted":
        return True
    if act.type != "accuse":
        return False
    violent = {other.mention for other in story.occurrences if is_violent(other.type)}
    cues = annotated.cues.overlapping(annotated.events[act.mention].trigger)
    said = (annotated.attributions[index].content for index in cues)
    return any(
        index in violent and content.covers(annotated.events[index].trigger)
        for content in said
        for index in annotated.triggers.overlapping(content)
    )


def _named_by(story: Story, speech: int) -> list[Involvement]:
    act = story.occurrences[speech]
    speaker, reason = _speaker(story, act), "named by a " + act.type
    return [
        Involvement(replace(one.argument, role="agent"), one.actor, speaker, reason)
        for one in story.parties(speech, _BLAME[act.type])
        if one.actor is not None
    ]


def _speaker(story: Story, speech: Occurrence) -> int:
    """The voice that accuses or claims: the one whose cue the speech act is."""
    said = story.annotated.cues.overlapping(story.annotated.events[speech.mention].trigger)
    return story.annotated.speakers[said[0]] if said else speech.voice


def _deeds_of(story: Story, speech: int) -> Iterator[int]:
    """The last violent event told before, and those before it that are of its story, while their author is open."""
    last = None
    for index in range(speech - 1, -1, -1):
        if story.paragraph(speech) - story.paragraph(index) > _REACH:
            return
        event = story.occurrences[index]
        if not is_violent(event.type) or not story.is_told(index):
            continue
        if last is not None and not _is_one_story(story, index, last):
            return
        last = index
        if _has_open_author(story, index, story.occurrences[speech].type):
            yield index


def _has_open_author(story: Story, index: int, act: str) -> bool:
    held = story.parties(index, "agent")
    if not held:
        return True
    unknown = all(
        one.actor is not None
        and story.annotated.parties[one.actor].actor is None
        and story.annotated.actors[one.actor].noun in _NOBODY
        for one in held
    )
    return act == "claim-responsibility" and unknown


def _is_one_story(story: Story, index: int, other: int) -> bool:
    """No other day, no other place."""
    one, two = story.occurrences[index], story.occurrences[other]
    dates = [story.annotated.dates[o.date].when for o in (one, two) if o.date is not None]
    days = {when.edtf for when in dates if when is not None}
    if len(days) > 1:
        return False
    places = [story.annotated.places[o.places[0]].location.place for o in (one, two) if o.places]
    known = {place.id for place in places if place is not None}
    return len(known) < 2 or set(one.places) & set(two.places) != set()
