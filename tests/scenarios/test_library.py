"""Acceptance scenarios 1 to 5: the start, and the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.terminal import Terminal
from tui.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


def heads(screen: list[str]) -> list[str]:
    """The names of the articles that the header says are open."""
    return screen[0].split("corpus", 1)[1].split("READ")[0].split("|")


def row_of(screen: list[str], name: str) -> str:
    return next(line for line in screen if name in line)


async def test_01_an_empty_folder_says_what_to_do(start: Start, tmp_path: Path) -> None:
    corpus = tmp_path / "nothing here"
    corpus.mkdir()
    async with start(corpus=corpus, store=corpus / ".dateline") as journey:
        assert f"Nothing to read in  {corpus}  yet." in journey.text
        assert "q   quit" in journey.text
        await journey.press("enter", "space", "P", "1", "e")
        assert journey.desk.screen == "library"
        assert "Nothing to read in" in journey.text


def test_01_q_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    with Terminal(corpus, cwd=tmp_path) as terminal:
        terminal.see("Nothing to read")
        terminal.send("q")
        assert terminal.ended() == 0
        assert f"0 tags in {corpus / '.dateline' / 'tags.json'}" in "".join(terminal.rows)
        for mode in (b"1049", b"1000", b"2004"):  # other screen, mouse, bracketed paste
            assert_last(terminal.written, b"\x1b[?" + mode + b"l", b"\x1b[?" + mode + b"h")
        assert_last(terminal.written, b"\x1b[?25h", b"\x1b[?25l")


def assert_last(written: bytes, last: bytes, before: bytes) -> None:
    """Both have been written, and this one last."""
    assert 0 <= written.rfind(before) < written.rfind(last)


async def test_02_the_folder_is_watched(start: Start, corpus: Path) -> None:
    async with start() as journey:
        await journey.open("002")
        await journey.press("n", "enter", "q")
        await journey.press("j", "j")
        assert "▸ 004" in journey.text
        (corpus / "000-wire.txt").write_text("Harbour closed\n\nNobody knows why.\n", "utf-8")
        await journey.until(lambda: "000-wire" in journey.text)
        assert "new" in row_of(journey.screen, "000-wire")
        assert "1 new article" in journey.text
        assert "7 articles" in journey.screen[0]
        assert "▸ 004" in journey.text
        (corpus / "002-capital-observer.txt").unlink()
        await journey.until(lambda: "missing, 1 tag kept" in journey.text)
        assert "missing" in row_of(journey.screen, "002-capital")
        assert "▸ 004" in journey.text
        assert len(journey.quotes) == 1
        await journey.press("k", "k", "enter")
        assert journey.desk.screen == "library"
        assert "its file is missing; its tags are kept" in journey.text

        # An open article stays in sight when its file goes; nothing can be tagged in it.
        await journey.open("003")
        (corpus / "003-analysis.txt").unlink()
        await journey.until(lambda: "003-analysis.txt is missing" in journey.text)
        for key in ("a", "c", "d", "x", "X", "A", "enter", "full_stop"):
            await journey.press(key)
            assert "its file is missing; its tags are kept" in journey.screen[-2]
        assert len(journey.quotes) == 1
        assert "For the Federation of Velmora, the city" in journey.text


async def test_03_marked_articles_open_side_by_side(start: Start) -> None:
    async with start() as journey:
        await journey.press("space", "space")
        assert "2 marked" in journey.text
        await journey.press("enter")
        assert [name.strip() for name in heads(journey.screen)] == [
            "001-harbour-times",
            "002-capital-observer",
        ]
        assert "The Harbour Times" in journey.screen[1]
        assert "Capital Obs" in journey.screen[1]

        # 4: a digit opens the article in that pane and leaves the other one alone.
        await journey.press("j", "j", "l", "j", "q", "G", "k", "k")
        assert "▸ 004" in journey.text
        first = journey.desk.panes.views[0]
        cursor, top = first.cursor, first.top
        await journey.press("2")
        assert [name.strip() for name in heads(journey.screen)] == [
            "001-harbour-times",
            "004-monitor-digest",
        ]
        assert journey.view.article == journey.id("004")
        assert journey.desk.panes.views[0] is first
        assert (first.cursor, first.top) == (cursor, top)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_digit_closes_no_other_pane(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as journey:
        for number, down in enumerate((0, 1, 2), 1):
            await journey.press("g", "g", *"j" * down, str(number))
            await journey.press("q")
        await journey.press("g", "g", "j", "j", "3")  # it is there: to its pane
        views = journey.desk.panes.views
        assert [view.article for view in views] == [journey.id(f"00{n}") for n in (1, 2, 3)]
        assert journey.view is views[2]
        assert "out of sight: 001-harbour-times (g 1)" in journey.screen[0]
        assert "no room" not in journey.text
        await journey.press("q", "g", "g", "j", "j", "j", "4", "q", "j", "1")
        assert [view.article for view in views] == [journey.id(f"00{n}") for n in (5, 2, 3, 4)]


async def test_05_everything_fits_80_columns(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        assert "6 articles" in journey.screen[0]
        assert "watching corpus/" in journey.screen[-2]
        fits(journey.screen)

        await journey.press("e")
        for known in ("The Harbour Times", "Meridian News Agency", "2025-03-14"):
            assert known in journey.text
        await journey.press("tab", "end")
        await journey.type("+")
        await journey.press("enter")
        assert "The Harbour Times+" in row_of(journey.screen, "001-harb")
        await journey.press("u", "F")
        await journey.type("harb")
        assert journey.screen[-3].startswith(" ▸ filter: ")
        assert "harb" in journey.screen[-3]
        await journey.press("enter")
        assert "1 article, 0 done" in journey.screen[0]
        assert "The Harbour Times " in row_of(journey.screen, "001-harb")
        await journey.press("escape")
        assert "6 articles" in journey.screen[0]

        await journey.press("enter")
        assert "001-harbour-times" in journey.screen[0]
        assert "READ" in journey.screen[0]
        assert "Velmora is preparing to send drones" in journey.text
        assert "suggested" in journey.screen[-2]
        fits(journey.screen)
        for keys in (["g"], ["escape", "c"], ["x", "v"], ["escape", "M"]):
            await journey.press(*keys)
            assert {cell_width(line) for line in journey.screen} == {80}


def fits(screen: list[str]) -> None:
    """24 lines of 80 cells, the last of which ends with the help key."""
    assert [cell_width(line) for line in screen] == [80] * 24
    assert screen[-1].rstrip().endswith("? keys")


async def test_an_edit_and_a_new_file_are_both_told(start: Start, corpus: Path) -> None:
    async with start() as journey:
        with (corpus / "002-capital-observer.txt").open("a", encoding="utf-8") as file:
            file.write("One line more.\n")
        await journey.until(lambda: "002-capital-observer.txt has changed" in journey.text)
        (corpus / "000-wire.txt").write_text("Harbour closed\n\nNobody knows.\n", "utf-8")
        await journey.until(lambda: "1 new article" in journey.text)
        assert "002-capital-observer.txt has changed" in journey.text


async def test_no_column_of_the_list_is_cut(start: Start) -> None:
    names = {"#", "status", "outlet", "published", "words", "new", "tags", "sugg", "claim"}
    async with start(size=(120, 24)) as journey:
        for width in (120, 100, 99, 90, 80, 72, 66, 60, 52, 48, 44, 40, 36, 30):
            await journey.pilot.resize_terminal(width, 24)
            await journey.pilot.pause()
            (head,) = (line for line in journey.screen if line.startswith("   # "))
            assert set(head.replace("starts with", "").split()) <= names
            assert ("starts with" in head) == ("starts" in head)
            assert "status" in head
            assert width < 80 or names - {"words", "claim", "new"} <= set(head.split())
            assert width < 80 or "starts with" in head
            assert "2025-03-14" in row_of(journey.screen, "001") or "published" not in head
