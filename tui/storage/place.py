"""The names inside a store's folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.storage.disk import make_folder
from tui.storage.errors import StoreError, plain

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = "--store DIR keeps the store elsewhere"


@dataclass(frozen=True, slots=True)
class Place:
    """A store's folder."""

    folder: Path

    @property
    def tags(self) -> Path:
        """The snapshot: a plain TinyDB file."""
        return self.folder / "tags.json"

    @property
    def journal(self) -> Path:
        """What was committed since the snapshot."""
        return self.folder / "journal"

    @property
    def lock(self) -> Path:
        """What a writer locks."""
        return self.folder / "lock"

    @property
    def backups(self) -> Path:
        """Earlier snapshots."""
        return self.folder / "backups"


def stamp() -> str:
    """Now, UTC, for a file's name: 20241206T150211Z."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def prepare(folder: Path, create: bool) -> None:
    """See that the folder is there. Raises StoreError."""
    try:
        if create:
            make_folder(folder)
    except OSError as error:
        raise StoreError(
            f"cannot make the folder {folder} for the store: {plain(error)}; {ELSEWHERE}"
        ) from error
    if not folder.is_dir():
        raise StoreError(f"there is no store in {folder}")
