"""A row of UCDP GED's columns → what it codes.

Its figure is the range from ``low`` to ``high``; the deaths by side are parts of it. Side a is « agent », side b
« target », in the order of the columns, which imply a direction only in one-sided violence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from greffier.importing.cells import read_count, read_day
from greffier.importing.circumstances import find_precision, make_location, make_when
from greffier.importing.coded import OWN, Chain, Coded, Line, make_figure, make_participants, make_sources
from greffier.importing.parties import find_country
from greffier.importing.shapes import read_data
from greffier.model.record import Casualties, Location, Participant, RoleKind, Victims, When
from greffier.model.span import Span
from greffier.model.trouble import Code, Trouble

_MEND = "Mend the row; the others were read."
_SIDES = (("deaths_a", "side_a"), ("deaths_b", "side_b"), ("deaths_civilians", None))


def read_row(line: Line) -> Coded:
    """What a row codes; raises Trouble."""
    cells, spans = line.cells, line.rendered.spans
    code = _find_code(line)
    type_ = read_data("shapes")["ucdp"]["types"][str(code)]
    country = find_country(cells.get("country", ""))
    when = _find_when(line)
    parties = tuple(_find_parties(line, country, int(when.edtf[:4])))
    return Coded(
        id=cells.get("id"), type=type_, trigger=spans["type_of_violence"],
        extent=None, when=when, location=_find_location(line, country), participants=parties,
        figures=tuple(_find_figures(line, parties)), sources=make_sources(_find_cited(line)),
        ucdp=code, aggregate=cells.get("event_clarity") == "2",
    )  # fmt: skip


def _find_code(line: Line) -> Literal[1, 2, 3]:
    code = read_count(line.cells, "type_of_violence", line.where)
    if code not in (1, 2, 3):
        raise Trouble(Code.ROW, line.where, f"type_of_violence is {code}; it has the codes 1, 2, 3.", _MEND)
    return code  # type: ignore[return-value]


def _find_when(line: Line) -> When:
    first, last = (read_day(line.cells, name, line.where, line.order) for name in ("date_start", "date_end"))
    if first is None:
        raise Trouble(Code.BAD_DATE, line.where, "It has no date_start.", _MEND)
    last = last or first
    if last < first:
        raise Trouble(Code.BAD_DATE, line.where, f"It ends ({last}) before it begins ({first}).", _MEND)
    known = find_precision(line, "ucdp", "date_prec")
    return make_when(line.rendered.spans["date_start"], first, last, known)


def _find_location(line: Line, country: str | None) -> Location | None:
    spans = line.rendered.spans
    columns = ("where_coordinates", "where_description", "adm_2", "adm_1", "country")
    span = next((spans[name] for name in columns if name in spans), None)
    return make_location(line, span, country, find_precision(line, "ucdp", "where_prec"))


def _find_parties(line: Line, country: str | None, year: int) -> Iterator[Participant]:
    sides: tuple[tuple[str, RoleKind], ...] = (("side_a", "agent"), ("side_b", "target"))
    for column, role in sides:
        if span := line.rendered.spans.get(column):
            yield from make_participants([span], role, country, year)


def _find_figures(line: Line, parties: tuple[Participant, ...]) -> Iterator[Casualties]:
    low, best, high = (read_count(line.cells, name, line.where) for name in ("low", "best", "high"))
    given = [number for number in (low, best, high) if number is not None]
    if not given:
        return
    low, high = (best if low is None else low), (best if high is None else high)
    if given != sorted(given):
        raise Trouble(Code.ROW, line.where, f"low, best and high are {low}, {best}, {high}: out of order.", _MEND)
    span = next(line.rendered.spans[name] for name in ("best", "low", "high") if name in line.rendered.spans)
    yield make_figure(span, low, high)
    for column, side in _SIDES:
        number = read_count(line.cells, column, line.where)
        if number:
            yield _make_part(line.rendered.spans[column], number, side, line, parties)


def _make_part(span: Span, number: int, side: str | None, line: Line, parties: tuple[Participant, ...]) -> Casualties:
    own = line.rendered.spans.get(side) if side else None
    party = next((one for one in parties if own is not None and one.span == own), None)
    who = Victims(
        own, party.name if party else None, party.actor if party else None, side is None or None,
        "agent" if party and party.role == "agent" else "target" if party else None,
    )  # fmt: skip
    return Casualties("killed", "part", number, number, False, who, span, OWN)


def _find_cited(line: Line) -> Iterator[Chain]:
    """Who said it, through whom: parallel lists where they are equally long."""
    offices, originals = (list(line.rendered.split(name)) for name in ("source_office", "source_original"))
    if len(offices) == len(originals):
        for said, office in zip(originals, offices, strict=True):
            yield (said, "unnamed"), (office, "outlet")
        return
    for office in offices:
        yield ((office, "outlet"),)
    for said in originals:
        yield ((said, "unnamed"),)
