"""Find the tags or marks that touch a stretch of text, in time that hardly grows with them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

from tui.model.mark import Mark
from tui.model.tag import Tag

if TYPE_CHECKING:
    from tui.model.span import Span

Item = TypeVar("Item", Tag, Mark)


class Extents(Generic[Item]):
    """Items by start, with the furthest end so far beside each.

    So the first that can reach a place is found by bisection, too.
    """

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items: tuple[Item, ...] = items
        extents = [item.parts[0] if len(item.parts) == 1 else item.span for item in items]
        self._starts = array("q", [start for start, _ in extents])
        self._reach = array("q", accumulate((end for _, end in extents), max))

    def touching(self, stretch: Span) -> list[Item]:
        """The items of which a part shares a character with the stretch, by start."""
        start, end = stretch
        last = bisect_left(self._starts, end)
        first = bisect_right(self._reach, start, 0, last)
        return [
            item
            for item in self.items[first:last]
            if any(part.start < end and part.end > start for part in item.parts)
        ]
