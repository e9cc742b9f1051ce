"""The row over a pane: which article it shows, and whether keys go to it."""

from __future__ import annotations

from tui.text.cells import cell_width
from tui.text.clean import clean_line
from tui.widgets.line import Line, cut
from tui.widgets.signs import signs


class PaneTitle(Line):
    """A title in a rule: `─ 1 001 (outlet?) 2024-12-06 · 18% ───`."""

    def __init__(self, *, plain: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(plain=plain, id=id)
        self._rules = ("-", "=") if plain else ("─", "━")
        self._title, self._active = "", False

    def set(self, text: str, active: bool) -> None:
        """Show this title; the pane that keys go to has a thick rule and bold words."""
        text = signs(text, plain=self._plain)
        if (text, active) != (self._title, self._active):
            self._title, self._active = text, active
            self._refresh_row()

    def _pieces(self, width: int) -> list[tuple[str, str]]:
        rule = self._rules[self._active]
        edge, words = ("strong", "strong") if self._active else ("quiet", "")
        title = cut([(clean_line(self._title), words)], width - 4, self._ellipsis)
        used = sum(cell_width(text) for text, _ in title)
        if not used:
            return [(rule * width, edge)]
        return [(rule + " ", edge), *title, (" " + rule * (width - used - 3), edge)]
