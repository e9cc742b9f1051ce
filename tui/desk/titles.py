"""The titles of the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.cells import cell_width, fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.article import Article

EDGES = 4
"""Cells of the rule around a title."""
LEAST = 6
"""Cells that an outlet is worth."""


def title(desk: Desk, view: View) -> str:
    """Number, name, whether it is silent; outlet, date; how much is read and how much new.

    Where there is not room for all of it, the last goes first; then the outlet is cut short.
    """
    article = view.page.article
    number = desk.panes.views.index(view) + 1
    silent = view is not desk.view and desk.following.is_silent(view)
    head = f"{number} {desk.name(view.article)}{' · silent' if silent else ''}"
    share = desk.novelty.share(view.article)
    fresh = f" · new {share}%" if share is not None else ""
    read = desk.library.read.get(view.article, 0)
    lost = len(view.page.orphans)
    orphans = f" · {lost} orphan{'s' if lost > 1 else ''}" if lost else ""
    outlet, date = _outlet(article), _published(article)
    room = _width(desk, view) - EDGES
    for tail in (f" · read {read}%{fresh}{orphans}", f" · {read}%{fresh}{orphans}",
                 f"{fresh}{orphans}"):  # fmt: skip
        full = f"{head} {outlet} {date}{tail}"
        if cell_width(full) <= room:
            return full
    room -= cell_width(head) + cell_width(date) + cell_width(orphans) + 2
    if cell_width(outlet) > room:
        outlet = fitted(outlet, room).rstrip() if room >= LEAST else ""
    return " ".join(each for each in (head, outlet, f"{date}{orphans}") if each)


def _outlet(article: Article) -> str:
    known = clean_line(article.outlet)
    if known and "outlet" not in article.guessed:
        return known
    return f"({known or 'outlet'}?)"


def _published(article: Article) -> str:
    published = clean_line(article.published) or "no date!"
    doubt = "?" if "published" in article.guessed else ""
    return f"{published}{doubt}" + (
        f" · {article.encoding}?" if article.encoding_guessed else ""
    )


def _width(desk: Desk, view: View) -> int:
    widths = desk.geometry.pane_widths
    visible = desk.panes.visible
    at = visible.index(view) if view in visible else 0
    return widths[min(at, len(widths) - 1)]
