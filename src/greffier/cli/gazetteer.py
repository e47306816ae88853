"""``greffier gazetteer``: what a place name may mean, and places of the user's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

if TYPE_CHECKING:
    from collections.abc import Callable

    from greffier.gazetteer.imports import Imported

app = App(name="gazetteer", help="Look places up, and add places of your own from GeoNames.", help_format="plaintext")


@app.command(name="import")
def import_file(file: Annotated[Path, Parameter(name="FILE")], /) -> int:
    """Add the places of a GeoNames dump: SY.zip, allCountries.zip, or the table in it.

    They are kept apart from the built-in places, in the file that GREFFIER_GAZETTEER names or under your data folder,
    and count at once. Lines that cannot be read are reported and passed over; the exit status is then 1.
    """
    from greffier.gazetteer.imports import import_dump

    return _report(import_dump(file, progress=_counter()))


@app.command
def fetch(country: Annotated[str, Parameter(name="COUNTRY")], /) -> int:
    """Download the places of a country (SY; or allCountries) from GeoNames, and add them.

    This is the one command that uses the network.
    """
    from greffier.gazetteer.imports import fetch as fetch_dump

    return _report(fetch_dump(country, progress=_counter()))


@app.command
def find(name: Annotated[str, Parameter(name="NAME")], /) -> int:
    """Show the places that a name may mean, best first; the exit status is 1 where there is none."""
    from rich.console import Console

    from greffier.cli.places import print_candidates
    from greffier.gazetteer.imports import find as find_places

    return print_candidates(name, find_places(name), Console(highlight=False, markup=False, emoji=False))


def _counter() -> Callable[[int], None] | None:
    """Counts on standard error, where a person looks at it."""
    if not sys.stderr.isatty():
        return None
    return lambda places: print(f"\r{places:,} places", end="", file=sys.stderr, flush=True)


def _report(imported: Imported) -> int:
    from greffier.cli.visible import show

    print(f"{imported.places:,} places are now in {show(str(imported.store))}.")
    if imported.bad_lines:
        print(f"greffier: {imported.bad_lines:,} lines could not be read and were passed over:", file=sys.stderr)
        for example in imported.examples:
            print(f"  {show(example)}", file=sys.stderr)
    return 1 if imported.bad_lines else 0
