"""The commands on incidents: ``incidents``, ``show``, ``merge``, ``split``, ``judge``, ``undo``."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from cyclopts import Parameter

from greffier.cli.filters import SCOPE, STANDING, Scope, Standing, make_filter
from greffier.cli.keeping import opened_store
from greffier.cli.options import StoreAddress

if TYPE_CHECKING:
    from greffier.store.deciding import Decided

_Because = Annotated[str, Parameter(help="Why.")]


class ListFormat(StrEnum):
    """How incidents are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def incidents(
    *,
    store: StoreAddress = None,
    scope: Scope = SCOPE,
    standing: Standing = STANDING,
    format: ListFormat = ListFormat.TABLE,
) -> int:
    """List the incidents of a store, by date.

    Parameters
    ----------
    format
        A table for people, one JSON array, JSON Lines, or CSV.
    """
    from greffier.cli.incident_lists import print_incidents
    from greffier.store.incidents import read_incidents

    with opened_store(store, create=False) as opened, opened.reading() as connection:
        wanted = make_filter(scope, standing)
        print_incidents(read_incidents(connection, wanted), format.value)
    return 0


def show(
    incident: Annotated[str, Parameter(name="INCIDENT")],
    /,
    *,
    store: StoreAddress = None,
    format: Literal["table", "json"] = "table",
) -> int:
    """Show an incident: what each voice claims, side by side, in its own words, and why the reports belong together.

    Parameters
    ----------
    incident
        Its id or the beginning of it; or one of its events.
    format
        Tables for people, or one JSON object.
    """
    from greffier.cli.incident_table import print_incident
    from greffier.incidents.contract import describe, describe_claims
    from greffier.store.incidents import read_decisions, read_incident, read_reasons
    from greffier.store.reviews import read_some

    with opened_store(store, create=False) as opened, opened.reading() as connection:
        found = read_incident(connection, incident)
        reasons, decisions = read_reasons(connection, found), read_decisions(connection, found)
        reviews = read_some(connection, dict.fromkeys(told.member.telling.anchor for told in found.members))
    if format == "table":
        print_incident(found, reasons, decisions, reviews)
        return 0
    told = describe(found) | {
        "claims": describe_claims(found),
        "reasons": msgspec.to_builtins(reasons),
        "judgements": msgspec.to_builtins(decisions),
        "reviews": msgspec.to_builtins([one for one in reviews if one.state_at or one.corrections or one.notes]),
    }
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    return 0


def merge(
    one: Annotated[str, Parameter(name="INCIDENT")],
    other: Annotated[str, Parameter(name="INCIDENT")],
    /,
    *,
    because: _Because,
    store: StoreAddress = None,
) -> int:
    """Say that two incidents are one. The decision is kept and binds later runs."""
    from greffier.store import deciding

    with opened_store(store, create=False) as opened, opened.writing() as connection:
        decided = deciding.merge(connection, opened.stamp(), one, other, because)
    return _tell(decided)


def split(
    incident: Annotated[str, Parameter(name="INCIDENT")],
    events: Annotated[list[str], Parameter(name="EVENT", negative=())],
    /,
    *,
    because: _Because,
    store: StoreAddress = None,
) -> int:
    """Say that some events of an incident are another one; what remains, stays together. The decision binds later runs.

    Parameters
    ----------
    events
        Its events that are another incident, as greffier show names them (ev-…).
    """
    from greffier.store import deciding

    with opened_store(store, create=False) as opened, opened.writing() as connection:
        decided = deciding.split(connection, opened.stamp(), incident, events, because)
    return _tell(decided)


def judge(
    one: Annotated[str, Parameter(name="EVENT")],
    other: Annotated[str, Parameter(name="EVENT")],
    verdict: Annotated[Literal["same", "different", "unsure"], Parameter(name="VERDICT")],
    /,
    *,
    because: _Because = "",
    store: StoreAddress = None,
) -> int:
    """Say of two events that they are the same or different; « unsure » takes that back. The decision binds later runs.

    Parameters
    ----------
    one
        An event, as greffier show names it (ev-…).
    other
        Another.
    verdict
        same, different or unsure.
    """
    from greffier.store import deciding

    with opened_store(store, create=False) as opened, opened.writing() as connection:
        decided = deciding.judge(connection, opened.stamp(), one, other, verdict, because)
    return _tell(decided)


def undo(
    act: Annotated[str, Parameter(name="ACT")],
    /,
    *,
    because: _Because = "",
    store: StoreAddress = None,
) -> int:
    """Take back a decision of merge, split or judge: what stood before stands again. An undo is itself undone so.

    Parameters
    ----------
    act
        The decision, as these commands and greffier show name it.
    """
    from greffier.store.undoing import undo as take_back

    with opened_store(store, create=False) as opened, opened.writing() as connection:
        decided = take_back(connection, opened.stamp(), act, because)
    return _tell(decided)


def _tell(decided: Decided) -> int:
    """The incidents that there are now; on standard error how to take it back."""
    print("\n".join(decided.incidents))
    if decided.act:
        print(f"greffier: to take it back: greffier undo {decided.act}", file=sys.stderr)
    return 0
