"""What is asked → the store's filter; the same for every list, the map, the timeline and exports."""

from __future__ import annotations

from greffier.model.edtf import is_edtf
from greffier.model.trouble import Code, Trouble
from greffier.store.incidents import Filter
from greffier.store.scopes import find_bound, find_point
from greffier.web.shapes.filters import Filters

Box = tuple[float, float, float, float]


def make_filter(asked: Filters) -> Filter:
    """The store's filter; raises Trouble ASKED for a value that cannot be read, NOT_KEPT for an unknown place."""
    return Filter(
        since=find_bound(require_date("since", asked.since), last=False),
        until=find_bound(require_date("until", asked.until), last=True),
        near=find_point(asked.near, asked.within, "near"),
        type=asked.type[0] if asked.type else None,
        actor=asked.actor[0] if asked.actor else None,
        country=asked.country[0] if asked.country else None,
        contested=asked.contested, min_sources=asked.min_sources, denied=asked.denied,
    )  # fmt: skip


def require_date(name: str, value: str | None) -> str | None:
    """The value, where it is an EDTF date."""
    if value is not None and not is_edtf(value):
        raise Trouble(Code.ASKED, name, "This is no EDTF date.", "Write it as 2021-01-25, 2021-01 or 2021.")
    return value


def read_box(name: str, value: str | None) -> Box | None:
    """West, south, east and north in degrees; a box may cross the date line (west > east).

    >>> read_box("box", "-5,10,4,25")
    (-5.0, 10.0, 4.0, 25.0)
    """
    if value is None:
        return None
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise _no_box(name) from None
    if not (all(abs(edge) <= 360 for edge in (west, east)) and -90 <= south <= north <= 90):
        raise _no_box(name)
    return west, south, east, north


def _no_box(name: str) -> Trouble:
    return Trouble(Code.ASKED, name, "This is no box on the globe.", "Write west,south,east,north in degrees.")
