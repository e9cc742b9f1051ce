"""A folder in which everything is meant ill is only read."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.hostile.folder import ESC, Hostile, make_hostile
from tests.hostile.stream import foreign
from tests.scenarios.terminal import ENTER, ESCAPE, Terminal
from tui.cli import main
from tui.formats._cells import unguard
from tui.formats._rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

PAGE_DOWN = b"\x1b[6~"
TRIED = (
    ("104", "␛]0;OWNED␇"),
    ("116", "[/close] [@click=app.quit]quit[/]"),
    ("131", "␛[31mred␛]0;OWNED␇"),
    ("143", "Kara Voss"),
    ("172", "Kara Voss"),
)
"""Articles to open, and what has to stand on the screen there."""
FORMULAS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
NUMBERS = {"amount_low", "amount_best", "amount_high", "start", "end", "line", "column"}


def accounted(terminal: Terminal, files: list[Hostile]) -> None:
    """Page through the library: each file has its row, and its reason if it cannot be read."""
    terminal.until(lambda: f"{len(files)} articles" in terminal.rows[0])
    terminal.until(lambda: "reading …" not in terminal.text)
    missing = files
    for _ in range(len(files) // 20):
        rows = terminal.rows
        missing = [
            f for f in missing if not any(f.mark in r[:40] and f.reason in r for r in rows)
        ]
        if not missing:
            break
        terminal.press(PAGE_DOWN)
    assert missing == []


def open_article(terminal: Terminal, mark: str) -> None:
    """From the library, by the filter."""
    terminal.send("F", mark, ENTER)
    terminal.until(lambda: "1 article" in terminal.rows[0] and mark in terminal.rows[2])
    terminal.send(ENTER)
    terminal.until(lambda: "READ" in terminal.rows[0] and mark in terminal.rows[0])


def look_around(terminal: Terminal) -> None:
    """Inspector, help, messages, palette, form: each shows its text."""
    for keys, words in (
        ("?", "type to search"),
        ("M", "actor: "),
        (":", "actor.same_as"),
        ("e", "⏎ keeps"),
    ):
        terminal.send(keys)
        terminal.see(words)
        terminal.send(ESCAPE)
        terminal.until(lambda: "READ" in terminal.rows[0])


def journey(corpus: Path, files: list[Hostile], cwd: Path, *around: str) -> bytes:
    """Read, tag, look around in some and export; gives all that was sent to the terminal."""
    with Terminal(corpus, cwd=cwd, size=(160, 50)) as terminal:
        accounted(terminal, files)
        for number, (mark, words) in enumerate(TRIED, 1):
            open_article(terminal, mark)
            terminal.see(words)
            terminal.send("g", "g", "V", "a")
            terminal.see("actor: ")
            terminal.send("C", f"=cmd|' /C calc'!A{number}", ENTER)
            terminal.see("note kept")
            if mark in around:
                look_around(terminal)
            terminal.send("q")
            terminal.until(lambda: "LIBRARY" in terminal.rows[0])
            terminal.send(ESCAPE)
            terminal.until(lambda: f"{len(files)} articles" in terminal.rows[0])
        terminal.send("E", ENTER, ENTER)
        terminal.see("rows written to")
        terminal.until(lambda: "saved " in terminal.rows[0])
        terminal.send("Q")
        assert terminal.ended() == 0
        return terminal.written


def check_rows(data: bytes, rows: int) -> None:
    """A program reads the rows; no cell of text begins a formula."""
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert sum(unguard(row["note"]).startswith("=cmd|") for row in table) == rows
    for row in table:
        assert tuple(row) == COLUMNS
        assert [
            name for name, cell in row.items() if name not in NUMBERS and FORMULAS.match(cell)
        ] == []


def test_a_hostile_folder(tmp_path: Path) -> None:
    files = make_hostile(tmp_path / "hostile", line=2**16)
    assert len(files) >= 60
    written = journey(tmp_path / "hostile", files, tmp_path, "131")
    assert foreign(written) == []
    check_rows((tmp_path / "hostile-tags.csv").read_bytes(), len(TRIED))
    assert not list(tmp_path.rglob("OWNED"))


@pytest.mark.long
def test_a_line_of_ten_megabytes(tmp_path: Path) -> None:
    files = make_hostile(tmp_path / "hostile", line=10 * 2**20)
    written = journey(tmp_path / "hostile", files, tmp_path, "116", "131")
    assert foreign(written) == []


def test_hostile_names_on_the_command_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = make_hostile(tmp_path / "hostile", line=2**10)
    for each in files:
        if "name-" in each.name or each.name.startswith(("-", "=")):
            assert main(tag_command(tmp_path / "hostile", each.name)) == 0
    (tmp_path / "hostile" / next(each.name for each in files if "esc-" in each.name)).unlink()
    for verb in ("check", "stats", "suggest"):
        main([verb, str(tmp_path / "hostile")])
        told = capfd.readouterr()
        for out in (told.out, told.err):
            assert foreign(out.encode("utf-8", "surrogateescape")) == []
    main(["export", str(tmp_path / "hostile")])
    assert capfd.readouterr().out.count("=cmd|") >= 14


def tag_command(corpus: Path, name: str) -> list[str]:
    quoted = ["--kind", "actor", "--quote", "Kara Voss", "--note", "=cmd|x", "--as=="]
    return ["tag", *quoted, "--", str(corpus), name]


async def test_what_is_copied_does_nothing_where_it_is_pasted(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "hostile"
    corpus.mkdir()
    (corpus / "a\udcff.txt").write_text(f"One{ESC}[201~rm\x9b -rf. Two.\n", "utf-8")
    async with start(corpus=corpus, store=tmp_path / "store") as journey:
        copied: list[str] = []
        monkeypatch.setattr(journey.app, "copy_to_clipboard", copied.append)
        await journey.press("y", "enter", "V", "y")
        assert copied == ["a\ufffd.txt", "One␛[201~rm\ufffd -rf."]
