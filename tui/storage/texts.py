"""Texts kept by their hash: what tags were put on, and frozen extractions."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tui.model.article import text_hash
from tui.storage.disk import make_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path

_HASH = re.compile("[0-9a-f]{64}")


def keep(folder: Path, text: str) -> str:
    """Keep a text in the store at `folder` and give its hash. Raises OSError."""
    name = text_hash(text)
    if text_of(folder, name) is None:
        path = _path(folder, name)
        make_folder(path.parent)
        data = text.encode("utf-8", "surrogatepass")
        write_whole(path, [data], unique=f".{os.getpid()}")
    return name


def text_of(folder: Path, name: str) -> str | None:
    """The text with this hash, exactly; None when it is not there or is no longer itself."""
    if not _HASH.fullmatch(name):
        return None
    try:
        text = _path(folder, name).read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, UnicodeDecodeError):
        return None
    return text if text_hash(text) == name else None


def _path(folder: Path, name: str) -> Path:
    return folder / "texts" / f"{name}.txt"
