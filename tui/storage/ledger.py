"""A store's rows in memory, and every change of them first in the journal."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tui.model.ids import new_id
from tui.storage import backups, disk, journal
from tui.storage import snapshot as snapshots
from tui.storage.errors import NotSaved, StoreError, plain
from tui.storage.journal import Header
from tui.storage.journal_file import Found, JournalFile, file_status
from tui.storage.lock import Lock
from tui.storage.place import ELSEWHERE, Place, prepare, stamp
from tui.storage.recovery import newer, recover, remove_leftovers, replay
from tui.storage.snapshot import Snapshot
from tui.storage.versions import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.model.step import Row
    from tui.storage.journal import Scan, Write
    from tui.storage.snapshot import Tables

GROWN = 16 * 2**20
"""Bytes of journal from which on it is worth folding; replaying them takes some 0.2 s."""


class Ledger:
    """One process's hold on a store. All calls on one thread; other processes may write too.

    Memory changes only after the journal is on the disk. Raises StoreError when it cannot be
    opened; where only writing is impossible, `read_only` says why.
    """

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self._place = Place(folder)
        self._writer = new_id()
        self._journal = JournalFile(self._place.journal, writable=True)
        self._lock: Lock | None = None
        self._tags: tuple[int, ...] | None = None
        self._unseen: dict[tuple[str, str], None] = {}
        self._closed = False
        self.read_only = ""
        self.notices: list[str] = []
        prepare(folder, create)
        try:
            self._open()
        except BaseException:
            self._let_go()
            raise

    @property
    def folder(self) -> Path:
        """Where the store is."""
        return self._place.folder

    @property
    def tables(self) -> Tables:
        """The rows as TinyDB sees them; not to be changed."""
        return self._state.tables

    @property
    def store_id(self) -> str:
        """The store's own id."""
        return self._state.store

    @property
    def facts(self) -> Row:
        """What `meta` says."""
        state = self._state
        return {
            "schema": VERSION,
            "store": state.store,
            "generation": state.generation,
            "sequence": state.sequence,
        }

    @property
    def grown(self) -> bool:
        """Is the journal long enough to be folded?"""
        return self._journal.end > GROWN

    def append(self, commits: Sequence[Sequence[Write]]) -> None:
        """Commit: a record for each, all on the disk when this returns. Raises NotSaved."""
        with self._held():
            self._catch_up()
            data = b"".join(
                journal.record_line(number, self._writer, writes)
                for number, writes in enumerate(commits, self._state.sequence + 1)
            )
            self._journal.append(data)
        # Read back rather than taken over: memory then holds what a reader of the file gets.
        replay(self._state, journal.scan(data).records)
        self._state.dirty = True

    def follow(self) -> tuple[Write, ...]:
        """What other processes have changed since the last call: each row as it is now.

        Raises NotSaved when the folder has gone: nothing that was said to be saved is there.
        """
        if not (self.read_only or self._place.folder.is_dir()):
            raise NotSaved(f"{self._place.folder} is no longer there")
        with suppress(NotSaved, StoreError, OSError):
            if self.read_only:
                self._catch_up()
            elif self._journal.look() is not Found.SAME:
                with self._held(patience=0.05):
                    self._catch_up()
        seen, self._unseen = self._unseen, {}
        return tuple((table, key, self._row(table, key)) for table, key in seen)

    def fold(self) -> None:
        """Write the snapshot anew and begin a fresh journal. Raises NotSaved."""
        with self._held():
            self._catch_up()
            if self._state.dirty or self._state.stale:
                self._fold(reload=False)

    def replace(self, tables: Tables) -> None:
        """Put other rows in place of all there are; those stay as a backup.

        Raises NotSaved; then the ledger is good for nothing but to be closed.
        """
        with self._held():
            self._catch_up()
            self._fold(reload=False)
            self._state.tables = tables
            self._fold(reload=True)

    def close(self) -> None:
        """Fold when that is possible, and let go. May be called again."""
        if not self._closed:
            self._closed = True
            with suppress(NotSaved, StoreError, OSError):
                self.fold()
            self._let_go()

    def _row(self, table: str, key: str) -> Row | None:
        return self.tables.get(table, {}).get(snapshots.document_id(key))

    # Opening

    def _open(self) -> None:
        try:
            self._lock = Lock(self._place.lock)
            with self._lock.held():
                remove_leftovers(self._place.folder)
                self._load(mend=True)
                if self._state.stale:
                    self._fold(reload=True)
        except (OSError, NotImplementedError) as error:
            self._open_for_reading(error)
        except NotSaved as error:
            raise StoreError(str(error)) from error

    def _open_for_reading(self, error: OSError | NotImplementedError) -> None:
        self._let_go()
        reason = plain(error) if isinstance(error, OSError) else "locks do not work here"
        if not (self._place.tags.exists() or self._place.backups.exists()):
            raise StoreError(f"cannot write in {self._place.folder}: {reason}; {ELSEWHERE}")
        self.read_only = f"cannot write or lock {self._place.folder}: {reason}; {ELSEWHERE}"
        self._journal = JournalFile(self._place.journal, writable=False)
        self._load(mend=False)

    def _load(self, *, mend: bool) -> None:
        self._state = recover(self._place, mend=mend)
        self.notices = [*self.notices, *self._state.notices]
        self._tags = _signature(self._place.tags)
        self._journal.hold(self._state.end)

    def _let_go(self) -> None:
        self._journal.close()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    # Under the lock

    @contextmanager
    def _held(self, patience: float | None = None) -> Iterator[None]:
        if self.read_only or self._lock is None:
            raise NotSaved(self.read_only or "the store is closed")
        try:
            with self._lock.held(patience):
                yield
        except OSError as error:
            raise NotSaved(plain(error)) from error
        except StoreError as error:
            raise NotSaved(str(error)) from error

    def _catch_up(self) -> None:
        """Take over what others have written since."""
        match self._journal.look():
            case Found.LONGER:
                self._take(self._journal.rest())
            case Found.SHORTER:
                self._reassert("was cut short")
            case Found.OTHER:
                self._switch()
            case Found.NONE:
                if not self._place.folder.is_dir():
                    raise NotSaved(f"{self._place.folder} is no longer there")
                self._reassert("was deleted")

    def _take(self, found: Scan) -> None:
        new = [record for record in found.records if record.seq > self._state.sequence]
        missing = replay(self._state, new)
        if found.damaged or missing:
            self._say(f"the journal was damaged by another program; {missing} commits are lost")
        self._state.dirty = self._state.dirty or bool(found.records)
        self._unseen |= {(table, key): None for r in new for table, key, _ in r.writes}

    def _switch(self) -> None:
        """Go over to the journal that another process has begun, or something put there."""
        raw = self._place.journal.read_bytes()
        found = journal.scan(raw)
        header = found.header
        if header and header.store != self.store_id:
            raise NotSaved(f"another store now stands in {self._place.folder}: start again")
        if header and header.schema > VERSION:
            raise NotSaved(newer(self._place, header.schema))
        last = found.records[-1].seq if found.records else header.sequence if header else -1
        known = self._state.generation, self._state.sequence
        if not header or (header.generation, last) < known:
            self._reassert("was replaced", raw)
        elif header.sequence > self._state.sequence or self._new(header):
            self._reload()
        else:
            self._state.generation = header.generation
            self._state.dirty = False
            self._take(found)
            self._tags = _signature(self._place.tags)
            self._journal.hold(found.good)

    def _new(self, header: Header) -> bool:
        """Does it go on from a snapshot that holds more than the commits?"""
        return header.reload and header.generation > self._state.generation

    def _reload(self) -> None:
        before = self.tables
        self._load(mend=not self.read_only)
        if self._state.stale and not self.read_only:
            self._fold(reload=True)
        self._unseen |= dict.fromkeys(snapshots.differences(before, self.tables))

    def _reassert(self, what: str, raw: bytes = b"") -> None:
        """What is in memory was on the disk once: write it there again."""
        if self.read_only:
            self._reload()
            return
        kept = ""
        if raw:
            path = disk.put_aside(self._place.journal, raw, "replaced", stamp())
            kept = f" (kept as {path.name})"
        self._fold(reload=False)
        self._say(f"the journal {what} while the store was open{kept}; written anew")

    def _fold(self, *, reload: bool) -> None:
        """Snapshot first, then the fresh journal: between the two, its commits are skipped."""
        state = self._state
        self._keep_foreign_tags()
        generation = state.generation + 1
        new = Snapshot(state.tables, state.store, generation, state.sequence, VERSION)
        pieces = snapshots.encode(new)
        backups.keep(self._place.backups, generation, pieces)
        disk.write_whole(self._place.tags, pieces)
        header = Header(state.store, generation, state.sequence, VERSION, reload)
        self._journal.begin(journal.header_line(header))
        self._tags = _signature(self._place.tags)
        state.generation = generation
        state.dirty = state.stale = False

    def _keep_foreign_tags(self) -> None:
        """Something else wrote tags.json while the store was open: keep that version."""
        if self._tags is None or _signature(self._place.tags) in (None, self._tags):
            return
        data = self._place.tags.read_bytes()
        if self._half_a_fold(data):
            return
        kept = disk.put_aside(self._place.tags, data, "replaced", stamp())
        self._say(f"tags.json was changed by another program while open; kept as {kept.name}")

    def _half_a_fold(self, data: bytes) -> bool:
        """Did a fold, here or elsewhere, write the snapshot and not come to the journal?"""
        if not snapshots.verified(data):
            return False
        there = snapshots.decode(data)
        return (there.store, there.generation) == (self.store_id, self._state.generation + 1)

    def _say(self, notice: str) -> None:
        self.notices = [*self.notices, notice]


def _signature(path: Path) -> tuple[int, ...] | None:
    status = file_status(path)
    return status and (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
