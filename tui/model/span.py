"""A stretch of an article's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of `Article.text`, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Do the two share at least one character?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does the other lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end

    @property
    def length(self) -> int:
        """How many code points it covers."""
        return self.end - self.start


def envelope(parts: tuple[Span, ...]) -> Span:
    """The smallest span that holds all the parts; there must be at least one."""
    if len(parts) == 1:
        return parts[0]
    return Span(min(part.start for part in parts), max(part.end for part in parts))
