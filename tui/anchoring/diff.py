"""Which stretches of an old text stand in the new one, and where.

Lines are matched first, then sentences of the lines that are left, then words of what is left
between: each step sees only what the one before could not place.
"""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.anchoring.matching import heaviest_order, match
from tui.anchoring.pieces import LETTERS, LINE, SENTENCE, WORD, pieces
from tui.anchoring.runs import Run, Runs
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORDS_PRODUCT = 400_000
"""Old words times new words of a gap that are still compared one by one."""
WORD_EDITS = 100
"""The same for the words of a larger gap, between those that occur once."""
MOVED_LENGTH = 20
"""A shorter stretch that turns up elsewhere is chance, not a move."""
SURE_LENGTH = 12
"""Code points of a stretch that words alone have matched, to be believed …"""
SURE_WORDS = 2
"""… and words in it."""
SLIDE = 300
"""How far the place of an insertion or deletion may be put right."""


def runs_between(old: str, new: str) -> Runs:
    """Every stretch of `old` that stands unchanged in `new`; both folded."""
    found = list(_matched(old, pieces(old, LINE), new, pieces(new, LINE)))
    found = _merged(found)
    olds = _pieces_in(old, _left(found, len(old), 0))
    news = _pieces_in(new, _left(found, len(new), 1))
    found = _in_order(_merged([*found, *_matched(old, olds, new, news)]))
    words = [
        run for gap in _gaps(found, len(old), len(new)) for run in _by_words(old, new, gap)
    ]
    found = [run for run in _merged([*found, *words]) if _sure(run, old)]
    return Runs(_slid(_in_order(found), old, new), old, new)


def _pieces_in(text: str, left: Iterable[Span]) -> list[Span]:
    return [piece for span in left for piece in pieces(text, SENTENCE, *span)]


def _matched(old: str, olds: Sequence[Span], new: str, news: Sequence[Span]) -> Iterator[Run]:
    """Runs of equal pieces; a line end counts as far as it is the same."""
    old_keys = [old[start:end].rstrip() for start, end in olds]
    new_keys = [new[start:end].rstrip() for start, end in news]
    for i, j in match(old_keys, new_keys).items():
        (start, end), (new_start, new_end) = olds[i], news[j]
        same = old[start:end] == new[new_start:new_end]
        yield Run(start, new_start, end - start if same else len(old_keys[i]))


def _left(runs: Sequence[Run], length: int, side: int) -> Iterator[Span]:
    """What the runs leave of the old text (side 0) or the new one (side 1)."""
    at = 0
    for start, size in sorted((run[side], run.length) for run in runs):
        if start > at:
            yield Span(at, start)
        at = max(at, start + size)
    if at < length:
        yield Span(at, length)


def _merged(runs: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in sorted(runs):
        last = merged[-1] if merged else None
        if last and (last.old_end, last.new_end) == (run.old, run.new):
            merged[-1] = last._replace(length=last.length + run.length)
        elif run.length:
            merged.append(run)
    return merged


def _in_order(runs: Sequence[Run]) -> list[Run]:
    """The runs by old place; those out of order are `moved`, or dropped when they are short."""
    kept = heaviest_order([(run.new, run.length) for run in runs])
    marked = [run._replace(moved=n not in kept) for n, run in enumerate(runs)]
    return [run for run in marked if not run.moved or run.length >= MOVED_LENGTH]


class _Gap(NamedTuple):
    """What two neighbouring runs leave between them on both sides."""

    olds: list[Span]
    news: list[Span]


def _gaps(runs: Sequence[Run], old_length: int, new_length: int) -> Iterator[_Gap]:
    fixed = [Run(0, 0, 0), *(r for r in runs if not r.moved), Run(old_length, new_length, 0)]
    olds = list(_left(runs, old_length, 0))
    news = list(_left(runs, new_length, 1))
    for before, after in pairwise(fixed):
        gap = _Gap(
            _inside(olds, before.old_end, after.old), _inside(news, before.new_end, after.new)
        )
        if gap.olds and gap.news:
            yield gap


def _inside(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    first = bisect_left(spans, (start, start))
    return list(spans[first : bisect_left(spans, (end, end), first)])


def _by_words(old: str, new: str, gap: _Gap) -> Iterator[Run]:
    olds = [piece for span in gap.olds for piece in pieces(old, WORD, *span)]
    news = [piece for span in gap.news for piece in pieces(new, WORD, *span)]
    one = [old[start:end] for start, end in olds]
    other = [new[start:end] for start, end in news]
    pairs: Iterable[tuple[int, int]]
    if len(one) * len(other) > WORDS_PRODUCT:
        pairs = match(one, other, WORD_EDITS).items()
    else:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        blocks = matcher.get_matching_blocks()
        pairs = ((a + n, b + n) for a, b, size in blocks for n in range(size))
    for i, j in pairs:
        yield Run(olds[i].start, news[j].start, olds[i].length)


def _sure(run: Run, old: str) -> bool:
    if run.length >= 4 * SURE_LENGTH:
        return True
    words = LETTERS.findall(old, run.old, run.old_end)
    return run.length >= SURE_LENGTH and len(words) >= SURE_WORDS


def _slid(runs: Sequence[Run], old: str, new: str) -> list[Run]:
    """The runs with each insertion or deletion where a sentence or a word begins.

    "A said x. A said y." less its first sentence is the same text as less "said x. A ".
    """
    moved = [run for run in runs if run.moved]
    slid: list[Run] = []
    for run in runs:
        before = slid[-1] if slid else run
        shift = 0
        if before.moved or run.moved or before is run:
            pass
        elif before.old_end == run.old:
            gap = Span(before.new_end, run.new)
            if not any(gap.start <= other.new < gap.end for other in moved):
                shift = _shift(new, before, run, gap)
        elif before.new_end == run.new:
            shift = _shift(old, before, run, Span(before.old_end, run.old))
        if shift:
            slid[-1] = before._replace(length=before.length + shift)
        slid.append(Run(run.old + shift, run.new + shift, run.length - shift, run.moved))
    return slid


def _shift(text: str, before: Run, after: Run, gap: Span) -> int:
    """How far to the right (left: negative) the gap is best put."""
    start, end = gap
    left = right = 0
    while (
        left < min(before.length - 1, SLIDE) and text[start - 1 - left] == text[end - 1 - left]
    ):
        left += 1
    while right < min(after.length - 1, SLIDE) and text[start + right] == text[end + right]:
        right += 1
    shifts = sorted(range(-left, right + 1), key=abs)
    return max(shifts, key=lambda shift: _break(text, start + shift))


def _break(text: str, at: int) -> int:
    """How good a place this is to cut: line, sentence, word, elsewhere."""
    before = text[max(0, at - 2) : at]
    if not before or before[-1] in "\r\n":
        return 4
    if before[-1].isspace():
        return 3 if before[0] in ".!?…\"')" else 2
    return 1 if not (before[-1].isalnum() and text[at : at + 1].isalnum()) else 0
