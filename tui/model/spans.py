"""Looking up which of many spans lie where."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.span import Span


class SpanIndex:
    """Finds the spans that share a character with a given one, in O(log n + found)."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """`spans` must be sorted by start; they may overlap and nest."""
        self.spans = spans
        self._starts = array("q", (span.start for span in spans))
        self._reach = array("q")
        """The furthest end of this span and all before it."""
        furthest = -1
        for span in spans:
            furthest = max(furthest, span.end)
            self._reach.append(furthest)

    def overlapping(self, span: Span) -> list[int]:
        """Positions in `spans` of those that overlap, in order."""
        last = bisect_left(self._starts, span.end)
        first = bisect_right(self._reach, span.start, 0, last)
        return [at for at in range(first, last) if self.spans[at].end > span.start]
