"""A span of an article that a person vouches for."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model.detail import Claim, DateValue, Detail, Mention
from tui.model.span import Span, envelope

CONTEXT = 32
"""Code points kept before and after a quote, to find it again when the text has changed."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag. `detail` fits its kind: Mention, Claim, DateValue; Own or None for own kinds."""

    id: str
    article: str
    kind: str
    parts: tuple[Span, ...]
    quote: str
    """The words from its first to its last character."""
    prefix: str = ""
    suffix: str = ""
    text_hash: str = ""
    """Of the text that the offsets point into."""
    anchor: str = "exact"
    """exact, moved, edited, review or orphan."""
    origin: str = "hand"
    """hand, suggestion, rule or import."""
    rule: str = ""
    """The recogniser's rule behind it, when it was one."""
    by: str = ""
    created: str = ""
    """UTC, 2024-12-06T15:02:11Z."""
    updated: str = ""
    certainty: str = ""
    """certain, probable, possible or uncommitted."""
    note: str = ""
    flag: bool = False
    checked: bool = False
    """Made by rule, and confirmed by a person since."""
    detail: Detail | None = None

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return envelope(self.parts)


def detail_of(kind: str) -> Detail | None:
    """An empty detail for a kind; own kinds have none."""
    details: dict[str, Detail] = {"actor": Mention(), "claim": Claim(), "date": DateValue()}
    return details.get(kind)
