"""Who listens to a watcher in these tests."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from tui.watch import Seen, Watcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Listener:
    """Follows a watcher, and knows when to believe that no more will come."""

    def __init__(self, root: Path, polling: bool | None) -> None:
        self.told: list[tuple[Seen, ...]] = []
        self.said: list[str] = []
        self.fails = False
        self.takes = 0.0
        self.watcher = Watcher(
            root, (".txt", ".md"), self.tell, self.said.append, polling=polling
        )

    def tell(self, seen: tuple[Seen, ...]) -> None:
        if self.fails:
            raise RuntimeError("broken")
        time.sleep(self.takes)
        self.told.append(seen)

    @property
    def seen(self) -> list[Seen]:
        return [each for batch in self.told for each in batch]

    def expect(self, *wanted: Seen, within: float = 3.0) -> None:
        wait_for(lambda: set(wanted) <= set(self.seen), within, lambda: self.seen)


def wait_for(true: Callable[[], bool], within: float, show: Callable[[], object]) -> None:
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, show()
        time.sleep(0.01)


def write(path: Path, text: str) -> None:
    path.write_text(text)
    old = time.time_ns() - 2 * 10**9  # else polling rightly waits whether more is written
    os.utime(path, ns=(old, old))
