"""The thread that watches a corpus."""

from __future__ import annotations

import errno
import logging
import time
from threading import Condition, Thread, current_thread
from typing import TYPE_CHECKING

from tui.watch._ledger import Ledger, Seen
from tui.watch._network import silent_file_system
from tui.watch._picture import identity, picture, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.watch._events import Events
    from tui.watch._picture import Stamp

_HEALTH = 1.0
"""Seconds between two looks at the root and at the threads of watchdog."""
_RESCAN_LEAST, _RESCAN_MOST = 5.0, 30.0
"""Seconds between two scans while there are events: some are lost without a word."""
_RESCAN_SHARE = 300
"""A scan is followed by so many times its length without one."""
_POLL = 1.0
"""The same without events."""
_BETWEEN_SCANS = 0.05
_SPACING = 0.2
"""Seconds between two tellings: a burst of files comes in a few of them."""
_ASLEEP = 3.0
"""Turns are at most a second apart; after a longer gap the process was stopped (Ctrl-Z)."""
_RESTARTS = 3
_LONG_LIFE = 10.0
"""A watch that has died sooner, and that more than three times in a row, is given up."""
_NOT_LOOKED_YET = (-1, -1)
_REASONS = {
    errno.ENOSPC: "the system's limit of watches is reached",
    errno.EMFILE: "the system's limit of watchers is reached",
}
_LOGGER = logging.getLogger(__name__)
_LOGGER.addHandler(logging.NullHandler())


class Watcher:
    """Tells what happens to the articles of a folder, by events where there are any.

    `tell` gets what was seen, a batch at a time; `say` gets a line when the state of the watch
    changes or something goes wrong. Both are called from the watcher's own thread and must not
    wait for the thread that calls `stop`.
    """

    def __init__(
        self,
        root: Path,
        suffixes: Sequence[str],
        tell: Callable[[tuple[Seen, ...]], None],
        say: Callable[[str], None],
        *,
        polling: bool | None = None,
    ) -> None:
        """`polling`: True forces it, False trusts any file system to give events."""
        self._root = root
        self._name = f"{root.absolute().name}/"
        self._suffixes = tuple(suffixes)
        self._tell = tell
        self._say = say
        self._wanted = polling
        self._changed = Condition()
        self._hints: dict[str, float] = {}
        self._scan_asked = self._stopping = self._looked = False
        self._thread: Thread | None = None
        self._events: Events | None = None
        self._polling = True
        self._restarts = 0
        self._opened = 0.0
        self._identity: tuple[int, int] | None = _NOT_LOOKED_YET
        self._ledger = Ledger({}, self._look)
        self._next_health = self._next_scan = self._next_tell = self._last_turn = 0.0
        self._no_scan_before = 0.0

    def look(self) -> None:
        """What is there before this returns is known, all later changes are told.

        Takes 7 ms per 1,000 files. Read the list of articles afterwards, so that nothing falls
        in between.
        """
        self._ledger = Ledger(picture(self._root, self._suffixes), self._look)
        self._looked = True

    def start(self) -> None:
        """Begin; look first, if that has not been done."""
        if not self._looked:
            self.look()
        self._thread = Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; nothing is told afterwards. Waits for a telling under way, 5 s at most."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join(5)

    def rescan(self) -> None:
        """Compare the whole folder with what was told of it. From any thread."""
        with self._changed:
            self._scan_asked = True
            self._changed.notify()

    def _run(self) -> None:
        self._last_turn = time.monotonic()
        while not self._stopping:
            try:
                self._turn()
            except Exception as error:  # the guarded door of this thread
                self._report(error)
                time.sleep(_SPACING)
        self._close_events()

    def _turn(self) -> None:
        hints = self._wait()
        now = time.monotonic()
        for path, wait in hints.items():
            self._ledger.hint(path, now, wait)
        if now - self._last_turn > _ASLEEP:
            self._next_scan = now
        self._last_turn = now
        if now >= self._next_health:
            self._next_health = now + _HEALTH
            self._check_health()
        if now >= self._next_scan:
            self._scan()
        self._tell_settled()

    def _wait(self) -> dict[str, float]:
        """Sleep until there is something to do; the hints that have come meanwhile."""
        with self._changed:
            if not (self._hints or self._scan_asked or self._stopping):
                self._changed.wait(max(0.0, self._next_turn() - time.monotonic()))
            hints, self._hints = self._hints, {}
            if self._scan_asked:
                self._scan_asked = False
                self._next_scan = min(self._next_scan, self._no_scan_before)
        return hints

    def _next_turn(self) -> float:
        due = self._ledger.due()
        times = [self._next_health, self._next_scan]
        return min(times if due is None else [*times, max(due, self._next_tell)])

    def _tell_settled(self) -> None:
        now = time.monotonic()
        if now < self._next_tell or self._stopping:
            return
        if seen := self._ledger.settle(now):
            self._next_tell = now + _SPACING
            self._tell(seen)

    def _scan(self) -> None:
        began = time.monotonic()
        self._next_scan = began + _RESCAN_MOST
        seen = picture(self._root, self._suffixes)
        now = time.monotonic()
        took = now - began
        self._next_scan = now + self._pause_after(took)
        self._no_scan_before = now + max(_BETWEEN_SCANS, 5 * took)
        self._ledger.compare(seen, now, time.time_ns())

    def _pause_after(self, took: float) -> float:
        if self._polling:
            return max(_POLL, 20 * took)
        return min(max(_RESCAN_LEAST, _RESCAN_SHARE * took), _RESCAN_MOST)

    def _check_health(self) -> None:
        found = identity(self._root)
        if found != self._identity:
            self._identity = found
            self._restarts = 0
            self._begin_again()
        elif self._events is not None and not self._events.alive():
            lived = time.monotonic() - self._opened
            self._restarts = 1 if lived > _LONG_LIFE else self._restarts + 1
            self._begin_again()

    def _begin_again(self) -> None:
        self._close_events()
        self._polling = True
        self._next_scan = 0.0
        if self._identity is None:
            self._say(f"{self._name} is missing: waiting for it")
            return
        reason = self._why_polling() or self._open_events()
        self._polling = self._events is None
        self._say(f"watching {self._name}" + (f" by polling{reason}" if self._polling else ""))

    def _why_polling(self) -> str:
        if self._wanted:
            return " (as asked)"
        if self._restarts > _RESTARTS:
            return " (the watch has died too often)"
        kind = silent_file_system(self._root) if self._wanted is None else ""
        return f" (no events on {kind})" if kind else ""

    def _open_events(self) -> str:
        # Imported late: a quarter of the time it takes to start, and reading needs none of it.
        from tui.watch._events import Events

        try:
            self._events = Events(self._root, self._hint, self.rescan, self._report)
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, error.strerror or "unknown error")
            return f" (no inotify: {reason})"
        self._opened = time.monotonic()
        return ""

    def _close_events(self) -> None:
        if self._events is not None:
            self._events.stop()
            self._events = None

    def _hint(self, path: str, wait: float) -> None:
        if not self._is_article(path):
            return
        with self._changed:
            if not self._hints:
                self._changed.notify()
            self._hints[path] = wait

    def _is_article(self, path: str) -> bool:
        hidden = path.startswith(".") or "/." in path
        return not hidden and path.lower().endswith(self._suffixes)

    def _look(self, path: str) -> Stamp | None:
        return stamp(f"{self._root}/{path}")

    def _report(self, error: Exception) -> None:
        try:
            self._say(f"watching {self._name}: {type(error).__name__}: {error}")
        except Exception:  # the last door: who listens is gone, and the thread must live
            _LOGGER.exception("nobody listens to: %s", error)
