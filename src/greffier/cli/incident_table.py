"""One incident for people: claims side by side, by source, in their words; why they are together; decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from greffier.cli.incident_lists import show_range
from greffier.cli.visible import show
from greffier.incidents.reconcile import Said
from greffier.incidents.summary import Incident, Told
from greffier.store.incidents import Why
from greffier.store.judging import Judgement
from greffier.store.rereading import Reread
from greffier.store.reviews import EventReview

_MOST = 300
_ACT = 20
"""So much of an act's name is enough to find it by."""


def print_incident(
    incident: Incident, reasons: Sequence[Why], decisions: Sequence[Judgement], reviews: Sequence[EventReview] = ()
) -> None:
    """Print one incident."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(_head(incident))
    _section(console, "Figures, by source", _figures(incident))
    _section(console, "Claims", _claims(incident))
    _section(console, "Why they are together", _reasons(reasons))
    _section(console, "Decisions", _decisions(decisions))
    _section(console, "Review", _reviews(reviews))


def _section(console: Console, title: str, table: Table) -> None:
    if table.row_count:
        console.print(Text(f"\n{title}", style="bold"))
        console.print(Padding(table, (0, 0, 0, 2)))


def _grid(*ratios: int | None) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=any(ratios))
    for ratio in ratios:
        table.add_column(ratio=ratio, overflow="fold", no_wrap=False)
    return table


def _row(table: Table, *values: object) -> None:
    table.add_row(*(Text(show(str(value))) for value in values))


def _head(incident: Incident) -> Text:
    place = incident.where.place if incident.where else None
    when = incident.when.edtf if incident.when else "date not told"
    known = incident.reconciled
    documents = len({told.member.telling.document for told in incident.members})
    facts = [
        f"{documents} document{'s' * (documents != 1)}",
        f"{known.independent_sources} independent source{'s' * (known.independent_sources != 1)}",
        f"contested: {', '.join(known.contested)}" if known.contested else "nothing contested",
        "a voice denies it" if incident.denied else "",
    ]
    where = f"{place.name} ({place.country})" if place else "place not told"
    return Text.assemble(
        (show(f"{incident.id}  {incident.type}, {when}, {where}"), "bold"), "\n", " · ".join(filter(None, facts))
    )


def _figures(incident: Incident) -> Table:
    table = _grid(None, None, None, None)
    for kind, figures in incident.reconciled.figures.items():
        _row(table, kind, show_range(figures), "", "")
        for said in figures.by_source:
            _row(table, "", _number(said), said.source, " → ".join(said.chain[1:]))
    return table


def _number(said: Said) -> str:
    if said.low == said.high:
        return str(said.low)
    return f"at least {said.low}" if said.high is None else f"{said.low or 0}–{said.high}"


def _claims(incident: Incident) -> Table:
    table = _grid(None, 2, 5)
    for told in incident.members:
        member, event = told.member, told.event
        marks = [event.type, event.modality if event.modality != "asserted" else "", "denied" if event.negated else ""]
        voice = " → ".join(member.voice(event.attribution).chain)
        published = f", {member.published.isoformat()}" if member.published else ""
        table.add_row(
            Text(member.telling.anchor, style="dim"),
            Text.assemble(show(voice + published), "\n", (", ".join(filter(None, marks)), "dim")),
            Text(f"« {_cut(told)} »"),
        )
    return table


def _cut(told: Told) -> str:
    words = show(told.event.extent.quote)
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + " …"


def _reasons(reasons: Iterable[Why]) -> Table:
    table = _grid(None, None, 1)
    for why in reasons:
        says = "; ".join(f"{reason.feature} {reason.points:+g} ({reason.says})" for reason in why.reasons)
        _row(table, f"{why.one} {why.other}", why.score, says)
    return table


def _decisions(decisions: Iterable[Judgement]) -> Table:
    table, acts = _grid(None, None, 1), dict[str, None]()
    for made in decisions:
        _row(table, f"{made.one} {made.other}", made.kind, f"{made.because} ({made.by}, {made.at[:10]})")
        acts[made.act] = None
    for act in acts:
        _row(table, "", "", f"greffier undo {act[:_ACT]}")
    return table


def _reviews(reviews: Iterable[EventReview]) -> Table:
    """How far the review of each event is; what people corrected, with what was read; what they noted."""
    table = _grid(None, None, 1)
    for review in reviews:
        if review.state_by:
            _row(table, review.anchor, review.state, f"({review.state_by}, {(review.state_at or '')[:10]})")
        if review.reread:
            _row(table, review.anchor, review.state, _tell_reread(review.reread))
        for made in review.corrections:
            stands = "withdrawn" if made.withdrawn else "" if made.applied else "not in force"
            said = f"{_short(made.was)} → {_short(made.value)}"
            why = ", ".join(filter(None, (stands, made.because, made.by, made.at[:10])))
            _row(table, review.anchor, made.field, f"{said} ({why})")
        for note in review.notes:
            _row(table, review.anchor, "note", f"{note.text} ({note.by}, {note.at[:10]})")
    return table


def _tell_reread(before: Reread) -> str:
    fields = ", ".join(change.field for change in before.changes)
    return f"read anew since it was {before.state} ({before.by}, {before.at[:10]}): {fields}"


def _short(value: object) -> str:
    """What a value says, in a word or two.

    >>> _short({"kind": "killed", "low": 3, "high": 3}), _short({"edtf": "2021-01"}), _short(None)
    ('killed 3–3', '2021-01', 'nothing')
    """
    if not isinstance(value, dict):
        return "nothing" if value is None else str(value)
    place = value.get("place")
    if isinstance(place, dict):
        return str(place.get("name"))
    if "low" in value or "high" in value:
        return f"{value.get('kind')} {value.get('low')}–{value.get('high')}"
    told = ("edtf", "name", "description", "text", "type", "kind")
    return str(next((value[key] for key in told if value.get(key)), value))
