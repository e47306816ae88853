"""Paths and bytes → documents. What cannot be read costs only itself: it comes out as a Trouble in its place.

What the user states stands above what a line or a page declares, and that above what the head of the text says.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from greffier.model.document import Document
from greffier.model.edtf import is_edtf
from greffier.model.trouble import Code, Trouble
from greffier.reading.decoding import decode, require_words
from greffier.reading.header import find_header
from greffier.reading.html import read_html
from greffier.reading.jsonl import read_line, split_lines
from greffier.reading.language import require_language
from greffier.reading.sniffing import Kind, sniff

MOST_BYTES = 1_000_000
"""The longest text of one document, in UTF-8 bytes: some 300 pages. A page in HTML may be ten times as long."""

_MARKUP = 10
_JSONL = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"|\}|$)')
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d")
_FIELDS = ("title", "url", "outlet", "author", "published", "retrieved")


class Received(NamedTuple):
    """A document, and the name of the input that it came from ("report.txt", "day.jsonl:12").

    ``content`` is the bytes that the document's id is the hash of, where they are at hand.
    """

    where: str
    document: Document
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user says of the documents; it stands above what is read."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    retrieved: str | None = None


def find_files(paths: Iterable[str]) -> Iterator[str | Trouble]:
    """The files that paths name: files and standard input (``-``) themselves, of a directory all that is in it.

    Directories are walked in the order of their names; what is hidden in them (``.name``) is passed over.
    """
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            yield path
        elif found := list(_walk(path)):
            yield from found
        else:
            yield Trouble(Code.NOT_FOUND, show_path(path), "There is no file in this directory.", "Name another.")


def read_file(path: str, stated: Stated = Stated(), most_bytes: int = MOST_BYTES) -> Iterator[Received | Trouble]:
    """The documents of one file, or of standard input (``-``)."""
    if path == "-":
        yield from read_stream(sys.stdin.buffer, "standard input", stated, most_bytes)
        return
    try:
        with Path(path).open("rb") as stream:
            yield from read_stream(stream, show_path(path), stated, most_bytes)
    except (OSError, ValueError) as error:
        seen = f"It cannot be opened: {getattr(error, 'strerror', None) or error}."
        fetch = "Greffier does not fetch pages: save this one, and give the file."
        mend = fetch if re.match(r"https?://", path) else "Check the path and the right to read it."
        yield Trouble(Code.NOT_FOUND, show_path(path), seen, mend)


def read_bytes(
    data: bytes, where: str, stated: Stated = Stated(), most_bytes: int = MOST_BYTES
) -> Iterator[Received | Trouble]:
    """The documents in ``data``: one of plain text or HTML, one a line of JSON Lines.

    >>> [received.document.published for received in read_bytes("date 2021-01 Un bus a été visé.".encode(), "a.txt")]
    ['2021-01']
    """
    yield from read_stream(io.BytesIO(data), where, stated, most_bytes)


def read_text(text: str, where: str = "text", stated: Stated = Stated(), most_bytes: int = MOST_BYTES) -> Document:
    """The document of a text as it stands; its id is that of its UTF-8 bytes. Raises Trouble."""
    require_words(text, where)
    data = text.encode("utf-8")
    _require_size(len(data), most_bytes, where)
    return _make(data, text, {}, stated, where)


def read_any(reports: Iterable[Document | str], report: Callable[[Trouble], None]) -> Iterator[Received]:
    """Documents as they stand and texts as documents; each Trouble goes to ``report``."""
    for number, item in enumerate(reports, start=1):
        where = f"report {number}"
        try:
            yield Received(where, read_text(item, where) if isinstance(item, str) else item)
        except Trouble as trouble:
            report(trouble)


def _walk(path: str) -> Iterator[str]:
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        kept = (Path(folder, name) for name in sorted(files) if not name.startswith("."))
        yield from (str(file) for file in kept if file.is_file())


def show_path(path: str) -> str:
    """A path that can be written anywhere, also where its bytes are no UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_stream(
    stream: BinaryIO, where: str, stated: Stated = Stated(), most_bytes: int = MOST_BYTES
) -> Iterator[Received | Trouble]:
    """The documents of a stream, as :func:`read_bytes` has them."""
    most = most_bytes * _MARKUP
    data = stream.read(most + 1)
    try:
        if _JSONL.match(data[:4096]):
            yield from _read_jsonl(data, stream if len(data) > most else None, where, stated, most_bytes)
            return
        _require_size(len(data), most, where)
        text = decode(data, where)
        kind = sniff(text, where)
        if kind is Kind.JSONL:
            yield from _read_jsonl(text.encode(), None, where, stated, most_bytes)
        else:
            yield Received(where, _read_one(data, text, kind, where, stated, most_bytes), data)
    except Trouble as trouble:
        yield trouble


def _read_one(data: bytes, text: str, kind: Kind, where: str, stated: Stated, most_bytes: int) -> Document:
    fields: dict[str, str] = {}
    if kind is Kind.HTML:
        page = read_html(text, where)
        text, fields = page.text, page.fields
    _require_size(len(text.encode()), most_bytes, where)
    return _make(data, text, fields, stated, where)


def _read_jsonl(
    data: bytes, rest: BinaryIO | None, where: str, stated: Stated, most_bytes: int
) -> Iterator[Received | Trouble]:
    if rest is None and _is_one_object(data):
        data = b" ".join(data.split(b"\n"))
    lines = split_lines(data.removeprefix(b"\xef\xbb\xbf"), rest, most_bytes * _MARKUP)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_json(line, f"{where}:{number}", stated, most_bytes)


def _is_one_object(data: bytes) -> bool:
    """True for one JSON object written over several lines."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0].rstrip()
    if first.endswith(b"}"):
        return False
    try:
        read_line(data.removeprefix(b"\xef\xbb\xbf"), "")
    except Trouble:
        return False
    return True


def _read_json(line: bytes, where: str, stated: Stated, most_bytes: int) -> Received | Trouble:
    try:
        _require_size(len(line), most_bytes * _MARKUP, where)
        found = read_line(line, where)
        require_words(found.text, where)
        payload = found.text.encode("utf-8")
        _require_size(len(payload), most_bytes, where)
        fields = {name: value for name in (*_FIELDS, "language") if (value := getattr(found, name))}
        return Received(where, _make(payload, found.text, fields, stated, where), payload)
    except Trouble as trouble:
        return trouble


def _require_size(size: int, most: int, where: str) -> None:
    if size > most:
        seen = f"It is longer than {most:,} bytes."
        raise Trouble(Code.TOO_LARGE, where, seen, "Split it into single reports, or raise --max-bytes.")


def _make(data: bytes, text: str, fields: dict[str, str], stated: Stated, where: str) -> Document:
    """The document of a text; ``fields`` is what its container declares."""
    language = require_language(text, _primary(stated.language or fields.get("language")), where)
    header = find_header(text, language)
    known = {name: getattr(stated, name) or fields.get(name) or header.get(name) for name in _FIELDS}
    published = _require_date(known["published"], where)
    return Document(
        id=f"sha256:{sha256(data).hexdigest()}",
        text=text,
        language=language,
        **{**known, "published": published},
    )


def _primary(language: str | None) -> str | None:
    """The language of a tag: « fr-FR » is « fr »."""
    return re.split("[-_]", language.strip().lower())[0] if language else None


def _require_date(published: str | None, where: str) -> str | None:
    """The date as EDTF; of a time, its day."""
    if published is None:
        return None
    time = _TIME.match(published)
    date = time[1] if time else published
    if not is_edtf(date):
        raise Trouble(Code.BAD_DATE, where, f"“{published}” is no EDTF date.", "Write it as 2021-01-25 or 2021-01.")
    return date
