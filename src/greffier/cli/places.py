"""Candidates of a place name, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from greffier.cli.visible import show

if TYPE_CHECKING:
    from greffier.gazetteer.store import Candidate

_HEADS = ("place", "region", "country", "kind", "people", "latitude", "longitude", "± km", "met as", "id")
_NUMBERS = {"people", "latitude", "longitude", "± km"}


def print_candidates(name: str, candidates: Sequence[Candidate], console: Console) -> int:
    """Print what a name may mean; returns the exit status: 1 where it means nothing that is known."""
    if not candidates:
        console.print(f"No place is known as {show(name)}. GeoNames may know it: greffier gazetteer fetch COUNTRY")
        return 1
    table = Table(box=None, padding=(0, 2, 0, 0))
    for head in _HEADS:
        table.add_column(head, justify="right" if head in _NUMBERS else "left", overflow="fold")
    for candidate in candidates:
        table.add_row(*_row(candidate))
    console.print(table)
    return 0


def _row(candidate: Candidate) -> tuple[str, ...]:
    place = candidate.place
    return (
        show(place.name), show(place.admin1 or ""), place.country or "", place.feature,
        f"{candidate.population:,}" if candidate.population else "", f"{place.latitude:.3f}", f"{place.longitude:.3f}",
        f"{candidate.radius_km:g}", show(candidate.known_as), place.id,
    )  # fmt: skip
