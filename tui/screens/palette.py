"""Every command by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Entry:
    """A command with its argument, the keys for it, and its help."""

    action: str
    keys: str
    help: str


class PaletteScreen(ModalScreen[str]):
    """Type a few letters; ⏎ runs the marked command, escape goes back."""

    CSS_PATH = "help.tcss"
    DEFAULT_CSS = "PaletteScreen { background: $background; }"
    BINDINGS = [
        ("escape", "dismiss('')", "Back"),
        ("down,ctrl+n,tab", "step(1)", "Next"),
        ("up,shift+tab", "step(-1)", "Previous"),
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Offer these."""
        super().__init__()
        self._entries = entries
        self._fitting = list(entries)
        self._at = 0

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits."""
        yield Input(placeholder="command · ⏎ runs · esc closes", id="wanted")
        yield Static(id="fitting")

    def on_mount(self) -> None:
        """Show all of them."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has these letters in its name or help."""
        words = event.value.casefold().split()
        self._fitting = [
            each
            for each in self._entries
            if all(word in f"{each.action} {each.help}".casefold() for word in words)
        ]
        self._at = 0
        self._show()

    def on_input_submitted(self) -> None:
        """Run the marked one."""
        self.dismiss(self._fitting[self._at].action if self._fitting else "")

    def action_step(self, by: int) -> None:
        """Mark another one."""
        if self._fitting:
            self._at = (self._at + by) % len(self._fitting)
            self._show()

    def _show(self) -> None:
        text = Text()
        first = max(0, self._at - 10)
        for number, entry in enumerate(self._fitting[first : first + 40], first):
            style = "reverse" if number == self._at else ""
            text.append(f" {entry.action:<26}{entry.keys:<10}{entry.help}\n", style=style)
        self.query_one("#fitting", Static).update(text)
