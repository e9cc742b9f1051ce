"""The store: rows by table and id, committed durably, shared with other processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tui.model.article import text_hash
from tui.storage import texts
from tui.storage.database import JournalDB
from tui.storage.errors import NotSaved, plain
from tui.storage.ledger import Ledger
from tui.storage.snapshot import META, META_ID, document_id
from tui.storage.writes import check_writes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.model.step import Row
    from tui.storage.journal import Write


class Store:
    """A store that is open. One thread at a time; any number of processes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: set[str] = set()
        """Hashes of the texts known to be there."""
        self.database = JournalDB(ledger)
        """The same rows for TinyDB's queries."""

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> Store:
        """Open the store in a folder, mending what can be mended. Raises StoreError."""
        return cls(Ledger(folder, create=create))

    @property
    def store_id(self) -> str:
        """The store's own id, the same for ever."""
        return self._ledger.store_id

    @property
    def read_only(self) -> str:
        """Why nothing can be saved; empty when it can."""
        return self._ledger.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What was found wrong and what was done about it, a line each."""
        return tuple(self._ledger.notices)

    @property
    def grown(self) -> bool:
        """Is the journal long enough to be folded when there is time?"""
        return self._ledger.grown

    def rows(self, table: str) -> Mapping[str, Row]:
        """A live view of a table, by id. The rows are not to be changed."""
        return _Rows(self._ledger, table)

    def commit(self, writes: Sequence[Write]) -> None:
        """Save some changes together; they are on the disk when this returns.

        Raises NotSaved, then nothing has changed; ValueError or TypeError for what is no row.
        """
        self.commit_all([writes])

    def commit_all(self, commits: Sequence[Sequence[Write]]) -> None:
        """Several commits in order for the price of one; at NotSaved none of them."""
        for writes in commits:
            check_writes(writes)
        wanted = [writes for writes in commits if writes]
        if wanted:
            self._ledger.append(wanted)

    def keep_text(self, text: str) -> str:
        """Keep what tags were put on, for finding them again; its hash. Raises NotSaved."""
        name = text_hash(text)
        if name not in self._kept:
            try:
                texts.keep(self._ledger.folder, text)
            except OSError as error:
                raise NotSaved(plain(error)) from error
            self._kept.add(name)
        return name

    def follow(self) -> tuple[Write, ...]:
        """What other processes have changed since the last call: each row as it is now."""
        return self._ledger.follow()

    def fold(self) -> None:
        """Bring the snapshot up to date and begin a fresh journal. Raises NotSaved."""
        self._ledger.fold()

    def close(self) -> None:
        """Fold when that is possible, and let go. Never raises; may be called again."""
        self.database.close()


class _Rows(Mapping[str, "Row"]):
    """TinyDB's rows by our ids."""

    def __init__(self, ledger: Ledger, table: str) -> None:
        self._ledger = ledger
        self._table = table

    def __getitem__(self, key: str) -> Row:
        return self._now()[document_id(key)]

    def __iter__(self) -> Iterator[str]:
        return (row["id"] for row in self._now().values())

    def __len__(self) -> int:
        return len(self._now())

    def _now(self) -> Mapping[str, Row]:
        if self._table == META:
            return {"1": {"id": META_ID, **self._ledger.facts}}
        return self._ledger.tables.get(self._table, {})
