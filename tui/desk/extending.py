"""Extending a selection after `v`: one end is fixed, the other moves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.desk.units import after, at, before
from tui.model.span import Span
from tui.text.cells import clusters

if TYPE_CHECKING:
    from tui.desk.view import View


def start(view: View) -> None:
    """Begin: the end of the selection moves, its start is fixed."""
    view.unextended = view.cursor
    view.fixed, view.head = view.cursor.start, view.cursor.end
    view.picked = view.chosen = True


def stop(view: View) -> None:
    """Give up: the selection is what it was before."""
    view.select(view.unextended)


def by_characters(view: View, count: int) -> None:
    """Move the free end by so many characters, as people count them."""
    text, body = view.page.article.text, view.units.body
    head = view.head
    for _ in range(abs(count)):
        if count > 0 and head < body.end:
            head = next(clusters(text, head, body.end)).end
        elif count < 0 and head > body.start:
            nearby = max(body.start, head - 64)
            head = list(clusters(text, nearby, head))[-1].start
    _move(view, head, count)


def by_words(view: View, count: int) -> None:
    """Move the free end by words: to their ends on the right, to their starts on the left."""
    assert view.fixed is not None
    step = _word_right if count > 0 else _word_left
    head = view.head
    for _ in range(abs(count)):
        head = step(view, head, view.fixed)
    _move(view, head, count)


def by_rows(view: View, count: int) -> None:
    """Move the free end by rows, keeping its column; blank rows are skipped."""
    assert view.fixed is not None
    last = view.head - (view.head > view.fixed)  # the end of a row may be the next one's start
    row, column = view.layout.row_of(last), view.layout.column_of(last) + view.head - last
    target = row + count
    while 0 <= target < view.layout.rows and not view.layout.row_span(target).length:
        target += 1 if count > 0 else -1
    target = max(0, min(target, view.layout.rows - 1))
    _move(view, view.layout.offset_at(target, column), count)


def swap(view: View) -> None:
    """Let the other end move."""
    assert view.fixed is not None
    view.fixed, view.head = view.head, view.fixed
    view.reveal()


def widen(view: View, side: int) -> None:
    """Push the right edge (1) or the left edge (-1) out by one word. Works without `v`, too."""
    start, end = view.cursor
    if side > 0:
        word = after(view.units.words, end - 1) or at(view.units.words, end)
        end = word.end if word else end
    else:
        word = before(view.units.words, start)
        start = word.start if word else start
    if view.fixed is not None:
        view.fixed, view.head = (start, end) if side > 0 else (end, start)
    view.cursor = Span(start, end)
    view.chosen = True
    view.reveal()


def _word_right(view: View, head: int, fixed: int) -> int:
    """The next end of a word; left of the fixed end, the next start that is left of it."""
    words = view.units.words
    if head < fixed:
        word = after(words, head)
        if word and word.start < fixed:
            return word.start
        head = fixed
    ending = bisect_right(words, head, key=lambda word: word.end)
    return words[ending].end if ending < len(words) else head


def _word_left(view: View, head: int, fixed: int) -> int:
    """The last start of a word; right of the fixed end, the last end that is right of it."""
    words = view.units.words
    if head > fixed:
        ending = bisect_left(words, head, key=lambda word: word.end) - 1
        if ending >= 0 and words[ending].end > fixed:
            return words[ending].end
        head = fixed
    word = before(words, head)
    return word.start if word else head


def _move(view: View, head: int, step: int) -> None:
    """Put the free end somewhere; the selection never becomes empty."""
    assert view.fixed is not None
    if head == view.fixed:
        text, body = view.page.article.text, view.units.body
        if step > 0 and head < body.end:
            head = next(clusters(text, head, body.end)).end
        elif step < 0 and head > body.start:
            head = list(clusters(text, max(body.start, head - 64), head))[-1].start
        else:
            return
    view.head = head
    view.cursor = Span(min(head, view.fixed), max(head, view.fixed))
    view.picked = view.chosen = True
    view.reveal()
