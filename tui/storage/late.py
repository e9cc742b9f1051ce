"""A store that could be opened only when the session had begun without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.model.step import Row
    from tui.storage.journal import Write
    from tui.storage.ledger import Ledger


class LateStore(Store):
    """Shows and takes rows with the ids of articles that the session has given them meanwhile.

    An article that the store knew already keeps its id on the disk.
    """

    def __init__(self, ledger: Ledger, name_of: Callable[[str], str]) -> None:
        """`name_of` gives the session's id of the article at a path."""
        super().__init__(ledger)
        known = super().rows("articles")
        self._outside = {row["id"]: name_of(str(row.get("path"))) for row in known.values()}
        self._inside = {outside: inside for inside, outside in self._outside.items()}
        self._first = True

    def rows(self, table: str) -> Mapping[str, Row]:
        """A table as it is now, by id; a copy."""
        found = super().rows(table)
        return {row["id"]: row for row in (_renamed(r, self._outside) for r in found.values())}

    def commit_all(self, commits: Sequence[Sequence[Write]]) -> None:
        """As `Store.commit_all`; what waited first does not make known articles new ones."""
        super().commit_all([
            [
                (table, self._inside.get(key, key), _renamed(row, self._inside))
                for table, key, row in writes
                if not (self._first and table == "articles" and key in self._inside)
            ]
            for writes in commits
        ])  # fmt: skip
        self._first = False

    def follow(self) -> tuple[Write, ...]:
        """As `Store.follow`."""
        return tuple(
            (table, self._outside.get(key, key), _renamed(row, self._outside))
            for table, key, row in super().follow()
        )


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A JSON value with other names for these strings, wherever they stand."""
    match value:
        case str():
            return names.get(value, value)
        case list():
            return [_renamed(each, names) for each in value]
        case dict():
            return {names.get(key, key): _renamed(each, names) for key, each in value.items()}
    return value
