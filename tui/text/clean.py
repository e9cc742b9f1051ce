"""Make text fit to be shown: what could steer a terminal, or hide, becomes a visible sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.text.cells import is_basic, thin_floods

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN = "·"
"""For a character without a width: zero-width space, soft hyphen, byte order mark …"""
TURNING = "◇"
"""For a character that changes the direction of what follows (Trojan Source)."""
WRONG = "\ufffd"
"""For a control code of the C1 block, a lone surrogate, a tag character, a non-character."""

_SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A},
    0x7F: "\u2421",
    **dict.fromkeys((0x09, 0x0B, 0x0C, 0x0D, 0x2028, 0x2029), " "),
    **dict.fromkeys(range(0x80, 0xA0), WRONG),
    **dict.fromkeys((0x061C, 0x200E, 0x200F), TURNING),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), TURNING),
    **dict.fromkeys((0x00AD, 0x034F, 0x180E, 0x200B, 0xFEFF), UNSEEN),
    **dict.fromkeys((*range(0x2060, 0x2066), *range(0x206A, 0x2070)), UNSEEN),
    **dict.fromkeys(range(0xFFF9, 0xFFFC), UNSEEN),
    **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), WRONG),
    **dict.fromkeys((*range(0xE0000, 0xE0100), *range(0xE01F0, 0xE1000)), WRONG),
}
_LINE_SIGNS = _SIGNS | {0x0A: " "}
_ACTING = {
    code: sign
    for code, sign in _SIGNS.items()
    if code not in (0x09, 0x0A, 0x0D) and (code < 0xA0 or 0xD800 <= code < 0xE000)
}

_ODD = "".join(re.escape(chr(code)) for code in sorted(_SIGNS) if code < 0x10000)
_FINE = re.compile(f"[^{_ODD}\u200c\u200d]*")
_JOINTS = "\u200c\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_LETTER = re.compile(
    "[\u0620-\u07ff\u0900-\u0dff\u1000-\u109f\u1780-\u180d\u180f-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
"""Arabic, Syriac, Indic, Burmese, Khmer, Mongolian: writings in which joiners matter."""
_TONE = "[\U0001f3fb-\U0001f3ff]"
_SIGN = (
    "[\u00a9\u00ae\u203c\u2049\u2100-\u2bff"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
)
_PICTURE = re.compile(f"{_SIGN}\ufe0f?\\Z")
_TONED = re.compile(f"{_SIGN}\ufe0f?{_TONE}?\\Z")
_PLANE_14 = "\U000e0000"
_STRAY_VARIANT = re.compile(
    "(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])[\U000e0100-\U000e01ef]"
)
"""Chooses a form of the Chinese character before it; elsewhere it can only hide something."""
_CHAIN = re.compile("(?:[^\u200d]{1,3}\u200d){12,}")
"""More joiners in a row than any sign needs; the longest emoji in use has five."""


def clean(text: str) -> str:
    """The text as it may be shown: same length, newlines kept, nothing that acts or hides."""
    return _clean(text, _SIGNS)


def clean_line(text: str) -> str:
    """The same for titles, names and messages: newlines are spaces."""
    return _clean(text, _LINE_SIGNS)


def fit_to_paste(text: str) -> str:
    """Text for the clipboard: as it is, but without what steers a terminal it is pasted in."""
    return text.translate(_ACTING)


def _clean(text: str, signs: dict[int, str]) -> str:
    if not (_FINE.fullmatch(text) and is_basic(text)):
        text = _without_stray_joints(text)
        if not is_basic(text) and max(text) > _PLANE_14:
            text = _STRAY_VARIANT.sub(UNSEEN, text)
        if text.count("\u200d") >= 12:
            text = _CHAIN.sub(_cut_chain, text)
        text = text.translate(signs)
    elif signs is _LINE_SIGNS:
        text = text.replace("\n", " ")
    return thin_floods(text, UNSEEN)


def _without_stray_joints(text: str) -> str:
    stray = [
        at for joint in _JOINTS for at in _places(text, joint) if not _joins(text, at, joint)
    ]
    if not stray:
        return text
    signs = list(text)
    for at in stray:
        signs[at] = UNSEEN
    return "".join(signs)


def _places(text: str, sign: str) -> Iterator[int]:
    """Where a sign stands. (A regular expression above U+FFFF takes ten times as long.)"""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _joins(text: str, at: int, joint: str) -> bool:
    """Is it a joiner between letters that need it or pictures, or a skin tone on a picture?"""
    before, after = text[max(0, at - 3) : at], text[at + 1 : at + 2]
    if joint not in "\u200c\u200d":
        return _PICTURE.search(before) is not None
    if _LETTER.match(before[-1:]) and _LETTER.match(after):
        return True
    pictures = _TONED.search(before) and _PICTURE.match(after)
    return joint == "\u200d" and pictures is not None


def _cut_chain(match: re.Match[str]) -> str:
    return match[0].replace("\u200d", UNSEEN)
