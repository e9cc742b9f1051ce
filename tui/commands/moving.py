"""Moving the cursor and the page: in an article, or in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk import extending
from tui.desk.units import after, at, before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.span import Span


@command("cursor.down")
def down(desk: Desk) -> None:
    """To the nearest word of the next line."""
    _rows(desk, 1)


@command("cursor.up")
def up(desk: Desk) -> None:
    """To the nearest word of the line above."""
    _rows(desk, -1)


@command("cursor.top")
def top(desk: Desk) -> None:
    """To the beginning."""
    _edge(desk, 0)


@command("cursor.bottom")
def bottom(desk: Desk) -> None:
    """To the end."""
    _edge(desk, -1)


@command("cursor.word_next")
def word_next(desk: Desk) -> None:
    """To the next word."""
    if view := desk.view:
        _to(desk, after(view.units.words, view.cursor.start), "this is the last word")


@command("cursor.word_prev")
def word_prev(desk: Desk) -> None:
    """To the word before."""
    if view := desk.view:
        _to(desk, before(view.units.words, view.cursor.start), "this is the first word")


@command("cursor.sentence_next")
def sentence_next(desk: Desk) -> None:
    """To the next sentence."""
    if view := desk.view:
        _next_unit(desk, view, view.units.sentences, "this is the last sentence")


@command("cursor.sentence_prev")
def sentence_prev(desk: Desk) -> None:
    """To the beginning of the sentence, then to the one before."""
    if view := desk.view:
        _previous_unit(desk, view, view.units.sentences)


@command("cursor.paragraph_next")
def paragraph_next(desk: Desk) -> None:
    """To the next paragraph."""
    if view := desk.view:
        _next_unit(desk, view, view.units.paragraphs, "this is the last paragraph")


@command("cursor.paragraph_prev")
def paragraph_prev(desk: Desk) -> None:
    """To the beginning of the paragraph, then to the one before."""
    if view := desk.view:
        _previous_unit(desk, view, view.units.paragraphs)


@command("cursor.line_start")
def line_start(desk: Desk) -> None:
    """To the first word of the line."""
    if view := desk.view:
        row = view.layout.row_span(view.layout.row_of(view.cursor.start))
        view.go(row.start)


@command("cursor.line_end")
def line_end(desk: Desk) -> None:
    """To the last word of the line."""
    if view := desk.view:
        row = view.layout.row_span(view.layout.row_of(view.cursor.start))
        view.go(max(row.start, row.end - 1))


@command("scroll.page_down")
def page_down(desk: Desk) -> None:
    """One page down."""
    _page(desk, 1.0)


@command("scroll.page_up")
def page_up(desk: Desk) -> None:
    """One page up."""
    _page(desk, -1.0)


@command("scroll.half_down")
def half_down(desk: Desk) -> None:
    """Half a page down."""
    _page(desk, 0.5)


@command("scroll.half_up")
def half_up(desk: Desk) -> None:
    """Half a page up."""
    _page(desk, -0.5)


@command("scroll.line_down")
def line_down(desk: Desk) -> None:
    """Scroll one line; the cursor stays on its word."""
    if view := desk.view:
        view.scroll_to(view.top + 1)


@command("scroll.line_up")
def line_up(desk: Desk) -> None:
    """Scroll one line back; the cursor stays on its word."""
    if view := desk.view:
        view.scroll_to(view.top - 1)


@command("scroll.center")
def center(desk: Desk) -> None:
    """Bring the cursor's line to the middle."""
    if view := desk.view:
        view.scroll_to(_row(view) - view.height // 2)


@command("scroll.cursor_top")
def cursor_top(desk: Desk) -> None:
    """Bring the cursor's line to the top."""
    if view := desk.view:
        view.scroll_to(_row(view))


@command("scroll.cursor_bottom")
def cursor_bottom(desk: Desk) -> None:
    """Bring the cursor's line to the bottom."""
    if view := desk.view:
        view.scroll_to(_row(view) - view.height + 1)


def _row(view: View) -> int:
    return view.layout.row_of(view.cursor.start)


def _rows(desk: Desk, count: int) -> None:
    view = desk.view
    if view is None:
        _in_list(desk, count)
    elif view.extending:
        extending.by_rows(view, count)
    elif not view.down(count):
        desk.say("this is the last line" if count > 0 else "this is the first line")


def _in_list(desk: Desk, rows: int) -> None:
    if listing := desk.screens.listing:
        listing.down(rows)


def _page(desk: Desk, pages: float) -> None:
    view = desk.view
    listing = desk.screens.listing
    height = listing.height if listing is not None else view.height if view else 1
    rows = int(pages * height) if abs(pages) < 1 else int(pages) * max(1, height - 1)
    rows = rows or (1 if pages > 0 else -1)
    if view is None:
        _in_list(desk, rows)
    else:
        desk.places.leave()
        view.page_by(rows)


def _edge(desk: Desk, which: int) -> None:
    view = desk.view
    if view is None:
        if listing := desk.screens.listing:
            listing.go(0 if which == 0 else len(listing.rows) - 1)
    elif view.units.words:
        desk.places.leave()
        view.select(view.units.words[which])


def _to(desk: Desk, span: Span | None, otherwise: str) -> None:
    if desk.view is None or span is None:
        desk.say(otherwise)
    else:
        desk.view.select(span)


def _next_unit(desk: Desk, view: View, units: Sequence[Span], otherwise: str) -> None:
    unit = after(units, view.cursor.start)
    _to(desk, view.units.word_at(unit.start) if unit else None, otherwise)


def _previous_unit(desk: Desk, view: View, units: Sequence[Span]) -> None:
    here = at(units, view.cursor.start)
    first = view.units.word_at(here.start) if here else None
    unit = (
        here
        if first and first.start < view.cursor.start
        else before(units, here.start if here else view.cursor.start)
    )
    _to(desk, view.units.word_at(unit.start) if unit else None, "this is the beginning")
