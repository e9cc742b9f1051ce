"""What `n` and `N` step through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.session.linking import links_of
from tui.session.tagging import is_unresolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.span import Span
    from tui.session.page import Page

TARGETS = (
    *("suggestions", "actors", "claims", "dates", "unresolved", "moved", "new"),
    "contradictions",
)
_KIND = {"actors": "actor", "claims": "claim", "dates": "date"}


def places_of(desk: Desk, view: View, target: str) -> tuple[Span, ...]:
    """Where the targets of a sort stand in a pane, in reading order, each place once."""
    if target == "contradictions":
        return _contradicted(desk, view.page)
    return desk.novelty.new(view.page) if target == "new" else spans_of(view.page, target)


def _contradicted(desk: Desk, page: Page) -> tuple[Span, ...]:
    """Claims that another one contradicts."""
    state = desk.session.state
    found = {
        tag.span
        for tag in page.tags
        if any(each.type == "contradicts" for each in links_of(state, tag.id))
    }
    return tuple(sorted(found))


@lru_cache(maxsize=16)
def spans_of(page: Page, target: str) -> tuple[Span, ...]:
    """Where the targets of a sort stand, in reading order, each place once."""
    if target == "suggestions":
        found = {mark.span for mark in page.marks}
    elif target == "unresolved":
        found = {tag.span for tag in page.tags if is_unresolved(tag)}
    elif target == "moved":
        found = {tag.span for tag in page.tags if tag.anchor != "exact"}
    else:
        kind = _KIND[target]
        found = {mark.span for mark in page.marks if mark.kind == kind}
        found |= {tag.span for tag in page.tags if tag.kind == kind}
    return tuple(sorted(found))


def following(spans: Sequence[Span], here: Span) -> tuple[Span | None, bool]:
    """The next target after here, and whether that meant going round the end."""
    later = bisect_right(spans, here)
    if later < len(spans):
        return spans[later], False
    return (spans[0], True) if spans else (None, False)


def preceding(spans: Sequence[Span], here: Span) -> tuple[Span | None, bool]:
    """The last target before here, and whether that meant going round the beginning."""
    earlier = bisect_left(spans, here) - 1
    if earlier >= 0:
        return spans[earlier], False
    return (spans[-1], True) if spans else (None, False)
