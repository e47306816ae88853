"""Documents → the rows of lists; each with the beginning of its text, by which those without a title are told apart."""

from __future__ import annotations

from dataclasses import replace

from greffier.record.serialise import from_json, read_text
from greffier.store import shown
from greffier.web.shapes.documents import DocumentRow
from greffier.web.views import View

OPENING = 80
"""So many characters of the first line that says something."""


def describe_row(view: View, row: shown.DocumentRow) -> DocumentRow:
    """A document of a list; without names, its title and opening are those of its redacted record."""
    line = view.read_record(row.id)
    if view.redactor is None:
        told, text = row, read_text(line)
    else:
        known = view.redactor.redact(from_json(line)).document
        told, text = replace(row, id=view.id(row.id), title=known.title, outlet=known.outlet), known.text
        told = replace(told, characters=len(text))
    found = DocumentRow.model_validate(told, from_attributes=True)
    return found.model_copy(update={"opening": find_opening(text)})


def find_opening(text: str) -> str:
    """The beginning of the first line with a word.

    >>> find_opening("***\\n\\nTrois soldats ont été tués.")
    'Trois soldats ont été tués.'
    """
    lines = (line.strip() for line in text[:4000].splitlines())
    line = next((line for line in lines if any(character.isalpha() for character in line)), "")
    if len(line) <= OPENING:
        return line
    return line[: line.rfind(" ", 0, OPENING) if " " in line[:OPENING] else OPENING] + "…"
