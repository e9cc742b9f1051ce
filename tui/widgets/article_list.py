"""The rows of the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.text.cells import fitted
from tui.widgets.palette import Palette
from tui.widgets.signs import signs

if TYPE_CHECKING:
    from textual import events

    from tui.desk.library import Row

COLUMNS = (("#", 12), ("status", 8), ("outlet", 18), ("published", 11), ("words", 6),
           ("new", 4), ("tags", 5), ("sugg", 5), ("claim", 6),
           (" starts with", 12))  # fmt: skip
DROPPED = ("claim", "words", "outlet", "new", "published", " starts with", "tags", "sugg",
           "status")  # fmt: skip
"""Columns are left out in this order until the others fit whole."""
ROOMY = 100
"""Cells from which names are longer, and below which words give way to what is new."""
OUTLET = 12
"""Cells of an outlet at least: it is shortened before it is left out."""


class ArticleList(Widget, can_focus=False):
    """One row an article; drawn row by row, so that thousands cost no more than a screenful."""

    COMPONENT_CLASSES = {"list--head", "list--cursor", "list--quiet", "list--problem"}
    DEFAULT_CSS = """
    ArticleList { height: 1fr; }
    ArticleList .list--head { text-style: bold; }
    ArticleList .list--cursor { text-style: reverse; }
    ArticleList .list--quiet { color: $quiet; }
    ArticleList .list--problem { text-style: italic; color: $warning; }
    """

    @dataclass
    class Pressed(Message):
        """The mouse went down on a row."""

        list: ArticleList
        row: int

        @property
        def control(self) -> ArticleList:
            """The list, for `@on(..., selector)`."""
            return self.list

    @dataclass
    class Scrolled(Message):
        """The wheel was turned by so many rows, down or (negative) up."""

        list: ArticleList
        rows: int

        @property
        def control(self) -> ArticleList:
            """The list, for `@on(..., selector)`."""
            return self.list

    def __init__(self, *, plain: bool = False) -> None:
        """Empty."""
        super().__init__()
        self._plain = plain
        self._palette = Palette(self, "list--")
        self._rows: tuple[Row, ...] = ()
        self._has_new = False
        """Is it known of any row how much of it is new?"""
        self._at = 0
        self._top = 0
        self._marked: frozenset[str] = frozenset()
        self._hints: tuple[str, ...] = ()

    @property
    def lines_around(self) -> int:
        """Lines that are not rows: the head, and the hints below."""
        return 2 + (len(self._hints) + 1 if self._hints and self.size.height > 12 else 0)

    def notify_style_update(self) -> None:
        """Paint anew: the theme has changed."""
        super().notify_style_update()
        self._palette.clear()

    def show(
        self,
        rows: tuple[Row, ...],
        at: int,
        top: int,
        marked: frozenset[str],
        hints: tuple[str, ...],
    ) -> None:
        """Rows, the one with the cursor, the first visible one, the marked, hints below."""
        if rows is not self._rows:
            self._has_new = any(row.new is not None for row in rows)
        shown = (self._rows, self._at, self._top, self._marked, self._hints)
        if shown != (rows, at, top, marked, hints):
            self._rows, self._at, self._top, self._marked, self._hints = (
                rows, at, top, marked, hints,
            )  # fmt: skip
            self.refresh(layout=False)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the widget."""
        width = self.size.width
        style = self._palette.style()
        text, name = self._line(y, width)
        text = signs(text, plain=self._plain)
        strip = Strip([Segment(text, self._palette.style(name) if name else style)])
        return strip.adjust_cell_length(
            width, self._palette.style("cursor") if name == "cursor" else style
        )

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Say which row was clicked."""
        number = self._top + event.y - 1
        if 0 <= number < len(self._rows) and event.y > 0:
            self.post_message(self.Pressed(self, number))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move on."""
        event.stop()
        self.post_message(self.Scrolled(self, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move back."""
        event.stop()
        self.post_message(self.Scrolled(self, -3))

    def _line(self, y: int, width: int) -> tuple[str, str]:
        if not self._rows:
            start = max(1, self.size.height // 3)
            inside = start <= y < start + len(self._hints)
            return (f"     {self._hints[y - start]}", "") if inside else ("", "")
        if y == 0:
            return self._head(width), "head"
        number = self._top + y - 1
        room = self.size.height - self.lines_around
        if y <= room and number < len(self._rows):
            row = self._rows[number]
            name = "cursor" if number == self._at else "problem" if row.problem else ""
            return self._article(row, number == self._at, width), name
        after = min(room, len(self._rows) - self._top) + 2
        if self.lines_around > 2 and 0 <= y - after < len(self._hints):
            return f"   {self._hints[y - after]}", "quiet"
        return "", ""

    def _shown(self, width: int) -> list[tuple[str, int]]:
        shown = dict(COLUMNS)
        if not self._has_new:
            del shown["new"]
        elif width < ROOMY:
            del shown["words"]
        for name in DROPPED:
            over = _width(shown) - width
            if name == "outlet" and 0 < over <= shown[name] - OUTLET:
                shown[name] -= over
            elif over > 0:
                shown.pop(name, None)
        shown["#"] += max(0, min(20, (width - ROOMY) // 3))
        return list(shown.items())

    def _head(self, width: int) -> str:
        cells = [
            fitted(name, size, right=_is_number(name)) for name, size in self._shown(width)
        ]
        return "   " + " ".join(cells)

    def _article(self, row: Row, here: bool, width: int) -> str:
        values = {
            "#": row.name,
            "status": row.status,
            "outlet": ("* " if row.outlet_guessed else "") + (row.outlet or "?"),
            "published": row.published or "!",
            "words": str(row.words),
            "new": f"{row.new}%" if row.new is not None else "",
            "tags": str(row.tags),
            "sugg": str(row.marks),
            "claim": str(row.claims),
        }
        sign = ("▸" if here else " ") + ("*" if row.article in self._marked else " ")
        columns = self._shown(width)
        shown = [each for each in columns if each[0] in values]
        cells = [fitted(values[n], size, right=_is_number(n)) for n, size in shown]
        has_room = len(shown) < len(columns) or row.problem
        text = f" {row.problem or row.title}" if has_room else ""
        return f" {sign}" + " ".join([*cells, text])


def _width(columns: dict[str, int]) -> int:
    """Cells that columns take, with the signs before them and a blank between two."""
    return 2 + sum(cells + 1 for cells in columns.values())


def _is_number(name: str) -> bool:
    return name in ("words", "new", "tags", "sugg", "claim")
