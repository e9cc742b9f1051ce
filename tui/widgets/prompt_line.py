"""One line of text to be typed, with a question before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from tui.text.cells import cell_width
from tui.text.clean import clean_line
from tui.widgets.covered import CoveredRow
from tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.app import ComposeResult

MOST = 48
"""Columns of the question at most."""


class PromptLine(CoveredRow):
    """The question and the line. Only here Textual's own keys for editing text work."""

    DEFAULT_CSS = """
    PromptLine { height: 1; }
    PromptLine Input, PromptLine Input:focus {
        border: none; height: 1; padding: 0; width: 1fr; background: $panel;
    }
    """

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        value: str

    def __init__(self) -> None:
        """Nothing is asked."""
        super().__init__()
        self._question = Line()
        self._box = Input(select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The question, then the line."""
        yield self._question
        yield self._box

    def ask(self, question: str, value: str) -> None:
        """Ask for a line, with something to start from."""
        words = f" ▸ {clean_line(question)}: "
        self._question.styles.width = min(MOST, cell_width(words))
        self._question.show([(words, "strong")])
        self._box.value = value
        self._box.cursor_position = len(value)
        self.screen.set_focus(self._box)  # now: the next key may be here already

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand it on."""
        event.stop()
        self.post_message(self.Submitted(event.value))
