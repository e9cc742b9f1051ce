"""Which version of a pipeline is installed, found out without importing it."""

from __future__ import annotations

from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def edition_of(where: str) -> str:
    """Another one when the pipeline's package or files are others. Empty: not known."""
    try:
        spacy = version("spacy")
        return f"{spacy} {_of_files(Path(where)) or version(where)}"
    except (PackageNotFoundError, OSError, ValueError):
        return ""


def _of_files(folder: Path) -> str:
    """Names, sizes and times of a folder's files: they may be too large to be read."""
    known = blake2b(digest_size=16)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        seen = path.stat()
        known.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode(errors="replace"))
    return known.hexdigest() if files else ""
