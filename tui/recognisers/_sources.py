"""What the files of the recognisers say of them, without importing one."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from hashlib import blake2b
from pathlib import Path
from pkgutil import iter_modules

HERE = Path(__file__).resolve().parent
DECIDING = (HERE, HERE.parent / "text", HERE.parent / "model")
"""The rooms whose files decide what is recognised."""


@cache
def built_in() -> tuple[str, ...]:
    """The recognisers that come with the program, by name: one module each."""
    found = (info.name for info in iter_modules([str(HERE)]))
    return tuple(sorted(name for name in found if not name.startswith("_")))


@cache
def edition() -> str:
    """Changes whenever a file that decides what is recognised does. Empty: they are not files.

    A hash over sources and lists, about ten milliseconds, so that there is no number to forget.
    """
    known = blake2b(digest_size=16)
    known.update(f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode())
    files = sorted(path for room in DECIDING for path in room.rglob("*") if _decides(path))
    try:
        for path in files:
            content = path.read_bytes()
            known.update(f"\n{path.relative_to(HERE.parent)} {len(content)}\n".encode())
            known.update(content)
    except OSError:
        return ""
    return known.hexdigest() if files else ""


def rule_names(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names of a recogniser's rules: those its sources quote in full, and all it may make.

    The second are all words quoted there; both are empty where there are no sources.
    """
    quoted = re.compile(rf"[\"'](?:({re.escape(name)})\.)?([a-z][a-z0-9_-]*)[\"']")
    files = [HERE / f"{name}.py", *sorted((HERE / f"_{name}").glob("*.py"))]
    try:
        texts = [path.read_text("utf-8") for path in files]
    except (OSError, UnicodeDecodeError):
        return frozenset(), frozenset()
    found = [pair for text in texts for pair in quoted.findall(text)]
    full = frozenset(f"{name}.{word}" for owner, word in found if owner)
    return full, frozenset(f"{name}.{word}" for _, word in found)


def _decides(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts
