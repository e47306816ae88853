"""``jsonl``: a store, or a part of it, that another store can take in without loss (``greffier add``).

One line for each document with its bytes and all its readings, then one for each word of people's: judgements,
corrections, states and notes. Without a filter
everything that was read goes out; with one, the documents that tell of the incidents it lets through.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from greffier.export.options import Options, Written
from greffier.export.selection import Selection
from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import read_text
from greffier.store.moving import (
    Decision,
    KeptCorrection,
    KeptDocument,
    KeptJudgement,
    KeptNote,
    KeptState,
    name_kind,
)

FORMAT = "greffier.export/1"
_MARK = b"\xef\xbb\xbf"
_encoder = msgspec.json.Encoder()


class _Line(msgspec.Struct):
    """One line: a document, or what a person said. Content that is the text is not written twice."""

    format: str
    document: KeptDocument | None = None
    content_is_text: bool = False
    judgement: KeptJudgement | None = None
    correction: KeptCorrection | None = None
    review: KeptState | None = None
    note: KeptNote | None = None


_decoder = msgspec.json.Decoder(_Line)


def write_jsonl(selection: Selection, out: BinaryIO, _: Options) -> Written:
    """Everything that is selected; what is counted are the documents."""
    number = 0
    for kept in selection.documents():
        number += 1
        out.write(_write_document(kept))
    for made in selection.decisions():
        out.write(_encode({name_kind(made): made}))
    return Written(number, noun="document")


def _write_document(kept: KeptDocument) -> bytes:
    if kept.content is not None and kept.readings and kept.content == _text(kept):
        return _encode({"content_is_text": True, "document": msgspec.structs.replace(kept, content=None)})
    return _encode({"document": kept})


def _text(kept: KeptDocument) -> bytes:
    return read_text(bytes(kept.readings[0].record)).encode()


def _encode(fields: dict[str, Any]) -> bytes:
    return _encoder.encode({"format": FORMAT} | fields) + b"\n"


def is_export(line: bytes) -> bool:
    """True for a line of an export, of whatever version.

    >>> is_export(b'{"format":"greffier.export/1"}'), is_export(b'{"format":"greffier.record/1"}')
    (True, False)
    """
    return line.removeprefix(_MARK).startswith(b'{"format":"greffier.export/')


def read_line(line: bytes, where: str) -> KeptDocument | Decision:
    """What one line of an export holds; raises Trouble EXPORT_LINE."""
    try:
        found = _decoder.decode(line.removeprefix(_MARK))
        kept = found.document
        if kept is not None and found.content_is_text:
            kept = msgspec.structs.replace(kept, content=_text(kept))
    except (msgspec.MsgspecError, UnicodeError, RecursionError, IndexError) as error:
        raise _broken(where, f"This line cannot be read: {error}.") from None
    told = kept or found.judgement or found.correction or found.review or found.note
    if told is None or found.format != FORMAT:
        raise _broken(where, f"This is no line of {FORMAT}.")
    return told


def _broken(where: str, seen: str) -> Trouble:
    mend = "Export it again with this version, or take the file from a copy. Nothing of this line was kept."
    return Trouble(Code.EXPORT_LINE, where, seen, mend)
