"""The CSV of a hostile store in programs that calculate: no formula, no row lost, every quote.

LibreOffice is looked for as `soffice`; without it its tests are skipped.
"""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.formats.made import article, case_of, written
from tui.model.span import Span
from tui.model.tag import Tag

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.case import Case

SHEET = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
COLUMNS = 100
"""More than a table of ours has: empty cells up to the sheet's edge are one element."""
QUOTES = (
    "=1+1", '=HYPERLINK("http://x.example","y")', "+1", "-2+3", "@SUM(A1)", "'=1", "''",
    "|calc", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "%0A=1", "００１", "＝1+1", "007",
    "1e5", "1/2", "2025-03-14", "TRUE", "a,b;c", 'a "quoted" word', "two\r\nlines",
    "one\nmore", "😀=1", "שלום", " =1", "\xa0=1", "{=1}", "#REF!", "$A$1", "12:30", "1.000,5",
    "DE123", "5 %",
)  # fmt: skip
"""Words that a spreadsheet might calculate, shorten, turn into numbers or cut."""


def hostile() -> Case:
    """A store in which each of these is tagged."""
    text, tags = "", []
    for number, quote in enumerate(QUOTES):
        span = Span(len(text), len(text) + len(quote))
        tags.append(Tag(f"t{number:02}", "a1", "claim", (span,), quote, note=quote))
        text += f"{quote}\n\n"
    return case_of([article("=1+1.txt", text, "a1")], tags)


def plain(cell: str) -> str:
    """A cell without the guard and with one sort of line end: as decisions on CSV have it."""
    bare = cell[1:] if cell.startswith("'") else cell
    return bare.replace("\r\n", "\n").replace("\r", "\n")


def wanted() -> list[str]:
    return [quote.replace("\r\n", "\n").replace("\r", "\n") for quote in QUOTES]


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    data = written("csv", hostile())["tags.csv"]
    table = pandas.read_csv(BytesIO(data), dtype=str, keep_default_na=False)
    assert [plain(each) for each in table["quote"]] == wanted()
    assert [plain(each) for each in table["note"]] == wanted()


def test_libreoffice(tmp_path: Path) -> None:
    rows = opened_by_libreoffice(written("csv", hostile())["tags.csv"], tmp_path)
    at = rows[0].index("quote")
    # It keeps no empty line at the end of a cell.
    shown = [plain(row[at]).strip("\n") for row in rows[1:]]
    assert shown == [each.strip("\n") for each in wanted()]


def opened_by_libreoffice(data: bytes, folder: Path) -> list[list[str]]:
    """The rows as the program shows them. Fails when any cell is a formula."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice")
    path = folder / "tags.csv"
    path.write_bytes(data)
    # Commas, quotes, UTF-8, from line 1, what stands in quotes is text.
    way_in = "--infilter=CSV:44,34,76,1,,0,true,false"
    command = [program, f"-env:UserInstallation=file://{folder}/user", "--headless", way_in,
               "--convert-to", "fods", "--outdir", str(folder), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = ElementTree.parse(folder / "tags.fods")
    assert not [each for each in sheet.iter() if f"{SHEET}formula" in each.attrib]
    rows = sheet.iter(f"{SHEET}table-row")
    return [cells(row) for row in rows if f"{SHEET}number-rows-repeated" not in row.attrib]


def cells(row: ElementTree.Element) -> list[str]:
    found: list[str] = []
    for cell in row.iter(f"{SHEET}table-cell"):
        times = int(cell.get(f"{SHEET}number-columns-repeated", "1"))
        words = "\n".join("".join(said(line)) for line in cell.iter(f"{TEXT}p"))
        found += [words] * min(times, COLUMNS)
    return found


def said(line: ElementTree.Element) -> list[str]:
    """The words of a paragraph; blanks and tabs are elements."""
    pieces = [line.text or ""]
    for each in line:
        if each.tag == f"{TEXT}s":
            pieces.append(" " * int(each.get(f"{TEXT}c", "1")))
        elif each.tag == f"{TEXT}tab":
            pieces.append("\t")
        else:
            pieces += said(each)
        pieces.append(each.tail or "")
    return pieces
