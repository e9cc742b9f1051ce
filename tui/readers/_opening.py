"""The bytes of a file, or one plain line why not: never a hang, never a full memory."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.article import Article

LIMIT = 16 * 2**20
"""How many bytes of a file are read unless the setting max_size says otherwise."""

_PIECE = 2**20
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # opening a FIFO must not wait for a writer
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(
        os, "O_NOFOLLOW", 0
    )  # the path is resolved: a link here was put in its place since
    | getattr(os, "O_BINARY", 0)
)
_KINDS = {
    stat.S_IFDIR: "a directory",
    stat.S_IFIFO: "not a regular file (FIFO)",
    stat.S_IFSOCK: "not a regular file (socket)",
    stat.S_IFCHR: "not a regular file (character device)",
    stat.S_IFBLK: "not a regular file (block device)",
}
_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "a loop of links",
    errno.ENAMETOOLONG: "name too long",
}


class Unreadable(Exception):  # noqa: N818 (it names the article's state)
    """A file cannot be read, or not all of it; `reason` is one plain line."""

    def __init__(self, reason: str, articles: tuple[Article, ...] = ()) -> None:
        """`articles`: what could be read all the same."""
        super().__init__(reason)
        self.reason = reason
        self.articles = articles


def content(root: Path, path: str, limit: int) -> bytes:
    """The bytes of a regular file that really lies in `root`. Raises `Unreadable`."""
    try:
        place = _resolved(root, path)
        _must_be_file(place.stat(), limit)
        return _bytes(place, limit)
    except OSError as error:
        told = error.strerror or "cannot be read"
        raise Unreadable(_REASONS.get(error.errno or 0, told.lower())) from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable("no such file") from error


def _resolved(root: Path, path: str) -> Path:
    place = Path(os.path.realpath(root / path, strict=True))
    if not place.is_relative_to(os.path.realpath(root)):
        raise Unreadable("links out of the corpus")
    return place


def _bytes(place: Path, limit: int) -> bytes:
    opened = os.open(place, _FLAGS)
    try:
        found = os.fstat(opened)
        _must_be_file(found, limit)
        pieces: list[bytes] = []
        length = 0
        while length <= limit:
            piece = os.read(opened, min(_PIECE, limit + 1 - length))
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            length += len(piece)
    finally:
        os.close(opened)
    raise _too_large(length, limit)  # it has grown since


def _must_be_file(found: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(_KINDS.get(stat.S_IFMT(found.st_mode), "not a regular file"))
    if found.st_size > limit:
        raise _too_large(found.st_size, limit)


def _too_large(size: int, limit: int) -> Unreadable:
    return Unreadable(
        f"{_size(size)}: larger than the limit of {_size(limit)} (setting max_size)"
    )


def _size(count: int) -> str:
    for unit, length in (("GB", 2**30), ("MB", 2**20), ("kB", 2**10)):
        if count >= length:
            return f"{count / length:.1f}".removesuffix(".0") + f" {unit}"
    return f"{count} bytes"
