"""A page, or a piece of one, to text: what other formats carry as HTML goes this way too."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from tui.readers._blocks import CELLS, Block, joined
from tui.readers._decoding import Decoded, decode
from tui.readers._foreign import guarded, library
from tui.readers._html_facts import statements
from tui.readers._html_text import main_text, whole_text
from tui.readers._html_tokens import tokens
from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from tui.readers._html_facts import Statements

_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_SAMPLE = 4_096
"""Where a page may say what its encoding is (browsers look at 1,024 bytes)."""
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""Pages say the one and mean the other (WHATWG, Encoding, section 4.2)."""
_FEWEST = 0.25
"""With less than this share of the text of a page, the library has missed the account."""
_RULE = re.compile(r"\|[-| :]+\|")
"""Between the head of a table and its rows, in Markdown."""


def decoded_page(data: bytes, encoding: str) -> Decoded:
    """The page as text: by the user's choice, as UTF-8, as it declares itself, or by guess."""
    declared = _declared(data)
    if encoding or not declared or data.startswith((b"\xff\xfe", b"\xfe\xff", codecs.BOM_UTF8)):
        return decode(data, encoding)
    is_plain = b"\x1b" not in data  # ISO-2022 is ASCII to the eye
    for name in ("utf-8", declared) if is_plain else (declared,):
        try:
            return Decoded(decode(data.decode(name).encode()).text, name)
        except UnicodeError:
            continue
    return decode(data)


def page_text(page: str) -> tuple[str, Statements]:
    """The account in a page, and what the page states of itself."""
    stated = statements(tokens(page))
    own = main_text(tokens(page))
    better = _by_trafilatura(page)
    return (better if len(better) > _FEWEST * len(own) else own), stated


def fragment_text(piece: str) -> str:
    """The text of a piece of HTML, all of it; plain text stays as it is."""
    return whole_text(tokens(piece)) if "<" in piece or "&" in piece else piece


def mail_text(page: str) -> str:
    """The text of a mail; lines that it quotes begin with `> `."""
    return whole_text(tokens(page), mark_quotations=True)


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_SAMPLE])
    if found is None:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except (LookupError, UnicodeError):
        return ""
    name = _WIDER.get(name, name)
    # A page that could be searched for it as ASCII is not in an encoding of wide characters.
    return "" if name.startswith(("utf-16", "utf-32", "utf-7")) else name


def _by_trafilatura(page: str) -> str:
    trafilatura = library("trafilatura")
    if trafilatura is None:
        return ""
    try:
        with guarded("trafilatura"):
            found = trafilatura.extract(
                page, output_format="txt", include_comments=False, include_tables=True,
                deduplicate=False, with_metadata=False,
            )  # fmt: skip
    except Unreadable:  # its own text is there
        return ""
    return _spaced(found or "")


def _spaced(text: str) -> str:
    """Its lines, which are paragraphs, items and rows in Markdown, as blocks."""
    lines = [line.strip() for line in text.splitlines()]
    return joined(_block(line) for line in lines if line and not _RULE.fullmatch(line))


def _block(line: str) -> Block:
    if line.startswith("- "):
        return Block(line[2:].strip(), "item")
    if len(line) > 1 and line[0] == line[-1] == "|":
        return Block(CELLS.join(cell.strip() for cell in line[1:-1].split("|")), "row")
    return Block(line)
