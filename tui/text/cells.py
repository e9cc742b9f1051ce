"""How many cells a text takes, and where it may be cut. The only user of rich.cells."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rich._unicode_data import load
from rich.cells import get_character_cell_size

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIMPLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u21ff\u2400-\u2426\u2500-\u25fc\ufffd]*"
)
"""Latin, Greek, Cyrillic, Armenian, punctuation: one cell each, never joined to a neighbour."""
_BASIC = re.compile("[\0-\uffff]*")
_FLOOD = "\0" * 31
_FLAG_LETTERS = tuple(map(chr, range(0x1F1E6, 0x1F200)))
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_CACHED = 0x20000
_LONGEST_CLUSTER = 64
"""Code points, at most, of a cell of cleaned text: see `thin_floods`; and its joiners."""


class _Sizes(dict[int, int]):
    """Cells by code point, looked up once."""

    def __missing__(self, code: int) -> int:
        size = get_character_cell_size(chr(code))
        if code < _CACHED:
            self[code] = size
        return size


_sizes = _Sizes({0x0A: 1})


def is_simple(text: str) -> bool:
    """Is every code point surely one cell and a cluster of its own? (A quick look.)"""
    return _SIMPLE.fullmatch(text) is not None


def cell_width(text: str) -> int:
    """How many cells a cleaned text takes in a row."""
    return len(text) if is_simple(text) else sum(cell_widths(text))


def cell_widths(text: str) -> bytearray:
    """The cells of every code point; 0: it belongs to the cluster of the one before it."""
    widths = bytearray(text.translate(_sizes), "latin-1")
    if _JOINER in text or _EMOJI_STYLE in text:
        _join(text, widths)
    if not is_basic(text) and any(letter in text for letter in _FLAG_LETTERS):
        for flag in _FLAG.finditer(text):
            widths[flag.start()] = 2
            widths[flag.start() + 1] = 0
    return widths


def clusters(text: str, start: int, end: int) -> Iterator[Span]:
    """What is drawn as one sign, in order: a letter with its marks, a flag, a joined emoji."""
    widths = cell_widths(text[start:end])
    first = 0
    for index in range(1, len(widths)):
        if widths[index]:
            yield Span(start + first, start + index)
            first = index
    if widths:
        yield Span(start + first, end)


def fitted(text: str, cells: int, *, right: bool = False) -> str:
    """A cleaned text in so many cells; what is too long ends in an ellipsis."""
    beginning = text[: _LONGEST_CLUSTER * (cells + 1)]
    if len(beginning) < len(text) or cell_width(text) > cells:
        text, kept, used = beginning, "", 1
        for start, end in clusters(text, 0, len(text)):
            used += cell_width(text[start:end])
            if used > cells:
                break
            kept = text[:end]
        text = f"{kept}…"[:cells]
    blank = " " * (cells - cell_width(text))
    return blank + text if right else text + blank


def thin_floods(text: str, sign: str) -> str:
    """The text, with `sign` for each code point of no width after the 30th in a row.

    No writing needs more (UAX #15, Stream-Safe Text Format); so a row stays bounded.
    """
    if is_simple(text) or (is_basic(text) and _all_wide().fullmatch(text)):
        return text
    sizes = text.translate(_sizes)
    if _FLOOD not in sizes:
        return text
    signs = list(text)
    for run in re.finditer(f"{_FLOOD}+", sizes):
        signs[run.start() + 30 : run.end()] = sign * (run.end() - run.start() - 30)
    return "".join(signs)


def is_basic(text: str) -> bool:
    """Are all code points below U+10000? (Classes without the others match 40 times faster.)"""
    return _BASIC.fullmatch(text) is not None


@cache
def _all_wide() -> re.Pattern[str]:
    """Matches a basic text in which every code point has a width."""
    ranges = (
        f"{re.escape(chr(low))}-{re.escape(chr(high))}"
        for low, high, size in load("auto").widths
        if size == 0 and 0 < low <= high < 0x10000
    )
    return re.compile(f"[^{''.join(ranges)}]*")


def _join(text: str, widths: bytearray) -> None:
    """Apply joiners and emoji presentation, as rich and wcwidth measure them."""
    at = text.find(_JOINER)
    while at >= 0:
        widths[at + 1 : at + 2] = b"\0" * len(widths[at + 1 : at + 2])
        at = text.find(_JOINER, at + 1 + (text[at + 1 : at + 2] == _JOINER))
    widened = load("auto").narrow_to_wide
    at = text.find(_EMOJI_STYLE)
    while at >= 0:
        sign = at - 1
        while sign > 0 and not widths[sign]:
            sign -= 1
        if sign >= 0 and widths[sign] and text[sign] in widened:
            widths[sign] = 2
        at = text.find(_EMOJI_STYLE, at + 1)
