"""A change of state: what one action of the user did, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.model.actor import Actor, Refusal
from tui.model.article import ArticleRecord
from tui.model.link import Link
from tui.model.tag import Tag

Record = ArticleRecord | Tag | Actor | Link | Refusal
Row = dict[str, Any]
"""A record as it stands in the database: JSON values only, defaults left out."""

TABLES: dict[str, type[Any]] = {
    "articles": ArticleRecord,
    "tags": Tag,
    "actors": Actor,
    "links": Link,
    "refusals": Refusal,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where there is none."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after")

    @property
    def record(self) -> Record:
        """The record, as it is after or was before."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def table(self) -> str:
        """The table it belongs to."""
        return next(name for name, kind in TABLES.items() if isinstance(self.record, kind))

    def reversed(self) -> Change:
        """What takes it back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the user: all its changes, undone together."""

    id: str
    label: str
    """What was done, for the status line: "Actor: Hezbollah"."""
    changes: tuple[Change, ...]
    at: str = ""
    """UTC."""
    by: str = ""
    undone: bool = False
