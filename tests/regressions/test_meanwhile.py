"""What was asked about went away, or changed, while the question was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.row import row_of
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


async def _tagged(journey: Journey, words: str = "Velmora") -> str:
    await journey.open("001")
    journey.put_cursor(words)
    await journey.press("a", "escape")
    await journey.saved()
    return next(iter(journey.session.state.tags))


def _elsewhere(corpus: Path, write: tuple[str, str, dict[str, object] | None]) -> None:
    store = Store.open(corpus / ".dateline")
    store.commit([write])
    store.close()


async def test_a_note_on_a_tag_that_another_window_removes(start: Start, corpus: Path) -> None:
    async with start() as journey:
        tag = await _tagged(journey)
        await journey.press("C")
        _elsewhere(corpus, ("tags", tag, None))
        await journey.until(lambda: not journey.session.state.tags)
        await journey.type("doubtful")
        await journey.press("enter")
        assert "no longer there" in journey.text
        await journey.press("escape")
        assert journey.desk.prompt is None


async def test_the_form_of_a_tag_that_another_window_removes(
    start: Start, corpus: Path
) -> None:
    async with start() as journey:
        tag = await _tagged(journey)
        await journey.press("e")
        _elsewhere(corpus, ("tags", tag, None))
        await journey.until(lambda: not journey.session.state.tags)
        await journey.press("enter")
        assert "no longer there" in journey.text


async def test_a_question_on_a_claim_that_another_window_removes(
    start: Start, corpus: Path
) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Idris al-Khatun")
        await journey.press("c")
        await journey.saved()
        assert journey.desk.bar is not None
        tag = next(each.id for each in journey.session.state.tags.values())
        _elsewhere(corpus, ("tags", tag, None))
        await journey.until(lambda: not journey.session.state.tags)
        await journey.press("1")
        assert "no longer there" in journey.text
        assert "failed" not in journey.text


async def test_it_is_said_whose_step_is_taken_back(start: Start, corpus: Path) -> None:
    async with start() as journey:
        await _tagged(journey)
        journey.session.by = "somebody else"
        await journey.press("u")
        assert "undone, a step of tester’s: actor" in journey.text
        await journey.press("U")
        assert "done again, a step of tester’s: actor" in journey.text
        journey.session.by = "tester"
        await journey.press("u")
        assert "undone: actor" in journey.text


async def test_a_note_keeps_what_another_window_changes(start: Start, corpus: Path) -> None:
    async with start() as journey:
        tag = await _tagged(journey)
        row = row_of(journey.session.state.tags[tag])
        await journey.press("C")
        _elsewhere(corpus, ("tags", tag, {**row, "flag": True}))
        await journey.until(lambda: journey.session.state.tags[tag].flag)
        await journey.type("sure")
        await journey.press("enter")
        now = journey.session.state.tags[tag]
        assert (now.note, now.flag) == ("sure", True)


async def test_an_article_renamed_under_its_form_keeps_its_new_path(
    start: Start, corpus: Path
) -> None:
    async with start() as journey:
        await _tagged(journey)
        await journey.press("g", "l", "e")
        (corpus / "001-harbour-times.txt").rename(corpus / "009-renamed.txt")
        await journey.until(lambda: journey.session.state.id_of_path("009-renamed.txt"))
        await journey.type("X")
        await journey.press("enter")
        article = journey.id("009")
        assert journey.session.record(article).path == "009-renamed.txt"
        assert journey.session.record(article).title.endswith("X")
        assert len(journey.session.state.of_article(article)) == 1


async def test_two_windows_do_not_write_their_places_in_turn(
    start: Start, corpus: Path
) -> None:
    async with start() as one, start() as other:
        await one.open("001")
        await other.open("002")
        one.app.keep_place()
        other.app.keep_place()
        await one.saved()
        await other.saved()
        await other.press("a", "escape")
        await one.until(lambda: one.session.state.tags)  # so it has followed all of that
        assert not one.desk.places.keep()


async def test_an_article_without_words_cannot_be_tagged(start: Start, corpus: Path) -> None:
    (corpus / "000-blank.txt").write_text(" \n")
    async with start() as journey:
        await journey.open("000")
        for key in ("a", "c", "d", ".", "A", "enter"):
            await journey.press(key)
        assert not journey.session.state.tags
        assert "no words to tag" in journey.text


async def test_the_header_says_not_saved_however_long_the_reason(start: Start) -> None:
    async with start(size=(80, 24), recognised=False) as journey:
        journey.desk.not_saved = "cannot make the folder " + "/far/down" * 20
        journey.app.sync()
        await journey.pilot.pause()
        assert "NOT SAVED: cannot make" in journey.screen[0]
