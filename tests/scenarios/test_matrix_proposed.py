"""What is proposed on the claims matrix: shown before it is taken, and taken as shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.cases import DOZENS, HAVE_ASKED, NEEDED, NOT_ASKED, SENT, SUPPLY, claim
from tests.scenarios.painted import row_with
from tests.scenarios.test_matrix import cells, matrix, only
from tui.compare import Proposal
from tui.session.linking import link
from tui.session.passages import key_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

HAD_ASKED = "006", "Qalat Nur had asked the Federation"
NO_TROOPS = "002", "Tazira has not asked Velmora"
GOVERNMENT = "The government in"


def end_of(journey: Journey, beginning: tuple[str, str]) -> tuple[str, str]:
    """The article and the key of a claim that holds these words, tagged or suggested."""
    path, words = beginning
    article = journey.id(path)
    page = journey.session.page(article)
    at = page.article.text.index(words)
    tags = (each.id for each in page.tags if each.kind == "claim" and at in range(*each.span))
    marks = (m.span for m in page.marks if m.kind == "claim" and at in range(*m.span))
    return article, next(tags, None) or key_of(article, next(marks))


def proposal(
    a: tuple[str, str], b: tuple[str, str], type_: str, score: float, aspect: str = ""
) -> Proposal:
    return Proposal(a[1], b[1], type_, score, aspect, ("both tell",), (a[0], b[0]))


def three(journey: Journey) -> None:
    """One says so; two deny it, who agree: what comparing proposes, now and after a step."""
    asked, troops, soldiers = (
        end_of(journey, each) for each in (HAVE_ASKED, NO_TROOPS, NOT_ASKED)
    )
    only(
        journey,
        proposal(troops, soldiers, "corroborates", 0.9),
        proposal(troops, asked, "contradicts", 0.5, "what"),
        proposal(soldiers, asked, "contradicts", 0.4, "what"),
    )


async def test_the_claim_of_the_cell_is_linked_with_the_first_of_the_row(start: Start) -> None:
    async with start() as journey:
        three(journey)
        state = journey.session.state
        await journey.press("g", "m", "l")
        assert cells(journey, GOVERNMENT) == ["?", "?", ".", ".", "?", ".", "1≠2?"]
        assert "? contradicts 001 (what) · a takes it, x refuses it" in journey.text
        assert "would be 1 independent source: 001" in journey.text
        assert "against: 2 independent sources: 002" in journey.text
        await journey.press("a")
        three(journey)
        (made,) = state.links.values()
        assert {state.tags[end].article for end in (made.a, made.b)} == {
            journey.id("001"), journey.id("002")
        }  # fmt: skip
        assert cells(journey, GOVERNMENT) == ["=", "≠", ".", ".", "?", ".", "1≠1"]
        await journey.press("l", "l", "l")
        words = "? corroborates 002, contradicts 001 (what) · a takes them, x refuses them"
        assert words in journey.text
        assert "President Idris al-Khatun has not yet asked" in journey.text
        await journey.press("a")
        assert len(state.links) == 3


@pytest.mark.parametrize("way", [("l", "a", "l", "l", "l", "a"), ("a",)])
async def test_those_who_agree_against_a_claim_are_one_side(
    start: Start, way: tuple[str, ...]
) -> None:
    async with start() as journey:
        three(journey)
        await journey.press("g", "m")
        words = (
            "? contradicts 002 005 (what), corroborates 002–005 · a takes them, x refuses them"
        )
        assert words in journey.text
        for key in way:
            await journey.press(key)
            three(journey)
        at = row_with(journey, " ▸ ")
        *signs, sources = journey.screen[at].split()[-7:]
        assert sources == "2≠1"
        assert signs == ["≠", "=", ".", ".", "=", "."]
        assert journey.screen[at + 1].split() == ["what", "a", "b", ".", ".", "b", ".", "≠"]


async def test_the_cursor_stays_with_its_row_when_a_step_is_undone(start: Start) -> None:
    async with start() as journey:
        supply, sent = end_of(journey, SUPPLY), end_of(journey, SENT)
        asked, soldiers = end_of(journey, HAVE_ASKED), end_of(journey, NOT_ASKED)
        only(
            journey,
            proposal(supply, sent, "repeats", 0.9),
            proposal(asked, soldiers, "contradicts", 0.5, "what"),
        )
        await journey.press("g", "m", "j")
        state = journey.session.state
        for key, links in (("a", 1), ("u", 0), ("U", 1), ("u", 0)):
            await journey.press(key)
            assert len(state.links) == links
            assert journey.screen[row_with(journey, " ▸ ")].startswith(f" ▸ {GOVERNMENT}")
        await journey.press("x")
        assert len(state.refusals) == 1
        assert GOVERNMENT not in journey.text
        await journey.press("u")
        assert not state.refusals
        assert GOVERNMENT in journey.text


async def test_what_is_said_of_a_proposal_goes_before_what_it_proposes(start: Start) -> None:
    async with start() as journey:
        three(journey)
        await journey.press("g", "m", "l", "plus")
        three(journey)
        assert cells(journey, GOVERNMENT) == ["=", "=", ".", ".", "?", ".", "2"]
        await journey.press("l", "l", "l", "minus")
        assert cells(journey, GOVERNMENT) == ["=", "=", ".", ".", "≠", ".", "2≠1"]
        await journey.press("u", "u")
        three(journey)
        await journey.press("h", "h", "h", "h", "plus")
        assert "→ ?" in journey.screen[0], "the first of the row looks for another"
        assert not journey.session.state.links


async def test_a_proposal_beside_a_claim_is_refused_before_the_claim_is_split_off(
    start: Start,
) -> None:
    async with start() as journey:
        sent, supply, needed = (claim(journey, each) for each in (SENT, SUPPLY, NEEDED))
        link(journey.session, sent, supply, "corroborates")
        link(journey.session, sent, needed, "corroborates")
        other = claim(journey, HAVE_ASKED)
        only(
            journey,
            proposal((other.article, other.id), (supply.article, supply.id), "repeats", 0.9),
            proposal((other.article, other.id), (needed.article, needed.id), "repeats", 0.8),
        )
        await journey.press("g", "m")
        assert cells(journey, "“Velmora will send")[0] == "=?"
        assert "? repeats 005 002 · a takes them, x refuses them" in journey.text
        assert "“The government in Qalat Nur" in journey.text, "the words that would come in"
        await journey.press("x")
        assert cells(journey, "“Velmora will send")[0] == "="
        assert len(journey.session.state.links) == 2
        assert not journey.session.proposed_links
        await journey.press("u")
        assert len(journey.session.proposed_links) == 2
        await journey.press("x", "x")
        assert len(journey.session.state.links) == 1


@pytest.mark.parametrize(
    ("first", "key", "signs"), [("corroborates", "minus", "=≠"), ("contradicts", "plus", "≠=")]
)
async def test_a_claim_that_hangs_on_another_than_the_first_is_turned_round(
    start: Start, first: str, key: str, signs: str
) -> None:
    async with start() as journey:
        sent, supply, needed = (claim(journey, each) for each in (SENT, SUPPLY, NEEDED))
        link(journey.session, sent, supply, "corroborates")
        link(journey.session, supply, needed, first)
        only(journey)
        await journey.press("g", "m")
        matrix(journey).put_in(needed.article)
        assert matrix(journey).square.sign == signs[0]
        await journey.press(key)
        assert matrix(journey).square.sign == signs[1]


async def test_two_links_between_the_same_articles_are_both_announced(start: Start) -> None:
    async with start() as journey:
        asked, troops, needed = (
            end_of(journey, each) for each in (HAVE_ASKED, NO_TROOPS, NEEDED)
        )
        only(
            journey,
            proposal(asked, troops, "corroborates", 0.9),
            proposal(asked, needed, "corroborates", 0.8),
        )
        await journey.press("g", "m")
        assert "? corroborates 002 ×2 · a takes them, x refuses them" in journey.text
        await journey.press("a")
        assert len(journey.session.state.links) == 2


async def test_a_title_says_that_its_words_are_denied(start: Start) -> None:
    async with start() as journey:
        three(journey)
        denies = end_of(journey, ("002", "asking for foreign troops\n"))
        only(journey, proposal(denies, end_of(journey, NOT_ASKED), "corroborates", 0.9))
        await journey.press("g", "m", "l")
        assert " ▸ denied: asking for foreign" in journey.text
        assert "denied: “asking for foreign troops” (suggested)" in journey.text
        assert " “President Idris al-Khatun has not yet asked" in journey.text
        await journey.press("a")
        assert " ▸ denied: asking for foreign" in journey.text
        assert "denied: “asking for foreign troops” (" in journey.text


@pytest.mark.parametrize(("size", "cut"), [((120, 40), False), ((80, 14), True)])
async def test_accounts_have_what_the_table_leaves_and_give_way_to_the_sources(
    start: Start, size: tuple[int, int], cut: bool
) -> None:
    async with start(size=size) as journey:
        asked, article = end_of(journey, HAVE_ASKED), journey.id("002")
        marks = [m for m in journey.session.page(article).marks if m.kind == "claim"]
        ends = [(article, key_of(article, mark.span)) for mark in marks[:9]]
        against = end_of(journey, NOT_ASKED)
        only(
            journey,
            proposal(against, asked, "contradicts", 0.9),
            *(proposal(each, asked, "corroborates", 0.8) for each in ends),
        )
        await journey.press("g", "m")
        assert "would be " in journey.text
        assert "against: 1 independent source: 005" in journey.text
        shown = [row for row in journey.screen if "(suggested)" in row]
        left = len(ends) + 2 - len(shown)
        assert (left > 0) == cut
        assert (f" … {left} more" in shown[-1]) == cut
        assert (" more" in journey.text) == cut


def chain(journey: Journey) -> None:
    """The first of a row, one that is like it, one that is like that one only, and so on."""
    ends = [end_of(journey, each) for each in (HAVE_ASKED, NO_TROOPS, NOT_ASKED, DOZENS)]
    types = zip(pairwise(ends), ("contradicts", "corroborates", "repeats"), strict=True)
    only(journey, *(proposal(a, b, type_, 0.9) for (a, b), type_ in types))


@pytest.mark.parametrize("first", ["l", ""])
async def test_a_claim_that_only_hangs_on_others_brings_them(start: Start, first: str) -> None:
    async with start() as journey:
        chain(journey)
        await journey.press("g", "m")
        assert cells(journey, GOVERNMENT)[:6] == ["?", "?", ".", "?", "?", "."]
        if first:
            await journey.press("l", "a")
            chain(journey)
            assert cells(journey, GOVERNMENT)[:6] == ["=", "≠", ".", "?", "?", "."]
        matrix(journey).put_in(journey.id("005"))
        await journey.press("k")
        chain(journey)
        announced = next(row for row in journey.screen if row.startswith(" ? "))
        assert announced.startswith(
            " ? corroborates 002" if first else " ? contradicts 001–002"
        )
        await journey.press("a")
        chain(journey)
        assert cells(journey, "▸")[3] == "?"
        matrix(journey).put_in(journey.id("004"))
        await journey.press("a")
        assert "?" not in cells(journey, "▸")[:6]
        assert len(journey.session.state.links) == 3


async def test_refusing_at_a_claim_that_hangs_on_others_leaves_those(start: Start) -> None:
    async with start() as journey:
        chain(journey)
        await journey.press("g", "m", "l", "l", "l", "l")
        words = "? contradicts 001–002, corroborates 002 · a takes them, x refuses those of 005"
        assert words in journey.text
        await journey.press("x")
        assert len(journey.session.proposed_links) == 2
        assert cells(journey, GOVERNMENT)[:6] == ["?", "?", ".", ".", ".", "."]
