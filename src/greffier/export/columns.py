"""A table's columns: name, HXL tag, kind, and how a value is found. A format is a list of columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from greffier.export.cells import Value

Kind = Literal["text", "integer", "number", "boolean", "date", "list"]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. ``tag`` is its HXL hashtag (hxlstandard.org); where the data exchange OCHA-HDX has one, its own."""

    name: str
    kind: Kind
    tag: str
    find: Callable[[Row], Value]


def leave_empty(_: object) -> None:
    """The value of a column that no claim fills."""
