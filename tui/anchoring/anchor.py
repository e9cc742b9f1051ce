"""Where quotes with their neighbours stand in a changed text, or that they stand nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.anchoring.diff import runs_between
from tui.anchoring.likeness import fold
from tui.anchoring.place import Anchored
from tui.anchoring.rating import REVIEW
from tui.anchoring.search import Search
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.anchoring.place import Anchor


def anchor(old: str | None, new: str, items: Sequence[Anchor]) -> tuple[Anchored, ...]:
    """Where each item of `old` stands in `new`, in the same order; never raises.

    Without the old text (None) there is no diff: only words and neighbours count. An item
    whose quote is not what `old` holds at its offsets is looked up in the same way. That a
    passage has moved is then not seen: such an anchor is `exact`.
    """
    runs = None if old is None or old == new else runs_between(fold(old), fold(new))
    search = Search(old, new, runs)
    return tuple(_one_mention_each(items, [search.place(item) for item in items]))


def _one_mention_each(items: Sequence[Anchor], found: Sequence[Anchored]) -> Iterator[Anchored]:
    """Two different mentions never become the same one: the better keeps the place."""
    holders: dict[Span, tuple[float, Span]] = {}
    for item, each in zip(items, found, strict=True):
        if each.span is not None and each.state != "review":
            rank = (each.score, Span(item.start, item.end))
            holders[each.span] = max(holders.get(each.span, rank), rank)
    for item, each in zip(items, found, strict=True):
        held = holders.get(each.span) if each.span is not None else None
        if each.span is None or held is None or held[1] == (item.start, item.end):
            yield each
        else:
            yield Anchored(None, "orphan", REVIEW - 0.01, (each.span,))
