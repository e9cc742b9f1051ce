"""A place in its context on one line: the words that were looked for, in a common column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.cells import cell_width, clusters, fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.model.article import Article
    from tui.model.span import Span

    Line = tuple[tuple[str, str], ...]
    """Pieces of text in styles (see `widgets.rows`)."""

NUMBER = 6
"""Cells of a line's number and the blank after it."""
SIGNS = 4
"""Cells before it: the cursor's, the mark's and the tag's."""
BEFORE = 0.4
"""Of the rest, what stands before the place."""
AROUND = 60
"""Characters to either side of a place, where there is no line to fill."""
FEWEST = 8
"""Cells that are there for words, however narrow the window."""


def head(width: int) -> str:
    """The names of the columns."""
    return f"{'line':>{SIGNS + NUMBER - 1}}{'':{int(_room(width) * BEFORE) + 1}}place"


def of_article(desk: Desk, article: str, count: int, width: int, *, at: bool) -> Line:
    """The line above the places of an article: which it is, and how many they are."""
    known = desk.session.state.articles[article]
    facts = (desk.name(article), known.outlet, known.published)
    words = "  ".join(clean_line(each) for each in facts if each)
    places = f" {count} "
    line = f" {'▸' if at else ' '} {fitted(words, max(1, width - 3 - len(places)))}{places}"
    return ((line, "cursor" if at else "strong"),)


def of_place(
    desk: Desk, article: str, span: Span, width: int, *, at: bool, marked: bool
) -> Line:
    """The line of a place; at the cursor all but the words themselves is reversed."""
    known = desk.session.state.articles[article]
    text, body = known.text, known.body
    room = _room(width)
    before = int(room * BEFORE)
    here = clean_line(text[span.start : min(span.end, span.start + room)])
    words = fitted(here, min(cell_width(here), max(1, room - before - 4)))
    left = _flat(text[max(body.start, span.start - 2 * before) : span.start])
    right = _flat(text[span.end : min(body.end, span.end + 2 * room)])
    sign, mark, tag = "▸" if at else " ", "•" if marked else " ", _letter(desk, article, span)
    number = text.count("\n", 0, span.start) + 1
    style = "cursor" if at else ""
    return (
        (f" {sign}{mark}{tag}{number:>{NUMBER - 1}} ", style or "quiet"),
        (_end_of(left, before), style),
        (words, "strong"),
        (fitted(right, max(0, room - before - cell_width(words))), style),
    )


def around(article: Article, span: Span, most: int = AROUND) -> str:
    """A place with some of the words around it."""
    start, end = (
        max(article.body.start, span.start - most),
        min(article.body.end, span.end + most),
    )
    return _flat(article.text[start:end]).strip()


def _room(width: int) -> int:
    return max(FEWEST, width - SIGNS - NUMBER)


def _letter(desk: Desk, article: str, span: Span) -> str:
    """The letter of the kind that it is tagged as, if it is."""
    tags = desk.session.page(article).tags
    kinds = (each.kind for each in tags if each.kind != "claim" and each.span.overlaps(span))
    kind = desk.kinds.get(next(kinds, ""))
    return kind.letter[:1] if kind is not None else " "


def _flat(text: str) -> str:
    """Words on one line; a blank at either end stays one."""
    words = " ".join(clean_line(text).split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _end_of(text: str, cells: int) -> str:
    """The end of a text in so many cells."""
    width = cell_width(text)
    if width <= cells:
        return " " * (cells - width) + text
    start = 0
    for cluster in clusters(text, 0, len(text)):
        if width <= cells - 1:
            break
        width -= cell_width(text[cluster.start : cluster.end])
        start = cluster.end
    return f"{'…':>{cells - width}}{text[start:]}"
