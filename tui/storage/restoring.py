"""Going back to a backup."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tui.storage import backups
from tui.storage.errors import NotSaved, StoreError, plain
from tui.storage.ledger import Ledger
from tui.storage.place import Place
from tui.storage.recovery import TABLES
from tui.storage.snapshot import DamagedError
from tui.storage.versions import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from tui.storage.snapshot import Tables


def restore(folder: Path, name: str) -> None:
    """Put the backup of this name in place; what stood there becomes the newest backup.

    Open windows follow. Raises StoreError: no such backup, damaged, or it could not be written.
    """
    path = Place(folder).backups / name
    try:
        backup = backups.read(path)
    except OSError as error:
        raise StoreError(f"cannot read the backup: {plain(error)}") from error
    except DamagedError as error:
        raise StoreError(f"{path} is not good: {error}") from error
    empty: Tables = {table: {} for table in TABLES}
    tables = empty | migrate(backup.tables, backup.schema)
    with closing(Ledger(folder, create=False)) as ledger:
        try:
            ledger.replace(tables)
        except NotSaved as error:
            raise StoreError(f"could not restore {path}: {error}") from error
