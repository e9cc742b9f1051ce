"""Acceptance scenario 31: the review queue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.commands import commands
from tui.desk.queue import Item
from tui.model.detail import DateValue
from tui.session.tagging import refuse

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey
    from tui.desk.review import Review

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


def decided(journey: Journey) -> tuple[int, int]:
    """What the header says: so many of so many."""
    found = re.search(r"REVIEW +(\d+) of (\d+) decided", journey.screen[0])
    assert found is not None, journey.screen[0]
    return int(found[1]), int(found[2])


def review_of(journey: Journey) -> Review:
    assert journey.desk.review is not None
    return journey.desk.review


def here(journey: Journey) -> Item:
    item = review_of(journey).here
    assert item is not None
    assert (journey.view.article, journey.view.cursor) == (item.article, item.span)
    return item


async def skip(journey: Journey, true: Callable[[], object], most: int = 1000) -> None:
    """Skip, at the desk itself, until something is true; then show it."""
    while not true() and most > 0:
        commands()["review.skip"].run(journey.desk, "")
        most -= 1
    journey.app.sync()
    await journey.pilot.pause()


def queued(journey: Journey, article: str) -> list[Item]:
    """What is open in an article, in reading order."""
    marks = journey.session.page(article).marks
    items = (Item(article, mark.span, mark.kind) for mark in marks)
    return sorted(items, key=lambda item: (item.span.start, -item.span.end, item.kind))


async def test_31_each_key_moves_exactly_one_item(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        article = journey.view.article
        items = queued(journey, article)
        await journey.press("r")
        assert decided(journey) == (0, len(items))
        assert here(journey) == items[0]
        await journey.press("enter")
        assert decided(journey) == (1, len(items))
        assert here(journey) == items[1]
        await journey.press("space")
        assert decided(journey) == (1, len(items))
        assert here(journey) == items[2]
        await journey.press("x")
        assert decided(journey) == (2, len(items))
        assert here(journey) == items[3]
        await journey.press("backspace")
        assert here(journey) == items[2]
        await journey.press("k")
        assert here(journey) == items[1]
        await journey.press("j")
        assert here(journey) == items[3]
        await journey.press("q")
        assert journey.desk.screen == "reader"
        assert "READ" in journey.screen[0]
        assert journey.view.cursor == items[3].span
        assert "2 of" in journey.screen[-2]


async def test_31_a_kind_key_gives_another_kind_and_goes_on(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("r")
        await skip(journey, lambda: here(journey).kind == "date")
        date = here(journey)
        await journey.press("a")
        (tag,) = journey.session.state.tags.values()
        assert (tag.kind, tag.span) == ("actor", date.span)
        assert here(journey) > date
        assert journey.desk.bar is None
        await journey.press("u")
        assert here(journey) == date
        assert not journey.session.state.tags
        await journey.press("d")
        (tag,) = journey.session.state.tags.values()
        assert (tag.kind, tag.origin) == ("date", "suggestion")
        assert here(journey) > date


async def test_an_edge_set_right_decides(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("r")
        await skip(journey, lambda: journey.view.words == "Northern Liberation Front")
        before, item = decided(journey), here(journey)
        await journey.press("v", "b", "a")
        (tag,) = journey.session.state.tags.values()
        assert tag.kind == "actor"
        assert tag.quote != "Northern Liberation Front"
        assert decided(journey)[0] > before[0]
        assert here(journey) > item


async def test_the_library_gives_all_or_the_marked(start: Start) -> None:
    async with start() as journey:
        session = journey.session
        await journey.press("r")
        total = sum(len(session.page(each).marks) for each in session.article_ids())
        assert decided(journey) == (0, total)
        first = here(journey).article
        assert first == journey.id("001")
        await journey.press("q", "q")
        assert journey.desk.screen == "library"
        two, five = journey.id("002"), journey.id("005")
        journey.desk.library.marked |= {two, five}
        await journey.press("r")
        both = len(session.page(two).marks) + len(session.page(five).marks)
        assert decided(journey) == (0, both)
        assert here(journey).article == two
        await skip(journey, lambda: False, len(session.page(two).marks))
        assert here(journey).article == five
        assert decided(journey) == (0, both)
        await journey.press("backspace")
        assert here(journey).article == two


async def test_other_panes_stay(start: Start) -> None:
    async with start(size=(120, 40)) as journey:
        await journey.open("001", "004")
        left, right = (view.article for view in journey.desk.panes.views)
        await journey.press("r")
        assert "the open articles" in review_of(journey).scope.name
        await skip(journey, lambda: False, len(journey.session.page(left).marks))
        assert here(journey).article == right
        assert [view.article for view in journey.desk.panes.views] == [left, right]
        assert journey.desk.panes.active == 1


async def test_all_identical_are_one_key_and_one_step(start: Start) -> None:
    async with start() as journey:
        await journey.press("r")
        await skip(journey, lambda: journey.view.words == "Velmora")
        before = decided(journey)[0]
        await journey.press("A")
        count = sum(tag.quote == "Velmora" for tag in journey.session.state.tags.values())
        assert decided(journey)[0] >= before + count > before + 5
        assert journey.view.words != "Velmora"
        await journey.press("u")
        assert decided(journey)[0] == before
        assert journey.view.words == "Velmora"
        await journey.press("X")
        assert decided(journey)[0] > before + 5
        assert journey.view.words != "Velmora"


async def test_tags_made_by_rule_can_be_gone_through(start: Start) -> None:
    async with start() as journey:
        await journey.press("r")
        await skip(journey, lambda: journey.view.words == "Velmora")
        await journey.press("A")
        ruled = [t for t in journey.session.state.tags.values() if t.origin == "rule"]
        without = decided(journey)
        await journey.press("R")
        assert decided(journey)[0] == without[0] - len(ruled) + decided(journey)[1] - without[1]
        await skip(journey, lambda: journey.view.words == "Velmora")
        assert review_of(journey).tag in ruled
        start_at, left = here(journey), review_of(journey).left
        await journey.press("enter")
        assert review_of(journey).left == left - 1
        tag = next(t for t in journey.session.state.tags.values() if t.checked)
        assert (tag.span, tag.origin) == (start_at.span, "rule")
        await skip(journey, lambda: journey.view.words == "Velmora")
        gone, left = here(journey), review_of(journey).left
        await journey.press("x")
        assert review_of(journey).left == left - 1
        assert gone not in queued(journey, gone.article)
        assert not any(
            (t.article, t.span) == gone[:2] for t in journey.session.state.tags.values()
        )
        await skip(journey, lambda: journey.view.words == "Velmora")
        await journey.press("A")
        tags = journey.session.state.tags.values()
        assert all(tag.checked for tag in tags if tag.origin == "rule")


async def test_the_end_says_what_is_left(start: Start) -> None:
    async with start() as journey:
        await journey.open("003")
        await journey.press("r")
        first, (_, count) = here(journey), decided(journey)
        await journey.press("enter")
        await skip(journey, lambda: journey.desk.message.startswith("the end"))
        left = review_of(journey).left
        assert f"the end: {count - left} of {count} decided, {left} left" in journey.screen[-2]
        last = here(journey)
        await journey.press("space")
        assert first < here(journey) < last


async def test_other_orders(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("r", "o")
        kinds = []
        for _ in range(review_of(journey).left):
            kinds.append(here(journey).kind)
            await skip(journey, lambda: False, 1)
        assert kinds == sorted(kinds)
        assert "by kind" in journey.screen[-2] or "the end" in journey.screen[-2]
        await journey.press("q", "r", "o", "o")
        await journey.press("X")
        assert review_of(journey).order == "sure"
        await journey.press("q")


async def test_the_queue_follows_a_file_that_changes(start: Start, corpus: Path) -> None:
    async with start() as journey:
        await journey.open("003")
        await journey.press("r", "space", "space")
        before = here(journey)
        name = before.article
        path = corpus / "003-analysis.txt"
        text = path.read_text(encoding="utf-8")
        path.write_text("President Drago Zimin spoke in Sarhun.\n\n" + text, encoding="utf-8")
        await journey.until(lambda: "Drago" in journey.session.state.articles[name].text)
        await journey.until(lambda: name in journey.session.state.marks)
        assert journey.desk.review is not None
        await journey.press("space")
        await journey.press("enter")
        assert len(journey.session.state.tags) == 1
        assert here(journey).article == name


async def test_nothing_left_offers_the_rest(start: Start) -> None:
    async with start() as journey:
        await journey.open("003")
        article = journey.view.article
        for mark in journey.session.page(article).marks:
            refuse(journey.session, article, mark)
        await journey.press("r")
        assert "nothing is left here" in journey.screen[-2]
        assert journey.desk.review is None
        assert "in all articles" in journey.text
        await journey.press("enter")
        assert here(journey).article != article


async def test_a_name_inside_a_tagged_claim_can_be_taken_everywhere(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Velmora is preparing")
        await journey.press("s", "c")
        journey.desk.bar = None
        journey.put_cursor("drones, fuel")
        journey.put_cursor("Velmora", 2, whole=True)
        await journey.press("A")
        assert journey.quotes.count("Velmora") > 5


async def test_the_library_says_how_much_is_decided(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        total = journey.desk.progress.share().suggested
        await journey.until(lambda: f"░  0 of {total} suggestions decided" in journey.text)
        await journey.press("r", "enter", "x", "q", "q")
        assert f"2 of {total} suggestions decided" in journey.text


async def test_the_statistics_have_a_screen(start: Start) -> None:
    async with start() as journey:
        await journey.press("r", "enter", "x", "q", "g", "s")
        assert "STATISTICS" in journey.screen[0]
        assert "by article" in journey.text
        await journey.press("G")
        assert "by rule" in journey.text
        assert "50%" in journey.text or "100%" in journey.text
        await journey.press("q")
        assert journey.desk.screen == "reader"


async def test_a_date_gets_another_value_on_the_way(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("r")
        await skip(journey, lambda: journey.view.words == "Monday")
        item = here(journey)
        await journey.press("=")
        assert any("“Monday” =" in row for row in journey.screen)
        await journey.press("3")
        (tag,) = journey.session.state.tags.values()
        assert (tag.span, tag.kind) == (item.span, "date")
        assert isinstance(tag.detail, DateValue)
        assert (tag.detail.value, tag.detail.fixed_by) == ("2025-03-17", "user")
        assert here(journey) > item
        await journey.press("u")
        assert not journey.session.state.tags
        assert here(journey) == item


async def test_what_is_tagged_in_passing_leaves_the_item_in_hand(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("r")
        await skip(journey, lambda: journey.view.words == "Port Vara")
        item, before = here(journey), decided(journey)
        await journey.press("b", "B", "a")
        (tag,) = journey.session.state.tags.values()
        assert tag.origin == "hand"
        assert here(journey) == item
        assert journey.desk.bar is None
        await journey.press("enter")
        assert decided(journey)[0] > before[0]
        assert {each.quote for each in journey.session.state.tags.values()} > {"Port Vara"}
