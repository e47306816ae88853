"""Incidents as a list: a table for people, JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable

import msgspec

from greffier.cli.visible import show
from greffier.incidents.contract import describe
from greffier.incidents.reconcile import Figures
from greffier.incidents.summary import Incident

_COLUMNS = ("id", "type", "date", "place", "country", "latitude", "longitude", "radius_km", "killed_low", "killed_high",
            "injured_low", "injured_high", "contested", "independent_sources", "documents")  # fmt: skip
_SHORT = 11  # of an id: « in- » and eight digits, which greffier show takes as well
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def print_incidents(incidents: Iterable[Incident], format: str) -> None:
    """Print incidents as they come; ``format`` is table, json, jsonl or csv."""
    {"table": _print_table, "json": _print_array, "jsonl": _print_lines, "csv": _print_csv}[format](incidents)


def _print_lines(incidents: Iterable[Incident]) -> None:
    for incident in incidents:
        sys.stdout.buffer.write(msgspec.json.encode(describe(incident)) + b"\n")


def _print_array(incidents: Iterable[Incident]) -> None:
    before = b"[\n"
    for incident in incidents:
        sys.stdout.buffer.write(before + msgspec.json.format(msgspec.json.encode(describe(incident)), indent=2))
        before = b",\n"
    sys.stdout.buffer.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def _print_csv(incidents: Iterable[Incident]) -> None:
    sys.stdout.buffer.write(write_csv_line(_COLUMNS))
    for incident in incidents:
        sys.stdout.buffer.write(write_csv_line([harmless(value) for value in _row(incident)]))


def write_csv_line(values: Iterable[object]) -> bytes:
    """One row of CSV, in UTF-8."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue().encode()


def harmless(value: object) -> object:
    """Text that a spreadsheet would run as a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _row(incident: Incident) -> list[object]:
    where, figures = incident.where, incident.reconciled.figures
    place = where.place if where else None
    numbers = [number for kind in ("killed", "injured") for number in _bounds(figures.get(kind))]
    return [
        incident.id, incident.type, incident.when.edtf if incident.when else None,
        place.name if place else None, place.country if place else None,
        place.latitude if place else None, place.longitude if place else None, where.radius_km if where else None,
        *numbers, " ".join(incident.reconciled.contested), incident.reconciled.independent_sources,
        len({told.member.telling.document for told in incident.members}),
    ]  # fmt: skip


def _bounds(figures: Figures | None) -> tuple[int | None, int | None]:
    return (figures.low, figures.high) if figures else (None, None)


def _print_table(incidents: Iterable[Incident]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("incident", "date", "type", "place", "killed", "hurt", "by", "contested"):
        fixed = column in ("incident", "date", "killed", "hurt", "by")
        table.add_column(column, no_wrap=fixed, overflow="ignore" if fixed else "fold")
    for incident in incidents:
        table.add_row(*(Text(show(str(value))) for value in _cells(incident)))
    Console(highlight=False, markup=False, emoji=False).print(table if table.row_count else "No incident.")


def _cells(incident: Incident) -> list[object]:
    place = incident.where.place if incident.where else None
    figures = incident.reconciled.figures
    return [
        incident.id[:_SHORT], _first(incident.when.edtf) if incident.when else "?", incident.type,
        place.name if place else "?",
        show_range(figures.get("killed")), show_range(figures.get("injured")),
        incident.reconciled.independent_sources, ", ".join(incident.reconciled.contested),
    ]  # fmt: skip


def _first(edtf: str) -> str:
    """The date, or the beginning of an interval with a mark.

    >>> _first("2021-01-24"), _first("2021-01-23/2021-01-24"), _first("../2021-01")
    ('2021-01-24', '2021-01-23/', '../2021-01')
    """
    start, slash, _ = edtf.partition("/")
    return edtf if not slash or start in ("", "..") else f"{start}{slash}"


def show_range(figures: Figures | None) -> str:
    """The figures of one kind, from the lowest to the highest that anyone gives; « + » where an end is open."""
    if figures is None:
        return ""
    if figures.high is None:
        return f"{figures.low}+"
    open_end = "+" if any(said.high is None for said in figures.by_source) else ""
    return f"{figures.high}{open_end}" if figures.low == figures.high else f"{figures.low}–{figures.high}{open_end}"
