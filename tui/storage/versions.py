"""Versions of the rows' form, and the way from each to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.model.step import Row
    from tui.storage.snapshot import Tables

    Migration = Callable[[Tables], Tables]

VERSION = 1
"""What this program writes."""


def migrate(
    tables: Tables,
    version: int,
    steps: Mapping[int, Migration] | None = None,
    goal: int = VERSION,
) -> Tables:
    """Rows of an older version in the form of `goal`; `steps` by the version they start at."""
    for number in range(version, goal):
        tables = (MIGRATIONS if steps is None else steps)[number](tables)
    return tables


def _from_plain_tinydb(tables: Tables) -> Tables:
    """Version 0: TinyDB without `meta`, a tag's offsets as `span`, its time as `made`."""
    tags = {number: _tag(row) for number, row in tables.get("tags", {}).items()}
    return {**tables, "tags": tags}


def _tag(row: Row) -> Row:
    new = {name: value for name, value in row.items() if name not in ("span", "made")}
    if "span" in row:
        new["start"], new["end"] = row["span"]
    if "made" in row:
        new["created"] = row["made"]
    return new


MIGRATIONS: Mapping[int, Migration] = {0: _from_plain_tinydb}
