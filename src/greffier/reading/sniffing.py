"""What a text is, told by its content and not by the name of its file."""

from __future__ import annotations

import re
from enum import Enum

from greffier.model.trouble import Code, Trouble


class Kind(Enum):
    """The formats that are read."""

    PLAIN = "plain text"
    HTML = "HTML"
    JSONL = "JSON Lines"


_JSONL = re.compile(r'\s*\{\s*(?:"|\}|$)')
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|article|main|section|div|p|h[1-6]|span|table)\b[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_UNREAD = (
    (re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE), "a feed (RSS or Atom)"),
    (re.compile(r"WARC/\d"), "a web archive (WARC)"),
    (re.compile(r"\s*<\?xml\b", re.IGNORECASE), "an XML document"),
    (re.compile(r'\s*\[\s*\{\s*"'), "a JSON array"),
)
_HEAD = 4096


def sniff(text: str, where: str) -> Kind:
    """The format of a text, from its first words.

    >>> sniff('{"text": "Deux morts."}', "a.txt"), sniff("<!DOCTYPE html><p>…", "b.txt"), sniff("1 < 2", "c")
    (<Kind.JSONL: 'JSON Lines'>, <Kind.HTML: 'HTML'>, <Kind.PLAIN: 'plain text'>)

    Raises Trouble FORMAT for formats that this version knows by sight and does not read.
    """
    head = text[:_HEAD]
    if _HTML.match(head):
        return Kind.HTML
    for pattern, name in _UNREAD:
        if pattern.match(head):
            mend = 'Give plain text, HTML, or JSON Lines: one {"text": …} a line.'
            raise Trouble(Code.FORMAT, where, f"This is {name}, which is not read yet.", mend)
    return Kind.JSONL if _JSONL.match(head) else Kind.PLAIN
