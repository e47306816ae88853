"""Documents in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from greffier.model.document import Document
from greffier.pipeline.reading import annotate
from greffier.record.assemble import assemble
from greffier.record.explain import Reading, explain


def read_documents(documents: Iterable[Document], batch: int = 32) -> Iterator[Reading]:
    """A reading for each document, in order; ``batch`` documents are parsed at a time.

    Raises LookupError for a document in a language that has no reader.
    """
    for annotated in annotate(documents, batch):
        record = assemble(annotated)
        yield Reading(record, partial(explain, annotated))
