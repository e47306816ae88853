"""Runs a language's components over documents, batch by batch."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import groupby, islice

from greffier.model.annotated import Annotated
from greffier.model.document import Document
from greffier.pipeline.component import Component, check_order
from greffier.pipeline.parser import Parser

_COMPONENT_LISTS = {"fr": "greffier.pipeline.french"}
LANGUAGES = frozenset(_COMPONENT_LISTS)
"""The languages that can be read (ISO 639-1)."""


@cache
def components(language: str) -> Sequence[Component]:
    """The components of a language, in order, checked. Raises LookupError for a language that cannot be read."""
    if language not in _COMPONENT_LISTS:
        raise LookupError(f"no reader for language {language!r}")
    found: Sequence[Component] = import_module(_COMPONENT_LISTS[language]).COMPONENTS
    check_order(found, given=("document", "parse"))
    return found


@cache
def _parser(language: str) -> Parser:
    return Parser(language)


def annotate(documents: Iterable[Document], batch: int = 32) -> Iterator[Annotated]:
    """The annotated documents, in order; ``batch`` of them are parsed at a time."""
    for language, group in groupby(documents, key=lambda document: document.language):
        while some := list(islice(group, batch)):
            yield from _annotate_batch(language, some)
            _keep_what_is_loaded(language)


@cache
def _keep_what_is_loaded(language: str) -> None:
    """Once the first batch has loaded model and words, take them out of the garbage collector's rounds.

    They stay as long as the process; looking at them again and again costs a tenth of the reading.
    """
    gc.collect()
    gc.freeze()


def _annotate_batch(language: str, documents: Sequence[Document]) -> Iterator[Annotated]:
    steps = components(language)
    parses = _parser(language).parse([document.text for document in documents])
    for document, parse in zip(documents, parses, strict=True):
        annotated = Annotated(document, parse)
        for step in steps:
            annotated = step(annotated)
        yield annotated
