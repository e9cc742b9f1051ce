from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.model.detail import Claim
from tui.model.extents import Extents
from tui.model.mark import Mark
from tui.model.span import Span

SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 30)
)
MARKS = st.lists(
    st.lists(SPANS, min_size=1, max_size=3).map(
        lambda parts: Mark("claim", tuple(sorted(parts)), Claim())
    ),
    max_size=12,
).map(lambda marks: tuple(sorted(marks, key=lambda mark: mark.span)))


@given(MARKS, SPANS)
def test_what_touches_a_stretch_is_what_a_look_at_each_would_find(
    marks: tuple[Mark, ...], stretch: Span
) -> None:
    found = Extents(marks).touching(stretch)
    assert found == [mark for mark in marks if any(p.overlaps(stretch) for p in mark.parts)]


@given(MARKS, MARKS, SPANS, st.integers(0, 12), st.integers(0, 12))
def test_a_list_made_from_another_is_found_in_as_well(
    marks: tuple[Mark, ...], others: tuple[Mark, ...], stretch: Span, head: int, tail: int
) -> None:
    mixed = {id(mark): mark for mark in (*marks[:head], *others, *marks[tail:])}
    after = tuple(sorted(mixed.values(), key=lambda mark: mark.span))
    made = Extents(after, Extents(marks))
    assert made.touching(stretch) == Extents(after).touching(stretch)
