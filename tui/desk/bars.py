"""Pieces of the timeline's rows: when, a bar as long as there are dates, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.calendar import weekday
from tui.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Sequence


def named(when: str) -> str:
    """A value as it is shown: days with their weekday, of an interval's end what differs."""
    day = weekday(when)
    first, _, last = when.partition("/")
    if len(first) == len(last) > 4 and first[:5] == last[:5]:
        return f"{first}/{last[8 if first[:8] == last[:8] and len(last) > 8 else 5 :]}"
    return f"{when} {day}" if day else when


def bar(count: int, most: int, cells: int, sign: str) -> str:
    """A sign for each; where the longest bar would not fit, in proportion, with the count."""
    if most <= cells:
        return sign * count
    room = max(1, cells - len(str(most)) - 1)
    return f"{sign * max(1, round(count * room / most))} {count}"


def where(names: Sequence[str], cells: int) -> str:
    """As many names as fit, and how many more there are."""
    text, shown = " ".join(names), len(names)
    while shown > 1 and cell_width(text) > cells:
        shown -= 1
        text = f"{' '.join(names[:shown])} +{len(names) - shown}"
    return text
