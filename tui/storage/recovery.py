"""What a store's files say when it is opened, and what of them has to be mended.

Nothing is thrown away: a bad file is kept under another name, and each repair gives a notice.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.model.ids import new_id
from tui.storage import backups, disk, journal
from tui.storage import snapshot as snapshots
from tui.storage.errors import StoreError
from tui.storage.place import Place, stamp
from tui.storage.versions import VERSION, migrate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.storage.journal import Record, Scan
    from tui.storage.snapshot import Snapshot, Tables

TABLES = ("articles", "tags", "actors", "links", "refusals", "history", "places")


@dataclass(slots=True)
class State:
    """All that the files hold."""

    tables: Tables
    store: str
    generation: int
    sequence: int
    end: int = 0
    """Where the journal's last whole entry ends."""
    dirty: bool = False
    """The journal holds commits."""
    stale: bool = False
    """The files are not what they should be: they want to be folded."""
    notices: list[str] = field(default_factory=list)

    def apply(self, record: Record) -> None:
        """Take over a commit."""
        for table, key, row in record.writes:
            rows = self.tables.setdefault(table, {})
            if row is None:
                rows.pop(snapshots.document_id(key), None)
            else:
                rows[snapshots.document_id(key)] = row
        self.sequence = record.seq


def recover(place: Place, *, mend: bool) -> State:
    """Read a store. With `mend` (under the lock) bad ends are cut off and bad files put aside.

    Raises StoreError when there is nothing good to go on from, OSError when mending fails.
    """
    for pause in () if mend else (0.02, 0.05, 0.1):
        state = _Recovery(place, mend).run()
        if not state.stale:
            return state
        time.sleep(pause)  # without the lock: another process may be in the middle of a fold
    return _Recovery(place, mend).run()


def replay(state: State, records: Iterable[Record]) -> int:
    """Take over the commits that are new; gives how many numbers between were missing."""
    missing = 0
    for record in records:
        if record.seq > state.sequence:
            missing += record.seq - state.sequence - 1
            state.apply(record)
    return missing


def newer(place: Place, schema: int) -> str:
    """The refusal of a newer store."""
    return (
        f"{place.folder} was written by a newer dateline (store version {schema}; "
        f"this one knows up to {VERSION}): update dateline"
    )


