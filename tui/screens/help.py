"""The keys of a screen, made from the keymap in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.keymap import Row


class HelpScreen(ModalScreen[None]):
    """Every key with what it does; typing narrows them, escape goes back."""

    CSS_PATH = "help.tcss"
    BINDINGS = [("escape", "dismiss", "Back"), ("f1", "dismiss", "Back")]

    def __init__(self, rows: Sequence[Row]) -> None:
        """Show these bindings."""
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """A line to search in, and the keys."""
        yield Input(placeholder="type to search · esc closes", id="search")
        with VerticalScroll():
            yield Static(self._table(""), id="keys")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what holds these letters."""
        self.query_one("#keys", Static).update(self._table(event.value))

    def _table(self, wanted: str) -> Text:
        text, room = Text(), ""
        for row in self.rows:
            line = f"{row.keys:<14}{row.description}"
            if wanted.casefold() not in f"{line} {row.command}".casefold():
                continue
            if row.room != room:
                room = row.room
                text.append(f"\n {room.upper()}\n", style="bold")
            text.append(f"   {row.keys:<14}", style="bold")
            text.append(f"{row.description}\n")
        return text
