"""The system's own notices of change, as hints; nothing they say is believed unseen."""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import PurePath
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from tui.watch._ledger import SETTLED, WRITING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A folder that is made while it is being watched is announced twice: harmless, and not for the
# user's screen.
warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)

_LOGGER = logging.getLogger("watchdog")
_HEARD: list[type[FileSystemEvent]] = [  # not opened and closed_no_write: our own reading
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class Events(FileSystemEventHandler):
    """Watches a folder and all below it as soon as it is made; OSError if it cannot.

    `hint` gets a path and how long it should have been quiet, `rescan` is called when only the
    whole folder can tell, `report` when something went wrong; all from other threads.
    """

    def __init__(
        self,
        root: Path,
        hint: Callable[[str, float], None],
        rescan: Callable[[], None],
        report: Callable[[Exception], None],
    ) -> None:
        self._root = os.path.realpath(root)
        self._hint = hint
        self._rescan = rescan
        self._report = report
        self._root_is_lost = False
        self._overflow = _Overflow(rescan)
        self._observer = Observer()
        self._observer.schedule(self, self._root, recursive=True, event_filter=_HEARD)
        self._observer.start()
        _LOGGER.addHandler(self._overflow)

    def alive(self) -> bool:
        """Can it still notice anything?"""
        emitters = list(self._observer.emitters)
        return (
            not self._root_is_lost
            and self._observer.is_alive()
            and bool(emitters)
            and all(emitter.is_alive() for emitter in emitters)
        )

    def stop(self) -> None:
        """Stop watching, and wait for the threads to end (a few milliseconds)."""
        _LOGGER.removeHandler(self._overflow)
        self._observer.stop()
        self._observer.join(1)

    def dispatch(self, event: FileSystemEvent) -> None:
        """Called by watchdog, whose thread dies for ever of any exception: a guarded door."""
        try:
            self._take(event)
        except Exception as error:
            self._report(error)

    def _take(self, event: FileSystemEvent) -> None:
        wait = WRITING if event.event_type == "modified" else SETTLED
        for place in (event.src_path, event.dest_path):
            if not place:
                continue
            path = os.path.relpath(os.fsdecode(place), self._root)
            if path == os.curdir:
                self._root_is_lost = event.event_type in {"deleted", "moved"}
            elif event.is_directory:
                self._rescan()
            else:
                self._hint(PurePath(path).as_posix(), wait)


class _Overflow(logging.Handler):
    """Hears the one line that watchdog logs when the system has dropped events."""

    def __init__(self, rescan: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._rescan = rescan

    def emit(self, record: logging.LogRecord) -> None:
        """Rescan, whatever it was: watchdog warns of lost events and failed watches only."""
        self._rescan()
