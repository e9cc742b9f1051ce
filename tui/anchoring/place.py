"""What is looked for in a changed text, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model.tag import CONTEXT

if TYPE_CHECKING:
    from tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of the old text with its words and up to 32 neighbours on both sides."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where it stands in the new text."""

    span: Span | None
    """None for an orphan only."""
    state: str
    """exact, moved, edited, review or orphan."""
    score: float
    """From 0 to 1."""
    candidates: tuple[Span, ...] = ()
    """For review and orphans: the likeliest places, best first."""


LOST = Anchored(None, "orphan", 0.0)


def context(text: str, span: Span) -> tuple[str, str]:
    """Up to 32 code points before a span and after it."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
