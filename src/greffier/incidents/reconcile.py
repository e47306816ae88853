"""The members of an incident side by side: every figure by its origin, what is contested, how many speak independently.

Nothing is averaged and nothing dropped. A voice's later figure takes the place of its own earlier one, never of
another's; the earlier one stays with the claims. A figure that copies another's origin is given once, with all its
documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from greffier.incidents.affinity import find_affinity
from greffier.incidents.origins import Voice, find_origins
from greffier.incidents.telling import Figure, Telling


@dataclass(frozen=True, slots=True)
class Member:
    """A telling with its report: when it was published (its last day), its voices by their ids."""

    telling: Telling
    published: date | None
    voices: Mapping[str, Voice]

    def voice(self, source: str) -> Voice:
        """The voice of a source id."""
        return self.voices[source]


Bounds = tuple[int | None, int | None]
"""The lowest and the highest number; None where the words set no such bound."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one origin says of one kind: a figure of its newest report, whom it counts, and where it stands."""

    source: str
    chain: tuple[str, ...]
    low: int | None
    high: int | None
    document: str
    event: str
    anchor: str
    documents: tuple[str, ...]
    published: date | None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is said of one kind. ``high`` is the highest number that anyone gives, though some may say more

    (« at least »); None where every voice does.
    """

    low: int | None
    high: int | None
    by_source: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The figures of an incident, the fields on which its voices differ, its origins.

    ``by_voice``: the origin of each voice that speaks, by the voice's key; it counts where it is one of ``origins``.
    """

    figures: Mapping[str, Figures]
    contested: tuple[str, ...]
    origins: tuple[str, ...]
    by_voice: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def independent_sources(self) -> int:
        """How many origins, not how many documents."""
        return len(self.origins)


def reconcile(members: Sequence[Member], copies: Iterable[tuple[str, str]] = ()) -> Reconciled:
    """Bring the members of an incident together; ``copies`` are pairs of readings of near-duplicate texts."""
    origins = find_origins(_with_figures(members), copies)
    figures = _gather(members, origins)
    contested, counted = tuple(_find_contested(members, figures)), tuple(_count_origins(members, origins))
    return Reconciled(figures, contested, counted, origins)


def _with_figures(members: Sequence[Member]) -> list[Voice]:
    """The voices that speak of the incident, each with all the figures that it gives."""
    voices, given = dict[tuple[str, str], Voice](), dict[tuple[str, str], set[tuple[str, int | None]]]()
    for member in members:
        voices |= {voice.key: voice for voice in _speakers(member)}
        for figure in member.telling.figures:
            key = member.voice(figure.source).key
            given.setdefault(key, set()).add((figure.kind, figure.low))
    return [replace(voice, figures=frozenset(given.get(key, ()))) for key, voice in voices.items()]


def _speakers(member: Member) -> list[Voice]:
    sources = [member.telling.source, *(figure.source for figure in member.telling.figures)]
    return [member.voice(source) for source in dict.fromkeys(sources)]


def _count_origins(members: Sequence[Member], origins: Mapping[tuple[str, str], str]) -> list[str]:
    """A report's own voice counts only where it tells of nobody else's, coded data only where there is no report."""
    told = [member for member in members if member.telling.series is None] or members
    voices = {voice.key: voice for member in told for voice in _speakers(member)}.values()
    relaying = {voice.reading for voice in voices if voice.kind != "document"}
    counted = [voice for voice in voices if voice.kind != "document" or voice.reading not in relaying]
    return sorted({origins[voice.key] for voice in counted})


@dataclass(slots=True)
class _Heard:
    """Each claim of one origin on one kind."""

    claims: list[tuple[Member, Figure]] = field(default_factory=list)

    def newest(self) -> list[tuple[Member, Figure]]:
        """The claims of the last day on which another number was given, each number once.

        « 17 » repeated without its « at least » is no other number.
        """
        ordered = sorted(self.claims, key=lambda claim: (claim[0].published or date.min, claim[0].telling.anchor))
        standing = [ordered[0]]
        for member, figure in ordered[1:]:
            if any(_repeats(figure, known) for _, known in standing):
                continue
            if member.published != standing[0][0].published:
                standing = []
            standing.append((member, figure))
        return standing

    def documents(self, figure: Figure) -> list[str]:
        """The documents that carry this figure."""
        same = (member for member, its in self.claims if (its.low, its.high) == (figure.low, figure.high))
        return sorted({member.telling.document for member in same})


