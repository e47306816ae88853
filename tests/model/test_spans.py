"""An index of spans answers as a look at every span would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from greffier.model.span import Span
from greffier.model.spans import SpanIndex

OFFSETS = st.integers(0, 1200)
SPANS = st.builds(lambda start, length: Span(start, start + length, ""), OFFSETS, st.integers(1, 700))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_an_index_answers_as_a_look_at_every_span_would(spans: list[Span], asked: Span) -> None:
    index = SpanIndex(spans)
    assert index.overlapping(asked) == [i for i, span in enumerate(spans) if span.overlaps(asked)]
    assert index.covering(asked) == [i for i, span in enumerate(spans) if span.covers(asked)]
    assert index.at(asked.start) == [i for i, span in enumerate(spans) if span.start <= asked.start < span.end]
