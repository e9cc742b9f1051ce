"""Changes on their way to the disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.storage.recovery import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.storage.journal import Write

_ID = re.compile("[0-9a-f]{16}")


def check_writes(writes: Sequence[Write]) -> None:
    """Raises ValueError when one of them cannot be a row's."""
    for table, key, row in writes:
        if table not in TABLES:
            raise ValueError(f"no such table: {table}")
        if not _ID.fullmatch(key) or (row is not None and row.get("id") != key):
            raise ValueError(f"{table}: not the row's id: {key}")
