"""The journal that is in use: one file held open, and how far it has been read."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.storage import disk, journal

if TYPE_CHECKING:
    from pathlib import Path

    from tui.storage.journal import Scan


class Found(Enum):
    """What stands under the journal's name now."""

    SAME = auto()
    LONGER = auto()
    SHORTER = auto()
    OTHER = auto()
    NONE = auto()


class JournalFile:
    """Appends durably, and notices what others have done to the file."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        self._writable = writable
        self._descriptor = -1
        self._identity: tuple[int, int] | None = None
        self.end = 0
        """Up to where all is read and known."""

    def hold(self, end: int) -> None:
        """Hold the file open that stands there now, known up to `end`."""
        self.close()
        self.end = end
        status = file_status(self._path)
        self._identity = (status.st_dev, status.st_ino) if status else None
        if status and self._writable:
            self._descriptor = disk.open_private(self._path, os.O_RDWR | os.O_APPEND)

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def look(self) -> Found:
        """Has something happened to it? One call of the system."""
        status = file_status(self._path)
        if status is None:
            return Found.NONE
        if (status.st_dev, status.st_ino) != self._identity:
            return Found.OTHER
        if status.st_size == self.end:
            return Found.SAME
        return Found.LONGER if status.st_size > self.end else Found.SHORTER

    def append(self, data: bytes) -> None:
        """Append and sync. At an OSError the file is cut back to what it was."""
        try:
            disk.write_all(self._descriptor, data)
            disk.sync(self._descriptor)
        except OSError:
            with suppress(OSError):  # when not now, whoever reads it next cuts it
                os.ftruncate(self._descriptor, self.end)
            raise
        self.end += len(data)

    def rest(self) -> Scan:
        """Read what others have appended; a torn end is cut off when it may be."""
        with self._path.open("rb") as file:
            file.seek(self.end)
            found = journal.scan(file.read())
        self.end += found.good
        if found.tail and self._writable:
            os.ftruncate(self._descriptor, self.end)
        return found

    def begin(self, line: bytes) -> None:
        """Put a fresh journal in its place; at an OSError it may be there or not."""
        self.close()  # Windows replaces no open file
        self._identity = None
        disk.write_whole(self._path, [line])
        self.hold(len(line))


def file_status(path: Path) -> os.stat_result | None:
    """What the system knows of a file; None when it is not there."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None
