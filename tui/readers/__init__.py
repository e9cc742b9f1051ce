"""Readers: the bytes of a file go in, articles come out. One file a format, by discovery."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from posixpath import splitext
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tui.plugins import discover
from tui.readers._decoding import candidates
from tui.readers._listing import entries
from tui.readers._opening import LIMIT, Unreadable, content

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.article import Article

__all__ = [
    "LIMIT", "Reader", "Unreadable", "articles_of", "candidates", "content", "encodings",
    "entries", "file_of", "read", "reader_for", "readers", "scan", "suffixes",
]  # fmt: skip

_PART = re.compile("[0-9a-f]{10}(?:-[1-9][0-9]*)?")


@runtime_checkable
class Reader(Protocol):
    """Makes articles of one format of file. Pure: same bytes, same articles."""

    suffixes: tuple[str, ...]
    """Which names it reads: (".txt",). Lower case."""
    several: bool
    """May a file of this format hold more than one article? Then their paths have a part."""
    apart: bool
    """Is it a document, from which a text must be extracted?

    That may hang or eat memory, and is done in a process of its own; what comes out is kept.
    """

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """What the file holds. `encoding` is the user's choice, or empty.

        Of a file of one article the only one, with `path` as its path; of several each with
        `path#part`, where a part is ten hexadecimal digits, and `-2` and so on after the part
        of a text that is there already. Raises `Unreadable`; if some can be read all the same,
        it has them.
        """
        ...


@cache
def readers() -> dict[str, Reader]:
    """Every reader by the name of its module."""
    return discover(import_module(__name__), "READER", Reader)


@cache
def suffixes() -> tuple[str, ...]:
    """The endings of all the names that can be read, in lower case."""
    return tuple(sorted(suffix for each in readers().values() for suffix in each.suffixes))


def reader_for(path: str) -> Reader | None:
    """The reader of files with such a name."""
    suffix = splitext(path)[1].lower()  # a PurePath takes ten times as long
    return next((each for each in readers().values() if suffix in each.suffixes), None)


def file_of(path: str) -> str:
    """The file in which the article at `path` stands: what is before its part, if it has one.

    A file whose own name ends like a part has no known ending, so it cannot be meant.
    """
    file, mark, part = path.rpartition("#")
    if not mark or not _PART.fullmatch(part):
        return path
    reader = reader_for(file)
    return file if reader and reader.several else path


def articles_of(path: str, data: bytes, encoding: str = "") -> tuple[Article, ...]:
    """The articles in a file of these bytes. Raises `Unreadable`."""
    return _reader(path).read(path, data, encoding)


def read(root: Path, path: str, *, encoding: str = "", limit: int = LIMIT) -> Article:
    """The article at `path` in `root`, in a file of at most `limit` bytes.

    Raises `Unreadable`.
    """
    file = file_of(path)
    reader = _reader(file)
    try:
        found = reader.read(file, content(root, file, limit), encoding)
    except Unreadable as reason:
        if not reason.articles:
            raise
        found = reason.articles
    for article in found:
        if article.path == path:
            return article
    raise Unreadable("no longer in its file")


def encodings(root: Path, path: str, *, limit: int = LIMIT) -> tuple[str, ...]:
    """What `candidates` offers for the file of the article at `path`. Raises `Unreadable`."""
    return candidates(content(root, file_of(path), limit))


def scan(root: Path) -> tuple[str, ...]:
    """The path of every file in the corpus that is named like an article; sorted.

    Relative, with forward slashes; a name that is not UTF-8 survives by surrogate escapes.
    What cannot be read (a FIFO, a link out of the corpus) is listed too: `read` says why.
    """
    return tuple(sorted(path for path, _ in entries(root, suffixes())))


def _reader(path: str) -> Reader:
    reader = reader_for(path)
    if reader is None:
        ending = splitext(path)[1].lower()
        raise Unreadable(f"no reader for {ending or 'a name without an ending'}")
    return reader
