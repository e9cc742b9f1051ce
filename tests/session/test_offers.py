from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.session.made import Rows, id_of, session_on
from tui.compare import Proposal
from tui.session import regrouping
from tui.session.grid import rows_of
from tui.session.linking import AGREE, TYPES
from tui.session.offers import expected, joining, taken_at
from tui.session.passages import key_of
from tui.session.proposed import propose

if TYPE_CHECKING:
    from tui.session.session import Session

LINKS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(TYPES[:3])), max_size=12
)


@given(LINKS, st.lists(st.integers(0, 3), min_size=7, max_size=7))
def test_a_claim_agrees_with_one_side_and_contradicts_others(
    links: list[tuple[int, int, str]], numbers: list[int]
) -> None:
    known = {f"c{n}": side for n, side in enumerate(numbers)}
    offers = [Proposal("c", f"c{n}", type_, 0.5) for n, _, type_ in links]
    sides = dict(known)
    kept = joining("c", offers, sides)
    agreeing = {known[each.b] for each in kept if each.type in AGREE}
    against = {known[each.b] for each in kept if each.type not in AGREE}
    assert agreeing.isdisjoint(against)
    assert len(agreeing) <= 1
    assert sides["c"] in (agreeing or {max(numbers) + 1})
    assert kept[:1] == tuple(offers[:1]), "the likeliest is among them"


def proposing(session: Session, links: list[tuple[int, int, str]]) -> None:
    """Proposals between the suggested claims, the first the likeliest."""
    marks = [
        (article, key_of(article, mark.span))
        for article in session.article_ids()
        for mark in session.page(article).marks
        if mark.kind == "claim"
    ]
    found: list[Proposal] = []
    for number, (one, other, type_) in enumerate(links):
        (here, a), (there, b) = marks[one % len(marks)], marks[other % len(marks)]
        if a < b and not any((a, b) == (each.a, each.b) for each in found):
            found.append(Proposal(a, b, type_, 0.9 - number / 99, articles=(here, there)))
    propose(session, session.article_ids(), found)


@given(LINKS)
def test_what_is_expected_is_what_comes_of_taking_all(
    links: list[tuple[int, int, str]],
) -> None:
    session = session_on(Rows())
    proposing(session, [(0, other, type_) for _, other, type_ in links])
    for row in rows_of(session):
        would_be = expected(session, row)
        regrouping.take(session, taken_at(row, id_of(session, "one.txt")))
        (made,) = (each for each in rows_of(session) if each.matter)
        assert sorted(made.sources) == sorted(map(len, would_be))
        assert set(row.names) <= set(made.names), "all of it was taken"


@given(LINKS, st.lists(st.integers(0, 20), max_size=4))
def test_what_is_proposed_is_in_a_row_and_can_be_taken_there(
    links: list[tuple[int, int, str]], steps: list[int]
) -> None:
    session = session_on(Rows())
    proposing(session, links)
    for step in (*steps, 0):
        rows = rows_of(session)
        shown = {
            each for row in rows for square in row.squares.values() for each in square.offers
        }
        inside = [set(row.matter.claims) for row in rows if row.matter is not None]
        apart = {
            each
            for each in session.proposed_links
            if not any({each.a, each.b} <= claims for claims in inside)
        }
        assert apart == shown
        cells = [(row, at) for row in rows for at, each in row.squares.items() if each.offers]
        for row, at in cells:
            known = {row.key} if row.matter is None else set(row.matter.claims)
            for each in taken_at(row, at):
                assert {each.a, each.b} & known, "each link hangs on what was there before it"
                known |= {each.a, each.b}
            assert taken_at(row, at)
        if cells:
            row, at = cells[step % len(cells)]
            regrouping.take(session, taken_at(row, at))
