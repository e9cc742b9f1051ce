"""The keys of a screen, made from the keymap in force."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.keymap import Row


COLUMN = 58
"""Cells that a column of keys and words takes at least."""
SCROLLBAR = 3
KEYS = 20
"""Cells of it for the keys."""


class HelpScreen(ModalScreen[None]):
    """Every key with what it does; typing narrows them, escape goes back."""

    CSS_PATH = "help.tcss"
    BINDINGS = [("escape", "dismiss", "Back"), ("f1", "dismiss", "Back")]

    def __init__(self, rows: Sequence[Row]) -> None:
        """Show these bindings, those of the screen itself before those that work everywhere."""
        super().__init__()
        self._rows = sorted(rows, key=lambda row: row.context == "global")

    def compose(self) -> ComposeResult:
        """A line to search in, and the keys."""
        yield Input(placeholder="type to search · esc closes", id="search")
        with VerticalScroll():
            yield Static(id="keys")

    def on_resize(self) -> None:
        """Use the room there is."""
        self._show(self.query_one("#search", Input).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what holds these letters; a lone q or ? goes back, as everywhere."""
        if event.value in ("q", "?"):
            self.dismiss()
        else:
            self._show(event.value)

    def _show(self, wanted: str) -> None:
        count = max(1, self.size.width // COLUMN)
        width = max(24, (self.size.width - SCROLLBAR) // count)
        columns = in_columns(sections(self._rows, wanted), count)
        text = Text("" if columns[0] else f" no key and no command has “{wanted}”")
        for lines in zip_longest(*columns, fillvalue=("", "")):
            for keys, words in lines:
                text.append(f" {keys:<{KEYS}}" if words else f" {keys:<{width - 1}}", "bold")
                text.append(
                    f"{cut(words, width - KEYS - 2):<{width - KEYS - 1}}" if words else ""
                )
            text.append("\n")
        self.query_one("#keys", Static).update(text)


def sections(rows: Sequence[Row], wanted: str) -> list[list[tuple[str, str]]]:
    """Lines of keys and words by room, a heading first; keys that do the same on one line."""
    rooms: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        if wanted.casefold() in f"{row.keys} {row.description} {row.command}".casefold():
            rooms.setdefault(row.room, {}).setdefault(row.command, []).append(row)
    return [
        [
            (room.upper(), ""),
            *((", ".join(row.keys for row in same), same[0].description.rstrip("."))
              for same in commands.values()),
            ("", ""),
        ]
        for room, commands in rooms.items()
    ]  # fmt: skip


def in_columns(blocks: list[list[tuple[str, str]]], count: int) -> list[list[tuple[str, str]]]:
    """The blocks one below the other, in columns of about the same height."""
    height = -(-sum(map(len, blocks)) // count)
    columns: list[list[tuple[str, str]]] = [[]]
    for block in blocks:
        if columns[-1] and len(columns[-1]) + len(block) // 2 > height and len(columns) < count:
            columns.append([])
        columns[-1] += block
    return columns


def cut(words: str, width: int) -> str:
    """Words in so many cells at most."""
    return words if len(words) <= width else words[: width - 1] + "…"
