"""The blocks of a page, each with what the page says of its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.readers._blocks import CELLS, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.readers._html_tokens import Token

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form header hr html li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul
"""
_BLOCKS = _HEADINGS | set(_BLOCK_NAMES.split())
_DROPPED_NAMES = """
    audio button canvas datalist dialog embed head map math menu object option select svg
    template video
"""
_DROPPED = frozenset(_DROPPED_NAMES.split())
"""Never text, whatever is in it. (A raw text, as of a script, is no text either.)"""
_VOID = frozenset({"hr", "embed"})
_APART = {"nav": 2, "aside": 2, "footer": 2, "form": 1, "header": 1}
"""How surely an element is beside the matter: 2 surely, 1 likely."""
_CELL = frozenset({"td", "th"})
_ENDS = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": _CELL | {"p"},
    "th": _CELL | {"p"},
    "tr": _CELL | {"p", "tr"},
}
"""What is over when another begins; before all other blocks only a paragraph is."""
_BESIDE = re.compile(
    r"(?:.*[-_])?(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|shar(?:e|ing)|social|"
    r"related|recommended|newsletter|promo|advert(?:isement)?|ads?|cookies?|consent|comments?|"
    r"subscribe|toolbar|pagination|skip|sr-only|visually-hidden)(?:[-_].*)?"
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\f\r\n\u00a0]+")
_LONGEST_CELL = 200
"""A cell with more is a part of a page that is laid out by a table."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and where in the page it stands."""

    block: Block
    level: int = 0
    """0: in the text; 1: likely beside it (a form, a list of links); 2: surely (a menu)."""
    article: int = 0
    """The number of the outermost <article> it stands in; 0: in none."""
    main: bool = False
    quoted: int = 0
    """Depth of quotations: mail has the message before in one."""
    cell: int = 0


def blocks(page: Iterable[Token]) -> list[Placed]:
    """All the text of a page, in order."""
    reading = _Reading()
    for token in page:
        reading.take(token)
    reading.flush()
    return reading.found


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    level: int = 0
    dropped: bool = False


class _Reading:
    def __init__(self) -> None:
        self.found: list[Placed] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._levels: Counter[int] = Counter()
        self._dropped = 0
        self._words: list[str] = []
        self._linked = 0
        self._articles = 0
        self._rows: list[tuple[int, int]] = []
        self._cell = 0

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token.text)
        elif token.kind == "start":
            self._start(token.name, token.attributes)
        elif token.kind == "end":
            self._end(token.name)

    def flush(self) -> None:
        """What has been gathered is a block."""
        words, linked = "".join(self._words), self._linked
        self._words.clear()
        self._linked = 0
        for text in self._paragraphs(words):
            self.found.append(self._placed(text, linked / max(1, len(words))))

    def _paragraphs(self, words: str) -> list[str]:
        if self._names["pre"]:
            return [text] if (text := words.strip("\n")).strip() else []
        lines = [_BLANKS.sub(" ", line).strip() for line in words.split("\v")]
        texts = "\n".join(lines).split("\n\n")
        return [text.strip() for text in texts if text.strip()]

    def _placed(self, text: str, linked: float) -> Placed:
        kind = "text"
        if any(self._names[name] for name in _HEADINGS):
            kind = "heading"
        elif self._names["li"]:
            kind = "item"
        level = 2 if self._levels[2] else int(self._levels[1] > 0)
        if linked > 0.8 and len(text) < 200 and kind != "heading":
            level = max(level, 1)
        inside = self._articles if self._names["article"] else 0
        return Placed(
            Block(text, kind), level, inside, self._names["main"] > 0,
            self._names["blockquote"], self._cell,
        )  # fmt: skip

    def _text(self, text: str) -> None:
        if self._dropped:
            return
        self._words.append(text.replace("\v", " "))
        if self._names["a"]:
            self._linked += len(text)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "br":
            self._words.append("\v")
            return
        is_block = name in _BLOCKS
        if is_block:
            self.flush()
            over = _ENDS.get(name, {"p"})
            while self._open and self._open[-1].name in over:
                self._pop()
        if name in _VOID or not (is_block or name in _DROPPED or name == "a"):
            return
        self._push(_opened(name, attributes, in_article=self._names["article"] > 0))

    def _push(self, opened: _Open) -> None:
        if opened.name == "article" and not self._names["article"]:
            self._articles += 1
        elif opened.name == "tr":
            self._rows.append((len(self.found), self._cell))
            self._cell = 0
        elif opened.name in _CELL:
            self._cell += 1
        self._open.append(opened)
        self._names[opened.name] += 1
        self._levels[opened.level] += 1
        self._dropped += opened.dropped

    def _end(self, name: str) -> None:
        if name in _BLOCKS:
            self.flush()
        if name == "p" and not self._names["p"]:
            return
        while self._names[name]:
            if self._pop() == name:
                return

    def _pop(self) -> str:
        closed = self._open.pop()
        if closed.name == "tr":
            start, self._cell = self._rows.pop()
            self._row(start)
        self._names[closed.name] -= 1
        self._levels[closed.level] -= 1
        self._dropped -= closed.dropped
        return closed.name

    def _row(self, start: int) -> None:
        """Cells of a few words each become one block."""
        cells = self.found[start:]
        numbers = [cell.cell for cell in cells]
        if len(cells) < 2 or len(set(numbers)) < len(cells) or numbers[-1] > 200:
            return
        if any(len(each.block.text) > _LONGEST_CELL for each in cells):
            return
        by_number = {cell.cell: cell.block.text.replace("\n", " ") for cell in cells}
        words = CELLS.join(by_number.get(n, "") for n in range(1, numbers[-1] + 1))
        self.found[start:] = [replace(cells[0], block=Block(words, "row"), cell=0)]


def _opened(name: str, attributes: Mapping[str, str], *, in_article: bool) -> _Open:
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None
    if name in _DROPPED or hidden:
        return _Open(name, dropped=True)
    level = 0 if name == "header" and in_article else _APART.get(name, 0)
    if not level and name not in ("html", "body", "main", "article", "a"):
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500].lower()
        level = int(any(_BESIDE.fullmatch(word) for word in named.split()))
    if attributes.get("role") in ("navigation", "complementary", "contentinfo", "banner"):
        level = 2
    return _Open(name, level)
