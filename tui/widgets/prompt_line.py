"""One line of text being typed, with a question before it."""

from __future__ import annotations

from tui.text.cells import cell_width, clusters
from tui.text.clean import clean_line
from tui.widgets.line import Line, head

MOST = 48
"""Columns of the question at most."""


class PromptLine(Line):
    """The question, the text, and the cursor in it; a long text is shown around the cursor."""

    def show_typed(self, question: str, text: str, at: int) -> None:
        """Show what has been typed so far; the cursor stands before the character at `at`."""
        asked = head(f" ▸ {clean_line(question)}", MOST) + ": "
        width = self.size.width or self.app.size.width  # it has none before it is first shown
        before, here, after = _around(clean_line(text), at, width - cell_width(asked))
        self.show([(asked, "strong"), (before, ""), (here, "reverse"), (after, "")])


def _around(text: str, at: int, room: int) -> tuple[str, str, str]:
    """The text before the cursor, under it and after it, as far as it fits."""
    under = next(clusters(text, at, len(text)), None)
    end = under.end if under else at
    here = text[at:end] or " "
    room = max(1, room - cell_width(here))
    start = 0
    for cluster in clusters(text, 0, at):
        if cell_width(text[start:at]) <= room:
            break
        start = cluster.end
    before = text[start:at]
    return before, here, head(text[end:], room - cell_width(before))
