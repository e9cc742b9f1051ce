"""The last door before the terminal."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from tui.text.clean import clean_line

if TYPE_CHECKING:
    from textual.color import Color

_clean = lru_cache(maxsize=4096)(clean_line)


class Sanitiser(LineFilter):
    """Makes control characters visible in whatever any widget wants to paint."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, fit for a terminal."""
        return [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else Segment(_clean(segment.text), segment.style)
            for segment in segments
        ]
