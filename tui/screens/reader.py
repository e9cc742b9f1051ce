"""Articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.desk import lines
from tui.desk.titles import title
from tui.model.span import Span
from tui.screens.frame import Frame
from tui.widgets.article_pane import ArticlePane
from tui.widgets.covered import CoveredColumn, CoveredRow, Divider
from tui.widgets.inspector import Inspector
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.keymap import Keymap


class PaneColumn(CoveredColumn):
    """A pane under its title."""

    DEFAULT_CSS = "PaneColumn { height: 1fr; }"

    def __init__(self, letters: dict[str, str], *, plain: bool) -> None:
        """Empty until it is handed a scene."""
        self.heading = PaneTitle(plain=plain)
        self.pane = ArticlePane(letters=letters, plain=plain)
        super().__init__(self.heading, self.pane)


class ReaderScreen(Frame):
    """Up to four panes and an inspector. Columns are kept when they are not needed."""

    CSS_PATH = "reader.tcss"

    def __init__(
        self, desk: Desk, keymap: Callable[[], Keymap | None], *, plain: bool = False
    ) -> None:
        """Panes are made when they are first needed."""
        super().__init__(desk, keymap, plain=plain)
        self._plain = plain
        self._columns: list[PaneColumn] = []
        self._inspectors = {
            name: Inspector(plain=plain, id=name) for name in ("beside", "below")
        }
        self._shape: tuple[tuple[int, ...], str] = ((), "")
        self._letters = self._letters_now()

    def body(self) -> Iterable[Widget]:
        """The columns, and the inspector beside or below them."""
        self._columns = [self._column() for _ in range(max(1, len(self.desk.panes.visible)))]
        yield CoveredRow(
            *self._with_dividers(self._columns), self._inspectors["beside"], id="columns"
        )
        yield self._inspectors["below"]

    def show_body(self) -> None:
        """Hand every visible pane its scene."""
        desk, geometry = self.desk, self.desk.geometry
        visible = desk.panes.visible
        if desk.listed:  # not for the first light
            desk.following.look()
            desk.novelty.want(view.article for view in visible)
        self._dress()
        self._fit(len(visible), geometry.pane_widths)
        for column, view in zip(self._columns, visible, strict=False):
            active = view is desk.view
            column.heading.set(title(desk, view), active=active)
            column.pane.scene = view.scene(
                active=active,
                marked=desk.marked,
                lit=desk.sought.spans(desk.session, view.page) if desk.sought else (),
                beside=None if active else desk.following.beside(view),
                told=desk.novelty.old(view.page),
            )
        self._inspect(geometry.inspector)

    def _fit(self, count: int, widths: tuple[int, ...]) -> None:
        missing = count - len(self._columns)
        if missing > 0:
            fresh = [self._column() for _ in range(missing)]
            self._columns += fresh
            self.query_one("#columns").mount_all(self._with_dividers(fresh), before="#beside")
        shape = (widths[:count], self.desk.geometry.inspector)
        if shape == self._shape:
            return
        self._shape = shape
        for number, column in enumerate(self._columns):
            column.display = number < count
            if number < count:
                column.styles.width = widths[number]

        beside = self.desk.geometry.inspector == "side"
        for number, divider in enumerate(self.query(Divider)):
            divider.display = number < count - 1 + beside

    def _with_dividers(self, columns: list[PaneColumn]) -> list[Widget]:
        """Each column with a divider behind it."""
        sign = "|" if self._plain else "│"
        return [each for column in columns for each in (column, Divider(sign))]

    def _inspect(self, where: str) -> None:
        for name in ("beside", "below"):
            inspector = self._inspectors[name]
            wanted = {"side": "beside", "below": "below"}.get(where) == name
            if inspector.display != wanted:
                inspector.display = wanted
                self.call_after_refresh(self.sync)  # its width is known then
            if wanted:
                inspector.show(lines.inspect(self.desk, inspector.size.width))

    def _column(self) -> PaneColumn:
        return PaneColumn(self._letters, plain=self._plain)

    def _letters_now(self) -> dict[str, str]:
        return {kind.id: kind.letter for kind in self.desk.kinds.values()}

    def _dress(self) -> None:
        """Give the panes other letters when the codebook has changed."""
        letters = self._letters_now()
        if letters != self._letters:
            self._letters = letters
            for column in self._columns:
                column.pane.dress(letters, plain=self._plain)

    def _view_of(self, pane: ArticlePane) -> View | None:
        pairs = zip(self._columns, self.desk.panes.visible, strict=False)
        return next((view for column, view in pairs if column.pane is pane), None)

    @on(ArticlePane.Pressed)
    def press(self, event: ArticlePane.Pressed) -> None:
        """A click puts the cursor on a word."""
        if view := self._activate(event.pane):
            view.go(event.offset)
            self.desk.following.update()
            self.sync()

    @on(ArticlePane.Selected)
    def drag(self, event: ArticlePane.Selected) -> None:
        """A drag selects these very characters."""
        view = self._activate(event.pane)
        if view and event.end > event.start:
            view.select(Span(event.start, event.end), picked=True, scroll=False)
            self.sync()

    @on(ArticlePane.Scrolled)
    def scroll(self, event: ArticlePane.Scrolled) -> None:
        """The wheel moves the text; the cursor stays on its word."""
        if view := self._view_of(event.pane):
            view.scroll_to(event.top)
            self.desk.following.update()
            self.desk.panes.fit()
            self.sync()

    def _activate(self, pane: ArticlePane) -> View | None:
        view = self._view_of(pane)
        if view is not None:
            self.desk.close_bar()
            self.desk.message = ""
            self.desk.panes.focus(self.desk.panes.views.index(view))
        return view
