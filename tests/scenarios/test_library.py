"""Acceptance scenarios 1 to 5: the start, and the library."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import tui
from tui.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable


def heads(screen: list[str]) -> list[str]:
    """The names of the articles that the header says are open."""
    return screen[0].split("corpus", 1)[1].split("READ")[0].split("|")


def row_of(screen: list[str], name: str) -> str:
    return next(line for line in screen if name in line)


async def test_01_an_empty_folder_says_what_to_do(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    corpus = tmp_path / "nothing here"
    corpus.mkdir()
    async with start(corpus=corpus, store=corpus / ".dateline") as journey:
        assert f"Nothing to read in  {corpus}  yet." in journey.text
        assert "q   quit" in journey.text
        await journey.press("enter", "space", "P", "1")
        assert journey.desk.screen == "library"
        assert "Nothing to read in" in journey.text


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_01_q_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    import termios

    corpus = tmp_path / "corpus"
    corpus.mkdir()
    ours, theirs = os.openpty()
    before = termios.tcgetattr(theirs)
    child = subprocess.Popen(
        [sys.executable, "-m", "tui", str(corpus)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color",
             "PYTHONPATH": str(Path(tui.__file__).resolve().parents[1])},
    )  # fmt: skip
    try:
        seen = read_until(ours, b"Nothing to read")
        os.write(ours, b"q")
        seen += read_until(ours, b"tags.json\r\n")
        assert child.wait(10) == 0
        assert termios.tcgetattr(theirs) == before
    finally:
        child.kill()
        child.wait()
        os.close(ours)
        os.close(theirs)
    for mode in (b"1049", b"1000", b"2004"):
        assert seen.rindex(b"\x1b[?" + mode + b"l") > seen.rindex(b"\x1b[?" + mode + b"h")
    assert seen.rindex(b"\x1b[?25h") > seen.rindex(b"\x1b[?25l")
    assert seen.endswith(f"0 tags in {corpus / '.dateline' / 'tags.json'}\r\n".encode())


def read_until(terminal: int, wanted: bytes) -> bytes:
    """What a terminal shows, until it has shown this."""
    seen, end = b"", time.monotonic() + 15
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"{wanted!r} did not come: {seen[-500:]!r}"
        seen += os.read(terminal, 65536)
    return seen


async def test_02_the_folder_is_watched(start: Callable[..., Any], corpus: Path) -> None:
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
        await journey.until(lambda: "missing, 1 tags kept" in journey.text)
        assert "missing" in row_of(journey.screen, "002-capital")
        assert "▸ 004" in journey.text
        assert len(journey.quotes) == 1
        await journey.press("k", "k", "enter")
        assert journey.desk.screen == "library"
        assert "its file is missing; its tags are kept" in journey.text


async def test_03_marked_articles_open_side_by_side(start: Callable[..., Any]) -> None:
    async with start() as journey:
        await journey.press("space", "space")
        assert "2 marked" in journey.text
        await journey.press("enter")
        assert [name.strip() for name in heads(journey.screen)] == [
            "001-harbour-times",
            "002-capital-observer",
        ]
        assert "The Harbour Times" in journey.screen[1]
        assert "Capital Observer" in journey.screen[1]

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


async def test_05_everything_fits_80_columns(start: Callable[..., Any]) -> None:
    async with start(size=(80, 24)) as journey:
        assert "6 articles" in journey.screen[0]
        assert "watching corpus/" in journey.screen[-2]
        fits(journey.screen)
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
