"""The short lock that lets two writers share one store."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import lock_descriptor, unlock_descriptor

from tui.storage.disk import open_private
from tui.storage.errors import NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another writer."""


class Lock:
    """An exclusive lock on a file. Freed by the system when the process dies.

    The file stays open between uses: opening it each time costs half of what an fsync does.
    """

    def __init__(self, path: Path) -> None:
        """Open the lock's file. Raises OSError where that is not allowed."""
        self._path = path
        self._descriptor = open_private(path, os.O_RDWR | os.O_CREAT)

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock. Raises NotSaved when it is busy, OSError where locks do not work."""
        self._take(PATIENCE if patience is None else patience)
        try:
            yield
        finally:
            unlock_descriptor(self._descriptor)

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _take(self, patience: float) -> None:
        end = time.monotonic() + patience
        pause = 0.0005
        while not self._taken():
            if time.monotonic() >= end:
                raise NotSaved(f"busy: another writer holds {self._path}")
            time.sleep(pause)
            pause = min(pause * 2, 0.02)

    def _taken(self) -> bool:
        if self._descriptor < 0:
            self._descriptor = open_private(self._path, os.O_RDWR | os.O_CREAT)
        if not lock_descriptor(self._descriptor, blocking=False):
            return False
        if os.fstat(self._descriptor).st_nlink:
            return True
        # Somebody deleted the file: others would lock a new one of the same name.
        self.close()
        return False
