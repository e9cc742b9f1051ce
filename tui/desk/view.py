"""Where one pane stands in one article: cursor, selection, scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.scene import Scene
from tui.desk.units import after, at, units_of
from tui.text.typeset import typeset

if TYPE_CHECKING:
    from tui.desk.units import Units
    from tui.model.span import Span
    from tui.session.page import Page
    from tui.text.typeset import Layout


class View:
    """The cursor is always a selection: one word or more. Pure state, nothing is drawn here."""

    def __init__(self, page: Page, width: int, height: int) -> None:
        """Open an article at its first word."""
        self.page = page
        self.width = max(1, width)
        self.height = max(1, height)
        self.layout: Layout = typeset(page.article.text, page.article.body, self.width)
        self.cursor: Span = self.units.first_word()
        self.top = 0
        self.picked = False
        """Did the user choose these very characters (v, a drag)? Then nothing is trimmed."""
        self.chosen = False
        """Did the user select more than where the cursor happens to be?"""
        self.fixed: int | None = None
        """While extending (v): the end that stays."""
        self.head = 0
        """While extending: the end that moves."""
        self.unextended = self.cursor
        """What escape brings back."""
        self.inside: list[Span] = []
        """Selections that the present one has grown from."""
        self.hints: tuple[tuple[int, str], ...] = ()
        self._column: int | None = None
        self._scene: Scene | None = None

    @property
    def article(self) -> str:
        """The article's id."""
        return self.page.article.id

    @property
    def units(self) -> Units:
        """Words, sentences, paragraphs, quotations."""
        return units_of(self.page.article)

    @property
    def extending(self) -> bool:
        """Is a selection being extended (after v)?"""
        return self.fixed is not None

    @property
    def words(self) -> str:
        """The selected words."""
        return self.page.article.quote(self.cursor)

    @property
    def bottom(self) -> int:
        """The highest row the view can start at."""
        return max(0, self.layout.rows - self.height)

    @property
    def percent(self) -> int:
        """How far down the article the cursor has come."""
        rows = max(1, self.layout.rows)
        return min(100, round(100 * (self.layout.row_of(self.cursor.end) + 1) / rows))

    def scene(
        self,
        *,
        active: bool,
        marked: bool,
        lit: tuple[Span, ...] = (),
        beside: Span | None = None,
        told: tuple[Span, ...] = (),
    ) -> Scene:
        """What is to be painted; the same value as before when nothing has changed."""
        scene = Scene(
            self.page, self.layout, self.cursor, self.top, active, self.hints, marked,
            lit, beside, told,
        )  # fmt: skip
        if self._scene is None or scene != self._scene:
            self._scene = scene
        return self._scene

    # Taking in what has changed around it.

    def show(self, page: Page) -> None:
        """The same article with other marks or tags, or with another text."""
        same = page.article.text == self.page.article.text
        near, self.page = self.cursor, page
        if not same:
            first = self.layout.row_span(self.top).start if self.layout.rows else 0
            self.layout = typeset(page.article.text, page.article.body, self.width)
            self.select(self.units.word_at(near.start), scroll=False)
            self.scroll_to(self.layout.row_of(min(first, len(page.article.text))))

    def resize(self, width: int, height: int) -> None:
        """Another size of the pane; the cursor stays in sight if it was."""
        width, height = max(1, width), max(1, height)
        if (width, height) == (self.width, self.height):
            return
        seen = self.in_sight(self.cursor.start)
        above = self.layout.row_of(self.cursor.start) - self.top
        if width != self.width:
            article = self.page.article
            self.layout = typeset(article.text, article.body, width)
        self.width, self.height = width, height
        if seen:
            self.scroll_to(self.layout.row_of(self.cursor.start) - min(above, height - 1))
        else:
            self.scroll_to(self.top)

    # Selecting.

    def select(
        self, span: Span, *, chosen: bool = False, picked: bool = False, scroll: bool = True
    ) -> None:
        """Put the cursor on a span. Ends extending."""
        self.cursor = span
        self.chosen, self.picked = chosen or picked, picked
        self.fixed = None
        self.inside = []
        self._column = None
        if scroll:
            self.reveal()

    def go(self, offset: int) -> None:
        """Put the cursor on the word at an offset."""
        self.select(self.units.word_at(offset))

    def down(self, rows: int) -> bool:
        """Move to the nearest word of a row further down, or up; blank rows are skipped.

        False: there is no such row.
        """
        column = self._column
        if column is None:
            column = self.layout.column_of(self.cursor.start)
        row = self._wordy_row(
            self.layout.row_of(self.cursor.start) + rows, 1 if rows > 0 else -1
        )
        if row is None:
            self.reveal()
            return False
        self.select(self._word_near(row, column))
        self._column = column
        return True

    # Scrolling.

    def in_sight(self, offset: int) -> bool:
        """Is the row of an offset visible?"""
        return self.top <= self.layout.row_of(offset) < self.top + self.height

    def scroll_to(self, row: int) -> None:
        """Make a row the first visible one, as far as that can be."""
        self.top = max(0, min(row, self.bottom))

    def reveal(self) -> None:
        """Scroll no more than needed to see the cursor, or its moving end."""
        start = self.layout.row_of(self.cursor.start)
        end = self.layout.row_of(max(self.cursor.start, self.cursor.end - 1))
        if self.extending:
            start = end = self.layout.row_of(
                max(0, self.head - (self.head > (self.fixed or 0)))
            )
        if end >= self.top + self.height:
            self.scroll_to(min(end - self.height + 1, start))
        if start < self.top:
            self.scroll_to(start)

    def centre(self) -> None:
        """Scroll so that the cursor is within the middle three fifths, if it is not."""
        row = self.layout.row_of(self.cursor.start)
        margin = self.height // 5
        if not self.top + margin <= row < self.top + self.height - margin:
            self.scroll_to(row - self.height // 2)

    def page_by(self, rows: int) -> None:
        """Scroll by rows; the cursor keeps its place on the screen."""
        row, column = self.layout.row_of(self.cursor.start), self._column
        if column is None:
            column = self.layout.column_of(self.cursor.start)
        offset = row - self.top if self.in_sight(self.cursor.start) else 0
        before = self.top
        self.scroll_to(self.top + rows)
        target = self.top + offset if self.top != before else row + rows
        target = max(0, min(target, self.layout.rows - 1))
        found = self._wordy_row(target, 1)
        if found is None or found >= self.top + self.height:
            found = self._wordy_row(target, -1)
        if found is not None:
            self.select(self._word_near(found, column))
            self._column = column

    def _wordy_row(self, row: int, step: int) -> int | None:
        """The first row from here on, in a direction, that holds a piece of a word."""
        while 0 <= row < self.layout.rows:
            if self._words_on(row):
                return row
            row += step
        return None

    def _words_on(self, row: int) -> list[Span]:
        """The words of a row, in order."""
        span = self.layout.row_span(row)
        found = [each for each in (at(self.units.words, span.start),) if each]
        word = after(self.units.words, span.start)
        while word is not None and word.start < span.end:
            found.append(word)
            word = after(self.units.words, word.start)
        return [each for each in found if each.overlaps(span)]

    def _word_near(self, row: int, column: int) -> Span:
        """The word of a row that lies nearest to a column."""
        shown = self.layout.row_span(row)
        columns: dict[int, int] = {}
        for sign, at_column, _ in self.layout.signs(row):
            columns |= dict.fromkeys(range(sign.start, sign.end), at_column)

        def distance(word: Span) -> int:
            start = columns.get(max(word.start, shown.start), 0)
            end = columns.get(min(word.end, shown.end) - 1, start)
            return max(start - column, column - end, 0)

        return min(self._words_on(row), key=distance)
