"""A record as a person wants to see it in a terminal; read from the record alone.

Reads well at 80 columns and without colour: the words that tell an event stand in [brackets] where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from greffier.cli.visible import show
from greffier.model.record import Casualties, Count, Event, Framing, Location, Participant, Record, Source
from greffier.model.span import Span

if TYPE_CHECKING:
    from greffier.record.explain import Explanation

_FAINT = "dim"
_LABEL = 7  # columns
_MOST = 280  # characters of an event's extent
_ROLES = {"agent": "who", "target": "whom"}


def print_record(record: Record, console: Console) -> None:
    """Print one record: its document, voices, events, loaded words."""
    console.print(_head(record), style="bold", soft_wrap=False)
    for title, part in (
        ("Voices", _voices(record)),
        ("Events", _events(record, plain=console.no_color or not console.is_terminal)),
        ("Loaded words", _framing(record)),
    ):
        if part is not None:
            console.print(Text(f"\n{title}", style="bold"))
            console.print(Padding(part, (0, 0, 0, 2)))
    console.print()


def print_explanations(explanations: Iterable[Explanation], console: Console) -> None:
    """Print why each value was read: the rule, the reason, and what else was considered."""
    console.print(Text("Why", style="bold"))
    rows = (
        (Text(show(explanation.path)), Text(show(explanation.rule or "-"), style="cyan"), _why(explanation))
        for explanation in explanations
    )
    console.print(Padding(_grid(rows, narrow=0), (0, 0, 1, 2)))


def _why(explanation: Explanation) -> Text:
    candidates = " | ".join(show(candidate) for candidate in explanation.candidates)
    text = Text(show(explanation.reason))
    return text.append(f"  [{candidates}]" if text else f"[{candidates}]", style=_FAINT) if candidates else text


def _head(record: Record) -> Text:
    document = record.document
    title = show(document.title or _opening(document.text))
    published = f"published {document.published}" if document.published else "publication date not known"
    said = (document.outlet, document.author, published, document.url)
    facts = " · ".join(show(fact) for fact in said if fact)
    return Text.assemble(
        "━━ ", title, "\n   ", (facts, "not bold"), "\n   ",
        (f"{document.language} · {len(document.text)} characters · {document.id[:19]}…", f"not bold {_FAINT}"),
    )  # fmt: skip


def _opening(text: str) -> str:
    """The first words of a text that has no title, its header passed over."""
    lines = [line for line in text.splitlines() if line.strip()]
    line = next((line for line in lines if len(line.split()) > 5), lines[0] if lines else "")
    return line if len(line) <= 64 else line[:64].rsplit(" ", 1)[0] + "…"


def _grid(rows: Iterable[Sequence[RenderableType]], narrow: int = 1, width: int | None = None) -> Table:
    """Columns without lines, the narrow ones of one width where it is given; the last one wraps."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(narrow):
        grid.add_column(no_wrap=True, min_width=width)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


def _voices(record: Record) -> Table | None:
    names = {source.id: source for source in record.sources}
    return _grid((Text(source.id, style=_FAINT), _chain(source, names)) for source in record.sources) if names else None


def _chain(source: Source, names: dict[str, Source]) -> Text:
    """A voice and those that relay it, up to the reader: « officer → agency → this document »."""
    chain = Text(_voice(source), style="bold")
    if source.description and source.name:
        chain.append(f" ({show(source.description)})", style="not bold")
    seen = {source.id}
    while source.via and source.via not in seen and source.via in names:
        source = names[source.via]
        seen.add(source.id)
        chain.append(f" → {_voice(source)}", style="not bold")
    return chain


def _voice(source: Source) -> str:
    if source.kind == "document":
        return "this document"
    name = source.name or (f"“{source.description}”" if source.description else "")
    kind = {"unnamed": "unnamed source", "witness": "witness"}.get(source.kind)
    return show(f"{kind} {name}".strip() if kind else name or source.kind)


def _events(record: Record, plain: bool) -> RenderableType | None:
    names = {source.id: source for source in record.sources}
    blocks = [_event(event, names, plain) for event in record.events]
    if not blocks:
        return Text("none told", style=_FAINT)
    spaced = [part for block in blocks for part in (block, Text(""))]
    return Group(*spaced[:-1])


def _event(event: Event, names: dict[str, Source], plain: bool) -> Table:
    head = Text(event.type, style="bold cyan")
    for note in _notes(event):
        head.append(" · ", style=_FAINT).append(note, style="yellow")
    facts = _grid([(Text(label, style=_FAINT), value) for label, value in _facts(event, names)], width=_LABEL)
    return _grid([(Text(event.id, style=_FAINT), Group(head, _words(event.trigger, event.extent, plain), facts))])


