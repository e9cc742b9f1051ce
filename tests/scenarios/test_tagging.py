"""Acceptance scenarios 14 to 25: tagging."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from tests.scenarios.painted import row_with, style_of
from tests.scenarios.terminal import ENTER, Terminal
from tui.model.detail import Claim, DateValue, Mention
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey
    from tui.model.tag import Tag

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


def tag_on(journey: Journey, words: str) -> Tag:
    """The one tag that stands on these words."""
    (found,) = [each for each in journey.session.state.tags.values() if each.quote == words]
    return found


def suggested(journey: Journey, words: str) -> list[str]:
    """The kinds of the open suggestions on these words, in the active article."""
    page = journey.view.page
    return [mark.kind for mark in page.marks if page.article.quote(mark.span) == words]


def count_in_header(journey: Journey) -> int:
    found = re.search(r"n→ \w+ (\d+)", journey.screen[0])
    assert found is not None
    return int(found[1])


def standing(corpus: Path, words: str) -> int:
    """How often whole words stand in the bodies of the articles."""
    texts = [each.read_text(encoding="utf-8") for each in sorted(corpus.glob("00*"))]
    bodies = [re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL) for text in texts]
    return sum(len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", body)) for body in bodies)


async def test_14_accepting_moves_on(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("security source", whole=True)
        page = journey.view.page
        taken = [mark for mark in page.marks if mark.span.overlaps(journey.view.cursor)]
        others = sum(mark.kind != "actor" for mark in taken)
        before = count_in_header(journey)
        await journey.press("enter")
        assert journey.quotes == ["security source"]
        assert tag_on(journey, "security source").kind == "actor"
        assert style_of(journey, "security source").bold
        assert count_in_header(journey) == before - len(taken) + others
        assert journey.view.words == "Friday"
        await journey.press("u")
        assert journey.quotes == []
        assert count_in_header(journey) == before


def test_14_what_is_saved_outlives_a_kill(corpus: Path, tmp_path: Path) -> None:
    with Terminal(corpus, cwd=tmp_path) as first:
        first.see("001")
        first.send(ENTER)
        first.until(lambda: re.search(r"suggestions [1-9]", first.rows[0]))
        first.rest()
        first.press("n")
        ((_, words),) = first.reversed
        first.press(ENTER)
        first.until(lambda: "saved " in first.rows[0])
        first.kill()
    count, place = header_and_place(first)
    (row,) = (
        Store.open(shutil.copytree(corpus / ".dateline", tmp_path / "copy"))
        .rows("tags")
        .values()
    )
    assert row["quote"] == words
    with Terminal(corpus, cwd=tmp_path) as second:
        second.until(lambda: header_and_place(second) == (count, place))
        assert words in second.text
        second.send("Q")
        assert second.ended() == 0
        assert b"1 tag in " in second.written


def header_and_place(terminal: Terminal) -> tuple[str, str]:
    """How many suggestions are left, and which one of them the cursor is on."""
    count = re.search(r"suggestions \d+", terminal.rows[0])
    place = re.search(r"\d+/\d+ *$", terminal.rows[-2])
    return (count[0] if count else "", place[0].strip() if place else "")


async def test_15_words_counted_after_v(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("two Qasiran border officials")
        await journey.press("v", "3", "a")
        assert journey.quotes == ["two Qasiran border officials"]
        assert tag_on(journey, "two Qasiran border officials").kind == "actor"
        assert not journey.view.extending


async def test_16_a_claim_with_its_source_costs_two_keys(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("air-defence crews, drones and fuel")
        await journey.press("c")
        (claim,) = journey.session.state.tags.values()
        assert claim.kind == "claim"
        assert claim.quote.startswith("“Velmora will send air-defence crews")
        assert "source?  1 the source" in journey.text
        await journey.press("enter")
        detail = tag_on(journey, claim.quote).detail
        assert isinstance(detail, Claim)
        assert journey.session.state.actors[detail.source].name == "the source"
        assert detail.source_sure
        assert "source: the source" in journey.screen[-2]
        await journey.press("w")
        assert "claim · tagged · source the source" in journey.screen[-2]


async def test_17_a_date_and_its_other_reading(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Friday")
        await journey.press("d")

        def value() -> str:
            detail = tag_on(journey, "Friday").detail
            assert isinstance(detail, DateValue)
            return detail.value

        assert value() == "2025-03-14"
        assert "date: Friday = 2025-03-14" in journey.screen[-2]
        assert "1 2025-03-14   2 2025-03-07" in journey.text
        await journey.press("2")
        assert value() == "2025-03-07"
        await journey.press("u")
        assert value() == "2025-03-14"
        await journey.press("u")
        assert journey.quotes == []


async def test_18_and_19_an_undated_article(start: Start) -> None:
    async with start() as journey:
        await journey.open("003")
        journey.put_cursor("Thursday, according")
        row = journey.view.layout.row_of(journey.view.cursor.start)
        await journey.press("d")
        assert "~" in journey.screen[row_with(journey, "Tuesday and Thursday")][:3]
        assert "publication date (P)" in journey.text
        await journey.press("j")
        assert journey.desk.bar is None
        assert journey.view.layout.row_of(journey.view.cursor.start) == row + 1
        await journey.press("T", "u")
        assert "n→ unresolved 1" in journey.screen[0]
        await journey.press("n", "d")
        assert "publication date (P)" in journey.text
        await journey.press("P")
        await journey.type("2025-03-15")
        await journey.press("enter")
        assert "1 date resolved in 003" in journey.screen[-2]
        detail = tag_on(journey, "Thursday").detail
        assert isinstance(detail, DateValue)
        assert detail.value == "2025-03-13"
        assert "n→ unresolved 0" in journey.screen[0]
        await journey.press("u")
        assert "n→ unresolved 1" in journey.screen[0]


async def test_20_everywhere_in_one_step(start: Start, corpus: Path) -> None:
    words = "Sons of the Delta"
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor(words, whole=True)
        await journey.press("A")
        total = standing(corpus, words)
        assert total > 3
        assert journey.quotes == [words] * total
        assert f"{words}: {total} tagged in 5 articles · u undoes" in journey.screen[-2]
        actors = {tag.detail for tag in journey.session.state.tags.values()}
        assert len(actors) == 1
        await journey.press("u")
        assert journey.quotes == []
        await journey.press("U")
        assert journey.quotes == [words] * total


async def test_21_what_is_refused_stays_away(start: Start, corpus: Path) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Meridian News Agency", 2, whole=True)
        before = count_in_header(journey)
        await journey.press("x")
        assert suggested(journey, "Meridian News Agency") == []
        assert count_in_header(journey) == before - 1
        await journey.press("u")
        assert suggested(journey, "Meridian News Agency") == ["actor"]
        many = len(suggested(journey, "Umm Sidra"))
        assert many > 1
        journey.put_cursor("Umm Sidra", whole=True)
        await journey.press("X")
        assert suggested(journey, "Umm Sidra") == []
        assert count_in_header(journey) == before - many
        file = next(corpus.glob("001*"))
        file.write_text(
            file.read_text(encoding="utf-8") + "\nUmm Sidra is in ruins.\n", encoding="utf-8"
        )
        await journey.until(lambda: "in ruins" in journey.view.page.article.text)
        await journey.until(lambda: journey.view.page.marks)
        assert suggested(journey, "Meridian News Agency") == ["actor"]
        assert suggested(journey, "Umm Sidra") == []
        await journey.open("003")
        assert suggested(journey, "Umm Sidra") == []


async def test_22_a_date_inside_a_claim(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("31 people had been killed")
        await journey.press("c", "enter")
        journey.put_cursor("Thursday evening")
        await journey.press("d", "escape")
        assert {tag.kind for tag in journey.session.state.tags.values()} == {"claim", "date"}
        assert "date < claim" in journey.screen[-2]
        await journey.press("x")
        assert [tag.kind for tag in journey.session.state.tags.values()] == ["claim"]


async def test_23_kinds_of_your_own(start: Start, corpus: Path) -> None:
    store = corpus / ".dateline"
    store.mkdir()
    (store / "codebook.toml").write_text('[[kind]]\nid = "place"\nkey = 3\nname = "Location"\n')
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("railway")
        await journey.press("3")
        assert tag_on(journey, "railway").kind == "place"
        assert "3" in journey.screen[row_with(journey, "railway to")][:3]
        await journey.press("w", "4")
        assert journey.quotes == ["railway"]
        assert "kind 4 is not defined" in journey.screen[-2]


async def test_24_possessives(start: Start) -> None:
    async with start() as journey:
        await journey.open("005")
        journey.put_cursor("Borenko’s")
        await journey.press("a")
        assert journey.quotes == ["Borenko"]
        await journey.press("u")
        journey.put_cursor("Borenko’s")
        await journey.press("v", "a")
        assert journey.quotes == ["Borenko’s"]


async def test_25_repeat_edit_note_flag(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Idris al-Khatun", whole=True)
        await journey.press("a")
        journey.put_cursor("the president with two roads")
        await journey.press("v", "1", ".")
        assert journey.quotes == ["Idris al-Khatun", "the president"]
        first, second = (tag_on(journey, words).detail for words in journey.quotes)
        assert isinstance(first, Mention)
        assert isinstance(second, Mention)
        assert second.actor == first.actor
        before = tag_on(journey, "the president")
        await journey.press("e")
        assert "actor: the president" in journey.text
        await journey.type("xy")
        await journey.press("escape")
        assert tag_on(journey, "the president") == before
        await journey.press("C")
        await journey.type("?")
        await journey.press("enter")
        assert tag_on(journey, "the president").note == "?"
        await journey.press("!")
        assert tag_on(journey, "the president").flag
        assert "!" in journey.screen[row_with(journey, "the president with")][:3]
        await journey.press("!")
        assert not tag_on(journey, "the president").flag
        assert "!" not in journey.screen[row_with(journey, "the president with")][:3]


async def test_words_that_are_no_date_become_one_with_an_answer_only(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("preparing to send")
        await journey.press("w", "d")
        assert "no date is known in “to”" in journey.text
        assert journey.quotes == []
        await journey.press("j")
        assert journey.quotes == []
        assert journey.desk.bar is None
        journey.put_cursor("preparing to send")
        await journey.press("d", "1")
        await journey.type("nonsense")
        await journey.press("enter")
        assert journey.quotes == []
        await journey.press("ctrl+u")
        await journey.type("2025-03-12")
        await journey.press("enter")
        (tag,) = journey.session.state.tags.values()
        assert isinstance(tag.detail, DateValue)
        assert (tag.detail.value, tag.detail.fixed_by) == ("2025-03-12", "user")
        assert f"date: {tag.quote} = 2025-03-12" in journey.screen[-2]
        await journey.press("d")
        assert journey.quotes == [tag.quote]
        await journey.press("escape", "u")
        assert journey.quotes == []


async def test_a_repeated_date_is_asked_for_where_none_is_known(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Friday")
        await journey.press("d", "escape")
        assert journey.quotes == ["Friday"]
        journey.put_cursor("preparing to send")
        await journey.press("full_stop")
        assert "no date is known in" in journey.text
        assert journey.quotes == ["Friday"]
