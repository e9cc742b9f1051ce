"""Acceptance scenarios 27 (its first half) and 29, and what was told before: through keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.painted import attributes, row_with, style_of
from tui.widgets.article_pane import ArticlePane

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    import pytest

    from tests.conftest import Journey
    from tui.desk.view import View

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

SENTENCE = "Satellite pictures are already being shared"


def row_of(view: View, words: str) -> int:
    """The row of its pane that words begin in."""
    return view.layout.row_of(view.page.article.text.index(words)) - view.top


def lit_of(journey: Journey) -> list[int]:
    """How many places are lit, pane by pane."""
    scenes = [pane.scene for pane in journey.app.screen.query(ArticlePane)]
    return [len(scene.lit) if scene is not None else 0 for scene in scenes]


def header(journey: Journey) -> str:
    found = re.search(r"n→ (.*?)  +saved", journey.screen[0])
    assert found, journey.screen[0]
    return found.group(1).strip()


async def test_29_one_actor_in_every_pane(start: Start) -> None:
    async with start() as journey:
        await journey.open("001", "005")
        journey.put_cursor("Idris al-Khatun")
        await journey.press("*")
        count = int(header(journey).partition("/")[2])
        assert count >= 4
        lit = lit_of(journey)[:2]
        assert sum(lit) == count
        assert all(lit)

        # n visits them all, pane by pane, and goes round the end.
        seen = []
        await journey.press("g", "g")
        for number in range(1, count + 1):
            await journey.press("n")
            assert header(journey).split()[-1] == f"{number}/{count}"
            seen.append((journey.desk.panes.active, journey.view.cursor))
        assert seen == sorted(set(seen))
        assert {pane for pane, _ in seen} == {0, 1}
        await journey.press("n")
        assert (journey.desk.panes.active, journey.view.cursor) == seen[0]
        assert "wrapped" in journey.text
        await journey.until(lambda: journey.desk.bar is not None)
        assert "1 more in 003-analysis: ⏎ opens" in journey.text
        await journey.press("N")
        assert (journey.desk.panes.active, journey.view.cursor) == seen[-1]
        assert "wrapped" in journey.text

        # ⏎ opens the next article that is not open, at its first mention.
        await journey.until(lambda: journey.desk.bar is not None)
        await journey.press("enter")
        assert journey.view.article == journey.id("003")
        assert "Khatun" in journey.view.words

        await journey.press("escape")
        assert header(journey).startswith("suggestions")
        assert not any(lit_of(journey))
        # vim's other star: the same, and from then on the mention before.
        await journey.press("#")
        at, _, count_now = header(journey).split()[-1].partition("/")
        await journey.press("#")
        before = (int(at) - 2) % int(count_now) + 1
        assert header(journey).endswith(f" {before}/{count_now}")


async def test_29_an_actor_is_lit_by_who_it_is(start: Start) -> None:
    async with start() as journey:
        await journey.open("001", "005")
        journey.put_cursor("Velmora", 2)
        await journey.press("a", "escape", "*")
        before = header(journey)
        assert before.startswith("Velmora ")
        first = journey.view.cursor
        assert style_of(journey, "Velmora is preparing").bgcolor is not None

        # Undone, it is a suggestion again, and found by the name that it proposes.
        await journey.press("u")
        assert header(journey) == before
        assert journey.view.cursor == first
        await journey.press("enter")
        assert journey.quotes == ["Velmora"]
        assert journey.view.cursor != first
        assert journey.view.words.startswith("Velmora")


async def test_29_where_there_are_no_colours(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start() as journey:
        await journey.open("001", "005")
        journey.put_cursor("The government in Qalat")
        lead = row_with(journey, "Velmora is preparing")
        before = attributes(style_of(journey, "Velmora is", row=lead))
        journey.put_cursor("Velmora", 4)
        await journey.press("*")
        journey.put_cursor("The government in Qalat")
        lit = attributes(style_of(journey, "Velmora is", row=lead))
        assert lit != before
        assert lit != attributes(style_of(journey, "The government in"))

        # What is told before is dim there, too.
        other = journey.desk.panes.views[1]
        await journey.until(lambda: journey.desk.novelty.old(other.page))
        journey.put_cursor(SENTENCE)
        await journey.press("w")
        row = next(n for n, line in enumerate(journey.screen) if "»" in line)
        assert style_of(journey, "are already", row=row).dim


async def test_27_the_other_pane_follows_to_what_tells_the_same(start: Start) -> None:
    async with start() as journey:
        await journey.open("001", "005")
        one, five = journey.desk.panes.views
        journey.put_cursor(SENTENCE)
        await journey.press("w")
        assert five.top > 0
        assert row_of(five, SENTENCE) == row_of(one, SENTENCE)
        (marked,) = [row for row in journey.screen if "»" in row]
        assert marked.index("»") > 50
        assert "are already being" in marked or "Satellite" in marked

        # Within the sentence nothing moves; nor does it because something was tagged.
        top = five.top
        five.scroll_to(0)
        await journey.press("w")
        assert five.top == 0
        await journey.press("a", "escape")
        assert five.top == 0

        # A sentence that the other does not have: it stays, and says so.
        journey.put_cursor("Whoever holds it")
        await journey.press("w")
        assert five.top == 0
        assert "silent" in journey.screen[1].partition("│")[2]
        assert "»" not in journey.text

        # Whoever goes to the other pane finds the cursor on what was found.
        journey.put_cursor(SENTENCE)
        await journey.press("w")
        assert five.top == top
        before = one.top
        await journey.press("l")
        assert journey.view is five
        start_, end = five.cursor
        assert "atellite" in five.page.article.text[start_ : end + 60]
        assert one.top == before

        # z s: by their share of the text; then not at all; the next start remembers.
        await journey.press("h", "z", "s", "G")
        assert five.top == five.bottom
        assert one.top == one.bottom
        assert "»" not in journey.text
        await journey.press("z", "s", "g", "g")
        assert five.top == five.bottom
        journey.app.keep_place()
        await journey.saved()
    async with start() as journey:
        assert journey.desk.following.mode == "off"
        await journey.press("z", "s")
        assert journey.desk.following.mode == "follow"


async def test_what_was_told_before_is_dimmed_and_the_rest_is_gone_to(start: Start) -> None:
    async with start(size=(120, 40)) as journey:
        await journey.open("001")
        assert "new" not in journey.screen[1]
        await journey.open("005")
        novelty, view = journey.desk.novelty, journey.view
        await journey.until(lambda: novelty.share(view.article) is not None)
        share = novelty.share(view.article)
        assert share is not None
        assert 40 < share < 100
        assert f"new {share}%" in journey.screen[1]
        told = [view.page.article.quote(span) for span in novelty.old(view.page)]
        assert any(SENTENCE in each for each in told)
        journey.put_cursor(SENTENCE)
        await journey.press("z", "z", "j", "j", "j")
        old = style_of(journey, "pictures", row=row_with(journey, "pictures are")).color

        # T n, ] n and [ n step through what is new, never through what is old.
        await journey.press("T", "n", "g", "g")
        count = int(header(journey).split()[-1])
        starts = []
        for _ in range(4):
            await journey.press("n")
            starts.append(journey.view.cursor.start)
        assert starts == sorted(set(starts))
        assert count > 4
        assert not any(span.start <= at < span.end for at in starts
                       for span in novelty.old(view.page))  # fmt: skip
        await journey.press("escape")
        await journey.press("[", "n")
        assert journey.view.cursor.start == starts[-2]
        await journey.press("]", "n")
        assert journey.view.cursor.start == starts[-1]

        # z n shows all alike.
        journey.put_cursor(SENTENCE)
        await journey.press("z", "z", "j", "j", "j", "z", "n")
        assert style_of(journey, "pictures", row=row_with(journey, "pictures are")).color != old
        assert f"{share}% is new here" in journey.text
        await journey.press("z", "n")
        assert style_of(journey, "pictures", row=row_with(journey, "pictures are")).color == old

        # The library has a column of it, and sorts by it: what is newest first.
        await journey.press("g", "l", *"ssssss")
        assert journey.desk.library.sort == "new"
        await journey.until(
            lambda: sum(row.new is not None for row in journey.desk.library.rows) == 5
        )
        rows = journey.desk.library.rows
        known = [row.new for row in rows if row.new is not None]
        assert known == sorted(known, reverse=True)
        assert rows[-1].article == journey.id("001")
        assert f"{share}%" in journey.text
        await journey.saved()

        # By publication the earlier account comes first, whatever was opened first.
        novelty.by = "published"
        assert novelty.before(journey.id("001")) == ()
        assert novelty.before(journey.id("005")) == (journey.id("001"),)
    async with start() as journey:  # the order of reading is kept
        assert journey.desk.novelty.before(journey.id("005")) == (journey.id("001"),)
        assert journey.desk.novelty.before(journey.id("001")) == ()
