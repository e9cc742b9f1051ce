"""The last screen, painted again before anything else is loaded, so that reading can begin.

Importing Textual takes most of a start. Until its first frame the user sees, dimmed, what was
on the screen last time: a few rows of plain text from the store's cache.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "first-light"
LARGEST = 512 * 1024
"""Bytes; a screen of 300 by 100 cells has less."""
ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2m"
"""Textual's own first frame goes over it; it leaves the alternate screen at the end, too."""
LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"


def keep(store: Path, columns: int, rows: Sequence[str]) -> None:
    """Keep what is on the screen. Does nothing where that cannot be done."""
    folder = store / "cache"
    picture = "\n".join([f"{columns}x{len(rows)}", *rows])
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        fresh = folder / f".{NAME}"
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as out:
            out.write(picture)
        fresh.replace(folder / NAME)


@contextmanager
def shown(store: Path) -> Iterator[None]:
    """Paint the kept screen, if it fits this terminal; the terminal's settings are restored."""
    terminal = _terminal()
    picture = _picture(store, terminal) if terminal is not None else ""
    if terminal is None or not picture:
        yield
        return
    with _without_echo():
        os.write(terminal, (ENTER + picture).encode("utf-8", "replace"))
        try:
            yield
        except BaseException:
            os.write(terminal, LEAVE.encode())
            raise


def _terminal() -> int | None:
    """Where the screen is: Textual draws on standard error."""
    stderr = sys.__stderr__
    if stderr is None or not (stderr.isatty() and sys.stdin.isatty()):
        return None
    return None if os.environ.get("TERM", "dumb") == "dumb" else stderr.fileno()


def _picture(store: Path, terminal: int) -> str:
    try:
        size = os.get_terminal_size(terminal)
        with (store / "cache" / NAME).open("rb") as kept:
            data = kept.read(LARGEST)
    except OSError:
        return ""
    head, *rows = data.decode("utf-8", "replace").split("\n")
    if head != f"{size.columns}x{size.lines}":
        return ""
    return "\r\n".join("".join(c if c.isprintable() else " " for c in row) for row in rows)


@contextmanager
def _without_echo() -> Iterator[None]:
    """Keys pressed meanwhile wait for the app instead of standing in the picture."""
    try:
        import termios
    except ImportError:
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    quiet = termios.tcgetattr(sys.stdin)
    quiet[3] &= ~termios.ECHO
    termios.tcsetattr(sys.stdin, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
