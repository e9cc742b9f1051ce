"""The claims matrix and the timeline as tables for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session import grid
from tui.session.calendar import order, within
from tui.session.dated import dates_of
from tui.session.grid import SILENT, Square
from tui.session.matters import speaker
from tui.session.tables import Table

if TYPE_CHECKING:
    from tui.session.grid import Row
    from tui.session.session import Session

SIGNS = (
    "= says so; ~ says a part of it; ≠ contradicts; ! is the only one to say so; . is silent",
    "a, b, c: the values of a detail that differs",
    "independent sources: distinct sources, by whom and through whom; what repeats another "
    "account does not count again",
    "against: independent sources of those that contradict",
)


def matrix(session: Session) -> Table:
    """A row for each matter and each detail that differs, a column for each article.

    In an article's column: its sign and its words. What is only proposed is left out.
    """
    rows = [row for row in grid.rows_of(session) if row.matter is not None]
    articles = sorted(
        {each for row in rows for each, said in row.squares.items() if said.sign != "?"},
        key=lambda each: (session.record(each).path, each),
    )
    lines: list[tuple[str, ...]] = []
    for row in rows:
        cells = [_cell(session, row, each) for each in articles]
        first, *against = row.sources or (0,)
        lines.append((row.gist, *cells, str(first), " ".join(map(str, against))))
        for detail in row.details:
            values = dict(zip("abcdefghijklmnopqrstuvwxyz", detail.values, strict=False))
            letters = [detail.letters.get(each, SILENT) for each in articles]
            said = [
                " / ".join(f"{x} {values[x]}" if x in values else x for x in each)
                for each in letters
            ]
            lines.append((f"  {detail.aspect.replace('-', ' ')}", *said, "", ""))
    names = (_named(session, each) for each in articles)
    head = ("claim", *names, "independent sources", "against")
    return Table("Claims × articles", head, tuple(lines), SIGNS)


def timeline(session: Session, unit: str) -> Table:
    """A row for each tagged date in the order of time; those without a value come last."""
    found = [
        (each, article)
        for article in sorted(
            session.state.tagged_articles(), key=lambda a: (session.record(a).path, a)
        )
        for each in dates_of(session, article)
    ]
    found.sort(key=lambda each: (not each[0].value, order(each[0].value)))
    rows = tuple(
        (
            within(each.value, unit) if each.value else "?",
            each.value,
            each.tag.quote,
            each.words,
            speaker(session, each.claim.id) if each.claim else "",
            _named(session, article),
        )
        for each, article in found
    )
    head = (unit, "value", "date", "what", "source", "article")
    return Table("Timeline", head, rows, ("?: no value is known", "values are EDTF"))


def _named(session: Session, article: str) -> str:
    record = session.record(article)
    known = session.state.articles.get(article)
    facts = (record.outlet, record.published)
    if known is not None:
        facts = (known.outlet, known.published)
    about = ", ".join(filter(None, facts))
    return f"{record.path} ({about})" if about else record.path


def _cell(session: Session, row: Row, article: str) -> str:
    square = row.squares.get(article, Square())
    if square.sign == grid.PROPOSED:
        return SILENT
    words = " / ".join(grid.said_by(session, key, article) for key in square.claims)
    return f"{square.sign} {words}".strip()
