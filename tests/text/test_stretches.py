from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.span import Span
from tui.text.stretches import Stretches

SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted).map(tuple))
NUMBERS = st.none() | st.integers(-12, 12)


@given(SPANS, NUMBERS, NUMBERS, st.sampled_from((None, 1, 2, -1)))
def test_it_is_a_sequence_like_any_other(
    pairs: list[tuple[int, int]], start: int | None, stop: int | None, step: int | None
) -> None:
    plain = tuple(Span(*pair) for pair in pairs)
    kept = Stretches(pairs)
    assert tuple(kept) == plain
    assert tuple(reversed(kept)) == plain[::-1]
    assert len(kept) == len(plain)
    assert bool(kept) == bool(plain)
    assert kept[start:stop:step] == plain[start:stop:step]
    assert [kept[at] for at in range(-len(plain), len(plain))] == [*plain, *plain]
    for beyond in (len(plain), -len(plain) - 1):
        with pytest.raises(IndexError):
            kept[beyond]
    assert kept == Stretches(plain)
    assert hash(kept) == hash(Stretches(plain))
    assert (kept != Stretches([*pairs, (1, 2)])) is True


def test_it_can_be_searched() -> None:
    kept = Stretches((at, at + 5) for at in range(0, 100, 10))
    assert bisect_left(kept, 31, key=lambda span: span.start) == 4
