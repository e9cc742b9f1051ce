"""Texts folded for searching, with an index of their three-letter pieces: a cache like others.

It lies in the store's `cache/`, may be deleted at any time, and is made again when it is
damaged or of another version. Where SQLite cannot use it, or cannot index, the texts are
searched one by one; what cannot be written yet, because another window writes, is kept in
memory until it can.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from array import array
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING
from unicodedata import unidata_version
from zlib import crc32

from tui.storage.disk import open_private
from tui.text.folding import Folded, fold
from tui.text.searching import spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from tui.model.span import Span
    from tui.text.searching import Query

    Row = tuple[int, str, bytes, bytes, bytes, int, int]

EDITION = crc32(f"1 {unidata_version} {sys.byteorder}".encode()) >> 1
"""Changes with the tables below, and with how a text is folded."""
PATIENCE = 0.2
"""Seconds to wait for another window that is writing."""
GRAMS = 8
"""Pieces of a query that are looked up at most."""
ROWS = "id, key, folded, origins, sizes, start, sum"
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
                self._write(base, key, folded)
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
                self._drop(base, number)
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
                    row = base.execute(
                        f"SELECT {ROWS} FROM texts WHERE key = ?", (key,)
                    ).fetchone()
                    folded = _read(row) if row is not None else None
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
                match = " AND ".join(f'"{_quoted(each)}"' for each in grams[::step])
                chosen = "id IN (SELECT rowid FROM grams WHERE grams MATCH ?)"
                rows = base.execute(f"SELECT {ROWS} FROM texts WHERE {chosen}", (match,))
            else:
                rows = base.execute(f"SELECT {ROWS} FROM texts")
            for row in rows:
                if row[1] not in self._early:
                    yield row[1], _read(row)

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
        if edition != EDITION:
            (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables:
                raise sqlite3.DatabaseError("of another edition")
            base.execute("BEGIN IMMEDIATE")
            (edition,) = base.execute("PRAGMA user_version").fetchone()
            if edition != EDITION:  # no other window was faster
                _make(base)
            base.execute("COMMIT")
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
        if "texts" not in names:
            raise sqlite3.DatabaseError("not ours")
        self.indexed = "grams" in names and _knows_pieces(base)

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

    def _write(self, base: sqlite3.Connection, key: str, folded: Folded) -> None:
        text = folded.text.encode("utf-8", "surrogatepass")
        origins, sizes = array("I", folded.origins).tobytes(), folded.sizes
        row = (key, text, origins, sizes, folded.start, _sum(text, origins, sizes))
        given = "INSERT OR IGNORE INTO texts(key, folded, origins, sizes, start, sum)"
        made = base.execute(f"{given} VALUES (?, ?, ?, ?, ?, ?)", row)
        if made.rowcount == 1 and self.indexed:
            base.execute(
                "INSERT INTO grams(rowid, text) VALUES (?, ?)",
                (made.lastrowid, _indexable(folded.text)),
            )

    def _drop(self, base: sqlite3.Connection, number: int) -> None:
        if self.indexed:
            got = base.execute(f"SELECT {ROWS} FROM texts WHERE id = ?", (number,)).fetchone()
            base.execute(
                "INSERT INTO grams(grams, rowid, text) VALUES ('delete', ?, ?)",
                (number, _indexable(_read(got).text)),
            )
        base.execute("DELETE FROM texts WHERE id = ?", (number,))


_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_USELESS = frozenset({
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOLFS,
})  # fmt: skip
"""Codes that say that there is nothing wrong with the file, but with its place."""


def _make(base: sqlite3.Connection) -> None:
    base.execute(
        "CREATE TABLE texts(id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, folded BLOB,"
        " origins BLOB, sizes BLOB, start INTEGER, sum INTEGER)"
    )
    if _knows_pieces(base):
        base.execute(
            "CREATE VIRTUAL TABLE grams USING fts5"
            "(text, content='', detail=none, tokenize='trigram case_sensitive 1')"
        )
    base.execute(f"PRAGMA user_version = {EDITION}")


def _knows_pieces(base: sqlite3.Connection) -> bool:
    """Has this SQLite FTS5 with its trigram tokenizer (3.34)?"""
    with closing(sqlite3.connect(":memory:")) as trial:
        try:
            trial.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='trigram')")
        except sqlite3.Error:
            return False
    return True


def _indexable(text: str) -> str:
    """Lone surrogates are no UTF-8; a query with one finds no text by its pieces."""
    return text.casefold().encode("utf-8", "replace").decode()


def _quoted(gram: str) -> str:
    return _indexable(gram).replace('"', '""')


def _sum(*pieces: bytes) -> int:
    total = 0
    for piece in pieces:
        total = crc32(piece, total)
    return total


def _read(row: Row) -> Folded:
    """A row's text. Raises ValueError when it is not what was written."""
    _, _, text, origins, sizes, start, total = row
    if _sum(text, origins, sizes) != total:
        raise ValueError("damaged")
    if not origins:
        return Folded(text.decode("utf-8", "surrogatepass"), start, (), b"")
    places = array("I", origins)
    return Folded(text.decode("utf-8", "surrogatepass"), start, places, sizes)
