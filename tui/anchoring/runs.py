"""Stretches of an old text that stand in the new one: where they are, and what is between."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.anchoring.pieces import ENDS, LINE, SENTENCE, pieces
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BREAKS = 3
"""Sentences at either end of what is new that may belong to words that were changed."""

_FAR = sys.maxsize
_MARKS = ENDS + "\"')] \t\r\n"
"""What may stand behind the last word of a sentence."""


class Run(NamedTuple):
    """`length` code points at `old` stand unchanged at `new`."""

    old: int
    new: int
    length: int
    moved: bool = False
    """It stands elsewhere: what was before it is now after it, or the other way round."""

    @property
    def old_end(self) -> int:
        """Where it ends in the old text."""
        return self.old + self.length

    @property
    def new_end(self) -> int:
        """Where it ends in the new text."""
        return self.new + self.length


class Runs:
    """All runs between two texts, by place."""

    def __init__(self, runs: Sequence[Run], old: str, new: str) -> None:
        first, last = Run(0, 0, 0), Run(len(old), len(new), 0)
        self._new = new
        self._all = [first, *sorted(runs), last]
        self._fixed = [run for run in self._all if not run.moved]
        self._by_new = sorted(run[1::-1] + run[2:] for run in self._all)

    def at(self, start: int, end: int) -> Run | None:
        """The run that holds all of `old[start:end]`."""
        run = self._all[max(0, bisect_right(self._all, (start, _FAR)) - 1)]
        return run if run.old <= start and end <= run.old_end else None

    def covers(self, start: int, end: int) -> bool:
        """Is all of `new[start:end]` a stretch that is known from the old text?"""
        new, _, length, _ = self._by_new[bisect_right(self._by_new, (start, _FAR)) - 1]
        return new <= start and end <= new + length

    def kept(self, start: int, end: int) -> float | None:
        """From 0 to 1: how much of `old[start:end]` is left, against what was replaced.

        What was only taken away says nothing; None: nothing is left to say anything.
        """
        left = replaced = 0
        at = start
        for run in self._all[max(0, bisect_left(self._all, (start,)) - 1) :]:
            first, last = max(run.old, at), min(run.old_end, end)
            gap = min(first, end) - at
            if gap > 0 and self._new[slice(*self.between(at, at + gap))].strip():
                replaced += gap
            left += max(0, last - first)
            at = max(at, last)
            if at >= end:
                break
        return left / (left + replaced) if left + replaced else None

    def between(self, start: int, end: int) -> Span:
        """Where in the new text `old[start:end]` must stand if nothing has moved."""
        left, right = (self._fixed[n] for n in _around(self._fixed, start, end))
        return Span(
            left.new + min(start - left.old, left.length), right.new + max(0, end - right.old)
        )

    def borders(self, start: int, end: int) -> Iterator[Span]:
        """What may have become of `old[start:end]`, going by the runs on both sides."""
        for runs in (self._fixed, self._all):
            first, last = _around(runs, start, end)
            left, right = runs[first], runs[last]
            firsts = [left.new + min(start - left.old, left.length)]
            lasts = [right.new + max(0, end - right.old)]
            if start >= left.old_end and first < last:
                firsts += self._ends(left.new_end, runs[first + 1].new)
            if end <= right.old and first < last:
                ends = self._ends(runs[last - 1].new_end, right.new)
                lasts += [*ends, *map(self._before_marks, [*ends, right.new])]
            yield from (Span(a, b) for a in firsts for b in lasts if a < b)

    def fitted(self, span: Span, start: int, end: int) -> Span:
        """A candidate for `old[start:end]`, without what was put in before it or after it."""
        first, last = self.at(start, start + 1), self.at(end - 1, end)
        begins = first.new + start - first.old if first else span.start
        ends = last.new + end - last.old if last else span.end
        begins = begins if span.start < begins < span.end else span.start
        return Span(begins, ends if begins < ends < span.end else span.end)

    def _ends(self, start: int, end: int) -> list[int]:
        """The first and the last places where a line or sentence of `new[start:end]` ends."""
        kinds = (LINE, SENTENCE)
        ends = {piece.end for each in kinds for piece in pieces(self._new, each, start, end)}
        found = sorted(ends - {end})
        return found if len(found) <= 2 * BREAKS else found[:BREAKS] + found[-BREAKS:]

    def _before_marks(self, at: int) -> int:
        while at and self._new[at - 1] in _MARKS:
            at -= 1
        return at


def _around(runs: Sequence[Run], start: int, end: int) -> tuple[int, int]:
    """The last run that begins before `start`, the first from there that ends after `end`."""
    left = right = max(0, bisect_left(runs, (start,)) - 1)
    while right < len(runs) - 1 and runs[right].old_end < end:
        right += 1
    return left, right
