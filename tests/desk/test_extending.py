from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.desk.made import view_on
from tests.desk.test_view import TEXT
from tests.session.made import ONE
from tui.desk import extending
from tui.text.cells import clusters

if TYPE_CHECKING:
    from tui.desk.view import View

MOVES = st.lists(
    st.tuples(st.sampled_from(["char", "word", "row", "swap", "widen"]), st.integers(-3, 3)),
    max_size=15,
)


def extended(words: str, occurrence: int = 1) -> View:
    view = view_on(ONE)
    at = -1
    for _ in range(occurrence):
        at = ONE.index(words, at + 1)
    view.go(at)
    extending.start(view)
    return view


@settings(max_examples=200, deadline=None)
@given(TEXT, st.integers(0, 300), MOVES)
def test_a_selection_is_never_empty_nor_out_of_the_body(
    text: str, place: int, moves: list[tuple[str, int]]
) -> None:
    view = view_on(text, 20, 5)
    assume(view.units.words)
    view.go(place)
    begun = view.cursor
    extending.start(view)
    edges = {c.start for c in clusters(text, 0, len(text))} | {len(text)}
    for move, count in moves:
        match move:
            case "char":
                extending.by_characters(view, count)
            case "word":
                extending.by_words(view, count)
            case "row":
                extending.by_rows(view, count)
            case "swap":
                extending.swap(view)
            case "widen":
                extending.widen(view, count or 1)
        start, end = view.cursor
        assert 0 <= start < end <= len(text)
        assert {view.fixed, view.head} == {start, end}
        assert edges >= {start, end}, "no sign is cut in two"
        assert view.extending
        assert view.picked or move == "widen"
    extending.stop(view)
    assert view.cursor == begun
    assert not view.extending


def test_swapping_twice_changes_nothing_and_once_the_other_end_moves() -> None:
    view = extended("city")
    extending.swap(view)
    extending.by_words(view, -1)
    assert view.words == "the city"
    extending.swap(view)
    extending.swap(view)
    extending.by_words(view, -1)
    assert view.words == "entered\xa0the city".replace("\xa0", " ")


def test_words_go_to_ends_on_the_right_and_to_starts_on_the_left() -> None:
    view = extended("city")
    extending.by_words(view, 2)
    assert view.words == "city after the"
    extending.by_words(view, -1)
    assert view.words == "city after"
    extending.by_words(view, -1)
    assert view.words == "city"
    extending.by_words(view, -1)
    assert view.words == "the ", "across the fixed end, which is the start of the word"
    extending.by_words(view, -1)
    assert view.words == "entered the "
    extending.by_words(view, 1)
    assert view.words == "the "
    extending.by_words(view, 1)
    assert view.words == "city"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(ONE) - 1), st.integers(1, 9))
def test_so_many_words_right_and_left_again(place: int, count: int) -> None:
    view = view_on(ONE)
    view.go(place)
    words = list(view.units.words)
    assume(words.index(view.cursor) + count < len(words))
    first = view.cursor
    extending.start(view)
    extending.by_words(view, count)
    assert view.cursor == (first.start, words[words.index(first) + count].end)
    extending.by_words(view, -count)
    assert view.cursor == first


def test_characters_and_rows() -> None:
    view = extended("Maraj", 2)
    extending.by_characters(view, -1)
    assert view.words == "Mara"
    extending.by_characters(view, 2)
    assert view.words == "Maraj;"


def test_rows_keep_the_column_also_at_the_end_of_a_paragraph() -> None:
    view = view_on("one two three four five\n\nsix seven eight", 13)
    extending.start(view)
    extending.by_rows(view, 1)
    assert view.words == "one two three fou"
    extending.by_words(view, 2)
    assert view.words == "one two three four five"
    extending.by_rows(view, -1)
    assert view.words == "one two t"
    for _ in range(2):
        extending.by_rows(view, 1)
    assert view.words.endswith("six seven")


def test_widening_without_v_keeps_words_whole() -> None:
    view = view_on(ONE)
    view.go(ONE.index("garrison"))
    extending.widen(view, 1)
    extending.widen(view, -1)
    assert view.words == "the garrison withdrew"
    assert view.chosen
    assert not view.extending
    view.go(0)
    extending.widen(view, -1)
    assert view.words == "Rebels"