def _notes(event: Event) -> Iterator[str]:
    """What keeps an event from being one plain, new fact."""
    if event.negated:
        yield "said NOT to have happened"
    if event.modality != "asserted":
        yield event.modality
    if event.aggregate:
        yield "several events at once"
    if event.background:
        yield "background"
    if event.denied_by:
        yield f"denied by {event.denied_by}"
    for word, ids in (("part of", (event.part_of,)), ("same as", event.same_as), ("cause of", event.cause_of)):
        if any(ids):
            yield f"{word} {', '.join(filter(None, ids))}"


def _words(trigger: Span, extent: Span, plain: bool) -> Text:
    """The clause that tells the event, its trigger marked; long ones are cut around the trigger."""
    start = max(extent.start, trigger.start - _MOST // 2)
    end = min(extent.end, max(trigger.end, start + _MOST))
    quote, offset = extent.quote, extent.start
    before = quote[start - offset : max(0, trigger.start - offset)]
    after = quote[max(0, trigger.end - offset) : end - offset]
    left, right = ("[", "]") if plain else ("", "")
    return Text.assemble(
        "“", "…" if start > extent.start else "", _inner(before),
        left, (show(trigger.quote), "bold underline"), right, _inner(after),
        "…" if end < extent.end else "", "”", style="italic",
    )  # fmt: skip


def _inner(text: str) -> str:
    """Shown text that keeps the space at its ends."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{show(text)}{right}"


def _facts(event: Event, names: dict[str, Source]) -> Iterator[tuple[str, Text]]:
    yield "says", _chain(names[event.attribution], names) if event.attribution in names else Text(event.attribution)
    for participant in event.participants:
        yield _ROLES.get(participant.role, participant.role), _participant(participant)
    if event.when:
        yield "when", _with_words(f"{event.when.edtf} ({event.when.precision})", event.when.text)
    for location in event.where:
        yield "where", _location(location)
    for casualties in event.casualties:
        yield "toll", _toll(casualties, names, event.attribution)
    codes = event.codes
    schemes = [f"ACLED {codes.acled.event_type} / {codes.acled.sub_event_type}"] if codes.acled else []
    schemes += [f"PLOVER {codes.plover.event}"] if codes.plover else []
    schemes += [f"UCDP {codes.ucdp}"] if codes.ucdp else []
    if schemes:
        yield "codes", Text(" · ".join(schemes), style=_FAINT)


def _with_words(value: str, words: str) -> Text:
    """A value, and the words it was read from where they say it otherwise."""
    text = Text(show(value))
    return text if show(words) == show(value) else text.append(f"  “{show(words)}”", style="italic dim")


def _participant(participant: Participant) -> Text:
    count, own = participant.count, show(participant.name) == show(participant.span.quote)
    if own:
        return Text(show(participant.name)).append(f" ({_count(count)})" if count else "")
    return _with_words(f"{f'{_count(count)} × ' if count else ''}{participant.name}", participant.span.quote)


def _count(count: Count | Casualties) -> str:
    """« 3 », « 10–15 », « at least 12 », « about 40 », « some »."""
    about = "about " if count.approximate and count.low == count.high else ""
    if count.low is None:
        return "some" if count.high is None else f"at most {count.high}"
    if count.high is None:
        return f"at least {count.low}"
    return f"{about}{count.low}" if count.low == count.high else f"{count.low}–{count.high}"


def _location(location: Location) -> Text:
    place = location.place
    if place is None:
        return Text.assemble(
            f"{location.relation} ", (f"“{show(location.text)}”", "italic"), (" (not on the map)", _FAINT)
        )
    name = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    radius = f" ±{location.radius_km:g} km" if location.radius_km is not None else ""
    relation = "" if location.relation in ("at", "in") else f"{location.relation} "
    return _with_words(f"{relation}{name} ({place.latitude:.2f}, {place.longitude:.2f}{radius})", location.text)


def _toll(casualties: Casualties, names: dict[str, Source], teller: str) -> Text:
    """A figure; its voice is named where it is not the one that tells the event."""
    who = casualties.who
    whom = f" ({who.name})" if who and who.name else ""
    status = "" if casualties.status == "current" else f", {casualties.status}"
    text = _with_words(f"{_count(casualties)} {casualties.kind}{whom}{status}", casualties.span.quote)
    if casualties.attribution in names and casualties.attribution != teller:
        text.append("  says ", style=_FAINT).append(_voice(names[casualties.attribution]))
    return text


def _framing(record: Record) -> Table | None:
    names = {source.id: source for source in record.sources}
    rows = [(Text(framing.kind, style=_FAINT), _loaded(framing, names)) for framing in record.framing]
    return _grid(rows) if rows else None


def _loaded(framing: Framing, names: dict[str, Source]) -> Text:
    text = Text(f"“{show(framing.span.quote)}”", style="italic")
    if framing.neutral:
        text.append(f" = {show(framing.neutral)}", style="not italic")
    if framing.source in names:
        text.append("  words of ", style=f"not italic {_FAINT}").append(
            _voice(names[framing.source]), style="not italic"
        )
    return text
