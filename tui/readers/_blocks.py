"""What the markup of a document leaves: its blocks, and how they are a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CELLS = " | "
"""Between the cells of a row."""

_CLOSE = frozenset({"item", "row"})
"""Blocks that follow one another without an empty line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what stands for one."""

    text: str
    kind: str = "text"
    """text, heading, item (of a list) or row (of a table)."""


def joined(blocks: Iterable[Block]) -> str:
    """The blocks as a text: an empty line between paragraphs, none within a list or table."""
    pieces: list[str] = []
    before = ""
    for block in blocks:
        if pieces:
            pieces.append("\n" if block.kind == before and before in _CLOSE else "\n\n")
        pieces.append(f"- {block.text}" if block.kind == "item" else block.text)
        before = block.kind
    return "".join(pieces)
