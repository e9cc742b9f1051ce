"""What terminals do to some keys on their way: reasons to have a second key for an action.

Measured through Textual 8.2.8 and a pty; the hosts' own keys are from their documentation.
"""

from __future__ import annotations

SAME_BYTE = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "shift+enter": "enter",
    "shift+space": "space",
    "shift+backspace": "backspace",
    "shift+escape": "escape",
    "ctrl+enter": "enter",
    "ctrl+tab": "tab",
}

TAKEN = {
    "ctrl+a": "GNU screen keeps it; press it, then a",
    "ctrl+b": "tmux keeps it; press it twice there",
    "ctrl+q": "VS Code's terminal quits at it",
    "ctrl+w": "a browser closes its tab at it",
    "ctrl+t": "a browser opens a tab at it",
    "ctrl+n": "a browser opens a window at it",
    "ctrl+up": "macOS may take it (Mission Control)",
    "ctrl+down": "macOS may take it (Mission Control)",
    "ctrl+left": "macOS may take it (Mission Control)",
    "ctrl+right": "macOS may take it (Mission Control)",
}

ON_THE_WIRE = frozenset({"backslash", "right_square_bracket", "circumflex_accent"}) | {
    "underscore",
    "space",
}
"""Symbols that make a byte of their own with ctrl."""


def doubts(key: str) -> str:
    """Why this key may not arrive, or "" for one that always does."""
    *modifiers, last = key.split("+")
    if "alt" in modifiers:
        return f"{key}: Alt may not arrive (macOS Option types å/@; tmux/ssh delay)"
    if same := SAME_BYTE.get(key):
        return f"{key} is the same byte as {same} in most terminals"
    if taken := TAKEN.get(key):
        return f"{key}: {taken}"
    if only_with_protocol(modifiers, last):
        return f"{key} arrives only where the terminal speaks the Kitty keyboard protocol"
    return ""


def only_with_protocol(modifiers: list[str], last: str) -> bool:
    """Is there no byte for it in the old way of sending keys?"""
    if "ctrl" not in modifiers:
        return False
    if len(last) == 1:
        return "shift" in modifiers or not (last.isascii() and last.isalpha())
    symbol = "_" in last or last in {"plus", "comma", "minus", "slash", "colon", "semicolon"}
    return symbol and last not in ON_THE_WIRE
