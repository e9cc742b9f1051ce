from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.span import Span
from tui.text.paragraphs import paragraphs

WRAPPED = (
    "The column left the town before\ndawn and was seen again at noon,\n"
    "heading for the bridge.\n\nNobody had expected it to move so\nearly, or to come so far.\n"
)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One.\r\nTwo.\rThree.\r\n", ["One.", "Two.", "Three."]),
        ("One.\n\n  Two.\t\n\n", ["One.", "Two."]),
        ("Title\nBy a reporter\n\nA text.\n", ["Title", "By a reporter", "A text."]),
        ("", []),
        (" \n\t\n ", []),
        ("ends without\u2028a line break", ["ends without\u2028a line break"]),
    ],
)
def test_a_line_is_a_paragraph(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    assert [part.split()[0] for part in found(text)] == ["The", "Nobody"]


def test_a_heading_in_a_wrapped_text_stands_alone() -> None:
    assert found("Note\nMonday\n\n" + WRAPPED)[:2] == ["Note", "Monday"]


def test_long_lines_are_not_wrapped_ones() -> None:
    line = "word " * 40
    assert len(found(f"{line}\n{line}\n{line}\n\n{line}\n{line}\n")) == 5


def test_only_the_body_counts() -> None:
    assert paragraphs("title: x\n\nOne.\nTwo.", Span(10, 14)) == (Span(10, 14),)


@given(st.text(alphabet="ab .\n\r\t", max_size=120))
def test_every_character_that_is_not_blank_lies_in_one(text: str) -> None:
    covered = [i for span in paragraphs(text, Span(0, len(text))) for i in range(*span)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(part == part.strip() for part in found(text))
