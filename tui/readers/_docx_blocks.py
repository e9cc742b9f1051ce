"""The blocks of a part of a Word file (ECMA-376), without building its tree."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol
from xml.etree.ElementTree import ParseError, XMLParser

from tui.readers._blocks import CELLS, Block
from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECE = 2**16
_MARKUP = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "rPrChange", "pPrChange"})
"""What was deleted or moved away with changes tracked, and the code of fields."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NO_NOTE = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Target(Protocol):
    """Hears what an XML parser reads."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, words: str) -> None:
        """Some text."""


def read_xml(data: bytes, target: Target) -> None:
    """Parse, telling the target. Raises `Unreadable`; a document type is refused as well."""
    if b"<!DOCTYPE" in data[:_PIECE]:
        raise Unreadable("XML with a document type: entities are not followed")
    parser = XMLParser(target=target)
    try:
        for at in range(0, len(data), _PIECE):
            parser.feed(data[at : at + _PIECE])
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable("damaged: a part of it is no XML") from error


class Core:
    """Hears docProps/core.xml: title, creator, created …"""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._words: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """The text of an element begins."""
        self._words = []

    def data(self, words: str) -> None:
        """A piece of it."""
        self._words.append(words)

    def end(self, tag: str) -> None:
        """By its name without namespace; of one that comes twice the first."""
        self.values.setdefault(tag.rpartition("}")[2], "".join(self._words).strip())
        self._words = []

    def close(self) -> None:
        """Nothing is kept but the values."""


class Words:
    """Hears the text, the footnotes or the endnotes."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: Counter[str] = Counter()
        self._words: list[str] = []
        self._kind = "text"
        self._cells: list[list[list[str]]] = []
        """Of each table that is open, the cells of its row, each with its paragraphs."""
        self._note = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = _name(tag)
        self._open[name] += 1
        if self._open["Fallback"]:  # of a drawing: the same again for old programs
            return
        match name:
            case "p" if not self._open["txbxContent"]:
                self._words, self._kind = [], "text"
            case "numPr":
                self._kind = "item" if self._kind == "text" else self._kind
            case "pStyle" if _value(attributes).lower().startswith(("heading", "title")):
                self._kind = "heading"
            case "tr":
                self._cells.append([])
            case "tc" if self._cells:
                self._cells[-1].append([])
            case "footnote" | "endnote":
                is_note = _value(attributes, "type") not in _NO_NOTE
                self._note = _value(attributes, "id") if is_note else ""
            case "footnoteReference" | "endnoteReference" if self._is_shown():
                self._words.append(f"[{_value(attributes, 'id')}]")
            case _ if name in _SIGNS and self._open["r"] and self._is_shown():
                self._words.append(_SIGNS[name])

    def data(self, words: str) -> None:
        """Some text; what is not in a run of the paragraph is only for the eye of the file."""
        if self._open["t"] and not self._open["Fallback"] and self._is_shown():
            self._words.append(words)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = _name(tag)
        self._open[name] -= 1
        if self._open["Fallback"]:
            return
        if name == "p":
            self._paragraph()
        elif name == "tr" and self._cells:
            cells = [" ".join(paragraphs) for paragraphs in self._cells.pop()]
            if any(cells):
                self._put(CELLS.join(cells), "row")

    def close(self) -> None:
        """Nothing is kept but the blocks."""

    def _is_shown(self) -> bool:
        return not any(self._open[name] for name in _LEFT_OUT)

    def _paragraph(self) -> None:
        text = "".join(self._words).strip()
        self._words = []
        if not text:
            return
        if self._note:
            text, self._note = f"[{self._note}] {text}", ""
        self._put(text, self._kind)

    def _put(self, text: str, kind: str) -> None:
        """Into the cell that is open, else to the blocks."""
        if self._cells and self._cells[-1]:
            self._cells[-1][-1].append(text)
        else:
            self.blocks.append(Block(text, kind))


def _name(tag: str) -> str:
    """Without namespace; empty for what is not of the text's own."""
    if tag.startswith((_MARKUP, _STRICT)):
        return tag.rpartition("}")[2]
    return "Fallback" if tag == _ALTERNATIVE else ""


def _value(attributes: Mapping[str, str], name: str = "val") -> str:
    return next((v for key, v in attributes.items() if key.rpartition("}")[2] == name), "")