def _repeats(figure: Figure, known: Figure) -> bool:
    of_others = None not in (figure.group, known.group) and figure.group != known.group
    return figure.low == known.low and known.high in (None, figure.high) and not of_others


def _gather(members: Sequence[Member], origins: Mapping[tuple[str, str], str]) -> dict[str, Figures]:
    heard: dict[str, dict[str, _Heard]] = {}
    for member in members:
        for figure in member.telling.figures:
            origin = origins[member.voice(figure.source).key]
            heard.setdefault(figure.kind, {}).setdefault(origin, _Heard()).claims.append((member, figure))
    return {
        kind: _bound([said for origin, by in sorted(heard[kind].items()) for said in _say(origin, by)])
        for kind in sorted(heard)
    }


def _say(origin: str, heard: _Heard) -> list[Said]:
    return [
        Said(
            origin, member.voice(figure.source).chain, figure.low, figure.high, member.telling.document,
            member.telling.event, member.telling.anchor, tuple(heard.documents(figure)), member.published,
            figure.group,
        )
        for member, figure in heard.newest()
    ]  # fmt: skip


def _bound(said: list[Said]) -> Figures:
    counted = _count(said)
    numbers = [number for bounds in counted for number in bounds if number is not None]
    lows = [low if low is not None else 0 for low, _ in counted]
    is_open = all(high is None for _, high in counted)
    return Figures(min(lows), None if is_open else max(numbers), tuple(said))


def _count(said: Sequence[Said]) -> list[Bounds]:
    """The lowest and highest number of each toll: figures of people apart are one toll, others are rivals."""
    tolls: list[Bounds] = []
    for together in group_by_telling(said):
        apart = are_apart(together)
        tolls += [add_up(together)] if apart else [(one.low, one.high) for one in together]
    return tolls


def group_by_telling(said: Iterable[Said]) -> list[list[Said]]:
    """The figures that stand, those together that one origin gives in one telling."""
    tellings: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        tellings.setdefault((one.source, one.anchor), []).append(one)
    return list(tellings.values())


def are_apart(said: Sequence[Said]) -> bool:
    """True where each figure counts other people, so that together they are the toll: « 3 soldiers and 2 civilians ».

    « People » or « dead » may be the others once more.
    """
    groups = {one.group for one in said}
    return None not in groups and len(groups) == len(said)


def add_up(said: Sequence[Said]) -> Bounds:
    """The sum of figures of people apart; a bound that one of them leaves open is open."""
    lows, highs = [one.low for one in said], [one.high for one in said]
    return (None if None in lows else sum(filter(None, lows))), (None if None in highs else sum(filter(None, highs)))


def _find_contested(members: Sequence[Member], figures: Mapping[str, Figures]) -> list[str]:
    contested = [kind for kind, figure in figures.items() if _differ(figure.by_source)]
    tellings = [member.telling for member in members]
    affirmed = [telling for telling in tellings if not telling.negated and telling.series is None]
    agents = {telling.agents for telling in affirmed if telling.agents}
    if len(agents) > 1 and not frozenset.intersection(*agents):
        contested.append("agent")
    types = sorted({telling.type for telling in affirmed})
    if any(not _fit(one, other) for one in types for other in types):
        contested.append("type")
    return contested


def _fit(one: str, other: str) -> bool:
    """A strike that kills civilians is both; a strike and a shelling are two accounts."""
    general = "attack-on-civilians"
    return (
        one == other
        or (general in (one, other) and find_affinity(one, other) < 0.7)
        or find_affinity(one, other) <= 0.2
    )


def _differ(said: Sequence[Said]) -> bool:
    """True where no number fits all that is said."""
    counted = _count(said)
    return max(low or 0 for low, _ in counted) > min(float("inf") if high is None else high for _, high in counted)
