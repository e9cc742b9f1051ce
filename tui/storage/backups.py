"""The last good snapshots. Each verifies itself."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.storage import snapshot as snapshots
from tui.storage.disk import make_folder, write_whole
from tui.storage.place import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.storage.snapshot import Snapshot

KEPT = 5
APART = timedelta(hours=1)
"""Of backups nearer to each other than this, only the newer one stays."""
_NAME = re.compile(r"tags-(\d{10})-(\d{8}T\d{6}Z)\.json")
_RESTORABLE = re.compile(r"(?:tags|replaced)-(\d{10})-(\d{8}T\d{6}Z)\.json")


def keep(folder: Path, generation: int, pieces: Iterable[bytes]) -> None:
    """Write a snapshot's bytes as the newest backup and drop what is too many."""
    make_folder(folder)
    write_whole(folder / f"tags-{generation:010d}-{stamp()}.json", pieces)
    for path in _superfluous(backups(folder)):
        with suppress(OSError):
            path.unlink()


def keep_old_form(folder: Path, schema: int, data: bytes) -> Path:
    """Keep a file of an older version, for good, before it is migrated."""
    make_folder(folder)
    for there in folder.glob(f"tags-version-{schema}-*.json"):
        if there.read_bytes() == data:  # the migration could not be finished last time
            return there
    path = folder / f"tags-version-{schema}-{stamp()}.json"
    write_whole(path, [data])
    return path


def keep_replaced(folder: Path, generation: int, tags: Path) -> Path:
    """Keep the snapshot that is about to be replaced by a backup; the last five such stay.

    Raises OSError.
    """
    make_folder(folder)
    path = folder / f"replaced-{generation:010d}-{stamp()}.json"
    write_whole(path, [tags.read_bytes()])
    replaced = [each for each in restorable(folder) if each.name.startswith("replaced-")]
    for old in replaced[KEPT:]:
        with suppress(OSError):
            old.unlink()
    return path


def restorable(folder: Path) -> list[Path]:
    """The backups there are and what backups have replaced, newest first."""
    try:
        found = [path for path in folder.iterdir() if _RESTORABLE.fullmatch(path.name)]
    except FileNotFoundError:
        return []
    return sorted(found, key=lambda path: path.name.partition("-")[2], reverse=True)


def time_of(path: Path) -> datetime | None:
    """When a backup was made, by its name; None: it is not the name of one."""
    found = _RESTORABLE.fullmatch(path.name)
    return datetime.strptime(f"{found[2]}+0000", "%Y%m%dT%H%M%SZ%z") if found else None


def backups(folder: Path) -> list[Path]:
    """The backups there are, newest first."""
    try:
        found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except FileNotFoundError:
        return []
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_good(folder: Path) -> tuple[Path, Snapshot] | None:
    """The newest backup that is still what was written."""
    for path in backups(folder):
        with suppress(OSError, snapshots.DamagedError):
            return path, read(path)
    return None


def read(path: Path) -> Snapshot:
    """A backup's rows. Raises OSError, or DamagedError when it does not verify."""
    data = path.read_bytes()
    if not snapshots.verified(data):
        raise snapshots.DamagedError("its checksum is wrong")
    return snapshots.decode(data)


def _superfluous(newest_first: list[Path]) -> list[Path]:
    older = pairwise(newest_first[1:])
    crowded = [path for path, before in older if _apart(path, before) < APART]
    order = [*crowded, *(path for path in reversed(newest_first) if path not in crowded)]
    return order[: max(0, len(newest_first) - KEPT)]


def _apart(newer: Path, older: Path) -> timedelta:
    made, before = time_of(newer), time_of(older)
    assert made is not None
    assert before is not None
    return made - before
