"""Finding the tags or marks that touch a stretch of text, in time that hardly grows."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import is_
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

    def __init__(
        self, items: tuple[Item, ...] = (), before: Extents[Item] | None = None
    ) -> None:
        """Items by start. `before` holds what these were made from: it saves most work."""
        self.items: tuple[Item, ...] = items
        head, tail = shared(before.items, items) if before else (0, 0)
        fresh = items[head : len(items) - tail]
        extents = [item.parts[0] if len(item.parts) == 1 else item.span for item in fresh]
        self._starts = array("q", [start for start, _ in extents])
        self._ends = array("q", [end for _, end in extents])
        if before:
            old = len(before.items) - tail
            self._starts = before._starts[:head] + self._starts + before._starts[old:]
            self._ends = before._ends[:head] + self._ends + before._ends[old:]
        self._reach = array("q", accumulate(self._ends, max))

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


def shared(before: tuple[Item, ...], after: tuple[Item, ...]) -> tuple[int, int]:
    """How many items two lists have in common at their beginning, and then at their end."""
    shorter = min(len(before), len(after))
    head = bytes(map(is_, before, after)).find(0)
    head = shorter if head < 0 else head
    tail = bytes(map(is_, reversed(before), reversed(after))).find(0)
    return head, min(shorter if tail < 0 else tail, shorter - head)
