"""The column right of the text that shows which part of it is visible.

Textual's own scrollbar is a widget of its own, and cost half the time of a scroll.
"""

from __future__ import annotations

from tui.desk.geometry import SCROLLBAR as WIDTH

SIGNS = {(False, False): "│", (False, True): "█", (True, False): "|", (True, True): "#"}
"""By whether only ASCII is wanted, and whether the visible part stands here."""


def thumb(rows: int, height: int, top: int) -> range:
    """The lines of the viewport that stand for its part of the text; none when all is seen."""
    if rows <= height:
        return range(0)
    size = max(1, round(height * height / rows))
    first = round((height - size) * min(1.0, top / (rows - height)))
    return range(first, first + size)


__all__ = ["SIGNS", "WIDTH", "thumb"]
