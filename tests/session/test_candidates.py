"""Which claims may be the other end of a link."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import Rows, id_of, picture, session_on
from tests.session.test_linking import four
from tui.session import checking, linking, tagging
from tui.session.candidates import MOST, candidates, differing, end_of, key
from tui.session.comparing import proposed_anew
from tui.session.linking import (
    Suggested,
    between,
    link,
    links_of,
    other_end,
    standing,
    unlink,
)
from tui.session.passages import claims

PLACES = ("one.txt", "two.txt", "three.txt")
DENIAL = {
    "yes.txt": ("The ministry has asked Velmora for ground troops, an envoy said.\n", ""),
    "no.txt": ("The ministry has not asked Velmora for ground troops, an envoy said.\n", ""),
    "many.txt": ("Soldiers came to the town, a man said.\n" * 2 * MOST, ""),
}


def test_what_denies_it_is_the_first_that_contradicts() -> None:
    session = session_on(Rows(), DENIAL)
    yes, no, many = (id_of(session, path) for path in DENIAL)
    own, denial = (end_of(session, claims(session, name)[0]) for name in (yes, no))
    assert isinstance(own, Suggested)
    assert isinstance(denial, Suggested)
    found = candidates(session, own, "contradicts", [many, no])
    assert found[0].claim.key == key(denial)
    assert (found[0].type, found[0].aspect) == ("contradicts", "what")
    assert any("denies" in line for line in found[0].evidence)
    assert len(found) == MOST < 1 + len(claims(session, many))
    assert differing(session, own, denial, "contradicts") == "what"
    agreeing = candidates(session, own, "corroborates", [no])
    assert [(each.type, each.aspect) for each in agreeing] == [("corroborates", "")]
    session.lose("no.txt")
    assert candidates(session, own, "contradicts", [no]) == ()
    assert candidates(session, denial, "contradicts", [yes]) == ()
    assert differing(session, own, denial, "contradicts") == ""
    assert standing(session, denial) is None


COUNTED = {
    "own.txt": ("The army said that 31 people had died at the market of Sarhun.\n", ""),
    "far.txt": ("The army said that 31 had been found dead near a market.\n", ""),
    "beside.txt": ("A man said that 47 people had died at the market of Sarhun.\n", ""),
}


def test_what_agrees_comes_before_what_is_more_alike_and_does_not() -> None:
    session = session_on(Rows(), COUNTED)
    name, far, beside = (id_of(session, path) for path in COUNTED)
    own = end_of(session, claims(session, name)[0])
    assert own is not None
    agreeing = candidates(session, own, "corroborates", [name, beside], [far])
    opposed = candidates(session, own, "contradicts", [name, far], [beside])
    assert [each.claim.article for each in agreeing] == [far, beside]
    assert [each.claim.article for each in opposed] == [beside, far]
    assert agreeing[0].score < agreeing[1].score
    assert [each.seen for each in opposed] == ["contradicts", agreeing[0].seen]
    assert agreeing[0].seen in linking.AGREE


PHASES = {
    "own.txt": (
        "The army will destroy the Halef bridge near Sarhun, an envoy said. "
        "The army destroyed the Halef bridge near Sarhun, the envoy said later.\n",
        "",
    ),
    "other.txt": ("Milk was dear in May, a baker said. Rain fell, a farmer said.\n", ""),
    "done.txt": ("The army had destroyed the Halef bridge near Sarhun, a man said.\n", ""),
    "like.txt": ("The Halef bridge is old, a man of the town said.\n", ""),
}


def test_other_articles_come_first_and_what_is_not_alike_last() -> None:
    session = session_on(Rows(), PHASES)
    name, other, done, like = (id_of(session, path) for path in PHASES)
    own = end_of(session, claims(session, name)[0])
    assert own is not None
    proposed_anew(session)
    found = candidates(session, own, "corroborates", [other], [done, like])
    assert [each.claim.article for each in found[:2]] == [done, like]
    assert {each.claim.article for each in found[-2:]} == {other}
    assert all(each.score == 0 for each in found[-2:])
    assert name not in {each.claim.article for each in found[:2]}


def test_agreeing_says_nothing_of_when() -> None:
    session = session_on(Rows(), PHASES)
    name, _, done, _ = (id_of(session, path) for path in PHASES)
    own = end_of(session, claims(session, name)[0])
    assert own is not None
    (agreed, *_) = candidates(session, own, "corroborates", [done])
    (opposed, *_) = candidates(session, own, "contradicts", [done])
    assert agreed.evidence
    assert (agreed.aspect, opposed.aspect) == ("", "when")


def test_a_suggestion_that_is_a_tag_meanwhile() -> None:
    session = session_on(Rows())
    name = id_of(session, "one.txt")
    end = end_of(session, claims(session, name)[0])
    assert isinstance(end, Suggested)
    assert standing(session, end) == end
    tag = tagging.accept(session, name, end.mark)
    assert standing(session, end) == tag
    tagging.remove(session, [tag])
    assert standing(session, tag) is None
    assert standing(session, end) == end
    tagging.refuse(session, name, end.mark)
    assert standing(session, end) is None


def test_links_that_two_windows_made_between_two_claims_go_together() -> None:
    session = session_on(Rows())
    took, left, *_ = four(session)
    link(session, took, left, "corroborates")
    row = {"id": "0123456789abcdef", "a": left.id, "b": took.id, "type": "repeats"}
    session.absorb([("links", "0123456789abcdef", row)])
    assert len(links_of(session.state, took.id)) == 2
    seen = between(session.state, took.id, left.id)
    assert seen is not None
    unlink(session, seen)
    assert session.state.links == {}
    session.undo()
    assert len(session.state.links) == 2


def test_a_claim_made_by_rule_that_is_rejected_takes_its_links() -> None:
    session = session_on(Rows())
    took, left, *_ = four(session)
    link(session, took, left, "corroborates")
    before = picture(session)
    checking.reject(session, left)
    assert session.state.links == {}
    session.undo()
    assert picture(session) == before


ENDS = st.integers(0, 3)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(ENDS, ENDS, st.sampled_from(linking.TYPES)), max_size=5),
    st.sampled_from(PLACES[:2]),
    st.permutations(PLACES),
    st.sampled_from(("corroborates", "contradicts")),
)
def test_any_claim(
    links: list[tuple[int, int, str]], path: str, order: list[str], type_: str
) -> None:
    session = session_on(Rows())
    tags = four(session)
    for a, b, how in links:
        if a != b:
            link(session, tags[a], tags[b], how)
    names = [id_of(session, each) for each in order]
    own = id_of(session, path)
    others = {each.key for name in names if name != own for each in claims(session, name)}
    for passage in claims(session, own):
        end = end_of(session, passage)
        assert end is not None
        assert key(end) == passage.key
        found = candidates(session, end, type_, names)
        known = {other_end(each, passage.key) for each in links_of(session.state, passage.key)}
        assert {each.claim.key for each in found} == others | known
        assert len(found) == len(others | known)
        linked = [each.linked is not None for each in found]
        assert linked == sorted(linked, reverse=True)
        for each in found:
            assert 0 <= each.score <= 1
            assert each.linked == between(session.state, passage.key, each.claim.key)
            assert (each.type == "contradicts") == (type_ == "contradicts")
            assert end_of(session, each.claim) is not None
