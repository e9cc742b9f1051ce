"""Acceptance scenarios 37, 39 and 42 to 47: what depends on the terminal."""

from __future__ import annotations

import re
import signal
import time
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from tests.scenarios.painted import attributes, row_with, style_of
from tests.scenarios.terminal import CTRL_Z, ENTER, ESCAPE, PAINTED, PROGRAM, TAB, Terminal
from tui import cli
from tui.commands import commands
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    import pytest

    from tests.conftest import Journey
    from tui.desk.desk import Desk

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
"""The other screen, the cursor, the mouse and pasting are given back."""
CLOCK = 600
"""Bytes of a frame in which only the header's `saved hh:mm` is another."""


def read_first(terminal: Terminal) -> None:
    """Open the first article and wait until it is recognised."""
    terminal.see("001")
    terminal.press(ENTER)
    terminal.until(lambda: re.search(r"suggestions [1-9]", terminal.rows[0]))
    terminal.rest()


def tags_in(corpus: Path) -> list[str]:
    """The words of the stored tags."""
    store = Store.open(corpus / ".dateline")
    try:
        return [row["quote"] for row in store.rows("tags").values()]
    finally:
        store.close()


def test_37_and_42_bytes_of_a_terminal(corpus: Path, tmp_path: Path) -> None:
    def cursor() -> str:
        return " ".join(words for _, words in terminal.reversed)

    with Terminal(corpus, cwd=tmp_path) as terminal:
        read_first(terminal)
        terminal.send("v", "3")
        terminal.until(lambda: "SELECT" in terminal.rows[0] and "4 words" in terminal.rows[-2])
        terminal.send(ESCAPE)
        time.sleep(0.005)
        terminal.send("j")
        terminal.until(lambda: "READ" in terminal.rows[0] and cursor() == "Velmora")
        terminal.until(lambda: "is preparing" in terminal.rows[terminal.reversed[0][0]])
        terminal.send(b"\x1b[MC\x8e*", b"\xff")
        terminal.rest()
        terminal.send("w")
        terminal.until(lambda: cursor() == "is")
        terminal.send("Q")
        assert terminal.ended() == 0
        assert b"0 tags in " in terminal.written
    assert tags_in(corpus) == []


NINE = """\
version = 1
[reader]
"?" = "help.show"
question_mark = "pane.next"
tab = "pane.next"
"ctrl+i" = "pane.focus 1"
"alt+1" = "tag.add actor"

# the same letter in two spellings, and a prefix that is bound by itself
A = "tag.all_identical"
"shift+a" = "tag.remove"
a = "tag.add clam"
g = "cursor.top"
"g l" = "screen.libary"
"hyper+x" = "tag.remove"

[raeder]
a = "tag.add actor"
"""


def test_39_checking_the_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "nine.toml"
    file.write_text(NINE)
    assert cli.main(["keys", "check", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.removeprefix("nine.toml:").split(":")[0] for line in lines] == [
        *("4", "6", "7", "11", "12", "14", "14", "15", "17")
    ]
    assert "'tag.add' needs a known kind, got 'clam'; did you mean 'claim'?" in lines[4]
    assert "unknown action 'screen.libary'; did you mean 'screen.library'?" in lines[5]
    assert cli.main(["keys", "check"]) == 0
    assert not capsys.readouterr().out


HOSTILE = """\
---
title: "[/close] [bold in a title"
outlet: "[red]Daily[/] \x1b[31mNews"
published: 2025-03-14
---
He wrote [/close] [bold and went. \x1b]0;owned\x07\x1b[2J\x9b31m Kara Voss said on Friday that
nothing [@click=app.bell]had happened[/] here.
"""


async def test_43_hostile_text_is_only_text(start: Start, corpus: Path) -> None:
    (corpus / "000-[bold]\x1b[7m.txt").write_text(HOSTILE, encoding="utf-8")
    async with start(size=(160, 40)) as journey:

        def shows(*expected: str) -> None:
            text = journey.text
            assert [each for each in expected if each not in text] == []
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text), text

        shows("000-[bold]", "[/close] [bold in a")
        await journey.press("F")
        await journey.type("[/c")
        assert re.search(r"filter: +\[/c", journey.text)
        await journey.press("enter")
        shows("1 article", "[/close] [bold")
        await journey.press("escape", "g", "g", "enter")
        await journey.until(lambda: journey.view.page.marks)
        shows("000-[bold]", "[red]Daily[/] ␛[31mNews", "He wrote [/close] [bold and went.")
        shows("␛]0;owned␇␛[2J", "[@click=app.bell]had happened[/]")
        journey.put_cursor("wrote [/close] [bold and", whole=True)
        await journey.press("a")
        shows("actor: wrote [/close] [bold and")
        await journey.press("C")
        shows("note on wrote [/close] [bold and")
        await journey.type("[/x")
        await journey.press("enter")
        await journey.press("i", "i")
        shows("[/x")
        await journey.press("e")
        shows("actor: wrote [/close] [bold and", "[/x")
        await journey.press("escape", "M")
        shows("actor: wrote [/close] [bold and")
        await journey.press("escape", "x")
        shows("removed actor: wrote [/close] [bold and")


def test_43_nothing_hostile_reaches_the_terminal(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "000-[bold]\x1b[7m.txt").write_text(HOSTILE, encoding="utf-8")
    with Terminal(corpus, cwd=tmp_path) as terminal:
        terminal.see("000-[bold]")
        terminal.press(ENTER)
        terminal.see("[/close] [bold and went")
        terminal.press("v", "9", "a")
        terminal.send("Q")
        assert terminal.ended() == 0
    for harm in (
        b"\x1b]0;owned",
        b"\x1b[2J\xc2\x9b",
        b"\x1b[7m.txt",
        b"\x1b[31mNews",
        b"\x9b31m",
    ):
        assert harm not in terminal.written


