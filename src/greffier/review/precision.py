"""How precise a date is that a person wrote."""

from __future__ import annotations

from greffier.model.edtf import find_bounds
from greffier.model.record import TimePrecision


def find_precision(edtf: str) -> TimePrecision:
    """The precision of an EDTF date, as the record format names it.

    >>> [find_precision(edtf) for edtf in ("2021-01-25", "2021-01~", "2021-21", "2021", "2021-01-25/..")]
    ['day', 'month', 'season', 'year', 'vague']
    >>> find_precision("2021-01-18/2021-01-24"), find_precision("202X")
    ('week', 'vague')
    """
    if "/" in edtf:
        first, last = find_bounds(edtf)
        return "week" if first and last and (last - first).days == 6 else "vague"
    plain = edtf.rstrip("?~%")
    if "X" in plain:
        return "vague"
    if len(plain) == 7:
        return "season" if int(plain[5:]) > 12 else "month"
    return "day" if len(plain) == 10 else "year"
