"""What one pane paints at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.span import Span
    from tui.session.page import Page
    from tui.text.typeset import Layout


@dataclass(frozen=True, slots=True)
class Scene:
    """An immutable value handed to an `ArticlePane`; it repaints what differs from the last."""

    page: Page
    layout: Layout
    cursor: Span
    """The cursor is a selection: one word or more; empty only in an empty article."""
    top: int
    """The first visible row of the layout."""
    active: bool = True
    """Is this the pane that keys go to?"""
    hints: tuple[tuple[int, str], ...] = ()
    """Labels drawn over the text at offsets, while a jump is being chosen."""
    marked: bool = True
    """Are suggestions shown?"""
    lit: tuple[Span, ...] = ()
    """Mentions of the actor that is sought in all panes, by start."""
    beside: Span | None = None
    """What is about the same matter as the passage at the cursor of another pane."""
    told: tuple[Span, ...] = ()
    """What articles read before have told already, by start."""
