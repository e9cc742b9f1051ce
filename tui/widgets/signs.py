"""The frame's signs in ASCII, for terminals that have no others."""

from __future__ import annotations

import re

_ASCII = str.maketrans(
    {"→": "->", "·": "-", "▸": ">", "…": "...", "⏎": "ret", "─": "-", "━": "=", "│": "|",
     "“": '"', "”": '"', "×": "x", "≈": "~", "↑": "up", "↓": "down", "←": "left",
     "█": "#", "≠": "!=", "░": ".", "●": "*", "○": "o", "‹": "<", "›": ">"}
)  # fmt: skip

_CUT = re.compile("..…")


def signs(text: str, *, plain: bool) -> str:
    """Text of the frame as it is to be shown; `plain`: with ASCII signs."""
    return text.translate(_ASCII) if plain else text


def aligned(text: str, *, plain: bool) -> str:
    """The same for a piece of a table: a sign that grows takes the room beside it."""
    if not plain:
        return text
    return signs(_CUT.sub("...", text).replace("≠  ", "!= "), plain=True)
