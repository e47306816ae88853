"""Countries by their number in ISO 3166-1, which ACLED's table has a column for."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    lines = (files(__package__) / "data" / "iso3166.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: int(number) for code, number in pairs}


def find_numeric(code: str | None) -> int | None:
    """The number of a country by its code of two letters.

    >>> find_numeric("ML"), find_numeric("XK")
    (466, None)
    """
    return _numbers().get(code or "")
