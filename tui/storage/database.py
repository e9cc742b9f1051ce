"""TinyDB on top of the journal: its tables and queries, without its rewriting of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from tui.storage.snapshot import META

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.step import Row
    from tui.storage.journal import Write
    from tui.storage.ledger import Ledger


class JournalStorage(Storage):
    """Gives TinyDB the rows in memory and turns what it writes into one commit."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def read(self) -> dict[str, dict[str, Row]]:
        """The tables; the outer dict is a copy, the rows are not to be changed."""
        return dict(self.ledger.tables)

    def write(self, data: dict[str, dict[str, Row]]) -> None:
        """Commit what differs from the rows in memory: the way of TinyDB's drop_table."""
        self.commit([
            (table, number, data.get(table, {}).get(number))
            for table in {**self.ledger.tables, **data}
            for number in {**self.ledger.tables.get(table, {}), **data.get(table, {})}
            if self.ledger.tables.get(table, {}).get(number) != data.get(table, {}).get(number)
        ])  # fmt: skip

    def commit(self, changes: list[tuple[str, str, Mapping[str, Any] | None]]) -> None:
        """Commit rows by TinyDB's document ids; a row's own id follows from that."""
        if any(table == META for table, _, _ in changes):
            raise ValueError("meta belongs to the store itself")
        writes: list[Write] = []
        for table, number, row in changes:
            key = f"{int(number):016x}"
            writes.append((table, key, None if row is None else {**row, "id": key}))
        if writes:
            self.ledger.append([writes])

    def close(self) -> None:
        """Fold and let go of the files."""
        self.ledger.close()


class JournalTable(Table):
    """A table whose changes cost what they touch, not what there is."""

    def __init__(self, storage: JournalStorage, name: str, **options: Any) -> None:
        # No cached answers: other processes change the rows too.
        super().__init__(storage, name, **{**options, "cache_size": 0})
        self._journal = storage

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        changes = _Changes(self._journal.ledger.tables.get(self.name, {}))
        # TinyDB says that it hands its updaters a dict; a mapping is all they use.
        updater(cast("dict[int, Mapping[Any, Any]]", changes))
        self._journal.commit([(self.name, *change) for change in changes.made()])


class JournalDB(TinyDB):
    """A TinyDB over a ledger."""

    table_class: type[Table] = JournalTable

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger, storage=JournalStorage)


class _Changes(MutableMapping[int, dict[str, Any]]):
    """A table as TinyDB's updaters want to see it; remembers what they have done to it."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._rows = rows
        self._after: dict[int, dict[str, Any] | None] = {}

    def __getitem__(self, number: int) -> dict[str, Any]:
        if number not in self._after:
            self._after[number] = dict(self._rows[str(number)])
        row = self._after[number]
        if row is None:
            raise KeyError(number)
        return row

    def __setitem__(self, number: int, row: Mapping[str, Any]) -> None:
        self._after[number] = dict(row)

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._after[number] = None

    def __contains__(self, number: object) -> bool:
        if isinstance(number, int) and number in self._after:
            return self._after[number] is not None
        return str(number) in self._rows

    def __iter__(self) -> Iterator[int]:
        for number in map(int, self._rows):
            if self._after.get(number, True) is not None:
                yield number
        yield from (n for n, row in self._after.items() if row and str(n) not in self._rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def made(self) -> Iterator[tuple[str, dict[str, Any] | None]]:
        """What is different now: document id and the row after."""
        for number, row in self._after.items():
            if row != self._rows.get(str(number)):
                yield str(number), row
