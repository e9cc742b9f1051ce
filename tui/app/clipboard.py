"""Text for the clipboard: through the terminal, and through the tool that this machine has.

OSC 52 also goes through ssh. tmux lets it pass only with `set-clipboard on`, so tmux itself is
handed the text, too, and told to pass it on. Nothing here runs but on the user's key, and no
shell has a part in it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PATIENCE = 2.0
"""Seconds that a tool may take; then it is ended."""
OFTEN_MOST = 74_994
"""Bytes that terminals with a limit of 100,000 for the whole sequence take (hterm, others)."""
MOST = 750_000
"""Bytes that are written to the terminal at most: tmux takes a sequence of up to 1 MiB."""

_BESIDE = {
    "WAYLAND_DISPLAY": (("wl-copy", "--type", "text/plain"),),
    "DISPLAY": (
        ("xclip", "-selection", "clipboard", "-in"),
        ("xsel", "--clipboard", "--input"),
    ),
    "WSL_DISTRO_NAME": (("clip.exe",),),
}
"""Tools by the environment variable that must be there for them to work."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that reads what is to be copied."""

    name: str
    argv: tuple[str, ...]
    encoding: str = "utf-8"


def tools(
    env: Mapping[str, str],
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> list[Tool]:
    """What takes a copy here: tmux inside tmux, and the first clipboard tool that is there.

    Over ssh the clipboard of this machine is not the user's: then it is left alone.
    """
    found: list[Tool] = []
    wanted = list(_wanted(env, platform))
    if env.get("TMUX"):
        wanted.insert(0, ("tmux", "load-buffer", "-w", "-"))
    for name, *given in wanted:
        path = which(name)
        if path and not any(each.name != "tmux" for each in found):
            encoding = "utf-16-le" if name.startswith("clip") else "utf-8"
            found.append(Tool(name, (path, *given), encoding))
    return found


def _wanted(env: Mapping[str, str], platform: str) -> Iterator[tuple[str, ...]]:
    if env.get("SSH_CONNECTION"):
        return
    if platform == "darwin":
        yield ("pbcopy",)
    if platform == "win32":
        yield ("clip",)
    for variable, some in _BESIDE.items():
        if env.get(variable):
            yield from some


def hand_over(tool: Tool, text: str) -> str:
    """Let a tool take the text; returns what went wrong, or nothing."""
    data = text.encode(tool.encoding, "replace")
    try:
        running = subprocess.Popen(
            tool.argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a ctrl+c in the terminal is not for it
        )
    except OSError as error:
        return f"{tool.name} could not be started: {error.strerror or error}"
    try:
        running.communicate(data, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        return f"{tool.name} took more than {PATIENCE:.0f} seconds and was ended"
    return f"{tool.name} failed" if running.returncode else ""


def to_terminal(text: str, write: Callable[[str], None]) -> tuple[bool, str]:
    """Write the text to the terminal, if it is not too long; and a doubt, if there is one."""
    size = len(text.encode("utf-8", "replace"))
    if size > MOST:
        return False, f"too long for the terminal ({size // 1000:,} kB)"
    write(text)
    if size > OFTEN_MOST:
        return True, f"some terminals take no more than {OFTEN_MOST // 1000} kB"
    return True, ""


def told(text: str, reached: Sequence[str], doubts: Sequence[str]) -> str:
    """What was done, on one line: "copied 34 characters to the terminal and xclip"."""
    count = "1 character" if len(text) == 1 else f"{len(text):,} characters"
    *some, last = reached or ("",)
    where = f"{', '.join(some)} and {last}" if some else last
    done = f"copied {count} to {where}" if reached else f"{count} not copied"
    return " · ".join((done, *doubts))


def copied(
    text: str, some: Sequence[Tool], reached: Sequence[str], doubts: Sequence[str]
) -> str:
    """Hand the text to the tools as well; returns what was done altogether."""
    reached, doubts = list(reached), list(doubts)
    for tool in some:
        wrong = hand_over(tool, text)
        if wrong:
            doubts.append(wrong)
        else:
            reached.append(tool.name)
    return told(text, reached, doubts)
