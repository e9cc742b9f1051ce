"""The tables that folded texts are kept in. All here raises what SQLite raises."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from contextlib import closing
from typing import TYPE_CHECKING
from unicodedata import unidata_version
from zlib import crc32

from tui.text.folding import Folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Row = tuple[str, bytes, bytes, bytes, int, int]

EDITION = crc32(f"1 {unidata_version} {sys.byteorder}".encode()) >> 1
"""Changes with the tables below, and with how a text is folded."""


def make(base: sqlite3.Connection) -> None:
    """Make them, with the index of pieces where there can be one."""
    base.execute(
        "CREATE TABLE texts(id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, folded BLOB,"
        " origins BLOB, sizes BLOB, start INTEGER, sum INTEGER)"
    )
    if knows_pieces():
        base.execute(
            "CREATE VIRTUAL TABLE grams USING fts5"
            "(text, content='', detail=none, tokenize='trigram case_sensitive 1')"
        )
    base.execute(f"PRAGMA user_version = {EDITION}")


def knows_pieces() -> bool:
    """Has this SQLite FTS5 with its trigram tokenizer (3.34)?"""
    with closing(sqlite3.connect(":memory:")) as trial:
        try:
            trial.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='trigram')")
        except sqlite3.Error:
            return False
    return True


_SELECT = "SELECT key, folded, origins, sizes, start, sum FROM texts"


def every(base: sqlite3.Connection) -> Iterator[tuple[str, Folded]]:
    """All texts by their keys. Raises ValueError, too, for one that is damaged."""
    return map(_read, base.execute(_SELECT))


def having(base: sqlite3.Connection, grams: Sequence[str]) -> Iterator[tuple[str, Folded]]:
    """The texts that have all these pieces, likewise."""
    match = " AND ".join(f'"{_quoted(each)}"' for each in grams)
    chosen = "WHERE id IN (SELECT rowid FROM grams WHERE grams MATCH ?)"
    return map(_read, base.execute(f"{_SELECT} {chosen}", (match,)))


def one(base: sqlite3.Connection, key: str) -> Folded | None:
    """The text of a key, likewise."""
    row = base.execute(f"{_SELECT} WHERE key = ?", (key,)).fetchone()
    return _read(row)[1] if row is not None else None


def write(base: sqlite3.Connection, key: str, folded: Folded, *, indexed: bool) -> None:
    """Add a text; one that is there stays."""
    text = folded.text.encode("utf-8", "surrogatepass")
    origins, sizes = array("I", folded.origins).tobytes(), folded.sizes
    row = (key, text, origins, sizes, folded.start, _sum(text, origins, sizes))
    given = "INSERT OR IGNORE INTO texts(key, folded, origins, sizes, start, sum)"
    made = base.execute(f"{given} VALUES (?, ?, ?, ?, ?, ?)", row)
    if made.rowcount == 1 and indexed:
        pieces = (made.lastrowid, _indexable(folded.text))
        base.execute("INSERT INTO grams(rowid, text) VALUES (?, ?)", pieces)


def drop(base: sqlite3.Connection, number: int, *, indexed: bool) -> None:
    """Take a text away, by its id."""
    if indexed:
        _, folded = _read(base.execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone())
        pieces = (number, _indexable(folded.text))
        base.execute("INSERT INTO grams(grams, rowid, text) VALUES ('delete', ?, ?)", pieces)
    base.execute("DELETE FROM texts WHERE id = ?", (number,))


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


def _read(row: Row) -> tuple[str, Folded]:
    """A row's key and text. Raises ValueError when it is not what was written."""
    key, text, origins, sizes, start, total = row
    if _sum(text, origins, sizes) != total:
        raise ValueError("damaged")
    places = array("I", origins) if origins else ()
    return key, Folded(text.decode("utf-8", "surrogatepass"), start, places, sizes)
