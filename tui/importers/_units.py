"""Offsets as others count them, as code points of ours; and texts that differ in newlines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

UNITS = ("characters", "utf-16", "bytes", "lines")
"""Code points; UTF-16 units, as Java and JavaScript count; UTF-8 bytes; lines, see `Lines`."""

_NEWLINE = re.compile("\r\n?|\n")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
"""What XML or UTF-8 cannot hold; U+FFFD is written in its place, or as below."""
_ESCAPED = re.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""A lone surrogate as six characters."""


class Unit(Protocol):
    """Turns offsets of some unit into code points of one text."""

    def at(self, offset: int) -> int:
        """The code point there. Raises ValueError outside the text or inside a character."""
        ...


class Characters:
    """Code points: nothing to do but to see that they are in the text."""

    def __init__(self, text: str) -> None:
        """Count in this text."""
        self._length = len(text)

    def at(self, offset: int) -> int:
        """The same number."""
        if not 0 <= offset <= self._length:
            raise ValueError("outside the text")
        return offset


class Stored:
    """Units of which a character takes one or more."""

    def __init__(self, text: str, size: Callable[[str], int]) -> None:
        """Count in this text, of which a character has `size` units."""
        self._ends = [0, *accumulate(map(size, text))]

    def at(self, offset: int) -> int:
        """Where that unit begins."""
        found = bisect_left(self._ends, offset)
        if offset < 0 or found == len(self._ends) or self._ends[found] != offset:
            raise ValueError("outside the text, or inside a character")
        return found


class Lines:
    """Lines and columns in one number, as `at_line` makes it; both counted from 1."""

    WIDE = 1 << 32
    """More than any line has columns."""

    def __init__(self, text: str) -> None:
        """Count in this text."""
        self._starts = [0, *(found.end() for found in _NEWLINE.finditer(text))]
        self._length = len(text)

    @classmethod
    def at_line(cls, line: int, column: int) -> int:
        """A line and a column as one number."""
        return line * cls.WIDE + column

    def at(self, offset: int) -> int:
        """The code point there."""
        line, column = divmod(offset, self.WIDE)
        if not 1 <= line <= len(self._starts) or column < 1:
            raise ValueError("outside the text")
        found = self._starts[line - 1] + column - 1
        if found > self._length:
            raise ValueError("outside the text")
        return found


def unit(name: str, text: str) -> Unit:
    """The converter for one of UNITS in a text."""
    if name == "utf-16":
        return Stored(text, lambda sign: 2 if sign > "\uffff" else 1)
    if name == "bytes":
        return Stored(text, lambda sign: len(sign.encode("utf-8", "surrogatepass")))
    return Lines(text) if name == "lines" else Characters(text)


def one_newline(text: str) -> str:
    """The text with every newline as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def alike(words: str) -> str:
    """Words as they are compared: newlines, runs of blanks and stand-ins made the same."""
    blanks = " ".join(words.split())
    return _UNFIT.sub("\ufffd", _ESCAPED.sub("\ufffd", blanks))


def plain(text: str) -> str:
    """The text as the poorest format writes it: LF, and stand-ins; for comparing."""
    return _UNFIT.sub("\ufffd", one_newline(text))


def same_text(one: str, other: str) -> bool:
    """Are they the same but for newlines and stand-ins, character by character?"""
    return one == other or plain(one) == plain(other)


def to_stored(plain: str, stored: str) -> Callable[[Span], Span] | None:
    """What takes spans of a text to the same text as it is stored; None: it is another text.

    The two may differ in newlines (either may have any) and in characters that were replaced.
    """
    if plain == stored:
        return lambda span: span
    if not same_text(plain, stored):
        return None
    theirs, ours = _pairs(plain), _pairs(stored)
    if not theirs and not ours:
        return lambda span: span
    ours_lf = [at - number for number, at in enumerate(ours)]
    return lambda span: Span(
        _stored_start(_lf_start(span.start, theirs), ours_lf),
        _stored_end(_lf_end(span.end, theirs), ours_lf),
    )


def _pairs(text: str) -> Sequence[int]:
    return [found.start() for found in re.finditer("\r\n", text)]


def _lf_start(offset: int, pairs: Sequence[int]) -> int:
    return offset - bisect_left(pairs, offset)


def _lf_end(offset: int, pairs: Sequence[int]) -> int:
    return offset - bisect_left(pairs, offset - 1)


def _stored_start(offset: int, pairs_lf: Sequence[int]) -> int:
    """Pairs before it count twice; one that begins there is taken whole."""
    return offset + bisect_left(pairs_lf, offset)


def _stored_end(offset: int, pairs_lf: Sequence[int]) -> int:
    """A pair that ends there is taken whole."""
    return offset + bisect_right(pairs_lf, offset - 1)
