"""Find the tags or marks that touch a stretch of text, in time that hardly grows with them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import is_
from typing import Generic, TypeVar

from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.tag import Tag

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


def differing(before: tuple[Item, ...], after: tuple[Item, ...]) -> list[Tag | Mark]:
    """What is only in one of two states of a list, which were made one from the other."""
    if before is after:
        return []
    shorter = min(len(before), len(after))
    head = bytes(map(is_, before, after)).find(0)
    head = shorter if head < 0 else head
    tail = bytes(map(is_, reversed(before), reversed(after))).find(0)
    tail = min(shorter if tail < 0 else tail, shorter - head)
    old: tuple[Tag | Mark, ...] = before[head : len(before) - tail]
    new: tuple[Tag | Mark, ...] = after[head : len(after) - tail]
    kept = {id(item) for item in old} & {id(item) for item in new}
    return [item for item in (*old, *new) if id(item) not in kept]


def difference(one: Span, other: Span) -> set[Span]:
    """The stretches that belong to one of two spans only."""
    if not one.overlaps(other):
        return {one, other}
    starts, ends = sorted((one.start, other.start)), sorted((one.end, other.end))
    return {Span(*edges) for edges in (starts, ends) if edges[0] < edges[1]}
