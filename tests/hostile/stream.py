"""What a program has sent to its terminal, taken apart."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    "\x1b(?:"
    "\\[[0-?]*[ -/]*[@-~]"  # CSI
    "|[\\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # OSC, DCS, SOS, PM, APC
    "|[ -/]*[0-~])"
)
_OURS = re.compile(
    "\x1b\\["
    "(?:[0-9;:]*m"  # colours
    "|[0-9;]*H"  # the cursor to a place
    "|\\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # modes
    "|\\?(?:2026|2048)\\$p"  # asking for modes
    "|[<>][0-9]*u"  # the keyboard's protocol
    "|c)"
    "|\x1b\\]22;default\x07"  # the mouse's shape
)
"""All that Textual's driver and our own first light send."""
_HARMFUL = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\udc80-\udcff\U000e0000-\U000e0fff]"
)


def foreign(written: bytes) -> list[str]:
    """What is not the app's own: other sequences, controls, signs that turn or hide text."""
    text = written.decode("utf-8", "surrogateescape")
    sequences = [each[0] for each in _SEQUENCE.finditer(text)]
    others = [each for each in sequences if not _OURS.fullmatch(each)]
    return others + _HARMFUL.findall(_SEQUENCE.sub("", text))
