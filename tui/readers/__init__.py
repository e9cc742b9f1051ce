"""Readers: the bytes of a file go in, an article comes out. One file a format, by discovery."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tui.plugins import discover
from tui.readers._decoding import candidates
from tui.readers._listing import entries
from tui.readers._opening import LIMIT, Unreadable, content

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.article import Article

__all__ = [
    "LIMIT", "Reader", "Unreadable", "candidates", "encodings", "entries", "read", "readers",
    "scan", "suffixes",
]  # fmt: skip


@runtime_checkable
class Reader(Protocol):
    """Makes an article of one format of file. Pure: same bytes, same article."""

    suffixes: tuple[str, ...]
    """Which names it reads: (".txt",). Lower case."""

    def read(self, path: str, data: bytes, encoding: str) -> Article:
        """The article. `encoding` is the user's choice, or empty. Raises `Unreadable`."""
        ...


@cache
def readers() -> dict[str, Reader]:
    """Every reader by the name of its module."""
    return discover(import_module(__name__), "READER", Reader)


@cache
def suffixes() -> tuple[str, ...]:
    """The endings of all the names that can be read, in lower case."""
    return tuple(sorted(suffix for each in readers().values() for suffix in each.suffixes))


def read(root: Path, path: str, *, encoding: str = "", limit: int = LIMIT) -> Article:
    """The article at `path` in `root`; at most `limit` bytes are read. Raises `Unreadable`."""
    suffix = PurePosixPath(path).suffix.lower()
    for reader in readers().values():
        if suffix in reader.suffixes:
            return reader.read(path, content(root, path, limit), encoding)
    raise Unreadable(f"no reader for {suffix or 'a name without an ending'}")


def encodings(root: Path, path: str, *, limit: int = LIMIT) -> tuple[str, ...]:
    """What `candidates` offers for the file at `path`. Raises `Unreadable`."""
    return candidates(content(root, path, limit))


def scan(root: Path) -> tuple[str, ...]:
    """The path of everything in the corpus that is named like an article; sorted.

    Relative, with forward slashes; a name that is not UTF-8 survives by surrogate escapes.
    What cannot be read (a FIFO, a link out of the corpus) is listed too: `read` says why.
    """
    return tuple(sorted(path for path, _ in entries(root, suffixes())))
