"""A comparison of coded data with reports as a list: a table for people, JSON, JSON Lines, CSV; and its summary."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from greffier.cli.incident_lists import harmless, write_csv_line
from greffier.cli.visible import show
from greffier.incidents.contract import describe
from greffier.incidents.coverage import FIELDS, Coverage, Field, show_side

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from greffier.incidents.summary import Incident
    from greffier.store.comparing import Tally

_SHORT = 11
_COLUMNS = ("incident", "status", "rows", "documents", "differs",
            *(f"{field}_{side}" for field in FIELDS for side in ("coded", "reports", "verdict")), "near")  # fmt: skip


def print_comparison(
    connection: Connection, found: Iterable[Coverage], tally: Tally, only: str | None, format: str
) -> None:
    """Print incidents as they come, then the summary; ``only`` leaves out what is not asked for, from the list only."""
    wanted = (one for one in found if _passes(one, only))
    printers = {"table": _print_table, "json": _print_object, "jsonl": _print_lines, "csv": _print_csv}
    printers[format](connection, wanted, tally)


def _passes(found: Coverage, only: str | None) -> bool:
    return only in (None, found.status) or (only == "differ" and bool(found.differs))


def summarise_tally(tally: Tally) -> dict[str, Any]:
    """The summary as it is printed in JSON."""
    scope = tally.scope
    return {
        "series": list(scope.series), "countries": sorted(scope.countries), "first": scope.first, "last": scope.last,
        "matched": tally.status["matched"], "coded": tally.status["coded"], "reports": tally.status["reports"],
        "outside": tally.outside, "fields": {name: dict(sorted(its.items())) for name, its in tally.fields.items()},
    }  # fmt: skip


def _describe(connection: Connection, found: Coverage) -> dict[str, Any]:
    return {
        "incident": found.incident.id,
        "status": found.status,
        "differs": list(found.differs),
        "fields": {name: asdict(field) for name, field in found.fields.items()},
        "coded": describe(found.coded) | {"rows": _rows(found)} if found.coded else None,
        "reports": describe(found.reports) if found.reports else None,
        "near": [{"incident": name, "score": score} for name, score in _near(connection, found)],
    }


def _near(connection: Connection, found: Coverage) -> list[tuple[str, float]]:
    from greffier.store.comparing import find_near_misses

    return [] if found.status == "matched" else find_near_misses(connection, found)


def _rows(found: Coverage) -> list[str]:
    """The data sets' own ids."""
    return [told.title for told in found.coded.members if told.title] if found.coded else []


def _print_lines(connection: Connection, found: Iterable[Coverage], tally: Tally) -> None:
    for one in found:
        sys.stdout.buffer.write(msgspec.json.encode(_describe(connection, one)) + b"\n")
    sys.stdout.buffer.write(msgspec.json.encode({"summary": summarise_tally(tally)}) + b"\n")


def _print_object(connection: Connection, found: Iterable[Coverage], tally: Tally) -> None:
    before = b'{"incidents": [\n'
    for one in found:
        sys.stdout.buffer.write(before + msgspec.json.format(msgspec.json.encode(_describe(connection, one)), indent=2))
        before = b",\n"
    opened = b"" if before == b",\n" else before
    sys.stdout.buffer.write(opened + b'\n], "summary": ' + msgspec.json.encode(summarise_tally(tally)) + b"}\n")


def _print_csv(connection: Connection, found: Iterable[Coverage], tally: Tally) -> None:
    sys.stdout.buffer.write(write_csv_line(_COLUMNS))
    for one in found:
        sys.stdout.buffer.write(write_csv_line([harmless(value) for value in _csv_row(connection, one)]))
    print("\n".join(_summary(tally)), file=sys.stderr)


def _csv_row(connection: Connection, found: Coverage) -> Iterator[object]:
    yield from (found.incident.id, found.status, " ".join(_rows(found)), _documents(found.reports))
    yield " ".join(found.differs)
    coded, reports = (show_side(side) if side else {} for side in (found.coded, found.reports))
    for name in FIELDS:
        verdict = found.fields[name].verdict if found.fields else None
        yield from (coded.get(name), reports.get(name), verdict)
    yield " ".join(name for name, _ in _near(connection, found))


def _documents(side: Incident | None) -> int:
    return len({told.member.telling.document for told in side.members}) if side else 0


def _print_table(_: Connection, found: Iterable[Coverage], tally: Tally) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("incident", "has it", "date", "place", "type", "killed", "differs"):
        fixed = column in ("incident", "has it")
        table.add_column(column, no_wrap=fixed, overflow="ignore" if fixed else "fold")
    for one in found:
        table.add_row(*(Text(show(value)) for value in _cells(one)))
    console = Console(highlight=False, markup=False, emoji=False)
    if table.row_count:
        console.print(table)
    console.print("\n".join(_summary(tally)))


def _cells(found: Coverage) -> Iterator[str]:
    yield from (found.incident.id[:_SHORT], {"matched": "both"}.get(found.status, found.status))
    one_sided = show_side(found.coded or found.reports or found.incident)
    for name in ("date", "place", "type", "killed"):
        yield _cell(found.fields[name]) if found.fields else one_sided[name] or "?"
    yield ", ".join(found.differs)


def _cell(field: Field) -> str:
    """One value where both sides have it, else what the data have, and the reports.

    >>> _cell(Field("differ", "5", "3", "")), _cell(Field("agree", "5", "5", "")), _cell(Field("open", None, "3", ""))
    ('5 | 3', '5', '– | 3')
    """
    if field.coded == field.reports:
        return field.coded or "?"
    return f"{field.coded or '–'} | {field.reports or '–'}"


def _summary(tally: Tally) -> Iterator[str]:
    """The summary for people: who has what, then how often each field agrees."""
    status, scope = tally.status, tally.scope
    where = ", ".join(sorted(scope.countries)) or "no country"
    yield show(f"{', '.join(scope.series)} ({where}, {scope.first or '?'} to {scope.last or '?'}):")
    told = f"{status['matched']} in both, {status['coded']} in the coded data only, {status['reports']} in reports only"
    yield told + (f", {tally.outside} more outside of its reach" if tally.outside else "")
    parts = [
        f"{name} {its['agree']} agree, {its['differ']} differ, {its['open']} open" for name, its in tally.fields.items()
    ]
    if parts:
        yield "; ".join(parts)
