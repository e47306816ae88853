"""Bytes → text: UTF-8 and UTF-16 with or without a mark, Windows-1252 and Latin-1; anything else is refused.

Invariant: the text is the bytes' own, nothing stripped or re-flowed, but for the byte-order mark and the
line ends, which all become ``\\n``. Text that would have to be guessed at raises Trouble.
"""

from __future__ import annotations

import codecs
import re

from greffier.model.trouble import Code, Trouble

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x7fELF": "a program",
    b"ID3": "a sound file",
    b"OggS": "a sound or video file",
    b"RIFF": "a sound or video file",
    b"SQLite format 3": "an SQLite database",
    b"{\\rtf": "an RTF document",
}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # an escape (1b) may stand in a terminal's log
_MOST_CONTROLS = 0.02
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,40})""")
_WESTERN = frozenset("àâäæçéèêëîïôœöùûüÿñáíóúãõåøßìòý")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = " \t\r\n\f\v\u00a0\u200b\u2060\ufeff"
_MEND_EMPTY = "Give a report with words in it."
_MEND_BINARY = "Give its text as a file of its own."
_MEND_ENCODING = "Convert the file to UTF-8, from the encoding in which it was written."


def decode(data: bytes, where: str) -> str:
    r"""The text that ``data`` spells, with line ends as ``\n``.

    >>> decode("Été".encode("cp1252"), "a.txt"), decode(b"\xff\xfea\x00\r\x00\n\x00", "b.txt")
    ('Été', 'a\n')

    Raises Trouble: BINARY for what is no text, ENCODING for text in an encoding that is not certain.
    """
    _refuse_binary(data, where)
    text = _decode_marked(data, where) or _decode_unmarked(data, where)
    require_words(text, where)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def require_words(text: str, where: str) -> None:
    r"""Raise Trouble where a text has no letter, or so many control characters that it is no text.

    >>> require_words(" \n", "a.txt")
    Traceback (most recent call last):
    greffier.model.trouble.Trouble: G102 a.txt: There is nothing in it. Give a report with words in it.
    """
    if not text.strip(_BLANK):
        raise Trouble(Code.EMPTY, where, "There is nothing in it.", _MEND_EMPTY)
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > max(8, _MOST_CONTROLS * len(text)):
        raise Trouble(Code.BINARY, where, f"{controls} control characters: this is no text.", _MEND_BINARY)
    if not any(map(str.isalpha, text)):
        raise Trouble(Code.NO_TEXT, where, "There is no word in it.", _MEND_EMPTY)
    surrogate = _SURROGATE.search(text)
    if surrogate:
        seen = f"Half a character (U+{ord(surrogate[0]):04X}) at offset {surrogate.start()}."
        raise Trouble(Code.ENCODING, where, seen, "Write the text anew from its source, as UTF-8.")


def _refuse_binary(data: bytes, where: str) -> None:
    head = data.lstrip(b" \t\r\n")[:16]
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            raise Trouble(Code.BINARY, where, f"This is {kind}, not text.", _MEND_BINARY)


def _decode_marked(data: bytes, where: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _broken(error, where) from None
    return None


def _decode_unmarked(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_utf16(data) or _decode_declared(data) or _decode_western(data, error, where)
    return (_decode_utf16(data) or text) if "\0" in text else text


def _decode_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script nearly every other byte is zero."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) < 0.4 * len(sample) / 2 or min(even, odd) > 0.02 * len(sample):
        return None
    try:
        return data.decode("utf-16-be" if even > odd else "utf-16-le")
    except UnicodeDecodeError:
        return None


def _decode_declared(data: bytes) -> str | None:
    """A page that names its own encoding, where the name is known and the bytes agree."""
    declared = _DECLARED.search(data[:2048]) if data.lstrip()[:1] == b"<" else None
    try:
        return str(data, declared[1].decode("ascii")) if declared else None
    except (LookupError, ValueError):
        return None


def _decode_western(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    """Windows-1252 (Latin-1 is a part of it), where the letters that come out are those of western languages."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _broken(error, where) from None
    beyond = [character for character in text if ord(character) > 127 and character.isalpha()]
    western = sum(character.lower() in _WESTERN for character in beyond)
    if _spells_utf8(data) or western < 0.8 * len(beyond) or len(beyond) > max(8, 0.25 * len(text)):
        raise _broken(error, where)
    return text


def _spells_utf8(data: bytes) -> bool:
    """True where some of the bytes are UTF-8 beyond ASCII: then the rest is broken UTF-8, not Windows-1252."""
    return any(ord(character) > 127 and character != "\ufffd" for character in data.decode("utf-8", "replace"))


def _broken(error: UnicodeDecodeError, where: str) -> Trouble:
    seen = f"Byte 0x{error.object[error.start]:02x} at offset {error.start} is not {error.encoding.upper()}."
    return Trouble(Code.ENCODING, where, seen, _MEND_ENCODING)
