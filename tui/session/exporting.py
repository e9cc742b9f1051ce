"""Writing an export: all of its files or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

from tui.formats import formats, rows_of
from tui.formats._zipped import write_zip
from tui.readers import suffixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.formats import File, Format, Loss
    from tui.model.case import Case

T = TypeVar("T")


class NotWritten(Exception):  # noqa: N818
    """The export could not be written; the message says what and where, on one line."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an export would write, and what it would leave out."""

    tags: int
    """How many tags are written, of which `of` were chosen."""
    of: int
    losses: tuple[Loss, ...]

    def __str__(self) -> str:
        """On one line."""
        tags = f"{self.tags} of {self.of} tags" if self.tags < self.of else _rows(self.of)
        if not self.losses:
            return f"{tags}, and nothing is left out"
        left_out = "; ".join(str(loss) for loss in self.losses)
        return f"{tags}; not in this format: {left_out}"


def preview(name: str, case: Case) -> Preview:
    """What a format would make of a case."""
    form = formats()[name]
    return Preview(rows_of(form, case), len(case.tags), tuple(form.losses(case)))


def write_stream(name: str, case: Case, out: IO[bytes], *, raw: bool = False) -> None:
    """Write an export to a stream; several files as a zip."""
    _write(formats()[name], case, out, raw)


def write_file(
    name: str, case: Case, path: Path, *, keep: tuple[Path, Path], raw: bool = False
) -> int:
    """Write an export, readable by its owner only. Returns how many tags it has.

    It is written beside its place, synced and then moved there: a file of that name is
    replaced as a whole or stays as it was. A format of several files makes a zip where the
    path says so, else a folder, which must be new or empty. What is in `keep`, the corpus and
    the store, is never replaced, nor is a device. Raises NotWritten.
    """
    form = formats()[name]
    target = Path(os.path.realpath(path))
    corpus, store = (Path(os.path.realpath(each)) for each in keep)
    as_folder = not form.suffix and target.suffix.lower() != ".zip"
    why_not = _kept(target, corpus, store, as_folder=as_folder)
    if why_not:
        raise NotWritten(f"{path}: {why_not}")
    try:
        if as_folder:
            _write_folder(form.files(case, raw=raw), target)
        else:
            _write_one(target, lambda out: _write(form, case, out, raw))
    except OSError as error:
        raise NotWritten(f"{path}: {error.strerror or error}") from error
    return rows_of(form, case)


def write_whole(
    path: Path, write: Callable[[IO[bytes]], int], *, keep: tuple[Path, Path]
) -> int:
    """Write one file of any other sort with the same care; returns what `write` returns."""
    target = Path(os.path.realpath(path))
    corpus, store = (Path(os.path.realpath(each)) for each in keep)
    if why_not := _kept(target, corpus, store, as_folder=False):
        raise NotWritten(f"{path}: {why_not}")
    try:
        return _write_one(target, write)
    except OSError as error:
        raise NotWritten(f"{path}: {error.strerror or error}") from error


def _write_one(target: Path, write: Callable[[IO[bytes]], T]) -> T:
    handle, temporary = tempfile.mkstemp(prefix=".dateline-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            written = write(out)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    return written


def _write(form: Format, case: Case, out: IO[bytes], raw: bool) -> None:
    if form.suffix:
        _write_pieces(form, case, out, raw)
    else:
        write_zip(form.files(case, raw=raw), out)


def _write_pieces(form: Format, case: Case, out: IO[bytes], raw: bool) -> None:
    (file,) = form.files(case, raw=raw)
    for piece in file.pieces:
        out.write(piece)


def _write_folder(files: Iterable[File], target: Path) -> None:
    fresh = Path(tempfile.mkdtemp(prefix=".dateline-", dir=target.parent))
    try:
        for file in files:
            place = fresh / file.name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as out:
                for piece in file.pieces:
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
        if target.is_dir():
            target.rmdir()  # only an empty one goes
        fresh.replace(target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _kept(target: Path, corpus: Path, store: Path, *, as_folder: bool) -> str:
    """Why this must not be written; nothing when it may be."""
    if target.is_relative_to(store):
        return "this is the store's own folder"
    if as_folder:
        return "".join(_kept_folder(target, corpus))
    if target.is_relative_to(corpus) and target.name.lower().endswith(suffixes()):
        return "this would be an article, and articles are never written to"
    if target.exists() and not target.is_file():
        return "not a regular file"
    return ""


def _kept_folder(target: Path, corpus: Path) -> Iterator[str]:
    if target.is_relative_to(corpus):
        yield "files in the folder of the articles would be articles; a .zip would not"
    elif target.is_dir() and any(target.iterdir()):
        yield "this folder is not empty; a .zip would be replaced as a whole"
    elif target.exists() and not target.is_dir():
        yield "this is a file; the format writes a folder, or a .zip"


def _rows(count: int) -> str:
    return f"{count} tag" if count == 1 else f"{count} tags"
