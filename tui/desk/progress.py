"""How far what goes on by itself has come."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 9
"""Cells of the bar."""
WORTH_TELLING = 16
"""Fewer articles than this are done before a bar could be read."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Who is at work, and how many of how many articles or documents are done."""

    name: str = ""
    """A recogniser, when it is not the built-in ones together."""
    done: int = 0
    total: int = 0
    paused: bool = False
    verb: str = "recognised"
    """What is done with them."""

    def __bool__(self) -> bool:
        return self.total >= WORTH_TELLING

    def __str__(self) -> str:
        """For the library's line: `recognised ██████░░░ 612 of 1000`."""
        full = WIDTH * self.done // max(1, self.total)
        by = f" by {self.name}" if self.name else ""
        rests = " · at rest" if self.paused else ""
        bar = "█" * full + "░" * (WIDTH - full)
        return f"{self.verb}{by} {bar} {self.done} of {self.total}{rests}"
