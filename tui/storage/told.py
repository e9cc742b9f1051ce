"""What the store's thread tells: plain messages, given on that thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.step import Row
    from tui.storage.journal import Write


@dataclass(frozen=True, slots=True)
class Opened:
    """The store is open."""

    tables: Mapping[str, Mapping[str, Row]]
    """Copies, by table and id; the rows in them are not to be changed."""
    notices: tuple[str, ...]
    read_only: str
    store_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The store cannot be opened, so nothing is saved yet; it is tried again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Saved:
    """All saves up to this number are on the disk."""

    upto: int
    at: str
    """UTC, 2024-12-06T15:02:11Z."""


@dataclass(frozen=True, slots=True)
class NotSavedYet:
    """The waiting changes could not be written; they are tried again."""

    reason: str
    waiting: int
    """How many rows."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Other processes have changed these rows."""

    writes: tuple[Write, ...]


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something was found wrong while the store was in use, and what was done about it."""

    notices: tuple[str, ...]


Told = Opened | Refused | Saved | NotSavedYet | Followed | Noticed
