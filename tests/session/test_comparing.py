"""Comparing bit by bit comes to what comparing all at once comes to."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.accounts import World
from tests.session.made import Rows, article, marks_of, session_on
from tui.session import tagging
from tui.session.comparing import FEW, GROWN, Comparing, proposed_anew
from tui.session.passages import claims, claims_of, identities
from tui.session.proposed import propose
from tui.session.session import Session

if TYPE_CHECKING:
    from tui.compare import Passage, Proposal
    from tui.model.article import Article
    from tui.session.page import Page

PAGES = 8


@cache
def pages() -> tuple[Page, ...]:
    """Accounts of one event."""
    return tuple(World(3).pages(PAGES))


def told(page: Page) -> tuple[Article, tuple[Passage, ...]]:
    """As it is handed over."""
    return page.article, claims_of(page, {})


class Heard:
    """All links that were told of, as the app keeps them."""

    def __init__(self) -> None:
        self.links: set[Proposal] = set()

    def hear(self, comparing: Comparing, seconds: float) -> None:
        articles, links = comparing.work(seconds)
        kept = {each for each in self.links if set(each.articles).isdisjoint(articles)}
        self.links = kept | set(links)


Step = tuple[int, int, bool]
"""Of which article how many claims are left, -1: the article goes; and is some compared?"""
STEPS = st.lists(
    st.tuples(st.integers(0, PAGES - 1), st.integers(-1, 6), st.booleans()), max_size=20
)


@cache
def copies() -> tuple[Page, ...]:
    """More articles that say the same than a claim is linked with, and each something else."""
    session = Session(lambda writes: None, by="tester")
    for number in range(PAGES):
        made = article(
            f"{number}.txt",
            "The ministry said that 300 men had crossed the border near Sarhun. "
            f"The mayor of Place{number} said that bread{number} was cheap.",
        )
        session.see(session.take(made), marks_of(made))
    return tuple(map(session.page, session.article_ids()))


def after(steps: list[Step], made: tuple[Page, ...]) -> tuple[Heard, dict[int, int]]:
    comparing, heard, there = Comparing(), Heard(), dict[int, int]()
    for number, left, compared in steps:
        source, passages = told(made[number])
        if left >= 0:
            comparing.take(source, passages[:left])
            there[number] = left
        else:
            comparing.drop(source.id)
            there.pop(number, None)
        if compared:
            heard.hear(comparing, 0)
    while comparing.left:
        heard.hear(comparing, 0)
    return heard, there


@settings(max_examples=20, deadline=None)
@given(STEPS, st.booleans())
def test_whatever_comes_and_goes(steps: list[Step], alike: bool) -> None:
    made = copies() if alike else pages()
    heard, there = after(steps, made)
    fresh, anew = Comparing(), Heard()
    for number in sorted(there):
        source, passages = told(made[number])
        fresh.take(source, passages[: there[number]])
    anew.hear(fresh, inf)
    assert heard.links == anew.links


def test_a_decision_about_something_else_costs_no_proposal() -> None:
    session = Session(lambda writes: None, by="tester")
    for page in copies():
        session.see(session.take(page.article), page.marks)
    comparing = Comparing()

    def compare(names: list[str]) -> int:
        for name in names:
            comparing.take(session.state.articles[name], claims(session, name))
        while comparing.left:
            propose(session, *comparing.work(inf))
        return len(session.proposed_links)

    before = compare(session.article_ids())
    assert before > PAGES
    for page in copies()[:3]:
        words = page.article.quote
        other = next(e for e in page.marks if e.kind == "claim" and "bread" in words(e.span))
        tagging.refuse(session, page.article.id, other)
        assert compare([page.article.id]) == before
    known = set(session.proposed_links)
    assert set(proposed_anew(session)) == known


def test_of_very_many_all_are_not_compared_again_for_one() -> None:
    comparing = Comparing()
    first, second, *_ = pages()
    comparing.take(*told(first))
    for number in range(FEW // 100):
        long = article("long.txt", f"It rained in Maraj{number}. " * 101)
        comparing.take(replace(long, id=f"long{number}"), ())
    while comparing.left:
        comparing.work(inf)
    alone = replace(article("alone.txt", "Nobody came."), id="alone")
    comparing.take(alone, ())
    assert comparing.left == 0
    comparing.take(*told(second))
    assert comparing.work(inf)[0] == (second.article.id,)


def test_what_is_the_same_is_not_compared_again() -> None:
    comparing = Comparing()
    for page in pages():
        comparing.take(*told(page))
    articles, links = comparing.work(inf)
    assert set(articles) == {page.article.id for page in pages()}
    assert len(links) >= PAGES
    assert comparing.fresh_words() is not None
    for page in pages():
        comparing.take(*told(page))
    assert comparing.left == 0
    assert comparing.work(inf) == ((), ())
    assert comparing.fresh_words() is None
    comparing.drop("00000")
    articles, links = comparing.work(inf)
    assert articles[0] == "00000"
    assert not any("00000" in each.articles for each in links)


def test_all_are_compared_again_when_the_corpus_has_grown_much() -> None:
    comparing = Comparing()
    first, *rest = pages()
    comparing.take(*told(first))
    comparing.work(inf)
    for page in rest[:GROWN]:
        comparing.take(*told(page))
    assert first.article.id in comparing.work(inf)[0]


def test_a_slice_of_time_leaves_the_rest_for_later() -> None:
    comparing = Comparing()
    for page in pages():
        comparing.take(*told(page))
    done: list[str] = []
    while comparing.left:
        articles, _ = comparing.work(0)
        assert len(articles) == 1
        done += articles
    assert len(done) == PAGES


def test_a_page_alone_gives_the_claims_that_the_session_gives() -> None:
    session = session_on(Rows())
    for name in session.article_ids():
        page = session.page(name)
        assert claims_of(page, identities(page, session.state)) == claims(session, name)
