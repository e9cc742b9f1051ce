"""The codebook of a case, `codebook.toml` in the store's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.codebook import NAME, Codebook, read_kinds
from tui.text.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1024 * 1024
"""Bytes; a guideline of a page has about 3,000."""


def read_codebook(folder: Path) -> Codebook:
    """The kinds of the case; without the file those that are built in. Never raises."""
    text, problem = codebook_text(folder)
    return Codebook(problems=(problem,)) if problem is not None else read_kinds(text)


def codebook_text(folder: Path) -> tuple[str, Problem | None]:
    """The codebook as it is written, or why it cannot be used; empty without one."""
    try:
        with (folder / NAME).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return "", None
    except OSError as error:
        return _unusable(f"cannot be read: {error.strerror or error}")
    return _decoded(data)


def fault_of(text: str) -> Problem | None:
    """The first thing for which a codebook's text is not taken over; None: it reads well."""
    _, problem = _decoded(text.encode("utf-8", "surrogatepass"))
    return problem or next(iter(read_kinds(text).errors), None)


def _decoded(data: bytes) -> tuple[str, Problem | None]:
    if len(data) > LARGEST:
        return _unusable(f"larger than {LARGEST // 1024} KiB: this is no codebook")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _unusable("not UTF-8 (save the file as UTF-8)", line)


def _unusable(message: str, line: int = 0) -> tuple[str, Problem]:
    return "", Problem(NAME, line, "error", message)
