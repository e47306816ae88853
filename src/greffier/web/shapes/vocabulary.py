"""The keys that values may have."""

from __future__ import annotations

from greffier.web.shapes.common import Shape


class Type(Shape):
    """A type of event, its group, and what it says in English."""

    key: str
    group: str
    says: str


class ExportFormat(Shape):
    """A format of exports; ``heeds``: the options that it takes."""

    name: str
    extension: str
    heeds: list[str]


class Vocabulary(Shape):
    """The words of the record format and of exports, in their own order."""

    types: list[Type]
    roles: list[str]
    modalities: list[str]
    source_kinds: list[str]
    casualty_kinds: list[str]
    relations: list[str]
    time_precisions: list[str]
    framing_kinds: list[str]
    export_formats: list[ExportFormat]


class ActorNames(Shape):
    """What actors are called in a language. ``named``: by the registry. ``composed``: bodies that every country has,
    as what they are (military, police, civilians …) and the country's code, for the page to put into words."""

    named: dict[str, str]
    composed: dict[str, tuple[str, str]]
