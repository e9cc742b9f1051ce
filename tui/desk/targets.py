"""What `n` and `N` step through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.tagging import is_unresolved

if TYPE_CHECKING:
    from tui.model.span import Span
    from tui.session.page import Page

TARGETS = ("suggestions", "actors", "claims", "dates", "unresolved")
_KIND = {"actors": "actor", "claims": "claim", "dates": "date"}


def spans_of(page: Page, target: str) -> list[Span]:
    """Where the targets of a sort stand, in reading order, each place once."""
    if target == "suggestions":
        found = {mark.span for mark in page.marks}
    elif target == "unresolved":
        found = {tag.span for tag in page.tags if is_unresolved(tag)}
    else:
        seen = (*page.marks, *page.tags)
        found = {each.span for each in seen if each.kind == _KIND[target]}
    return sorted(found)


def following(spans: list[Span], here: Span) -> tuple[Span | None, bool]:
    """The next target after here, and whether it lies before: that is, whether it wrapped."""
    if not spans:
        return None, False
    later = next((span for span in spans if span > here), None)
    return (later, False) if later else (spans[0], True)


def preceding(spans: list[Span], here: Span) -> tuple[Span | None, bool]:
    """The last target before here, and whether it wrapped."""
    if not spans:
        return None, False
    earlier = next((span for span in reversed(spans) if span < here), None)
    return (earlier, False) if earlier else (spans[-1], True)
