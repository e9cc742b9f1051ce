"""The frame's signs in ASCII, for terminals that have no others."""

from __future__ import annotations

_ASCII = str.maketrans(
    {"→": "->", "·": "-", "▸": ">", "…": "...", "⏎": "ret", "─": "-", "━": "=", "│": "|",
     "“": '"', "”": '"', "×": "x", "≈": "~", "↑": "up", "↓": "down", "←": "left",
     "█": "#", "≠": "!=", "░": ".", "●": "*", "○": "o", "‹": "<", "›": ">"}
)  # fmt: skip


def signs(text: str, *, plain: bool) -> str:
    """Text of the frame as it is to be shown; `plain`: with ASCII signs."""
    return text.translate(_ASCII) if plain else text
