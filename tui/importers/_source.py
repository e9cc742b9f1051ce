"""What is imported, in memory: one file, or all that a folder or a zip holds. Bounded."""

from __future__ import annotations

import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from tui.importers._batch import NotImported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MOST_BYTES = 512 * 2**20
"""Of all files together, unpacked."""
MOST_FILES = 20_000
DEEPEST = 8
"""Folders in folders."""
HEAD = 65_536
"""Bytes looked at to guess a format."""


@dataclass(frozen=True, slots=True)
class Source:
    """Files by their names, relative with forward slashes."""

    name: str
    """What the user calls it; for messages."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    is_folder: bool = False

    def ending(self, *suffixes: str) -> list[str]:
        """The names that end so, in order; case does not matter."""
        return sorted(name for name in self.files if name.lower().endswith(suffixes))

    @property
    def only(self) -> bytes:
        """The bytes of the file, if there is just one; else nothing."""
        return next(iter(self.files.values())) if len(self.files) == 1 else b""

    @property
    def head(self) -> str:
        """How its only file begins; no more than 64 KiB."""
        return self.only[:HEAD].decode("utf-8-sig", "replace")

    def text_of(self, name: str) -> str:
        """A file as text. Raises NotImported when it is not UTF-8."""
        try:
            return self.files[name].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotImported(f"{name}: not UTF-8 at byte {error.start}") from error


def opened(path: Path) -> Source:
    """Read a file, a zip or a folder; of a .ann also its .txt. Raises NotImported."""
    try:
        if path.is_dir():
            inside = dict(_bounded(_files_in(path, path)))
            return Source(path.name or str(path), inside, is_folder=True)
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotImported(f"{path}: not a regular file")
        files = dict(_bounded([(path.name, _content(path))]))
        beside = path.with_suffix(".txt")
        if path.suffix.lower() == ".ann" and beside.is_file():
            files[beside.name] = _content(beside)
    except OSError as error:
        raise NotImported(f"{path}: {error.strerror or error}") from error
    data = files[path.name]
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Source(path.name, unzipped(path.name, data))
    return Source(path.name, files)


def unzipped(name: str, data: bytes) -> dict[str, bytes]:
    """The files of a zip, so far as the limits allow. Raises NotImported."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return dict(_bounded(_members(archive)))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise NotImported(f"{name}: a damaged zip: {error}") from error
    except (NotImplementedError, RuntimeError) as error:  # other packing; a password
        raise NotImported(f"{name}: a zip that cannot be unpacked: {error}") from error


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    left = MOST_BYTES
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        with archive.open(entry) as inside:
            data = inside.read(left + 1)  # what it says of its size may be wrong
        left -= len(data)
        yield entry.filename.replace("\\", "/"), data


def _files_in(root: Path, folder: Path, deep: int = 0) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir() and deep < DEEPEST:
            yield from _files_in(root, path, deep + 1)
        elif path.is_file():
            yield path.relative_to(root).as_posix(), _content(path)


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _bounded(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    total = 0
    for number, (name, data) in enumerate(files, 1):
        total += len(data)
        if total > MOST_BYTES:
            raise NotImported(f"{name}: more than {MOST_BYTES // 2**20} MiB altogether")
        if number > MOST_FILES:
            raise NotImported(f"more than {MOST_FILES:,} files")
        yield name, data
