"""Taking one claim of what is proposed hides nothing of what else was proposed with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.session.made import Rows, marks_of
from tui.readers import read
from tui.session import regrouping
from tui.session.comparing import proposed_anew
from tui.session.grid import PROPOSED, SILENT, Square, rows_of
from tui.session.offers import taken_at
from tui.session.proposed import span_of
from tui.session.session import Session
from tui.session.sources import accept

if TYPE_CHECKING:
    from tui.session.grid import Row

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"


def samples() -> Session:
    session = Session(Rows().save, by="tester")
    for path in sorted(SAMPLES.glob("0*")):
        article = read(SAMPLES, path.name)
        session.see(session.take(article), marks_of(article))
    proposed_anew(session)
    return session


def taken(session: Session, article: str, key: str) -> Row:
    """Accept one suggested claim, as in the reader; its row after comparing again."""
    mark = next(
        each
        for each in session.page(article).marks
        if each.kind == "claim" and each.span == span_of(key)
    )
    tag = accept(session, article, mark)
    proposed_anew(session)
    return next(row for row in rows_of(session) if tag.id in row.names)


def test_what_was_proposed_with_a_claim_stays_in_its_row() -> None:
    session, looked = samples(), 0
    for row in rows_of(session):
        for article, square in row.squares.items():
            for key in square.claims:
                now = taken(session, article, key)
                lost = {
                    session.record(other).path
                    for other in row.squares
                    if now.squares.get(other, Square()).sign == SILENT
                }
                assert not lost, f"{row.gist}: taking that of {session.record(article).path}"
                session.undo()
                looked += 1
    assert looked > 20


def test_it_stays_there_when_another_of_the_row_is_linked() -> None:
    session = samples()
    row = next(each for each in rows_of(session) if each.gist.startswith("31 people"))
    at = {session.record(article).path[:3]: article for article in row.squares}
    (key,) = row.squares[at["001"]].claims
    taken(session, at["001"], key)
    row = next(each for each in rows_of(session) if key in each.names)
    regrouping.take(session, taken_at(row, at["004"]))
    proposed_anew(session)
    row = next(each for each in rows_of(session) if key in each.names)
    signs = {
        session.record(article).path[:3]: each.sign for article, each in row.squares.items()
    }
    assert signs == {"001": "=", "003": PROPOSED, "004": "≠"}
