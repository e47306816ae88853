"""Candidates of a place name, as a list for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from greffier.cli.visible import show

if TYPE_CHECKING:
    from greffier.gazetteer.store import Candidate


def print_candidates(name: str, candidates: Sequence[Candidate], console: Console) -> int:
    """Print what a name may mean; returns the exit status: 1 where it means nothing that is known."""
    if not candidates:
        console.print(f"No place is known as {show(name)}. GeoNames may know it: greffier gazetteer fetch COUNTRY")
        return 1
    for number, candidate in enumerate(candidates, start=1):
        place = candidate.place
        head = ", ".join(show(part) for part in (place.name, place.admin1, place.country) if part)
        console.print(
            Text.assemble((f"{number:3} ", "dim"), (head, "bold"), (f"  as {show(candidate.known_as)}", "dim"))
        )
        console.print(Text(f"    {_facts(candidate)}"))
    return 0


def _facts(candidate: Candidate) -> str:
    place = candidate.place
    people = [f"{candidate.population:,} people"] if candidate.population else []
    point = f"{place.latitude:.3f}, {place.longitude:.3f} ±{candidate.radius_km:g} km"
    return " · ".join([place.feature, *people, point, place.id])
