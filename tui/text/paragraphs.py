"""Where paragraphs begin and end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_SENTENCE_END = re.compile(r"[.!?…:。！？؟۔।][\"'”’»)\]]*\Z")

_WIDEST = 120
"""Nobody wraps by hand at more columns than this."""
_FULL = 0.6
"""A line that was wrapped reaches at least this share of the width."""
_ENOUGH = 3
"""So many wrapped lines make a wrapped text; fewer may be chance."""


def paragraphs(text: str, body: Span) -> tuple[Span, ...]:
    r"""The paragraphs of a body, without the white space around them.

    A line (to \n, \r\n or \r) is a paragraph. But where blank lines separate blocks, and the
    lines inside the blocks are wrapped by hand, such a block is one.
    """
    lines = tuple(_lines(text, body))
    blocks = tuple(_blocks(text, lines))
    width = _wrap_width(text, blocks)
    if not width:
        return lines
    return tuple(part for block in blocks for part in _unwrapped(block, width))


def _lines(text: str, body: Span) -> Iterator[Span]:
    """Each line that is not blank, stripped."""
    for match in _LINE.finditer(text, body.start, body.end):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)


def _blocks(text: str, lines: Iterable[Span]) -> Iterator[list[Span]]:
    """Lines with no blank line between them."""
    block: list[Span] = []
    for line in lines:
        if block and len(_BREAK.findall(text, block[-1].end, line.start)) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _wrap_width(text: str, blocks: tuple[list[Span], ...]) -> int:
    """The length of the longest wrapped line; 0: this text is not wrapped by hand."""
    broken = [line for block in blocks for line, _ in pairwise(block)]
    if len(blocks) < 2 or len(broken) < _ENOUGH:
        return 0
    width = max(line.length for line in broken)
    full = sum(line.length >= _FULL * width for line in broken)
    open_ended = sum(
        _SENTENCE_END.search(text, max(line.start, line.end - 4), line.end) is None
        for line in broken
    )
    alike = full >= 0.7 * len(broken) and open_ended >= 0.6 * len(broken)
    return width if alike and width <= _WIDEST else 0


def _unwrapped(block: list[Span], width: int) -> list[Span]:
    """The block in one, unless a line in it ends long before the margin: a list, a heading."""
    if all(line.length >= _FULL * width for line in block[:-1]):
        return [Span(block[0].start, block[-1].end)]
    return block
