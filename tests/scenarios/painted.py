"""What words look like on the screen of a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style

    from tests.conftest import Journey


def row_with(journey: Journey, words: str) -> int:
    """The number of the first row of the screen that holds these words."""
    return next(number for number, row in enumerate(journey.screen) if words in row)


def style_of(journey: Journey, words: str, *, row: int | None = None) -> Style:
    """The style of the first character of words: in a row, else where they stand first."""
    number = row_with(journey, words) if row is None else row
    strip = journey.app.screen._compositor.render_strips()[number]
    before = journey.screen[number].index(words)
    for segment in strip:
        if before < len(segment.text):
            assert segment.style is not None
            return segment.style
        before -= len(segment.text)
    raise AssertionError(f"no style for {words!r}")


def attributes(style: Style) -> tuple[bool, ...]:
    """Bold, dim, italic, underlined, reversed."""
    named = (style.bold, style.dim, style.italic, style.underline, style.reverse)
    return tuple(map(bool, named))
