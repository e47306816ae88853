"""A row of ACLED's columns → what it codes.

Its first actor is « agent », the second « target », in the order of the columns, which imply no direction (nor does the
comparison of events claim one); an unarmed side that was acted upon is « target » in either column. A toll of 0 stands
for « none » and for « not known » alike, and is no figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from greffier.importing.cells import read_count, read_day
from greffier.importing.circumstances import find_precision, make_location, make_when
from greffier.importing.coded import Coded, Line, make_figure, make_participants, make_sources
from greffier.importing.parties import find_country, find_party
from greffier.importing.shapes import acled_types, read_data
from greffier.model.record import AcledCode, Casualties, Location, Participant, RoleKind, When
from greffier.model.span import Span
from greffier.model.trouble import Code, Trouble

_UNDER_FORCE = frozenset({"excessive-force", "protest-intervention"})


def read_row(line: Line) -> Coded:
    """What a row codes; raises Trouble."""
    cells, spans = line.cells, line.rendered.spans
    type_, trigger = _find_type(line)
    country = find_country(cells.get("country", ""))
    when, location = _find_when(line), _find_location(line, country)
    return Coded(
        id=cells.get("event_id_cnty"), type=type_, trigger=trigger, extent=spans.get("notes"), when=when,
        location=location, participants=tuple(_find_parties(line, type_, country, int(when.edtf[:4]))),
        figures=tuple(_find_figures(line)),
        sources=make_sources(((span, "outlet"),) for span in line.rendered.split("source")),
        acled=AcledCode(cells["event_type"], cells["sub_event_type"]) if "sub_event_type" in cells else None,
        retrieved=_find_change(line),
    )  # fmt: skip


def _find_type(line: Line) -> tuple[str, Span]:
    event_type, sub_type = line.cells.get("event_type", ""), line.cells.get("sub_event_type", "")
    pair = f"{event_type}/{sub_type}".casefold()
    found = acled_types().get(pair)
    if found is None:
        shown = " / ".join(filter(None, (event_type, sub_type))) or "nothing"
        seen = f"“{shown[:80]}” is coded, which " + (
            "covers many kinds of event." if pair in acled_types() else "is no code of ACLED."
        )
        raise Trouble(Code.ROW, line.where, seen, "Only what the code settles is imported; the row stays with you.")
    return found, line.rendered.spans["sub_event_type" if sub_type else "event_type"]


def _find_when(line: Line) -> When:
    day = read_day(line.cells, "event_date", line.where, line.order)
    if day is None:
        raise Trouble(Code.BAD_DATE, line.where, "It has no event_date.", "Mend the row; the others were read.")
    known = find_precision(line, "acled", "time_precision")
    return make_when(line.rendered.spans["event_date"], day, day, known)


def _find_location(line: Line, country: str | None) -> Location | None:
    spans = line.rendered.spans
    span = next((spans[name] for name in ("location", "admin3", "admin2", "admin1", "country") if name in spans), None)
    return make_location(line, span, country, find_precision(line, "acled", "geo_precision"))


def _find_parties(line: Line, type_: str, country: str | None, year: int) -> Iterator[Participant]:
    kinds = [_find_kind(line, number, country, year) for number in (1, 2)]
    swapped = _is_acted_upon(type_, *kinds)
    for number in (1, 2):
        role: RoleKind = "agent" if (number == 1) != swapped else "target"
        for column in (f"actor{number}", f"assoc_actor_{number}"):
            listed = line.rendered.split(column) if column.startswith("assoc") else _whole(line, column)
            yield from make_participants(listed, role, country, year)


def _whole(line: Line, column: str) -> list[Span]:
    return [line.rendered.spans[column]] if column in line.rendered.spans else []


def _find_kind(line: Line, number: int, country: str | None, year: int) -> str | None:
    """Whether a side is unarmed: by its code, else by its name."""
    coded = line.cells.get(f"inter{number}", "").casefold()
    known: str | None = read_data("shapes")["acled"]["inter"].get(coded)
    actor = find_party(line.cells.get(f"actor{number}", ""), country, year)
    return known or (actor.kind if actor else None)


def _is_acted_upon(type_: str, first: str | None, second: str | None) -> bool:
    """True where the first actor is unarmed, and not so the second."""
    under_force = type_ in _UNDER_FORCE and first in ("protesters", "rioters")
    return (first == "civilians" or under_force) and second != first


def _find_figures(line: Line) -> Iterator[Casualties]:
    if killed := read_count(line.cells, "fatalities", line.where):
        yield make_figure(line.rendered.spans["fatalities"], killed, killed)


def _find_change(line: Line) -> str | None:
    """When the row was last changed: ``timestamp``, in seconds since 1970."""
    seconds = line.cells.get("timestamp", "")
    if not (seconds.isascii() and seconds.isdigit() and 9 <= len(seconds) <= 10):
        return None
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
