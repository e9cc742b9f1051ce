"""A program on a terminal of its own, timed from outside. Linux only: it reads /proc."""

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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
SIZE = (200, 50)
"""Columns and rows."""
DATELINE = (sys.executable, "-m", "tui")
FLOOR = (sys.executable, str(Path(__file__).with_name("smallest.py")))
FRAME = b"\x1b[?2026l"
"""Ends every frame."""
ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[c", b"\x1b[?62;22c"))
"""What a program may ask a terminal, and what it is told."""
QUIET = 0.04
"""Seconds without a byte after which a key is taken to be answered."""
KEYS = {"space": b" ", "tab": b"\t", "escape": b"\x1b", "enter": b"\r"}

_ESCAPE = re.compile(
    rb"\x1b(?:\[[0-9;:<=>?$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -Z^-~])"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one key brought."""

    milliseconds: float
    """From the key to the last byte painted."""
    cpu: float
    """Milliseconds of processor time, all threads."""
    size: int
    """Bytes."""
    frames: int


class Program:
    """Runs in a pty; its output is read, but not interpreted."""

    def __init__(self, argv: Sequence[str | Path], cwd: Path) -> None:
        """Start it."""
        self.output = bytearray()
        self._begun = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.execvpe(argv[0], [str(each) for each in argv], _environment(cwd))
        columns, rows = SIZE
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def until(self, pattern: str, seconds: float = 90.0) -> float:
        """Read on until the text without its styles has this; seconds since the start."""
        wanted = re.compile(pattern.encode())
        end = time.perf_counter() + seconds
        while not wanted.search(_ESCAPE.sub(b" ", bytes(self.output))):
            if time.perf_counter() > end:
                raise TimeoutError(f"{pattern}: {bytes(self.output[-2000:])!r}")
            self._read(1.0)
        return time.perf_counter() - self._begun

    def settle(self) -> None:
        """Wait until neither it nor a child of it has anything to do."""
        ran = -1.0
        while (now := self.cpu + sum(map(_ran, self._children))) - ran > 30:
            ran = now
            self.rest(1.5)

    @property
    def text(self) -> str:
        """What it has written, without styles."""
        return _ESCAPE.sub(b" ", bytes(self.output)).decode(errors="replace")

    def rest(self, seconds: float = 0.5) -> None:
        """Read on until nothing has come for so long."""
        while self._read(seconds):
            pass
        self.output.clear()

    def type(self, *keys: str) -> None:
        """Press keys, without looking at what comes of it."""
        for key in keys:
            os.write(self._fd, _bytes_of(key))
            self.rest(0.25)  # longer than an escape waits for what may follow it

    def press(self, key: str) -> Answer | None:
        """Press a key and wait for its answer; None: nothing was painted."""
        self.output.clear()
        cpu, start = self.cpu, time.perf_counter()
        os.write(self._fd, _bytes_of(key))
        last = 0.0
        while self._read(QUIET if last else 0.5):
            last = time.perf_counter() - start
        if not last:
            return None
        frames = self.output.count(FRAME)
        return Answer(last * 1e3, self.cpu - cpu, len(self.output), frames)

    @property
    def cpu(self) -> float:
        """Milliseconds that its threads have run."""
        return _ran(self.pid)

    @property
    def memory(self) -> float:
        """Megabytes that it holds, without its children."""
        return _resident(self.pid)

    @property
    def memory_of_children(self) -> float:
        """Megabytes that its children hold."""
        return sum(map(_resident, self._children))

    @property
    def _children(self) -> list[int]:
        lists = Path(f"/proc/{self.pid}/task").glob("*/children")
        return [int(name) for each in lists for name in each.read_text().split()]

    def _read(self, seconds: float) -> int:
        if not select.select([self._fd], [], [], seconds)[0]:
            return 0
        try:
            got = os.read(self._fd, 1 << 20)
        except OSError:  # on Linux the end of the other side is an error
            return 0
        for question, answer in ANSWERS:
            if question in got:
                os.write(self._fd, answer)
        self.output += got
        return len(got)


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return sorted(values)[len(values) // 2]


def worst(values: Sequence[float]) -> float:
    """The 99th of a hundred."""
    return sorted(values)[min(len(values) - 1, round(0.99 * (len(values) - 1)))]


def _ran(pid: int) -> float:
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError):
            total += int(task.read_text().split()[0])
    return total / 1e6


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _bytes_of(key: str) -> bytes:
    if key.startswith("ctrl+"):
        return bytes([ord(key[5]) & 31])
    return KEYS.get(key) or key.encode()


def _environment(cwd: Path) -> dict[str, str]:
    hidden = ("NO_COLOR", "TEXTUAL_THEME", "SSH_CONNECTION", "COLUMNS", "LINES", "TMUX",
              "PYTHONDONTWRITEBYTECODE")  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(cwd / "config"),
    }
