"""Going back to a backup."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.storage import backups
from tui.storage.errors import NotSaved, StoreError, plain
from tui.storage.ledger import Ledger
from tui.storage.place import Place
from tui.storage.recovery import TABLES
from tui.storage.snapshot import DamagedError
from tui.storage.versions import migrate

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tui.storage.snapshot import Snapshot, Tables


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup there is."""

    name: str
    at: datetime
    """When it was made, UTC."""
    tags: int = 0
    articles: int = 0
    fault: str = ""
    """Why it cannot be restored."""


def listed(folder: Path) -> list[Backup]:
    """The backups of the store in a folder, newest first, with what is in them."""
    return [_seen(path) for path in backups.restorable(Place(folder).backups)]


def restore(folder: Path, name: str) -> str:
    """Put the backup of this name in place; gives the name of a backup of what stood there.

    The last five of those are kept. Open windows follow. Raises StoreError (no such backup, or
    it is damaged) and NotSaved.
    """
    path = Place(folder).backups / name
    try:
        backup = _read(path)
    except DamagedError as error:
        raise StoreError(f"{path} is not good: {error}") from error
    except OSError as error:
        raise StoreError(f"cannot read the backup {path.name}: {plain(error)}") from error
    empty: Tables = {table: {} for table in TABLES}
    tables = empty | migrate(backup.tables, backup.schema)
    with closing(Ledger(folder, create=False)) as ledger:
        ledger.fold()
        generation = int(ledger.facts["generation"])
        try:
            kept = backups.keep_replaced(path.parent, generation, Place(folder).tags)
        except OSError as error:
            raise NotSaved(plain(error)) from error
        ledger.replace(tables)
    return kept.name


def _read(path: Path) -> Snapshot:
    if backups.time_of(path) is None:
        raise DamagedError("it is not the name of a backup")
    return backups.read(path)


def _seen(path: Path) -> Backup:
    at = backups.time_of(path)
    assert at is not None
    try:
        tables = backups.read(path).tables
    except DamagedError as error:
        return Backup(path.name, at, fault=str(error))
    except OSError as error:
        return Backup(path.name, at, fault=plain(error))
    return Backup(path.name, at, len(tables.get("tags", {})), len(tables.get("articles", {})))
