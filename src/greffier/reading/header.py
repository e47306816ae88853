"""What the first lines of a report say of the report itself: when it was published, by whom, under which title.

The header stays in the text, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from greffier import languages
from greffier.model.edtf import is_edtf
from greffier.model.folding import fold


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """One way of saying one ``field`` of a document's head; ``pattern`` matches folded text from a line's start."""

    id: str
    field: str
    pattern: re.Pattern[str]


def find_header(text: str, language: str) -> Mapping[str, str]:
    """The fields of a :class:`~greffier.model.document.Document` that its own head gives.

    >>> find_header("date 2021-01 Un bus a été visé.", "fr")
    {'published': '2021-01'}

    The first rule that reads a field counts. A date that the calendar does not have gives nothing.
    """
    try:
        data = languages.load(language, "header")
    except LookupError:
        return {}
    head = _head(text, data)
    folded = fold(head)
    found: dict[str, str] = {}
    for rule in header_rules(language):
        for start in _line_starts(folded):
            value = None if rule.field in found else _read(rule, head, folded, start, language)
            if value is not None:
                found[rule.field] = value
    return found


@lru_cache(maxsize=8)
def header_rules(language: str) -> tuple[HeaderRule, ...]:
    """The header rules of a language, compiled, in the order in which they count."""
    data = languages.load(language, "header")
    days, dates = (_join(_date_forms(data, *keys)) for keys in (("days",), ("days", "dates")))
    return tuple(
        HeaderRule(rule["id"], rule["field"], _compile(rule["pattern"], days, dates)) for rule in data["rules"]
    )


def _compile(pattern: str, days: str, dates: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{day}", days).replace("{date}", dates), re.MULTILINE)


def _join(forms: Iterator[str]) -> str:
    """The forms as one group; their own names would clash in a pattern that uses them twice."""
    return f"(?:{'|'.join(re.sub(r'[?]P<[a-z]+>', '?:', form) for form in forms)})"


def _date_forms(data: Mapping[str, Any], *keys: str) -> Iterator[str]:
    month = "|".join(sorted(data["months"], key=len, reverse=True))
    for key in keys:
        yield from (form.replace("{month}", f"(?:{month})") for form in data[key])


def _head(text: str, data: Mapping[str, Any]) -> str:
    """The first lines that hold anything, each without the space around it."""
    lines = (line.strip() for line in text.lstrip()[: data["characters"]].split("\n"))
    return "\n".join([line for line in lines if line][: data["lines"]])


def _line_starts(text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(r"^", text, re.MULTILINE))


def _read(rule: HeaderRule, head: str, folded: str, start: int, language: str) -> str | None:
    match = rule.pattern.match(folded, start)
    if match is None:
        return None
    value = head[match.start("value") : match.end("value")].strip()
    return _read_date(fold(value), language) if rule.field == "published" else value or None


def _read_date(value: str, language: str) -> str | None:
    data = languages.load(language, "header")
    for form in _date_forms(data, "days", "dates"):
        match = re.fullmatch(form, value)
        if match:
            return _write_date(match.groupdict(), data["months"])
    return None


def _write_date(parts: Mapping[str, str], months: Mapping[str, int]) -> str | None:
    month = months[parts["name"]] if "name" in parts else int(parts["month"])
    day = f"-{int(parts['day']):02d}" if "day" in parts else ""
    date = f"{parts['year']}-{month:02d}{day}"
    return date if is_edtf(date) and month <= 12 else None
