"""The user's own kinds of tags, from `codebook.toml` in the store's folder.

[[kind]]
id = "logistics"    # what a tag stores; leave it as it is once tags have it
key = 1             # 1 to 9
name = "Logistics"
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from tui.model.kind import BUILT_IN, Kind

if TYPE_CHECKING:
    from pathlib import Path

NAME = "codebook.toml"
_HEADER = re.compile(r"\s*\[\[\s*kind\s*\]\]")
_AT = re.compile(r" \(at line (\d+), column \d+\)$")


class CodebookError(Exception):
    """A codebook that cannot be used; the message is `codebook.toml:LINE: what`."""


def read_codebook(folder: Path) -> tuple[Kind, ...]:
    """The kinds in the order of their keys; none without the file. Raises CodebookError."""
    try:
        text = (folder / NAME).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CodebookError(f"{NAME}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CodebookError(f"{NAME}:{line}: not UTF-8") from error
    return parse_codebook(text)


def parse_codebook(text: str) -> tuple[Kind, ...]:
    """The kinds that a codebook's text describes. Raises CodebookError."""
    try:
        entries = tomllib.loads(text).get("kind", [])
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(_syntax(str(error), text)) from error
    except RecursionError as error:
        raise CodebookError(f"{NAME}:1: nested too deeply") from error
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        raise CodebookError(f"{NAME}:1: kinds are written as [[kind]]")
    kinds: list[Kind] = []
    for number, entry in enumerate(entries):
        wrong = _fault(entry, kinds)
        if wrong is not None:
            field, words = wrong
            raise CodebookError(f"{NAME}:{_line(text, number, field)}: {words}")
        kinds.append(Kind(entry["id"], entry["name"], str(entry["key"])))
    return tuple(sorted(kinds, key=lambda kind: kind.letter))


def _fault(entry: dict[str, Any], before: list[Kind]) -> tuple[str, str] | None:
    """Which field of an entry is wrong, and why."""
    for field in ("id", "key", "name"):
        if field not in entry:
            return "", f"a kind needs {field}"
    key, name = entry["id"], entry["name"]
    if not (isinstance(key, str) and key.strip()):
        return "id", "id must be a word"
    if not (isinstance(name, str) and name.strip()):
        return "name", "name must be a word"
    if str(entry["key"]) not in tuple("123456789"):
        return "key", f"key must be 1 to 9, not {entry['key']!r}"
    if key in {kind.id for kind in BUILT_IN}:
        return "id", f"{key!r} is a built-in kind"
    if key in {kind.id for kind in before}:
        return "id", f"{key!r} is there twice"
    if str(entry["key"]) in {kind.letter for kind in before}:
        return "key", f"key {entry['key']} is taken twice"
    return None


def _syntax(message: str, text: str) -> str:
    found = _AT.search(message)
    line = int(found[1]) if found else text.count("\n") + 1
    return f"{NAME}:{line}: {_AT.sub('', message).removesuffix(' (at end of document)')}"


def _line(text: str, number: int, field: str) -> int:
    """The line of a field in the entry of this number; of its header without that field."""
    here = 1
    entry = -1
    wanted = re.compile(rf"\s*[\"']?{field}[\"']?\s*=") if field else None
    for line_number, line in enumerate(text.splitlines(), 1):
        if _HEADER.match(line):
            entry += 1
            here = line_number if entry == number else here
        elif entry == number and wanted and wanted.match(line):
            return line_number
    return here
