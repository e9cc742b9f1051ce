from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.model.detail import Claim
from tui.model.mark import Mark
from tui.model.span import Span
from tui.widgets.changes import difference, differing

SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 30)
)
MARKS = st.lists(
    st.lists(SPANS, min_size=1, max_size=3).map(
        lambda parts: Mark("claim", tuple(sorted(parts)), Claim())
    ),
    max_size=12,
).map(lambda marks: tuple(sorted(marks, key=lambda mark: mark.span)))


@given(MARKS, st.data())
def test_differing_finds_what_was_taken_out_and_put_in(
    marks: tuple[Mark, ...], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, 11)))
    new = Mark("claim", (Span(5, 9),), Claim())
    place = data.draw(st.integers(0, len(marks)))
    after = [mark for number, mark in enumerate(marks) if number not in gone]
    after.insert(min(place, len(after)), new)
    found = differing(marks, tuple(after))
    taken = [mark for number, mark in enumerate(marks) if number in gone]
    assert sorted(map(id, found)) == sorted(map(id, [*taken, new]))


@given(SPANS, SPANS)
def test_the_difference_of_two_spans_is_what_is_in_one_only(one: Span, other: Span) -> None:
    covered = [offset for span in difference(one, other) for offset in range(*span)]
    assert set(covered) == set(range(*one)) ^ set(range(*other))
