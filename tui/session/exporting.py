"""Writing an export: the whole file or nothing."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tui.formats import formats
from tui.readers import suffixes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.case import Case


class NotWritten(Exception):  # noqa: N818
    """The export could not be written; the message says what and where, on one line."""


def write_file(
    name: str, case: Case, path: Path, *, keep: tuple[Path, Path], raw: bool = False
) -> int:
    """Write an export to a file, as `write_whole` does. Returns the number of rows."""

    def write(out: IO[bytes]) -> int:
        return formats()[name].write(case, out, raw=raw)

    return write_whole(path, write, keep=keep)


def write_whole(
    path: Path, write: Callable[[IO[bytes]], int], *, keep: tuple[Path, Path]
) -> int:
    """Write a file readable by its owner only; returns what `write` returns.

    It is written beside its place, synced and then moved there: a file of that name is
    replaced as a whole or stays as it was. What is in `keep`, the corpus and the store, is
    never replaced, nor is a device. Raises NotWritten.
    """
    target = Path(os.path.realpath(path))
    temporary = ""
    if why_not := _kept(target, *(Path(os.path.realpath(each)) for each in keep)):
        raise NotWritten(f"{path}: {why_not}")
    try:
        handle, temporary = tempfile.mkstemp(prefix=".dateline-", dir=target.parent)
        with os.fdopen(handle, "wb") as out:
            rows = write(out)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(target)
    except OSError as error:
        with suppress(OSError):
            if temporary:
                Path(temporary).unlink()
        raise NotWritten(f"{path}: {error.strerror or error}") from error
    return rows


def _kept(target: Path, corpus: Path, store: Path) -> str:
    """Why this must not be replaced; nothing when it may be."""
    if target.is_relative_to(store):
        return "this is the store's own folder"
    if target.is_relative_to(corpus) and target.name.lower().endswith(suffixes()):
        return "this would be an article, and articles are never written to"
    if target.exists() and not target.is_file():
        return "not a regular file"
    return ""
