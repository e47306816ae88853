"""The command ``compare``: what imported data have, and what the reports say."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from greffier.cli.filters import SCOPE, Scope, make_filter
from greffier.cli.incidents import ListFormat
from greffier.cli.keeping import opened_store
from greffier.cli.options import StoreAddress

Only = Literal["matched", "differ", "coded", "reports"]


def compare(
    *,
    source: str | None = None,
    only: Only | None = None,
    outside: Annotated[bool, Parameter(negative=())] = False,
    store: StoreAddress = None,
    scope: Scope = SCOPE,
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
    format
        A table for people, one JSON object, JSON Lines, or CSV; the last line of JSON Lines is the summary, of CSV it
        stands on standard error.
    """
    from greffier.cli.compare_lists import print_comparison
    from greffier.store.comparing import read_coverage

    with opened_store(store, create=False) as opened, opened.reading() as connection:
        wanted = make_filter(scope)
        tally, found = read_coverage(connection, source, wanted, outside)
        print_comparison(connection, found, tally, only, format.value)
    return 0
