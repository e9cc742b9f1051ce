"""Comparing bit by bit comes to what comparing all at once comes to."""

from __future__ import annotations

from functools import cache
from math import inf
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.accounts import World
from tests.session.made import Rows, session_on
from tui.session.comparing import GROWN, Comparing
from tui.session.passages import claims, claims_of, identities

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


def links_of(comparing: Comparing) -> set[Proposal]:
    """All that is proposed, as it would be after everything was compared again."""
    comparing.start_over()
    return set(comparing.work(inf)[1])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, PAGES - 1), st.booleans()), max_size=20))
def test_whatever_comes_and_goes(steps: list[tuple[int, bool]]) -> None:
    comparing, there = Comparing(), set[int]()
    for number, stays in steps:
        if stays:
            comparing.take(*told(pages()[number]))
            there.add(number)
        else:
            comparing.drop(pages()[number].article.id)
            there.discard(number)
        if number % 3 == 0:
            comparing.work(0)
    fresh = Comparing()
    for number in sorted(there):
        fresh.take(*told(pages()[number]))
    assert links_of(comparing) == links_of(fresh)
    assert len(comparing.words) == len(fresh.words)


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
    assert articles == ("00000",)
    assert links == ()


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
