"""Articles' names short enough for the head of a narrow column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.text.cells import cell_width, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST = re.compile(r"\w[^\W_]*")


def labels(names: Sequence[str], cells: int) -> list[str]:
    """A label for each, no two alike: the first word, or where they begin to differ.

    Where neither tells them apart, their numbers.
    """
    words = [found[0] if (found := _FIRST.search(name)) else name for name in names]
    if all(cell_width(word) <= cells for word in words) and _differ(words):
        return words
    alike = (len(set(signs)) == 1 for signs in zip(*names, strict=False))
    common = next((at for at, each in enumerate(alike) if not each), 0)
    tails = [fitted(name[common:] or name, cells).rstrip() for name in names]
    if _differ(tails):
        return tails
    return [str(number) for number in range(1, len(names) + 1)]


def _differ(words: Sequence[str]) -> bool:
    return len(set(words)) == len(words)
