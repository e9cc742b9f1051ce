"""What has been said so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult


class MessagesScreen(ModalScreen[None]):
    """The messages of this sitting, the latest at the bottom."""

    CSS_PATH = "help.tcss"
    BINDINGS = [("escape,q,M", "dismiss", "Back")]

    def __init__(self, messages: Iterable[str]) -> None:
        """Show these; they must be fit for the terminal."""
        super().__init__()
        self._messages = tuple(messages)

    def compose(self) -> ComposeResult:
        """The messages, line by line."""
        lines = self._messages or ("nothing has been said yet",)
        yield Static(Text("\n MESSAGES   esc closes\n", style="bold"))
        with VerticalScroll():
            yield Static(Text("\n".join(f" {line}" for line in lines)))

    def on_mount(self) -> None:
        """Begin with the latest."""
        self.query_one(VerticalScroll).focus()
        self.query_one(VerticalScroll).scroll_end(animate=False)