async def test_44_without_colours(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start() as journey:
        await journey.open("001")
        text = "Republic of Tazira, a Taziran security source said on Friday"
        row = row_with(journey, text)
        suggested = {
            "actor": attributes(style_of(journey, "security source", row=row)),
            "date": attributes(style_of(journey, "Friday", row=row)),
        }
        assert journey.screen[row].startswith("╎")
        journey.put_cursor("security source", whole=True)
        await journey.press("a")
        journey.put_cursor("Friday")
        await journey.press("d")
        journey.put_cursor("preparing to send")
        await journey.press("c", "escape")
        looks = {
            "plain": attributes(style_of(journey, "said on", row=row)),
            "cursor": attributes(style_of(journey, "preparing", row=row - 1)),
            "suggested actor": suggested["actor"],
            "suggested date": suggested["date"],
            "actor": attributes(style_of(journey, "security source", row=row)),
            "date": attributes(style_of(journey, "Friday", row=row)),
        }
        for one, other in combinations(looks, 2):
            assert looks[one] != looks[other], (one, other)
        assert journey.screen[row].startswith("┃")
        for words in (
            "DATELINE",
            "001-harbour",
            "┃",
            "security source",
            "Friday",
            "actor",
            "⏎",
        ):
            style = style_of(journey, words)
            assert style.color is None
            assert style.bgcolor is None


SIZES = ((20, 6), (40, 10), (80, 24), (120, 40), (200, 60))


async def test_45_every_size(start: Start) -> None:
    async with start(size=SIZES[0]) as journey:
        await journey.open("001", "002", "003")
        for columns, rows in SIZES:
            await journey.pilot.resize_terminal(columns, rows)
            await journey.pilot.pause()
            journey.put_cursor("Velmora is preparing")
            await journey.pilot.pause()
            assert [len(row) for row in journey.screen] == [columns] * rows
            assert journey.screen[-1].rstrip().endswith("? keys")
            assert "Velmora is" in journey.text
            assert style_of(journey, "Velmora is").reverse
            assert ("DATELINE" in journey.screen[0]) == (columns >= 40)
            panes = re.findall(r" \d 00\d-", journey.screen[columns >= 40])
            assert len(panes) == {120: 2, 200: 3}.get(columns, 1)
        await journey.pilot.resize_terminal(10, 3)
        await journey.pilot.pause()
        assert "make the window larger".startswith(journey.screen[0].rstrip(" …"))
        assert journey.screen[0].strip()
        await journey.press("j", "w", "n", "enter", "u")
        await journey.pilot.resize_terminal(120, 40)
        await journey.pilot.pause()
        assert "DATELINE" in journey.screen[0]


def test_46_few_bytes(corpus: Path, tmp_path: Path) -> None:
    with Terminal(corpus, cwd=tmp_path, size=(200, 60)) as terminal:
        terminal.see("003")
        terminal.press(" ", " ", " ", ENTER)
        terminal.until(lambda: re.search(r"suggestions [1-9]", terminal.rows[0]))
        terminal.rest(1.5)  # what is told twice is found meanwhile
        assert "001-harbour-times | 002-capital-observer | 003-" in terminal.rows[0]
        off_a_suggestion, word = terminal.press("w"), terminal.press("w")
        pane, page = terminal.press(TAB), terminal.press(" ")
        terminal.send("Q")
        assert terminal.ended() == 0
    assert len(word) <= 1000
    assert len(off_a_suggestion) <= 2000  # the inspector changes, too
    assert len(pane) <= 5000
    frames = [frame for frame in page.split(PAINTED) if len(frame) > CLOCK]
    assert len(frames) == 1


def test_47_suspended_and_brought_back(corpus: Path, tmp_path: Path) -> None:
    with Terminal("-i", cwd=tmp_path, program=("/bin/sh",), PS1="ready> ", ENV="") as shell:
        shell.see("ready> ")
        shell.send(f"{' '.join(PROGRAM)} {corpus}\n")
        read_first(shell)
        before = shell.rows[1:]
        shell.send(CTRL_Z)
        shell.see("ready> ")
        assert all(sequence in shell.written for sequence in RESTORED)
        shell.send("fg\n")
        shell.until(lambda: shell.rows[1:] == before)
        shell.send("a")
        shell.see("actor: Velmora")
        shell.send("Q")
        shell.see("1 tag in ")
        shell.send("exit\n")
        shell.ended()


def test_47_a_polite_kill_saves_and_restores(corpus: Path, tmp_path: Path) -> None:
    with Terminal(corpus, cwd=tmp_path) as terminal:
        read_first(terminal)
        terminal.send("a")
        terminal.see("actor: Velmora")
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 0
        end = terminal.written[-500:]
        assert all(sequence in end for sequence in RESTORED)
        assert b"1 tag in " in end
    assert tags_in(corpus) == ["Velmora"]


async def test_47_a_fault_in_one_action(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(desk: Desk, argument: str, /) -> None:
        raise RuntimeError("[/no] luck")

    broken = replace(commands()["cursor.word_next"], run=fault)
    monkeypatch.setitem(commands(), "cursor.word_next", broken)
    async with start() as journey:
        await journey.open("001")
        await journey.press("w")
        assert "cursor.word_next failed" in journey.screen[-2]
        assert "[/no] luck" in journey.screen[-2]
        await journey.press("j", "a")
        assert len(journey.quotes) == 1
        await journey.press("M")
        assert "cursor.word_next failed" in journey.text
