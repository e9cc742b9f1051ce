"""Cells and lines of CSV: RFC 4180, and nothing that a spreadsheet would run."""

from __future__ import annotations

import re

_RISKY = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
_ODD = frozenset("=+-@＝＋－＠'")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")


def guard(cell: str) -> str:
    """A text cell that no spreadsheet takes for a formula: a ' before the risky ones.

    Risky (OWASP, ASVS 1.2.10): = + - @ and their fullwidth forms, also after blanks; tab, CR
    and LF; and ' itself, so that `unguard` gives back every cell as it was.
    """
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell before `guard`."""
    return cell[1:] if cell[:1] == "'" else cell


def guarded(cell: str) -> str:
    """A cell of text as it stands in the file, between its commas.

    What begins like a number is in quotes: LibreOffice can be told to leave such cells alone.
    """
    first = cell[:1]
    if first.isdigit() and '"' not in cell:
        return f'"{cell}"'
    if (first in _ODD or first.isspace()) and _RISKY.match(cell):
        return bare(f"'{cell}")
    return bare(cell)


def bare(cell: str) -> str:
    """A cell as it stands in the file, without the guard."""
    if '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    if "," in cell or "\n" in cell or "\r" in cell:
        return f'"{cell}"'
    return cell


def amount(cell: str) -> str:
    """A number, which is left as it is, or a guarded cell."""
    return bare(cell) if _NUMBER.fullmatch(cell) else guarded(cell)


def one_newline(text: str) -> str:
    """The text with every newline as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def encoded(text: str) -> bytes:
    """UTF-8; a lone surrogate, which that cannot hold, as six visible characters: \\udc80."""
    return text.encode("utf-8", "backslashreplace")
