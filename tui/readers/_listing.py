"""What lies in a corpus, without opening any of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def entries(root: Path, suffixes: Sequence[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything but folders that is named like an article, with its path relative to `root`.

    Hidden names are left out, and so are folders that cannot be listed, the root included.
    Links to folders are not followed: inside the corpus their articles are found where they
    really are, and a loop has no end.
    """
    endings = tuple(suffixes)
    waiting = [("", os.fspath(root))]
    while waiting:
        above, folder = waiting.pop()
        for entry in _listed(folder):
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                waiting.append((f"{above}{entry.name}/", entry.path))
            elif entry.name.lower().endswith(endings) and not _leads_to_folder(entry):
                yield f"{above}{entry.name}", entry


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:  # a loop of links: listed, and unreadable
        return False
