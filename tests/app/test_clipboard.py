from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tui.app import clipboard
from tui.app.clipboard import Tool, copied, hand_over, to_terminal, told, tools

if TYPE_CHECKING:
    from pathlib import Path


def everywhere(name: str) -> str:
    return f"/bin/{name}"


@pytest.mark.parametrize(
    ("env", "platform", "names"),
    [
        ({}, "linux", []),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "linux", ["wl-copy"]),
        ({"DISPLAY": ":0"}, "linux", ["xclip"]),
        ({"DISPLAY": ":0", "TMUX": "t"}, "linux", ["tmux", "xclip"]),
        ({"DISPLAY": ":0", "TMUX": "t", "SSH_CONNECTION": "s"}, "linux", ["tmux"]),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", ["clip.exe"]),
        ({}, "darwin", ["pbcopy"]),
        ({"SSH_CONNECTION": "s"}, "darwin", []),
        ({}, "win32", ["clip"]),
    ],
)
def test_the_tool_is_that_of_the_place(
    env: dict[str, str], platform: str, names: list[str]
) -> None:
    assert [each.name for each in tools(env, platform, everywhere)] == names


def test_a_tool_that_is_not_there_is_passed_over() -> None:
    found = tools({"DISPLAY": ":0"}, "linux", {"xsel": "/opt/xsel"}.get)
    assert [each.argv[0] for each in found] == ["/opt/xsel"]


def script(folder: Path, words: str) -> str:
    path = folder / "tool"
    path.write_text(f"#!/bin/sh\n{words}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_tool_gets_the_text_as_it_is(tmp_path: Path, encoding: str) -> None:
    into = tmp_path / "into"
    tool = Tool("xclip", (script(tmp_path, 'cat > "$1"'), str(into)), encoding)
    text = "“شارع” $(rm) 𝔻\n" * 50_000
    assert hand_over(tool, text) == ""
    assert into.read_bytes().decode(encoding) == text


def test_a_tool_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    tool = Tool("xsel", (script(tmp_path, "exec sleep 60"),))
    before = time.monotonic()
    assert "xsel took more than" in hand_over(tool, "x" * 1_000_000)
    assert time.monotonic() - before < 30


def test_what_went_wrong_is_said(tmp_path: Path) -> None:
    fails = Tool("xclip", (script(tmp_path, "exit 1"),))
    gone = Tool("wl-copy", (str(tmp_path / "gone"),))
    assert copied("ab", [fails, gone], ["the terminal"], []) == (
        "copied 2 characters to the terminal · xclip failed"
        " · wl-copy could not be started: No such file or directory"
    )


def test_what_was_done_is_said() -> None:
    assert told("a", ["the terminal"], []) == "copied 1 character to the terminal"
    several = ["the terminal", "tmux", "xclip"]
    assert told("a" * 3400, several, []) == (
        "copied 3,400 characters to the terminal, tmux and xclip"
    )
    assert told("a", [], ["no"]) == "1 character not copied · no"


def test_long_texts_are_doubted_and_very_long_ones_kept_from_the_terminal() -> None:
    seen: list[str] = []
    assert to_terminal("ü" * 30_000, seen.append) == (True, "")
    assert to_terminal("ü" * 40_000, seen.append)[1].startswith("some terminals take no more")
    assert len(seen) == 2
    done, doubt = to_terminal("ü" * 400_000, seen.append)
    assert (done, doubt, len(seen)) == (False, "too long for the terminal (800 kB)", 2)
