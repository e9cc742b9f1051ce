"""The lines of a PDF's pages, joined to the paragraphs that they were."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGE = 2
"""So many lines at the top and at the bottom of a page may be its running head and foot."""
_MOST_PAGES = 0.4
"""What stands at the same place on such a share of the pages is one; left and right differ."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:page|p\.|of|[-–—/|\s#])+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•▪●◦‣–—*-]\s|\(?\d{1,3}[.)]\s")
_CUT = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]{1,40}(?:-[^\W_]{1,40})+")
_WORD_HEAD = re.compile(r"[^\W\d_]+")
_WORD_TAIL = re.compile(r"[^\W\d_]+(?=[-\u2010]$)")


class Line(NamedTuple):
    """A line, and where on its page it begins: points, from the lower left corner."""

    text: str
    x: float
    y: float
    size: float
    """Of the letters, in points."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages: paragraphs with an empty line between, no running heads."""
    kept = _without_running_heads(pages)
    whole = _Words(line.text for page in kept for line in page)
    pieces: list[str] = []
    last: Line | None = None
    layout = _Layout(_leading(kept), _width(kept))
    for page in kept:
        for number, line in enumerate(page):
            if last is None or layout.parts(last, line, is_new_page=number == 0):
                pieces.append(line.text)
            else:
                pieces[-1] = whole.joined(pieces[-1], line.text)
            last = line
    return "\n\n".join(pieces)


class _Words:
    """Which words a text has, to tell a hyphen from a cut."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: set[str] = set()
        for line in lines:
            self._known.update(word.lower() for word in _COMPOUND.findall(line))

    def joined(self, before: str, after: str) -> str:
        """Two lines as one. "Iran-" and "backed" keep the hyphen if they have it elsewhere."""
        head = _WORD_HEAD.match(after)
        if not _CUT.search(before[-2:]) or head is None:
            return f"{before} {after}"
        tail = _WORD_TAIL.search(before[-80:])
        is_name = after[:1].isupper()
        if tail and (is_name or f"{tail[0]}-{head[0]}".lower() in self._known):
            return before + after
        return before[:-1] + after


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    edges = [_edge(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_place(line) for line in edge})
    often = max(3, _MOST_PAGES * len(pages))
    running = {
        key for key, count in counts.items()
        if count >= (min(2, often) if _NUMBER.fullmatch(key[0]) else often)
    }  # fmt: skip
    kept = [
        [line for line in page if line not in edge or _place(line) not in running]
        for page, edge in zip(pages, edges, strict=True)
    ]
    # Slides, and forms: what is alike on all of them is most of what they say.
    return kept if 2 * _length(kept) > _length(pages) else [list(page) for page in pages]


def _length(pages: Iterable[Sequence[Line]]) -> int:
    return sum(len(line.text) for page in pages for line in page)


def _edge(page: Sequence[Line]) -> set[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return {*by_height[:_EDGE], *by_height[-_EDGE:]}


def _place(line: Line) -> tuple[str, int]:
    """What a line says but for its figures, and its height, roughly."""
    return _DIGITS.sub("#", line.text), round(line.y / 8)


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """From line to line, in points, as it mostly is."""
    steps = [
        above.y - below.y
        for page in pages
        for above, below in pairwise(page)
        if 0 < above.y - below.y < 3 * above.size and _same_size(above, below)
    ]
    return median(steps) if steps else 0.0


def _width(pages: Sequence[Sequence[Line]]) -> float:
    """How many characters a full line has."""
    lengths = sorted(len(line.text) for page in pages for line in page)
    return lengths[int(0.8 * len(lengths))] if lengths else 0


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= 0.1 * max(one.size, other.size)


class _Layout(NamedTuple):
    """How a document is set, as it mostly is."""

    leading: float
    """From line to line, in points; 0: not known."""
    width: float
    """Of a full line, in characters."""

    def parts(self, above: Line, below: Line, *, is_new_page: bool) -> bool:
        """Does a paragraph begin with the line below?"""
        if not _same_size(above, below) or _BULLET.match(below.text):
            return True
        goes_on = below.text[:1].islower() or _CUT.search(above.text) is not None
        is_end = _SENTENCE_END.search(above.text) is not None
        step = above.y - below.y
        if is_new_page or step <= 0 or step > 3 * max(self.leading, above.size):
            return is_end and not goes_on  # a new page or column
        if goes_on or not self.leading:
            return False
        is_set_in = below.x - above.x > 0.8 * below.size
        is_short = len(above.text) < (0.7 if is_end else 0.4) * self.width
        return step > 1.25 * self.leading or is_set_in or is_short
