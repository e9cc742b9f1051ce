"""Which pieces of one sequence stand in another: unchanged, pushed along, or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Pairs = dict[int, int]
"""From an index into the old sequence to one into the new; no index twice on either side."""

EDITS = 500
"""Insertions and deletions followed between repeated pieces; with more they stay unmatched."""


def match(old: Sequence[str], new: Sequence[str], edits: int = EDITS) -> Pairs:
    """Pair equal pieces: first both ends, then unique ones wherever they stand, then the rest.

    A piece that occurs once on either side is found wherever it has gone, and takes equal
    neighbours along (Heckel 1978). What is repeated is paired in order, with the fewest
    insertions and deletions (Myers 1986).
    """
    pairs: Pairs = {}
    head, tail = _ends(old, new)
    pairs.update((n, n) for n in range(head))
    pairs.update((len(old) - n, len(new) - n) for n in range(1, tail + 1))
    _pair_unique(old, new, range(head, len(old) - tail), range(head, len(new) - tail), pairs)
    _spread(old, new, pairs)
    _pair_repeated(old, new, pairs, edits)
    return pairs


def heaviest_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Indices of the heaviest rising subsequence of (position, weight) pairs."""
    ranks = sorted({position for position, _ in pairs})
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before = [-1] * len(pairs)
    for n, (position, weight) in enumerate(pairs):
        rank = bisect_left(ranks, position)
        total, before[n] = _largest(best, rank)
        _raise(best, rank + 1, (total + weight, n))
    chosen = set()
    _, at = _largest(best, len(ranks))
    while at >= 0:
        chosen.add(at)
        at = before[at]
    return chosen


def _largest(tree: list[tuple[int, int]], count: int) -> tuple[int, int]:
    found = (0, -1)
    while count > 0:
        found = max(found, tree[count])
        count &= count - 1
    return found


def _raise(tree: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _pair_unique(
    old: Sequence[str], new: Sequence[str], old_range: range, new_range: range, pairs: Pairs
) -> None:
    olds = Counter(old[i] for i in old_range)
    news = Counter(new[j] for j in new_range)
    places = {new[j]: j for j in new_range if news[new[j]] == 1}
    pairs.update(
        (i, places[old[i]]) for i in old_range if olds[old[i]] == 1 and old[i] in places
    )


def _spread(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> None:
    taken = set(pairs.values())
    for step in (1, -1):
        for i in sorted(pairs, reverse=step < 0):
            a, b = i + step, pairs[i] + step
            while (
                0 <= a < len(old)
                and 0 <= b < len(new)
                and a not in pairs
                and b not in taken
                and old[a] == new[b]
            ):
                pairs[a] = b
                taken.add(b)
                a, b = a + step, b + step


def _pair_repeated(old: Sequence[str], new: Sequence[str], pairs: Pairs, edits: int) -> None:
    ordered = sorted(pairs.items())
    kept = heaviest_order([(j, len(old[i]) + 1) for i, j in ordered])
    fixed = [(-1, -1), *(ordered[n] for n in sorted(kept)), (len(old), len(new))]
    taken = set(pairs.values())
    for (a, b), (c, d) in pairwise(fixed):
        if c - a > 1 and d - b > 1:
            olds = [i for i in range(a + 1, c) if i not in pairs]
            news = [j for j in range(b + 1, d) if j not in taken]
            same = shortest_edit([old[i] for i in olds], [new[j] for j in news], edits)
            pairs.update((olds[x], news[y]) for x, y in same)


def shortest_edit(old: Sequence[str], new: Sequence[str], most: int) -> list[tuple[int, int]]:
    """Pairs of equal pieces, in order, by the fewest edits; none when it takes over `most`."""
    common = (Counter(old) & Counter(new)).total()
    if not common or len(old) + len(new) - 2 * common > most:
        return []
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), most) + 1):
        trace.append(dict(reach))
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            while x < len(old) and x - k < len(new) and old[x] == new[x - k]:
                x += 1
            reach[k] = x
            if x >= len(old) and x - k >= len(new):
                return _way_back(trace, len(old), len(new))
    return []


def _way_back(trace: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    same = []
    for edits in range(len(trace) - 1, -1, -1):
        reach, k = trace[edits], x - y
        down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
        from_k = k + 1 if down else k - 1
        from_x = reach[from_k]
        from_y = from_x - from_k
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            same.append((x, y))
        x, y = from_x, from_y
    return same[::-1]
