"""Links between claims, and the matters that they make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import Rows, id_of, marks_of, picture, session_on, span, tagged
from tui.model.detail import Claim
from tui.model.row import row_of
from tui.session import linking, tagging
from tui.session.case import case_of
from tui.session.linking import Suggested, link, links_of, unlink
from tui.session.matters import cell, details, independent, matters
from tui.session.tagging import source_of

if TYPE_CHECKING:
    from tui.model.tag import Tag
    from tui.session.session import Session, Write

TOOK = "Rebels took Maraj on Friday"
LEFT = "The army of Tazira left Maraj on Friday"
LOST = "Maraj is lost"
HELD = "Maraj had not fallen last week"


def four(session: Session) -> list[Tag]:
    return [
        tagged(session, TOOK, "claim"),
        tagged(session, LEFT, "claim", "two.txt"),
        tagged(session, LOST, "claim", "two.txt"),
        tagged(session, HELD, "claim"),
    ]


def test_a_link_is_seen_from_both_ends_and_undone() -> None:
    session = session_on(Rows())
    took, left, *_ = four(session)
    before = picture(session)
    made = link(session, took, left, "corroborates")
    assert links_of(session.state, took.id) == links_of(session.state, left.id) == (made,)
    session.undo()
    assert links_of(session.state, took.id) == ()
    assert picture(session) == before


def test_another_type_replaces_the_link_between_two_claims() -> None:
    session = session_on(Rows())
    took, left, *_ = four(session)
    first = link(session, took, left, "corroborates")
    again = link(session, left, took, "contradicts", "when")
    assert links_of(session.state, took.id) == (again,)
    assert (again.id, again.type, again.aspect) == (first.id, "contradicts", "when")
    unlink(session, again)
    assert session.state.links == {}


@pytest.mark.parametrize(("type_", "aspect"), [("likes", ""), ("repeats", "colour")])
def test_a_link_of_no_known_sort_is_refused(type_: str, aspect: str) -> None:
    session = session_on(Rows())
    took, left, *_ = four(session)
    with pytest.raises(ValueError, match="no such link"):
        link(session, took, left, type_, aspect)
    with pytest.raises(ValueError, match="itself"):
        link(session, took, took, "repeats")


def test_linking_suggested_claims_accepts_both_in_the_same_step() -> None:
    session = session_on(Rows())
    ends = []
    for path in ("one.txt", "two.txt"):
        name = id_of(session, path)
        article = session.state.articles[name]
        mark = next(each for each in marks_of(replace(article, id="")) if each.kind == "claim")
        ends.append(Suggested(name, mark))
    steps = len(session.state.history)
    made = link(session, ends[0], ends[1], "repeats")
    assert len(session.state.history) == steps + 1
    assert {tag.id for tag in session.state.tags.values()} == {made.a, made.b}
    assert len({actor.name for actor in session.state.actors.values()}) == len(
        session.state.actors
    )
    session.undo()
    assert not any((session.state.tags, session.state.actors, session.state.links))


def test_a_claim_takes_its_links_with_it_and_brings_them_back() -> None:
    session = session_on(Rows())
    took, left, *_ = four(session)
    made = link(session, took, left, "corroborates")
    tagging.remove(session, [left])
    assert session.state.links == {}
    assert links_of(session.state, took.id) == ()
    session.undo()
    assert links_of(session.state, took.id) == (made,)


def test_a_link_whose_claim_another_window_took_away_is_not_told() -> None:
    rows = Rows()
    session = session_on(rows)
    took, left, *_ = four(session)
    link(session, took, left, "corroborates")
    session.absorb([("tags", left.id, None)])
    assert links_of(session.state, took.id) == ()
    assert all(left.id not in each.claims for each in matters(session))
    assert case_of(session).links == ()


def test_a_link_made_while_its_claim_was_removed_elsewhere_waits_for_it() -> None:
    mine, theirs = session_on(Rows()), session_on(Rows())
    written: list[Write] = []
    mine.save_with(written.extend)
    took, left, *_ = four(mine)
    theirs.absorb(written)
    written.clear()
    late: list[Write] = []
    theirs.save_with(late.extend)
    tagging.remove(mine, [left])
    made = link(theirs, took, theirs.state.tags[left.id], "corroborates")
    mine.absorb(late)
    theirs.absorb(written)
    for session in (mine, theirs):
        assert made.id in session.state.links
        assert links_of(session.state, took.id) == ()
        assert case_of(session).links == ()
        assert all(len(each.claims) == 1 for each in matters(session))
    theirs.absorb([("tags", left.id, row_of(left))])
    assert links_of(theirs.state, took.id) == (made,)
    tagging.remove(mine, [took])
    assert not mine.state.links


def test_matters_their_sides_and_cells() -> None:
    session = session_on(Rows())
    took, left, lost, held = four(session)
    assert [each.claims for each in matters(session)] == [
        (took.id,), (held.id,), (left.id,), (lost.id,)
    ]  # fmt: skip
    link(session, took, left, "corroborates")
    link(session, left, lost, "repeats")
    link(session, lost, held, "contradicts", "what")
    (matter,) = matters(session)
    assert matter.sides == ((took.id, left.id, lost.id), (held.id,))
    assert matter.gist == TOOK
    one, two, three = (id_of(session, path) for path in ("one.txt", "two.txt", "three.txt"))
    assert cell(session, matter, one).sign == "="
    assert cell(session, matter, two).sign == "="
    assert cell(session, matter, three).sign == "."
    (aspect,) = details(session, matter)
    assert (aspect.aspect, aspect.letters) == ("what", {one: "ab", two: "a"})
    assert [words.startswith(TOOK[:20]) for words in aspect.values] == [True, False]


def test_an_account_on_the_other_side_and_one_alone() -> None:
    session = session_on(Rows())
    took, _, lost, _ = four(session)
    link(session, took, lost, "contradicts")
    signs = {
        each.gist: [cell(session, each, id_of(session, p)).sign for p in ("one.txt", "two.txt")]
        for each in matters(session)
    }
    assert signs == {TOOK: ["=", "≠"], HELD: ["!", "."], LEFT: [".", "!"]}


def test_repeats_and_one_source_count_once() -> None:
    session = session_on(Rows())
    took, left, lost, held = four(session)
    claims = [took.id, left.id, lost.id, held.id]
    assert independent(session, claims) == 2  # the articles' own voices
    source_of(session, lost, "two diplomats")
    assert independent(session, claims) == 3
    source_of(session, held, "two diplomats")
    assert independent(session, claims) == 3
    detail = session.state.tags[held.id].detail
    assert isinstance(detail, Claim)
    via = replace(session.state.tags[held.id], detail=replace(detail, via=("Meridian News",)))
    tagging.change(session, via, "via")
    assert independent(session, claims) == 4
    link(session, took, held, "repeats")
    assert independent(session, claims) == 3
    assert independent(session, []) == 0


def test_words_that_name_nobody_do_not_count_beside_whom_the_article_names() -> None:
    session = session_on(Rows())
    took, left, lost, held = four(session)
    source_of(session, left, "two diplomats")
    text = session.state.articles[lost.article].text
    detail = Claim(source_span=span(text, "one of them"))
    tagging.change(session, replace(session.state.tags[lost.id], detail=detail), "open")
    assert independent(session, [left.id, lost.id]) == 1
    assert independent(session, [lost.id]) == 1
    assert independent(session, [took.id, lost.id]) == 2  # another article
    source_of(session, held, "a security source")
    assert independent(session, [left.id, lost.id, held.id]) == 2
    tagging.own_voice(session, session.state.tags[lost.id])
    assert independent(session, [left.id, lost.id]) == 2  # the article itself says so


TYPES = st.sampled_from(linking.TYPES)
ENDS = st.integers(0, 3)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(ENDS, ENDS, TYPES), max_size=6))
def test_any_links(links: list[tuple[int, int, str]]) -> None:
    session = session_on(Rows())
    tags = four(session)
    for a, b, type_ in links:
        if a != b:
            link(session, tags[a], tags[b], type_)
    found = matters(session)
    assert sorted(c for each in found for c in each.claims) == sorted(t.id for t in tags)
    for matter in found:
        assert sorted(c for side in matter.sides for c in side) == sorted(matter.claims)
        assert 1 <= independent(session, matter.claims) <= len(matter.claims)
    for _ in links:
        session.undo()
    assert all(len(each.claims) >= 1 for each in matters(session))
