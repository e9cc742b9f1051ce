from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.hints import lay_over


def laid(text: str, labels: list[tuple[int, str]], width: int) -> str:
    return "".join(piece for piece, _ in lay_over([(text, ())], labels, width))


def test_a_label_covers_as_many_cells_as_it_has() -> None:
    assert laid("sent a small", [(0, "ab"), (5, "c"), (7, "de")], 12) == "abnt c deall"


def test_half_a_wide_sign_is_left_blank() -> None:
    assert laid("漢字x", [(0, "a")], 5) == "a 字x"
    assert laid("漢字x", [(1, "a")], 5) == " a字x"


def test_a_label_stays_in_the_row_and_off_the_next_label() -> None:
    assert laid("ab c", [(3, "xyz")], 4) == "axyz"
    assert laid("a b", [(0, "xyz"), (2, "q")], 3) == "xyq"
    assert laid("a", [(0, "xyz")], 2) == "xy"


@given(
    st.text("ab 漢é", max_size=12),
    st.lists(st.tuples(st.integers(0, 30), st.text("xyz", min_size=1, max_size=3)), max_size=4),
)
def test_the_row_keeps_its_width(text: str, labels: list[tuple[int, str]]) -> None:
    assert cell_len(laid(text, labels, 24)) == 24
