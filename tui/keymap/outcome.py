"""What may come of pressing a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.keymap.binding import Binding


@dataclass(frozen=True, slots=True)
class Run:
    """The keys are complete: run the actions, (command id, argument) in order."""

    actions: tuple[tuple[str, str], ...]
    binding: Binding
    closes_bar: bool = False
    """The key belongs to what lies under the bar: close the bar first."""


@dataclass(frozen=True, slots=True)
class Pending:
    """More keys are awaited: show what may follow."""

    prefix: str
    """The keys so far as people read them."""
    followers: tuple[tuple[str, str], ...]
    """Keys as people read them, with what each does or leads to."""
    closes_bar: bool = False


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing is bound to these keys: say so."""

    message: str
    closes_bar: bool = False


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Escape has ended a sequence; there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Replay:
    """Alt and a key that nobody wants: press these instead, one after the other.

    Escape and a key within 50 ms arrive as Alt and that key.
    """

    presses: tuple[tuple[str, str | None], ...]
    """Keys with the characters that they type, as `Dispatcher.press` takes them."""


Outcome = Run | Pending | Nothing | Cancelled | Replay
