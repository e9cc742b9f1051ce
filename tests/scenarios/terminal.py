"""The program in a terminal of its own: bytes in, a screen out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "tui")
HIDDEN = (
    *("NO_COLOR", "TEXTUAL_THEME", "SSH_CONNECTION", "COLUMNS", "LINES", "TMUX"),
    *("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME"),
)
"""Wishes of the machine's user that reach no test."""
ENTER, ESCAPE, TAB, CTRL_Z = b"\r", b"\x1b", b"\t", b"\x1a"
PAINTED = b"\x1b[?2026l"
"""Ends every frame, where the terminal says that it can hold painting back."""
ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[c", b"\x1b[?62;22c"))
"""What a program may ask a terminal, and what it is told."""

_FOREIGN = re.compile(rb"\x1b\[[<=>][0-9;:]*[@-~]|\x1b\[\?[0-9;]*\$p")
"""Sequences that pyte would print instead of passing over."""
_BEGUN = re.compile(rb"\x1b(?:\[[0-9;:<=>?$]*)?$")


class Terminal:
    """Runs a program, keeps what it writes, and shows what that looks like."""

    def __init__(
        self,
        *arguments: str | Path,
        cwd: Path,
        size: tuple[int, int] = (120, 40),
        program: Sequence[str] = PROGRAM,
        **more: str,
    ) -> None:
        """Start it. `more` goes into its environment."""
        columns, rows = size
        self.written = b""
        """All that the program has written."""
        self._rest = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._status: int | None = None
        argv = [*program, *map(str, arguments)]
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            _set_size(0, columns, rows)
            os.execvpe(argv[0], argv, _environment(cwd, more))
        _set_size(self._fd, columns, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is None:
            self.kill()
        os.close(self._fd)

    @property
    def rows(self) -> list[str]:
        """The screen, row by row."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows)

    @property
    def reversed(self) -> list[tuple[int, str]]:
        """What is shown in reverse, by row."""
        found = []
        for number, row in self._screen.buffer.items():
            words = "".join(row[column].data for column in sorted(row) if row[column].reverse)
            if words:
                found.append((number, words))
        return sorted(found)

    def send(self, *keys: bytes | str) -> None:
        """Type."""
        for each in keys:
            os.write(self._fd, each.encode() if isinstance(each, str) else each)

    def until(self, true: Callable[[], object], seconds: float = 20.0) -> None:
        """Read on until something is true of the screen."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, f"it did not happen in time:\n{self.text}"
            self._read(0.05)

    def see(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        self.until(lambda: words in self.text)

    def rest(self, seconds: float = 0.2) -> None:
        """Read on until nothing has come for so long."""
        while self._read(seconds):
            pass

    def press(self, *keys: bytes | str) -> bytes:
        """Type, wait for the answer; returns what was written for it."""
        before = len(self.written)
        self.send(*keys)
        self.until(lambda: len(self.written) > before)
        self.rest()
        return self.written[before:]

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """As `kill -9`: no chance to tidy up."""
        self.signal(signal.SIGKILL)
        self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def ended(self, seconds: float = 20.0) -> int:
        """Wait for the program's end; returns its exit status."""
        self.until(self._gone, seconds)
        self.rest(0.05)
        assert self._status is not None
        return self._status

    def _gone(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = os.waitstatus_to_exitcode(status) if pid else None
        return self._status is not None

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        got = b""
        if ready:
            with contextlib.suppress(OSError):  # on Linux the end of the other side is an error
                got = os.read(self._fd, 1 << 20)
        self.written += got
        data = self._rest + got
        begun = _BEGUN.search(data)
        self._rest = data[begun.start() :] if begun else b""
        data = data[: len(data) - len(self._rest)]
        for question, answer in ANSWERS:
            if question in data:
                self.send(answer)
        self._stream.feed(_FOREIGN.sub(b"", data))
        return got


def _set_size(fd: int, columns: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _environment(cwd: Path, more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    return kept | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(cwd / "config"),
        **more,
    }
