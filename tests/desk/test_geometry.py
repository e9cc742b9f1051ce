from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.made import desk_on
from tui.desk.geometry import (
    DIVIDER,
    GUTTER,
    INSPECTOR_SIDE,
    LEAST_TEXT,
    MOST_PANES,
    SCROLLBAR,
    capacity,
    divide,
)


@settings(max_examples=400, deadline=None)
@given(st.integers(1, 300), st.integers(1, 100), st.integers(1, 6), st.booleans())
def test_the_parts_of_a_screen_add_up(
    columns: int, rows: int, panes: int, inspector: bool
) -> None:
    made = divide(columns, rows, panes, inspector=inspector)
    assert 1 <= made.panes == len(made.pane_widths) <= min(panes, MOST_PANES)
    side = INSPECTOR_SIDE + DIVIDER if made.inspector == "side" else 0
    assert sum(made.pane_widths) + DIVIDER * (made.panes - 1) + side == columns
    assert max(made.pane_widths) - min(made.pane_widths) <= 1
    assert 1 <= made.text_rows <= max(1, rows)
    assert made.inspector in (("", "side", "below") if inspector else ("",))
    for pane in range(made.panes):
        for wanted in (1, 72):
            assert 1 <= made.text_width(pane, wanted) <= wanted
        if made.panes > 1:
            assert made.pane_widths[pane] - GUTTER - SCROLLBAR >= LEAST_TEXT


@pytest.mark.parametrize(
    ("columns", "panes"),
    [(20, 1), (80, 1), (81, 2), (100, 2), (120, 2), (160, 3), (200, 4), (300, 4)],
)
def test_panes_by_width(columns: int, panes: int) -> None:
    assert capacity(columns) == panes


@pytest.mark.parametrize(
    ("size", "small"), [((20, 6), False), ((19, 6), True), ((20, 5), True)]
)
def test_the_smallest_screen(size: tuple[int, int], small: bool) -> None:
    assert divide(*size, 1, inspector=True).too_small == small


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 100)), min_size=1, max_size=4))
def test_a_desk_fits_any_screen(sizes: list[tuple[int, int]]) -> None:
    desk = desk_on(opened=3, size=(200, 50))
    desk.panes.focus(2)
    for size in sizes:
        desk.resize(*size)
        visible = desk.panes.visible
        assert desk.view in visible
        assert len(visible) == min(3, desk.geometry.panes)
        for number, view in enumerate(visible):
            assert view.width == desk.geometry.text_width(number, desk.width)
            assert view.height == desk.geometry.text_rows
