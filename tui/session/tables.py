"""A table as a file of its own: CSV, Markdown or HTML. What stands in it runs nowhere."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from html import escape
from io import StringIO
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_RISKY = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
"""What a spreadsheet may take for a formula, as in the CSV of all tags."""
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&@$])")
"""Signs that mean something to some reader of Markdown."""
_BARE_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www)(?=[:.])")
_STYLE = (
    ":root { color-scheme: light dark } body { font: 1rem/1.45 system-ui, sans-serif; "
    "margin: 2rem auto; max-width: 80rem; padding: 0 1rem } "
    "table { border-collapse: collapse } "
    "th, td { border: 1px solid #8888; padding: .3em .6em; text-align: left; "
    "vertical-align: top } thead { background: #8882 } "
    "@media print { body { margin: 0 } tr { break-inside: avoid } }"
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain text under a head, and lines that explain them."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """One form of a table."""

    suffix: str
    text: Callable[[Table], str]

    def write(self, table: Table, out: IO[bytes]) -> int:
        """Write it; returns how many rows there were. Lone surrogates become \\udc80."""
        out.write(self.text(table).encode("utf-8", "backslashreplace"))
        return len(table.rows)


def as_csv(table: Table) -> str:
    """Head and rows, with BOM and CRLF; a ' before what a spreadsheet may run."""
    lines = StringIO("\ufeff", newline="")
    lines.seek(1)
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(table.head)
    writer.writerows([_guarded(cell) for cell in row] for row in table.rows)
    return lines.getvalue()


def as_markdown(table: Table) -> str:
    """A pipe table; every sign that Markdown or HTML could act on is escaped."""
    lines = [f"# {_marked(table.title)}", ""]
    lines += [_piped(table.head), "|" + " --- |" * len(table.head)]
    lines += [_piped(row) for row in table.rows]
    lines += ["", *(f"- {_marked(note)}" for note in table.notes)]
    return "\n".join(lines).rstrip("\n") + "\n"


def as_html(table: Table) -> str:
    """One page without script or anything from elsewhere."""
    head = "".join(f'<th scope="col">{_held(cell)}</th>' for cell in table.head)
    rows = "".join(f"<tr>{_cells(row)}</tr>\n" for row in table.rows)
    notes = "".join(f"<li>{_held(note)}</li>\n" for note in table.notes)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_held(table.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_held(table.title)}</h1>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
        + (f"<ul>\n{notes}</ul>\n" if notes else "")
        + "</body>\n</html>\n"
    )


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "csv": Writer(".csv", as_csv),
        "markdown": Writer(".md", as_markdown),
        "html": Writer(".html", as_html),
    }
)
"""Every form of a table, by its name."""


def _guarded(cell: str) -> str:
    return f"'{cell}" if _RISKY.match(cell) else cell


def _piped(row: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_marked, row))} |"


def _marked(text: str) -> str:
    """Text on one line in which nothing is markup, nor a link by itself."""
    words = _MARKUP.sub(r"\\\1", " ".join(_legible(text).split()))
    return _BARE_ADDRESS.sub(lambda found: f"{found[0][0]}&#8203;{found[0][1:]}", words)


def _cells(row: tuple[str, ...]) -> str:
    first, *others = row or ("",)
    cells = "".join(f"<td>{_held(cell)}</td>" for cell in others)
    return f'<th scope="row">{_held(first)}</th>{cells}'


def _held(text: str) -> str:
    return escape(_legible(text)).replace("\n", "<br>")


def _legible(text: str) -> str:
    """Text without control characters, which neither form may hold."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", text)