class _Recovery:
    """One pass over the files."""

    def __init__(self, place: Place, mend: bool) -> None:
        self.place = place
        self.mend = mend
        self.notices: list[str] = []
        self.stale = False
        self.source = b""

    def run(self) -> State:
        """Read and judge the files."""
        base = self._base()
        raw = _read(self.place.journal)
        found = journal.scan(raw or b"")
        if found.header and found.header.schema > VERSION:
            raise StoreError(newer(self.place, found.header.schema))
        state = self._replayed(base, raw, found)
        if base.schema < VERSION:
            self._migrate(state, base.schema)
        for name in TABLES:
            state.tables.setdefault(name, {})
        state.stale, state.notices = self.stale, self.notices
        return state

    def _base(self) -> Snapshot:
        data = _read(self.place.tags)
        if data is None:
            return self._without_tags()
        try:
            snapshot = snapshots.decode(data)
            if snapshot.schema > VERSION and not self._is_damaged(data):
                raise StoreError(newer(self.place, snapshot.schema))
            self.source = data
            if snapshots.verified(data):
                return snapshot
            return self._unverified(snapshot, data)
        except snapshots.DamagedError as error:
            return self._restored(f"could not be read: {error}", data)

    def _is_damaged(self, data: bytes) -> bool:
        """Is it no longer what was written, so that its version may be wrong, too?"""
        sound = snapshots.verified(data) or snapshots.written_by_tinydb(data)
        return not sound and backups.newest_good(self.place.backups) is not None

    def _without_tags(self) -> Snapshot:
        if _read(self.place.journal) is None and not backups.backups(self.place.backups):
            self.stale = True
            return snapshots.Snapshot({}, new_id(), 0, 0, VERSION)
        return self._restored("is missing", None)

    def _unverified(self, snapshot: Snapshot, data: bytes) -> Snapshot:
        self.stale = True
        checked = replace(snapshot, tables=snapshots.checked_rows(snapshot.tables))
        if snapshot.schema == 0:
            return checked
        if snapshots.written_by_tinydb(data):
            self.notices.append("tags.json was changed by another program; taken over as it is")
            return checked
        why = "fails its checksum (damaged, or edited by hand)"
        if backups.newest_good(self.place.backups) is not None:
            return self._restored(why, data)
        self.notices.append(
            f"tags.json {why}; there is no backup, it is used{self._kept(data)}"
        )
        return checked

    def _restored(self, why: str, data: bytes | None) -> Snapshot:
        good = backups.newest_good(self.place.backups)
        if good is None:
            raise StoreError(
                f"{self.place.tags} {why}, and {self.place.backups} holds no good backup: put "
                "a good copy in its place, or move the folder away to begin anew"
            )
        path, snapshot = good
        if snapshot.schema > VERSION:
            raise StoreError(newer(self.place, snapshot.schema))
        self.stale = True
        self.source = path.read_bytes()
        kept = self._kept(data) if data is not None else ""
        self.notices.append(f"tags.json {why}; restored from backups/{path.name}{kept}")
        return snapshot

    def _kept(self, data: bytes) -> str:
        if not self.mend:
            return ""
        kept = disk.put_aside(self.place.tags, data, "invalid", stamp())
        return f" (the bad file is kept as {kept.name})"

    def _replayed(self, base: Snapshot, raw: bytes | None, found: Scan) -> State:
        header = found.header
        if header and base.store and header.store != base.store:
            self._report(raw or b"", "the journal belongs to another store; not used")
            return State(base.tables, base.store, base.generation, base.sequence)
        store = base.store or (header.store if header else new_id())
        generation = max(base.generation, header.generation if header else 0)
        state = State(
            base.tables, store, generation, base.sequence, found.good, bool(found.records)
        )
        if header is None or header.generation != base.generation:
            self.stale = True
        missing = replay(state, found.records)
        if header and not found.records and header.sequence > state.sequence:
            missing = header.sequence - state.sequence
        self._judge(state, raw, found, missing)
        return state

    def _judge(self, state: State, raw: bytes | None, found: Scan, missing: int) -> None:
        """Say what was wrong with the journal, and mend it."""
        if not raw:
            if state.generation:
                what = "missing" if raw is None else "empty"
                self.notices.append(f"the journal is {what}; the last snapshot is used")
            return
        lost = f"; {missing} commits before the newest are missing" if missing else ""
        if found.damaged or (found.header is None and found.records):
            self._report(raw, f"the journal was damaged{lost}; all that could be read is kept")
        elif found.header is None:
            self._report(raw, "the journal could not be read; the last snapshot is used")
        elif missing:
            self._report(raw, f"tags.json is older than its journal{lost}")
        elif found.tail and self.mend:
            self._cut(raw, found)

    def _cut(self, raw: bytes, found: Scan) -> None:
        words = (
            f"the journal's last entry was incomplete ({len(found.tail)} bytes) and was cut off"
        )
        if b"\n" in found.tail:
            self._report(raw, words)
        else:
            self.notices.append(words)
        descriptor = disk.open_private(self.place.journal, os.O_RDWR)
        try:
            os.ftruncate(descriptor, found.good)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _report(self, raw: bytes, words: str) -> None:
        self.stale = True
        if self.mend:
            kept = disk.put_aside(self.place.journal, raw, "damaged", stamp())
            words = f"{words} (copy: {kept.name})"
        self.notices.append(words)

    def _migrate(self, state: State, schema: int) -> None:
        state.tables = migrate(state.tables, schema)
        self.stale = True
        kept = ""
        if self.mend:
            path = backups.keep_old_form(self.place.backups, schema, self.source)
            kept = f"; the old form is kept as backups/{path.name}"
        self.notices.append(f"the store was migrated from version {schema} to {VERSION}{kept}")


def remove_leftovers(folder: Path) -> None:
    """Remove what a crash left half written; under the lock."""
    with suppress(OSError):
        for path in (*folder.glob(".*.tmp"), *folder.glob("backups/.*.tmp")):
            path.unlink()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error
