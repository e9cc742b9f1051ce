"""The list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.desk import lines
from tui.screens.frame import Frame
from tui.text.clean import clean_line
from tui.widgets.article_list import ArticleList
from tui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from textual.widget import Widget

    from tui.desk.desk import Desk
    from tui.keymap import Keymap


class LibraryScreen(Frame):
    """Every article with what has been done to it."""

    def __init__(
        self,
        desk: Desk,
        keymap: Callable[[], Keymap | None],
        corpus: Path,
        store: Path,
        *,
        plain: bool = False,
    ) -> None:
        """The folders are named where there is nothing to list yet."""
        super().__init__(desk, keymap, plain=plain)
        self._plain = plain
        self._empty = _empty(corpus, store)

    def body(self) -> Iterable[Widget]:
        """The list, and how far the work has come."""
        yield ArticleList(plain=self._plain)
        yield Line(plain=self._plain, id="progress")

    def show_body(self) -> None:
        """Hand the rows to the list."""
        library = self.desk.library
        shown, progress = self.query_one(ArticleList), self.query_one("#progress", Line)
        progress.display = self.desk.geometry.framed
        progress.show([(lines.progress(self.desk, self.size.width), "")])
        library.height = max(1, shown.size.height - shown.lines_around)
        self._ask_what_is_new()
        shown.show(
            library.rows, library.at, library.top, frozenset(library.marked), self._hint()
        )

    def _ask_what_is_new(self) -> None:
        """Of the articles in sight, of all when they are sorted by it."""
        desk, library = self.desk, self.desk.library
        if not desk.listed:
            return
        if library.sort == "new":
            desk.novelty.want_all(row.article for row in library.rows)
        shown = library.rows[library.top : library.top + library.height]
        desk.novelty.want(row.article for row in shown)

    def _hint(self) -> tuple[str, ...]:
        """What an empty or undated library should say."""
        desk = self.desk
        if not desk.library.rows:
            if desk.library.filter:
                return ("No article fits the filter. esc clears it.",)
            reading = not desk.listed or desk.session.shelf.paths  # each will have its row
            return ("reading …",) if reading else self._empty
        undated = sum(not row.published and not row.problem for row in desk.library.rows)
        hints = []
        if any(row.outlet_guessed for row in desk.library.rows):
            hints.append("* outlet guessed from a line in the text; e to confirm or change")
        if undated:
            has = "article has" if undated == 1 else "articles have"
            hints.append(
                f"! {undated} {has} no publication date: “on Friday” cannot be resolved there."
            )
            hints.append("  P sets it (one date for all marked articles: space, space, P)")
        return tuple(hints)

    @on(ArticleList.Pressed)
    def press(self, event: ArticleList.Pressed) -> None:
        """A click puts the cursor on a row; on the cursor's row it opens the article."""
        library = self.desk.library
        if event.row == library.at and library.here is not None:
            library.open(self.desk)
            self.post_message(self.Moved())
        else:
            library.go(event.row)
            self.sync()

    @on(ArticleList.Scrolled)
    def scroll(self, event: ArticleList.Scrolled) -> None:
        """The wheel moves the cursor."""
        self.desk.library.down(event.rows)
        self.sync()


def _empty(corpus: Path, store: Path) -> tuple[str, ...]:
    return (
        f"Nothing to read in  {clean_line(str(corpus))}  yet.",
        "",
        "Put articles there (text, web pages, PDF, mail …): they appear here by themselves.",
        f"Tags are kept in  {clean_line(str(store))}",
        "",
        "?   keys        q   quit",
        "",
        "dateline --demo opens six sample articles on one event.",
    )
