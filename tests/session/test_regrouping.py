from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import Rows, session_on
from tests.session.made import tagged as tagged_in
from tui.session import regrouping
from tui.session.grid import Grid, rows_of
from tui.session.linking import TYPES, link
from tui.session.matters import Matter, cell, matters

if TYPE_CHECKING:
    from tui.session.session import Session

CLAIMS = (
    ("Rebels took Maraj on Friday", "one.txt"), ("We are coming home", "one.txt"),
    ("hold Maraj", "one.txt"), ("The army of Tazira left Maraj", "two.txt"),
    ("nobody would be harmed", "two.txt"), ("Maraj is lost", "two.txt"),
    ("No name", "three.txt"),
)  # fmt: skip
LINKS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(TYPES)), max_size=9
)
DEED = st.tuples(
    st.sampled_from(("split", "move", "turn")), st.integers(0, 6), st.integers(0, 6)
)


def holding(session: Session, claim: str) -> Matter:
    return next(each for each in matters(session) if claim in each.claims)


def turned(session: Session, home: Matter, claims: tuple[str, ...], type_: str) -> None:
    side = set(home.sides[0])
    wanted = [each for each in claims if (each in side) == (type_ == "contradicts")]
    if not wanted or home.sides[0][0] in claims:
        return
    against = [each for each in session.state.links.values() if each.type == "contradicts"]
    with_ = regrouping.turn(session, home, wanted, type_)
    after = holding(session, with_)
    assert set(after.claims) == set(home.claims)
    now = next(set(each) for each in after.sides if with_ in each)
    if type_ == "corroborates":
        assert now >= side | set(wanted)
    else:
        assert now.isdisjoint(wanted)
        assert now == side - set(wanted) or any({each.a, each.b} <= side for each in against)


@settings(max_examples=60, deadline=None)
@given(LINKS, st.lists(DEED, max_size=4))
def test_the_rest_of_a_matter_stays_together(
    links: list[tuple[int, int, str]], deeds: list[tuple[str, int, int]]
) -> None:
    session = session_on(Rows())
    tags = [tagged_in(session, words, "claim", path) for words, path in CLAIMS]
    for a, b, type_ in links:
        if a != b:
            link(session, tags[a], tags[b], type_)
    grid = Grid(session)
    for deed, number, other in deeds:
        claim, to = tags[number].id, tags[other].id
        home, there = holding(session, claim), holding(session, to)
        claims = cell(session, home, tags[number].article).claims
        rest = set(home.claims) - set(claims)
        before, steps = matters(session), len(session.state.history)
        if deed == "split" and rest:
            regrouping.split_off(session, home, claims)
            assert holding(session, claim).claims == claims, "they stay together"
        elif deed == "move" and home != there:
            regrouping.move(session, home, claims, to)
            assert set(holding(session, claim).claims) == {*claims, *there.claims}
        elif deed == "turn" and rest and home.sides[0][0] not in claims:
            turned(session, home, claims, "corroborates")
            turned(session, holding(session, claim), claims, "contradicts")
            continue
        else:
            continue
        assert len(session.state.history) == steps + 1
        if rest:
            assert rest <= set(holding(session, min(rest)).claims), "the rest stays together"
        assert grid.rows() == rows_of(session), "kept rows are what is made anew"
        session.undo()
        assert matters(session) == before
        session.redo()
