"""Copying words, alone and with their source; what took them is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(
        "tui.app.app.DatelineApp.copy_to_clipboard", lambda _, t: found.append(t)
    )
    return found


async def test_y_copies_the_selection_and_says_how(start: Start, copies: list[str]) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("31 people", whole=True)
        await journey.press("y")
        assert copies == ["31 people"]
        assert "copied 9 characters to the terminal" in journey.screen[-2]


async def test_capital_y_copies_the_words_with_their_source(
    start: Start, copies: list[str]
) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("31 people", whole=True)
        await journey.press("Y")
        begin = journey.view.page.article.text.index("31 people")
        (line,) = copies
        assert line.startswith("“31 people” – The Harbour Times, “")
        assert ", 2025-03-14, https://www.harbourtimes.example/" in line
        assert line.endswith(f"001-harbour-times.txt, characters {begin}–{begin + 9}")
        assert "\n" not in line


async def test_the_citation_follows_the_settings(start: Start, copies: list[str]) -> None:
    async with start(citation="{quote}[ ({outlet})]") as journey:
        await journey.open("001")
        journey.put_cursor("31 people", whole=True)
        await journey.press("Y")
        assert copies == ["31 people (The Harbour Times)"]


async def test_a_tool_of_the_machine_takes_it_too(
    start: Start, copies: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "bin" / "xclip"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\ncat > "{tmp_path}/into"\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":7")
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("31 people", whole=True)
        await journey.press("y")
        said = "copied 9 characters to the terminal and xclip"
        await journey.until(lambda: journey.desk.message == said)
        assert (tmp_path / "into").read_text() == "31 people"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.parametrize("passes", ["on", "external", "off"])
def test_in_tmux_the_words_are_in_its_buffer(corpus: Path, tmp_path: Path, passes: str) -> None:
    socket = str(tmp_path / "tmux")
    if len(socket) > 100:
        pytest.skip("the socket's path would be too long")
    kept = {n: v for n, v in os.environ.items() if n not in ("TMUX", "DISPLAY")}
    kept |= {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path / "config")}

    def tmux(*given: str) -> str:
        done = subprocess.run(
            ["tmux", "-f", "/dev/null", "-S", socket, *given],
            capture_output=True, text=True, check=False, env=kept,
        )  # fmt: skip
        return done.stdout

    def until(words: str, *given: str) -> None:
        end = time.monotonic() + 20
        while words not in tmux(*given):
            assert time.monotonic() < end, tmux("capture-pane", "-p")
            time.sleep(0.05)

    program = f"exec {sys.executable} -m tui {corpus}"
    try:
        tmux("new-session", "-d", "-x", "120", "-y", "40", program, ";",
             "set-option", "-s", "set-clipboard", passes)  # fmt: skip
        until("The Harbour Times", "capture-pane", "-p")
        tmux("send-keys", "y")
        until("001-harbour-times.txt", "show-buffer")
        until("to the terminal and tmux", "capture-pane", "-p")
    finally:
        tmux("kill-server")
