"""What a person states of time and place → what filters take; the same on the command line and in the workbench."""

from __future__ import annotations

from greffier.gazetteer.store import open_gazetteer
from greffier.model.edtf import find_bounds
from greffier.model.trouble import Code, Trouble

Near = tuple[float, float, float]
"""Latitude, longitude, and how near in kilometres."""


def find_bound(edtf: str | None, *, last: bool) -> str | None:
    """The first or the last day of an EDTF date; None for none.

    >>> find_bound("2021-02", last=True)
    '2021-02-28'
    """
    day = find_bounds(edtf)[last]
    return day.isoformat() if day else None


def find_point(near: str | None, within: float, where: str) -> Near | None:
    """The point of a place by its name, or of « latitude,longitude »; ``where`` names the parameter it came in.

    >>> find_point("18.44, 1.41", 25.0, "near")
    (18.44, 1.41, 25.0)

    Raises Trouble: NOT_KEPT where the gazetteer has no such place, ASKED for a point off the globe.
    """
    if near is None:
        return None
    try:
        latitude, longitude = (float(part) for part in near.split(","))
    except ValueError:
        latitude, longitude = _look_up(near, where)
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):  # so written, « nan » does not pass
        raise Trouble(Code.ASKED, where, f"“{near}” is no point of the globe.", "Write latitude,longitude in degrees.")
    return latitude, longitude, within


def _look_up(name: str, where: str) -> tuple[float, float]:
    found = open_gazetteer().find(name)
    if not found:
        mend = "Write another spelling, or latitude,longitude; greffier gazetteer find looks names up."
        raise Trouble(Code.NOT_KEPT, where, f"The gazetteer has no place “{name}”.", mend)
    return found[0].point
