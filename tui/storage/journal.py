"""The journal's form: a header, then one line for each commit, with its length and checksum.

    0000005c 1f0ab3d2 {"journal": 1, "schema": 1, "store": …, "generation": 7, …}
    00000061 9c44e0aa {"seq": 42, "writer": …, "writes": [["tags", "00…2a", {…}]]}

Length (of the JSON, in bytes) and CRC-32 are hexadecimal. JSON in ASCII holds no newline, so
the next line is always a place to go on reading after a damaged one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model.step import Row

    Write = tuple[str, str, Row | None]
    """Table, id, the row after; None: removed."""

FORM = 1
_FRAME = re.compile(rb"([0-9a-f]{8}) ([0-9a-f]{8}) ")
_FRAME_SIZE = 18
_NEWLINE = ord("\n")
_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Header:
    """Which snapshot a journal goes on from."""

    store: str
    generation: int
    sequence: int
    """Of the last commit inside the snapshot."""
    schema: int
    reload: bool = False
    """The snapshot holds more than its commits: a repair, a restored backup."""


@dataclass(frozen=True, slots=True)
class Record:
    """One commit."""

    seq: int
    writer: str
    writes: tuple[Write, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a stretch of journal holds."""

    header: Header | None
    records: tuple[Record, ...]
    good: int
    """Where the last whole entry ends, counted from the stretch's start."""
    damaged: int
    """How many entries cannot be read, with a whole one after them, or have a bad end."""
    tail: bytes
    """What follows the last whole entry."""


def header_line(header: Header) -> bytes:
    """A header as it stands in the file."""
    return frame({
        "journal": FORM,
        "schema": header.schema,
        "store": header.store,
        "generation": header.generation,
        "sequence": header.sequence,
        "reload": header.reload,
    })  # fmt: skip


def record_line(seq: int, writer: str, writes: Sequence[Write]) -> bytes:
    """A commit as it stands in the file. Raises ValueError or TypeError: no JSON values."""
    return frame({"seq": seq, "writer": writer, "writes": writes})


def frame(value: object) -> bytes:
    """A JSON value with its length and checksum, on a line."""
    payload = _encode(value).encode("ascii")
    return b"%08x %08x %s\n" % (len(payload), crc32(payload), payload)


def scan(data: bytes) -> Scan:
    """Read a stretch of journal; one damaged entry does not hide those after it."""
    header: Header | None = None
    records: list[Record] = []
    good = broken = damaged = 0
    for end, value in _entries(data):
        entry = _entry(value)
        if entry is None:
            broken += 1
            continue
        # A whole entry without its newline is good for all that counts, but it is told.
        broken += data[end - 1] != _NEWLINE
        damaged, good, broken = damaged + broken, end, 0
        if isinstance(entry, Record):
            records.append(entry)
        else:
            header = entry
    return Scan(header, tuple(records), good, damaged, data[good:])


def _entries(data: bytes) -> Iterator[tuple[int, Any]]:
    """Where each entry ends, and its value; None when it cannot be read."""
    at = 0
    while at < len(data):
        value, end = _framed(data, at)
        if value is None:
            end = data.find(b"\n", at) + 1 or len(data)
        yield end, value
        at = end


def _framed(data: bytes, at: int) -> tuple[Any, int]:
    found = _FRAME.match(data, at)
    if found is None:
        return None, at
    start = at + _FRAME_SIZE
    end = start + int(found[1], 16)
    payload = data[start:end]
    # The newline has to be there; which byte stands in its place `scan` looks at.
    if end >= len(data) or crc32(payload) != int(found[2], 16):
        return None, at
    try:
        return json.loads(payload), end + 1
    except ValueError:
        return None, at


def _entry(value: Any) -> Header | Record | None:
    match value:
        case {"seq": int(seq), "writer": str(writer), "writes": list(writes)}:
            return Record(seq, writer, tuple((table, key, row) for table, key, row in writes))
        case {
            "journal": 1,
            "schema": int(schema),
            "store": str(store),
            "generation": int(generation),
            "sequence": int(sequence),
            "reload": bool(reload),
        }:
            return Header(store, generation, sequence, schema, reload)
    return None
