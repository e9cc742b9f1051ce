"""The snapshot's form: plain TinyDB JSON, a row on a line, with a checksum of itself in `meta`.

Stock TinyDB opens it and may write it; what it writes is recognised by TinyDB's own layout.
"""

from __future__ import annotations

import gc
import json
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.model.step import Row

    Tables = dict[str, dict[str, Row]]
    """By table and by TinyDB's document id: the decimal form of a row's own id."""

META = "meta"
META_ID = f"{1:016x}"
_CHECK = re.compile(rb'"check": "([0-9a-f]{8})"')
_NO_CHECK = "00000000"
_BREATH = 200
"""Rows between two moments in which other threads may run."""
_PIECE = 2**18
"""Bytes that are parsed at a time, some 2 ms."""
_encode = json.JSONEncoder(allow_nan=False, separators=(", ", ": ")).encode


class DamagedError(ValueError):
    """A file that is no snapshot; the message says why."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All rows at one moment."""

    tables: Tables
    """Without `meta`."""
    store: str
    generation: int
    """One higher with every fold."""
    sequence: int
    """Of the last commit in it."""
    schema: int
    """Version of the rows' form; 0: a plain TinyDB file without `meta`."""


def document_id(key: str) -> str:
    """TinyDB's document id of a row."""
    return str(int(key, 16))


def encode(snapshot: Snapshot) -> list[bytes]:
    """The file's bytes, in pieces."""
    body = [line.encode("ascii") for line in _body(snapshot.tables)]
    check = crc32(_meta_line(snapshot, _NO_CHECK))
    for piece in body:
        check = crc32(piece, check)
    return [_meta_line(snapshot, f"{check:08x}"), *body]


def verified(data: bytes) -> bool:
    """Is this, byte for byte, a snapshot that `encode` made?"""
    first = data.find(b"\n") + 1
    found = _CHECK.search(data, 0, first)
    if found is None:
        return False
    start, end = found.span(1)
    check = crc32(data[:start] + _NO_CHECK.encode() + data[end:first])
    return crc32(memoryview(data)[first:], check) == int(found[1], 16)


def decode(data: bytes) -> Snapshot:
    """What a file says, verified or not. Raises DamagedError."""
    if not data.strip():
        raise DamagedError("it is empty")
    try:
        tables = _loads(data)
    except (ValueError, RecursionError) as error:
        raise DamagedError(f"it is not JSON ({error})") from error
    if not isinstance(tables, dict):
        raise DamagedError("it is no TinyDB file")
    meta = tables.pop(META, None)
    return _snapshot(tables, meta)


def written_by_tinydb(data: bytes) -> bool:
    """Has stock TinyDB written this file? Then another program has worked with it."""
    try:
        return json.dumps(json.loads(data)).encode("ascii") == data
    except ValueError:
        return False


def checked_rows(tables: Tables) -> Tables:
    """Rows of another program: shape verified, ids filled in. Raises DamagedError."""
    return {name: _checked(name, rows) for name, rows in tables.items()}


def differences(before: Tables, after: Tables) -> Iterator[tuple[str, str]]:
    """Table and id of each row that is not the same."""
    for table in {**before, **after}:
        old, new = before.get(table, {}), after.get(table, {})
        for number in {**old, **new}:
            if old.get(number) != new.get(number):
                yield table, f"{int(number):016x}"


def _checked(name: str, rows: Any) -> dict[str, Row]:
    if not isinstance(rows, dict):
        raise DamagedError(f"the table {name} is no table")
    checked = {}
    for number, row in rows.items():
        if not (isinstance(row, dict) and number.isascii() and number.isdigit()):
            raise DamagedError(f"{name} {number} is no row")
        key = f"{int(number):016x}"
        checked[document_id(key)] = row if row.get("id") == key else {**row, "id": key}
    return checked


def _snapshot(tables: Tables, meta: Any) -> Snapshot:
    if meta is None:
        return Snapshot(tables, "", 0, 0, 0)
    match meta:
        case {
            "1": {
                "schema": int(schema),
                "store": str(store),
                "generation": int(generation),
                "sequence": int(sequence),
            }
        }:
            return Snapshot(tables, store, generation, sequence, schema)
    raise DamagedError("its table meta is not readable")


def _loads(data: bytes) -> Any:
    # A hundred thousand new dicts make the collector run over all of them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        if verified(data):
            with suppress(ValueError):  # a newer version may lay its lines out differently
                return _piecewise(data)
        return json.loads(data.decode("utf-8"))
    finally:
        if collecting:
            gc.enable()


def _piecewise(data: bytes) -> Any:
    """Our own file, some rows at a time: all at once would hold every other thread up."""
    at = data.index(b"\n") + 1
    tables = json.loads(data[: at - 2] + b"}")
    while at < len(data):
        end = data.index(b": {\n", at)
        rows = tables[json.loads(data[at:end])] = {}
        at = end + 4
        stop = data.index(b"\n}", at - 1)
        while at < stop:
            end = data.find(b",\n", min(at + _PIECE, stop), stop)
            end = stop if end < 0 else end
            rows.update(json.loads(b"{%b}" % data[at:end]))
            at = end + 2
            time.sleep(0)
        at = data.index(b"\n", stop + 1) + 1
    return tables


def _meta_line(snapshot: Snapshot, check: str) -> bytes:
    row = {
        "id": META_ID,
        "schema": snapshot.schema,
        "store": snapshot.store,
        "generation": snapshot.generation,
        "sequence": snapshot.sequence,
        "check": check,
    }
    comma = "," if snapshot.tables else "}"
    return f'{{"{META}": {{"1": {_encode(row)}}}{comma}\n'.encode("ascii")


def _body(tables: Tables) -> Iterator[str]:
    last = len(tables)
    for number, (name, rows) in enumerate(tables.items(), 1):
        yield f"{_encode(name)}: {{\n"
        yield from _joined(rows.items())
        yield "},\n" if number < last else "}}\n"


def _joined(rows: Iterable[tuple[str, Row]]) -> Iterator[str]:
    lines = (f'"{key}": {_encode(row)}' for key, row in rows)
    before = ""
    while some := ",\n".join(islice(lines, _BREATH)):
        yield before + some
        before = ",\n"
        time.sleep(0)  # lets the other threads run: a fold must not stop the keys
    if before:
        yield "\n"
