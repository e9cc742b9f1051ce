from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.desk.made import view_on
from tests.session.made import ONE, article
from tui.session.page import Page
from tui.text.typeset import SKIP

if TYPE_CHECKING:
    from tui.desk.view import View

TEXT = st.lists(
    st.sampled_from([
        "the", "a", "Qalat Nur", "“quoted”", "(of)", "Ωμέγα", "漢字", "👩‍👩‍👧", "e\u0301",
        "...", "\n\n", "\n", "incomprehensibilities",
    ]),
    max_size=60,
).map(" ".join)  # fmt: skip
SIZES = st.tuples(st.integers(1, 30), st.integers(1, 12))
MOVES = st.lists(
    st.sampled_from(["down", "up", "page", "back", "resize", "scroll", "go"]), max_size=12
)
LINES = "\n\n".join(f"line {n} has four" for n in range(40))


def row(view: View) -> int:
    return view.layout.row_of(view.cursor.start)


def right(view: View) -> None:
    units = view.units.words
    view.select(units[min(units.index(view.cursor) + 1, len(units) - 1)])


@settings(max_examples=150, deadline=None)
@given(TEXT, SIZES, MOVES, st.integers(0, 400), SIZES)
def test_the_cursor_is_always_a_word_of_the_body(
    text: str, size: tuple[int, int], moves: list[str], place: int, other: tuple[int, int]
) -> None:
    view = view_on(text, *size)
    for move in moves:
        before = view.cursor
        match move:
            case "down" | "up":
                view.down(1 if move == "down" else -1)
                assert view.in_sight(view.cursor.start) or not view.units.words
            case "page" | "back":
                view.page_by(view.height if move == "page" else -view.height)
            case "resize":
                seen = view.in_sight(view.cursor.start)
                view.resize(*other)
                assert view.cursor == before
                assert view.in_sight(view.cursor.start) or not seen
            case "scroll":
                view.scroll_to(place)
                assert view.cursor == before
            case "go":
                view.go(place)
        assert view.cursor in view.units.words or not view.units.words
        assert 0 <= view.top <= view.bottom
        assert 0 <= view.percent <= 100


@settings(max_examples=150, deadline=None)
@given(TEXT, st.integers(3, 30), st.integers(0, 300), st.sampled_from([1, -1]))
def test_down_goes_to_the_nearest_word_of_the_next_row_with_words(
    text: str, width: int, place: int, step: int
) -> None:
    view = view_on(text, width, 8)
    assume(view.units.words)
    view.go(place)
    start, column = row(view), view.layout.column_of(view.cursor.start)
    view.down(step)

    def pieces(number: int) -> list[tuple[int, int]]:
        """Where the words of a row begin, with their distance from the column."""
        shown = view.layout.row_span(number)
        found = [word for word in view.units.words if word.overlaps(shown)]
        return [
            (
                min(
                    abs(view.layout.column_of(at) - column)
                    for at in range(max(word.start, shown.start), min(word.end, shown.end))
                ),
                word.start,
            )
            for word in found
        ]

    beyond = range(start + step, view.layout.rows if step > 0 else -1, step)
    wordy = next((number for number in beyond if pieces(number)), None)
    if wordy is None:
        assert view.layout.column_of(view.cursor.start) == column
        return
    distances = {start: distance for distance, start in pieces(wordy)}
    assert view.cursor.start in distances
    assert distances[view.cursor.start] <= min(distances.values()) + 1


def test_the_column_sticks_through_short_rows_until_another_move() -> None:
    view = view_on("one two three four\n\nshort\n\none two three four\n\nlong enough word", 40)
    view.go(view.page.article.text.index("four"))
    for words in ("short", "four", "word"):
        view.down(1)
        assert view.words == words
    view.down(-1)
    assert view.words == "four"
    view.go(view.page.article.text.index("short"))
    view.down(1)
    assert view.words == "one"


def test_moving_reveals_no_more_than_needed() -> None:
    view = view_on(LINES, 40, 5)
    for _ in range(2):
        view.down(1)
    assert (row(view), view.top) == (4, 0)
    view.down(1)
    assert (row(view), view.top) == (6, 2)
    for _ in range(2):
        view.down(-1)
    assert (row(view), view.top) == (2, 2)
    view.down(-1)
    assert (row(view), view.top) == (0, 0)


def test_a_far_move_is_centred_a_near_one_is_not() -> None:
    view = view_on(LINES, 40, 10)
    view.select(view.units.word_at(LINES.index("line 2")), scroll=False)
    view.centre()
    assert view.top == 0
    view.select(view.units.word_at(LINES.index("line 30")), scroll=False)
    view.centre()
    assert row(view) - view.top == 5


def test_pages_keep_the_cursor_s_place_on_the_screen() -> None:
    view = view_on(LINES, 40, 6)
    view.down(1)
    view.page_by(6)
    assert (view.top, row(view)) == (6, 8)
    view.page_by(-6)
    assert (view.top, row(view)) == (0, 2)
    for _ in range(30):
        view.page_by(6)
    assert view.top == view.bottom
    assert row(view) == view.layout.rows - 1, "the last page ends on the last row"
    for _ in range(30):
        view.page_by(-6)
    assert (view.top, row(view)) == (0, 0)


@pytest.mark.parametrize(("width", "height"), [(0, 0), (1, 1), (10, 3), (80, 40)])
def test_a_resize_keeps_the_cursor_and_its_row_where_it_can(width: int, height: int) -> None:
    view = view_on(ONE, 40, 8)
    view.go(ONE.index("Qadhi’s"))
    view.resize(width, height)
    assert view.words == "Qadhi’s"
    assert view.in_sight(view.cursor.start)
    view.resize(40, 3)
    view.scroll_to(0)
    view.resize(12, 4)
    assert view.top == 0, "a cursor out of sight does not pull the text"


def test_another_text_finds_the_cursor_near_its_place() -> None:
    view = view_on(LINES, 40, 6)
    view.go(LINES.index("20"))
    view.select(view.cursor, chosen=True, picked=True)
    view.show(Page(article("x.txt", LINES[: LINES.index("line 10")])))
    assert view.cursor in view.units.words
    assert not view.picked
    assert view.top <= view.bottom
    view.show(Page(article("x.txt", "")))
    assert view.cursor == (0, 0)
    view.down(1)
    view.page_by(5)
    view.go(99)
    assert view.cursor == (0, 0)


def test_the_same_state_is_the_same_scene() -> None:
    view = view_on(ONE)
    scene = view.scene(active=True, marked=True)
    assert view.scene(active=True, marked=True) is scene
    right(view)
    assert view.scene(active=True, marked=True) is not scene
    assert SKIP not in view.page.article.text
