"""The text of a page: what its blocks say, without what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers._blocks import joined
from tui.readers._html_blocks import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.readers._html_blocks import Placed
    from tui.readers._html_tokens import Token

_MOSTLY = 0.4
"""Such a share of a page's text makes an <article> or a <main> the text."""


def main_text(page: Iterable[Token]) -> str:
    """The account in a page; empty if there is no text at all."""
    found = _beginning(blocks(page))
    return joined(placed.block for placed in _told(_region(found)))


def whole_text(page: Iterable[Token], *, mark_quotations: bool = False) -> str:
    """All the text of a piece of HTML, such as a mail; `> ` before what it quotes."""
    found = blocks(page)
    if not mark_quotations:
        return joined(placed.block for placed in found)
    texts = []
    for quoted, run in _runs(found):
        text = joined(placed.block for placed in run)
        texts.append("\n".join(f"> {line}" for line in text.split("\n")) if quoted else text)
    return "\n\n".join(texts)


def _runs(found: Sequence[Placed]) -> list[tuple[bool, list[Placed]]]:
    runs: list[tuple[bool, list[Placed]]] = []
    for placed in found:
        quoted = placed.quoted > 0
        if not runs or runs[-1][0] != quoted:
            runs.append((quoted, []))
        runs[-1][1].append(placed)
    return runs


def _beginning(found: Sequence[Placed]) -> Sequence[Placed]:
    """Without the headings at the end: what they headed was left out, or is on another page."""
    end = len(found)
    while end and (found[end - 1].block.kind == "heading" or found[end - 1].level):
        end -= 1
    return found[:end] or found


def _region(found: Sequence[Placed]) -> Sequence[Placed]:
    """The one <article> that holds most of the text; else the <main>; else all."""
    enough = _MOSTLY * _length(found, most=0)
    lengths: dict[int, int] = {}
    for placed in found:
        if placed.article and not placed.level:
            length = len(placed.block.text)
            lengths[placed.article] = lengths.get(placed.article, 0) + length
    best = max(lengths, key=lambda number: lengths[number], default=0)
    if best and lengths[best] > enough:
        return [placed for placed in found if placed.article == best]
    inside = [placed for placed in found if placed.main]
    return inside if _length(inside, most=0) > enough else found


def _told(found: Sequence[Placed]) -> Sequence[Placed]:
    """What is not beside the matter; but a page that is all in a form, or a menu, is that."""
    for most in (0, 1):
        if 3 * _length(found, most=most) > _length(found, most=1) > 0:
            return _beginning([placed for placed in found if placed.level <= most])
    return found


def _length(found: Iterable[Placed], *, most: int) -> int:
    return sum(len(placed.block.text) for placed in found if placed.level <= most)
