"""Files written so that a crash leaves the old or the new, readable by their owner only."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BINARY = getattr(os, "O_BINARY", 0)
_BLOCK = 2**20
_FOLDER = getattr(os, "O_DIRECTORY", None)

sync = getattr(os, "fdatasync", os.fsync)
"""Force a file's bytes and its length to the disk."""


def make_folder(folder: Path) -> None:
    """Make a folder and what is above it, open to its owner only; one that is there stays."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can do that."""
    if _FOLDER is None:
        return
    descriptor = os.open(folder, os.O_RDONLY | _FOLDER)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_private(path: Path, flags: int) -> int:
    """A descriptor; a file that has to be made is its owner's only."""
    return os.open(path, flags | _BINARY, 0o600)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however small the pieces that the system takes."""
    done = os.write(descriptor, data)
    while done < len(data):
        done += os.write(descriptor, memoryview(data)[done:])


def write_whole(path: Path, pieces: Iterable[bytes], *, unique: str = "") -> None:
    """Put a whole file in place: written beside it, synced, renamed, the folder synced.

    A symbolic link stays one, and a file that was there keeps its mode. Two that may write the
    same path at once need different `unique` words. Raises OSError; the old file then stands.
    """
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".{target.name}{unique}.tmp")
    with suppress(FileNotFoundError):
        fresh.unlink()
    try:
        descriptor = open_private(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            for block in _blocks(pieces):
                write_all(descriptor, block)
            with suppress(FileNotFoundError):
                fresh.chmod(target.stat().st_mode & 0o7777)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(target.parent)


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    block = bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    yield bytes(block)


def put_aside(path: Path, data: bytes, word: str, stamp: str) -> Path:
    """Keep a copy of a bad file beside it as `name.word-stamp`; gives the copy's path.

    One that is there already will do: what cannot be mended yet is tried again and again.
    """
    for there in path.parent.glob(f"{path.name}.{word}-*"):
        if there.stat().st_size == len(data) and there.read_bytes() == data:
            return there
    kept = path.with_name(f"{path.name}.{word}-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.{word}-{stamp}-{number}")
    write_whole(kept, [data])
    return kept
