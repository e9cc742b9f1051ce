"""Links that comparing proposes: what becomes of them when the user works on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.session.made import Rows, article, marks_of
from tui.model.actor import Refusal
from tui.model.ids import new_id
from tui.model.step import Change
from tui.session import linking, passages, tagging
from tui.session.comparing import proposed_anew
from tui.session.proposed import propose, refuse, words_of
from tui.session.session import Session

if TYPE_CHECKING:
    from tui.model.mark import Mark
    from tui.session.touched import Touched

ONE = "The mayor said that rebels had blown up the Ostra bridge before the city fell.\n"
TWO = "The army said that the Ostra bridge was blown up by rebels in the night.\n"
THREE = "Bread was sold again in the market, a baker said. Rain fell on the hills.\n"


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def session(rows: Rows) -> Session:
    made = Session(rows.save, by="tester")
    for path, text in (("one.txt", ONE), ("two.txt", TWO), ("three.txt", THREE)):
        name = made.take(article(path, text))
        made.see(name, marks_of(article(path, text)))
    proposed_anew(made)
    return made


def claim_of(session: Session, path: str) -> Mark:
    marks = session.page(session.id_at(path)).marks
    return next(mark for mark in marks if mark.kind == "claim")


def test_a_proposal_is_found_by_its_claims_and_its_articles(session: Session) -> None:
    (link,) = session.proposed_links
    assert link.type == "corroborates"
    one, two, three = map(session.id_at, ("one.txt", "two.txt", "three.txt"))
    assert set(link.articles) == {one, two}
    for place in (link.a, link.b, one, two):
        assert session.proposed.at(place) == (link,)
    assert session.proposed.at(three) == ()


def test_a_claim_that_was_taken_or_has_gone_has_no_proposals(session: Session) -> None:
    one = session.id_at("one.txt")
    tagging.accept(session, one, claim_of(session, "one.txt"))
    assert not session.proposed_links
    session.undo()
    assert len(session.proposed_links) == 1
    session.lose("two.txt")
    assert not session.proposed_links


def test_a_taken_claim_is_proposed_by_its_tag_and_a_made_link_no_more(
    session: Session,
) -> None:
    one, two = (
        tagging.accept(session, session.id_at(path), claim_of(session, path))
        for path in ("one.txt", "two.txt")
    )
    proposed_anew(session)
    (link,) = session.proposed_links
    assert {link.a, link.b} == {one.id, two.id}
    linking.link(session, one, two, link.type)
    assert not session.proposed_links
    assert not session.proposed.at(one.id)
    session.undo()
    assert session.proposed_links == (link,)


def test_a_refused_link_stays_away_when_its_claims_are_tagged(
    session: Session, rows: Rows
) -> None:
    refuse(session, session.proposed_links[0])
    assert not session.proposed_links
    tagging.accept(session, session.id_at("one.txt"), claim_of(session, "one.txt"))
    proposed_anew(session)
    assert not session.proposed_links
    again = Session(rows.save, by="tester")
    assert again.load(rows.read()) == []
    for path, text in (("one.txt", ONE), ("two.txt", TWO)):
        again.see(again.take(article(path, text)), marks_of(article(path, text)))
    proposed_anew(again)
    assert not again.proposed_links
    session.undo()
    session.undo()
    proposed_anew(session)
    assert len(session.proposed_links) == 1


LONG = "that men " + "with lorries and guns and flags " * 4 + "had crossed at "


def copied(rows: Rows, texts: dict[str, str]) -> Session:
    made = Session(rows.save, by="tester")
    for path, text in texts.items():
        made.see(made.take(article(path, text)), marks_of(article(path, text)))
    proposed_anew(made)
    return made


def paths(session: Session) -> set[frozenset[str]]:
    return {
        frozenset(session.record(name).path for name in link.articles)
        for link in session.proposed_links
    }


def test_a_refusal_keeps_two_claims_apart_and_not_their_copies(rows: Rows) -> None:
    session = copied(rows, {"one": ONE, "two": TWO, "copy": ONE, "three": THREE})
    before = paths(session)
    assert {frozenset(("one", "two")), frozenset(("copy", "two"))} < before
    link = next(
        e
        for e in session.proposed_links
        if set(e.articles) == {session.id_at("one"), session.id_at("two")}
    )
    refuse(session, link)
    assert paths(session) == before - {frozenset(("one", "two"))}


def test_claims_that_begin_alike_are_not_refused_for_one_another(rows: Rows) -> None:
    long = f"The army said {LONG}Sarhun. The army said {LONG}Maraj.\n"
    session = copied(rows, {"one": long, "two": long, "three": THREE})
    before = session.proposed_links
    assert len(before) > 2
    refuse(session, before[0])
    assert len(session.proposed_links) == len(before) - 1


def test_two_claims_of_a_copy_are_refused_crosswise(rows: Rows) -> None:
    session = copied(rows, {"one": f"{ONE} {TWO}", "copy": f"{ONE} {TWO}", "three": THREE})
    before = session.proposed_links
    across = [e for e in before if e.score < 0.9 and len(set(e.articles)) == 2]
    assert len(across) == 2
    refuse(session, across[0])
    assert set(session.proposed_links) == set(before) - {across[0]}


def test_a_refusal_of_before_or_from_elsewhere_still_holds(rows: Rows) -> None:
    texts = {"one": f"The army said {LONG}Sarhun.", "two": f"An officer said {LONG}Sarhun."}
    session = copied(rows, texts)
    (link,) = session.proposed_links
    claims = [claim for name in link.articles for claim in passages.claims(session, name)]
    assert min(len(claim.text) for claim in claims) > 120
    for words, other in (
        (" ≠ ".join(sorted(claim.text[:120] for claim in claims)), ""),
        (words_of(session.state, link), "an article of another corpus"),
    ):
        old = Refusal(new_id(), words, "link", link.articles[1], rule=other)
        session.do("refused", [Change(None, old)])
        assert not session.proposed_links
        session.undo()
        assert session.proposed_links == (link,)


def test_only_the_links_of_compared_articles_are_replaced(session: Session) -> None:
    (link,) = session.proposed_links
    three = session.id_at("three.txt")
    heard: list[Touched] = []
    session.on_change = heard.append
    propose(session, [three], ())
    assert session.proposed_links == (link,)
    assert [each.links for each in heard] == [True]
    other = replace(link, score=0.5)
    propose(session, [link.articles[0]], [other])
    assert session.proposed_links == (other,)
    propose(session, [link.articles[1]], ())
    assert not session.proposed_links
    assert not session.proposed.at(link.a)


def test_the_words_of_the_corpus_are_those_counted_here_and_now(session: Session) -> None:
    counted = passages.vocabulary(session)
    assert len(session.words) == len(counted)
    for word in ("bridg", "rebel", "bread", "ostra", "unheard"):
        assert session.words.weight(word) == counted.weight(word)
