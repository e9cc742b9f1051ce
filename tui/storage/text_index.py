"""Texts folded for searching, with an index of their three-letter pieces: a cache like others.

It lies in the store's `cache/`, may be deleted at any time, and is made again when it is
damaged or of another version. Where SQLite cannot use it, or cannot index, the texts are
searched one by one; what cannot be written yet, because another window writes, is kept in
memory until it can.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tui.storage import text_rows
from tui.storage.disk import open_private
from tui.text.folding import fold
from tui.text.searching import spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from tui.model.span import Span
    from tui.text.folding import Folded
    from tui.text.searching import Query

PATIENCE = 0.2
"""Seconds to wait for another window that is writing."""
GRAMS = 8
"""Pieces of a query that are looked up at most."""
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class TextIndex:
    """Texts by key, searched together. For one thread. It never raises what SQLite raises."""

    def __init__(self, store: Path | None) -> None:
        """Under the store's folder; none: in memory only."""
        self._path = store / "cache" / "texts.db" if store is not None else None
        self._early: dict[str, Folded] = {}
        """Texts that are not on the disk yet."""
        self._base: sqlite3.Connection | None = None
        self.indexed = False
        """Is there an index of pieces?"""
        self.damages = 0
        """How often what was on the disk has been lost."""
        self._open()

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of these keys that have no text here."""
        wanted = [key for key in keys if key not in self._early]
        with self._guarded() as base:
            if base is not None:
                there = {key for (key,) in base.execute("SELECT key FROM texts")}
                return [key for key in wanted if key not in there]
        return wanted

    def put(self, texts: Iterable[tuple[str, str, Span]]) -> None:
        """Take in texts: key, whole text, and the stretch of it that is searched."""
        for key, text, body in texts:
            self._early[key] = fold(text, body)
        self.flush()

    def flush(self) -> None:
        """Write what is not on the disk yet, if that is possible now."""
        if not self._early:
            return
        with self._guarded() as base:
            if base is None:
                return
            base.execute("BEGIN IMMEDIATE")
            for key, folded in self._early.items():
                text_rows.write(base, key, folded, indexed=self.indexed)
            base.execute("COMMIT")
            self._early.clear()

    def prune(self, keys: Collection[str]) -> None:
        """Drop texts of other keys when they are more than these."""
        wanted = frozenset(keys)
        for key in [each for each in self._early if each not in wanted]:
            del self._early[key]
        with self._guarded() as base:
            if base is None:
                return
            rows = base.execute("SELECT id, key FROM texts").fetchall()
            stale = [number for number, key in rows if key not in wanted]
            if len(stale) <= len(wanted):
                return
            base.execute("BEGIN IMMEDIATE")
            for number in stale:
                text_rows.drop(base, number, indexed=self.indexed)
            base.execute("COMMIT")

    def search(
        self, query: Query, keys: Collection[str], most: int
    ) -> tuple[list[tuple[str, list[Span]]], bool]:
        """Texts with where they have it; and is there more? At most so many places."""
        found: list[tuple[str, list[Span]]] = []
        for key, folded in self._candidates(query):
            if key not in keys:
                continue
            places = spans(query, folded)
            if not places:
                continue
            found.append((key, places[:most]))
            most -= len(places)
            if most <= 0:
                return found, True
        return found, False

    def search_one(self, query: Query, key: str, most: int) -> list[Span] | None:
        """Where one text has it, at most so often; None: the text is not here."""
        folded = self._early.get(key)
        if folded is None:
            with self._guarded() as base:
                if base is not None:
                    folded = text_rows.one(base, key)
        return spans(query, folded)[:most] if folded is not None else None

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _candidates(self, query: Query) -> Iterator[tuple[str, Folded]]:
        """Texts that may have it: all, or by its pieces."""
        yield from list(self._early.items())
        with self._guarded() as base:
            if base is None:
                return
            grams = query.grams()
            if self.indexed and grams:
                step = -(-len(grams) // GRAMS)
                rows = text_rows.having(base, grams[::step])
            else:
                rows = text_rows.every(base)
            for key, folded in rows:
                if key not in self._early:
                    yield key, folded

    # The file.

    def _open(self) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            os.close(open_private(self._path, os.O_RDWR | os.O_CREAT | _NO_LINK))
            self._base = sqlite3.connect(
                self._path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error):
            self._path = None
            return
        with self._guarded() as base:
            if base is not None:
                self._set_up(base)

    def _set_up(self, base: sqlite3.Connection) -> None:
        base.execute("PRAGMA trusted_schema = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA journal_mode = WAL")
        (edition,) = base.execute("PRAGMA user_version").fetchone()
        if edition != text_rows.EDITION:
            (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables:
                raise sqlite3.DatabaseError("of another edition")
            base.execute("BEGIN IMMEDIATE")
            (edition,) = base.execute("PRAGMA user_version").fetchone()
            if edition != text_rows.EDITION:  # no other window was faster
                text_rows.make(base)
            base.execute("COMMIT")
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
        if "texts" not in names:
            raise sqlite3.DatabaseError("not ours")
        self.indexed = "grams" in names and text_rows.knows_pieces()

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection | None]:
        """The open file; where it cannot be read or written now, the rest is left undone.

        What is damaged is deleted and made anew.
        """
        base = self._base
        try:
            yield base
        except (sqlite3.Error, ValueError, IndexError, OverflowError) as error:
            assert base is not None
            with suppress(sqlite3.Error):
                base.execute("ROLLBACK")
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _BUSY:
                return
            self.close()
            if code in _USELESS:
                self._path = None
            else:
                self._begin_anew()

    def _begin_anew(self) -> None:
        """Once: what comes back damaged cannot be helped, and memory has to do."""
        path, self._path = self._path, None
        self.damages += 1
        if path is None:
            return
        try:
            for end in ("", "-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
        except OSError:
            return
        if self.damages < 3:
            self._path = path
            self._open()


_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_USELESS = frozenset({
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOLFS,
})  # fmt: skip
"""Codes that say that there is nothing wrong with the file, but with its place."""
