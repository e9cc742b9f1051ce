from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.desk.typing import Typed

KEYS = ("left", "right", "home", "end", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w")


def typed(start: str, *keys: str) -> tuple[str, int]:
    line = Typed(start, len(start))
    for key in keys:
        line.press(key, key if len(key) == 1 else None)
    return line.text, line.at


def test_editing_a_line() -> None:
    assert typed("", *"2024-12-06") == ("2024-12-06", 10)
    assert typed("unknown", "ctrl+u", *"2024") == ("2024", 4)
    assert typed("two words", "ctrl+w") == ("two", 3)
    assert typed("ab", "left", "x") == ("axb", 2)
    assert typed("ab", "home", "delete", "end", "c") == ("bc", 2)
    assert typed("e\u0301a", "left", "backspace") == ("a", 0), "an accent goes with its letter"


def test_what_is_pasted_becomes_one_line() -> None:
    line = Typed("a", 1)
    line.insert("b\r\nc\x07")
    assert line.text == "ab c\x07"


@given(st.lists(st.sampled_from(KEYS) | st.characters(), max_size=40))
def test_the_cursor_stays_in_the_line(keys: list[str]) -> None:
    line = Typed("", 0)
    for key in keys:
        line.press(key, key if len(key) == 1 else None)
        assert 0 <= line.at <= len(line.text)
