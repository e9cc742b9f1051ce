"""What a rule found, before it becomes a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Content, source and cue as places in the text."""

    parts: tuple[Span, ...]
    rule: str
    source: Span | None = None
    cue: Span | None = None
    via: tuple[str, ...] = ()
    verb: str = ""
    """The cue's base form: say, deny …"""
    backshifted: bool = False
    """Was it reported in the past, so that "would" stands for "will"?"""

    @property
    def start(self) -> int:
        """Its first character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """The end of its last part."""
        return self.parts[-1].end
