from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.span import Span
from tui.model.spans import SpanIndex

SPANS = st.builds(lambda s, n: Span(s, s + n), st.integers(0, 40), st.integers(1, 15))


@settings(max_examples=300, deadline=None)
@given(st.lists(SPANS, max_size=25).map(sorted), SPANS)
def test_the_index_finds_what_looking_at_every_span_finds(
    spans: list[Span], wanted: Span
) -> None:
    found = SpanIndex(spans).overlapping(wanted)
    assert found == [at for at, span in enumerate(spans) if span.overlaps(wanted)]


@given(SPANS, SPANS)
def test_overlapping_and_containing(one: Span, other: Span) -> None:
    shared = set(range(*one)) & set(range(*other))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other) == (set(range(*other)) <= set(range(*one)))
    assert one.length == len(range(*one))
