"""JSON Lines: one document a line, ``{"text": …}`` and what is stated of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

import msgspec

from greffier.model.trouble import Code, Trouble


class Line(msgspec.Struct, frozen=True):
    """One line. ``published`` is EDTF or a time whose day is taken; ``retrieved`` an RFC 3339 time."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    retrieved: str | None = None


_DECODER = msgspec.json.Decoder(Line)
_MEND = (
    'Give one JSON object a line: {"text": …} and any of title, url, outlet, author, published, language, retrieved.'
)


def read_line(line: bytes, where: str) -> Line:
    """One line of JSON Lines; raises Trouble JSON_LINE where it is none.

    >>> read_line(b'{"text": "Deux morts.", "published": "2021-01"}', "day.jsonl:1").published
    '2021-01'
    """
    try:
        found = _DECODER.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Trouble(Code.JSON_LINE, where, f"This line cannot be read: {error}.", _MEND) from None
    if found.retrieved is not None and not _is_time(found.retrieved):
        seen = f"“{found.retrieved}” is no RFC 3339 time."
        raise Trouble(Code.BAD_DATE, where, seen, "Write “retrieved” as 2021-01-25T09:30:00Z.")
    return found


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def split_lines(data: bytes, rest: BinaryIO | None, longest: int) -> Iterator[bytes]:
    """The lines of ``data`` and then of ``rest``, each cut at ``longest`` + 1 bytes so that memory is bounded.

    >>> list(split_lines(b"a\\nbcdef\\n\\ng", None, 3))
    [b'a', b'bcde', b'', b'g']
    """
    *whole, last = data.split(b"\n")
    yield from (line[: longest + 1] for line in whole)
    if rest is None:
        if last:
            yield last[: longest + 1]
        return
    yield _finish(last, rest, longest)
    while line := rest.readline(longest + 1):
        yield _finish(line, rest, longest)


def _finish(line: bytes, rest: BinaryIO, longest: int) -> bytes:
    """The line up to its end; what is beyond the longest allowed is passed over."""
    while not line.endswith(b"\n"):
        more = rest.readline(longest + 1)
        if not more:
            break
        line = (line + more) if len(line) <= longest else line[: longest + 1] + more[-1:]
    return line[: longest + 1].rstrip(b"\n")
