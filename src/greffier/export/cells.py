"""Values as cells of a table: lists joined, dates and numbers written, text that a spreadsheet would run disarmed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date

Value = str | int | float | bool | date | tuple[str, ...] | None
"""What a column holds. A tuple is a list of texts."""

_RISKY = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[^\S\t\r\n]*[=+\-@＝＋－﹣−＠﹫﹢\t\r\n])")
BETWEEN = "; "


def neutralise(text: str) -> str:
    r"""Text that a spreadsheet would run as a formula is marked as text, with an apostrophe.

    >>> neutralise("=1+1"), neutralise(" ＠SUM(A1)"), neutralise("un; =2"), neutralise("a-t-il dit")
    ("'=1+1", "' ＠SUM(A1)", "un;' =2", 'a-t-il dit')

    A spreadsheet may split at semicolons, tabs and line ends, so what follows one is held to the same.
    Source: OWASP, CSV Injection.
    """
    return _RISKY.sub("'", text)


def write_cell(value: Value, *, raw: bool = False) -> str:
    """A value as the text of a cell; ``raw`` leaves text as it is.

    >>> write_cell(-12.5), write_cell(("Le Fanal", "A; B")), write_cell(True), write_cell(None)
    ('-12.5', 'Le Fanal; A, B', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else join(value)
    return text if raw else neutralise(text)


def join(texts: Iterable[str | None], between: str = BETWEEN) -> str:
    """A list in one cell. What separates its parts does not occur in them; a missing part stays empty."""
    return between.join((text or "").replace(";", ",") for text in texts)


def write_line(cells: Iterable[str]) -> str:
    r"""One line of CSV (RFC 4180).

    >>> write_line(["a", "b,c"])
    'a,"b,c"\r\n'
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
