"""The command ``compare``: what imported data have, and what the reports say."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from greffier.cli.incidents import ListFormat, find_bound, find_point
from greffier.cli.keeping import opened_store
from greffier.cli.options import check_date

Only = Literal["matched", "differ", "coded", "reports"]


def compare(
    *,
    source: str | None = None,
    only: Only | None = None,
    outside: Annotated[bool, Parameter(negative=())] = False,
    store: str | None = None,
    since: Annotated[str | None, Parameter(validator=check_date)] = None,
    until: Annotated[str | None, Parameter(validator=check_date)] = None,
    near: str | None = None,
    within: Annotated[float, Parameter(validator=Number(gt=0))] = 25.0,
    type: str | None = None,
    actor: str | None = None,
    country: str | None = None,
    format: ListFormat = ListFormat.TABLE,
) -> int:
    """Hold imported coded data against what the reports say, incident by incident, by date.

    For each incident: both have it (with the fields that agree, differ or stay open), the coded data only, or reports
    only. What reports tell outside of the data's countries, years and kinds of event is counted and not listed.

    Parameters
    ----------
    source
        Whose coded data, as greffier import --source named them; by default all that were imported.
    only
        Only incidents that both have; that differ; that the coded data, or reports, have alone.
    outside
        Also what only reports tell outside of what the data reach over.
    store
        The store: a path, or postgresql://user@host/database. By default GREFFIER_STORE, else greffier.db.
    since
        Only incidents that may have happened on this day or later (EDTF: 2021-01-25, 2021-01, 2021).
    until
        Only those that may have happened on this day or earlier.
    near
        Only those near this place: a name (the best that the gazetteer finds), or latitude,longitude.
    within
        How near, in kilometres.
    type
        Only those of this type (armed-clash, air-strike …), on either side.
    actor
        Only those with this party: its id, or a part of its name.
    country
        Only those in this country (ISO 3166-1: ML).
    format
        A table for people, one JSON object, JSON Lines, or CSV; the last line of JSON Lines is the summary, of CSV it
        stands on standard error.
    """
    from greffier.cli.compare_lists import print_comparison
    from greffier.store.comparing import read_coverage
    from greffier.store.incidents import Filter

    with opened_store(store, create=False) as opened, opened.reading() as connection:
        wanted = Filter(
            since=find_bound(since, last=False), until=find_bound(until, last=True), near=find_point(near, within),
            type=type, actor=actor, country=country,
        )  # fmt: skip
        tally, found = read_coverage(connection, source, wanted, outside)
        print_comparison(connection, found, tally, only, format.value)
    return 0
