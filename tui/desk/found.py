"""What a search of many articles has found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.span import Span

MOST = 2000
"""Places that are listed at most: nobody reads more, and a key does not wait for them."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where one article has it."""

    article: str
    hash: str
    """Of the text they are in."""
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where it stands, article by article."""

    places: tuple[Places, ...] = ()
    more: bool = False
    """Is there more than these?"""
    waiting: int = 0
    """Articles that have not been looked at yet: it is told again when they have been."""
    trouble: str = ""
    """Why there is no answer, on one line."""
