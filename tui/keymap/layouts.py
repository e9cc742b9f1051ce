"""Keyboard layouts: a letter of another script stands for the key in its place.

People who search in Russian, Ukrainian, Arabic, Persian, Hebrew or Greek leave their keyboard
switched; `ф` or `ش` then arrives where `a` was meant. Rows are those of the systems' standard
layouts (Windows and xkb: ru, ua, ara, ir, il, gr); "·" marks a place that types ASCII.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.keymap.notation import character_name, character_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'

ROWS = {
    "ru": "ёйцукенгшщзхъфывапролджэячсмитьбю·",
    "uk": "·йцукенгшщзхїфівапролджєячсмитьбю·",
    "ar": "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ",
    "fa": "·ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو··",
    "he": "···קראטוןםפ··שדגכעיחלךף·זסבהנמצתץ·",
    "el": "··ςερτυθιοπ··ασδφγηξκλ··ζχψωβνμ···",
}
"""The unshifted places of each layout, in the order of `QWERTY`."""

MORE = {
    "ar": (
        "\u064e\u064b\u064f\u064c\u0650\u064d\u0652\u0651ﻹﻷﻵإ÷×؛أـ،آ؟٠١٢٣٤٥٦٧٨٩",
        "QWERASX~TGBYIOPHJKN?0123456789",
    ),
    "fa": (
        "\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651\u0653\u0670\u0654ؤئيإأآة»«كژء؛؟۰۱۲۳۴۵۶۷۸۹",
        'QWERTYUIXVNASDFGHJKLZCM"?0123456789',
    ),
}
"""Shifted places that differ by more than case, vowel signs first, and digits."""


def pairs(name: str) -> Iterable[tuple[str, str]]:
    """Characters of a layout with the keys that they stand for."""
    for typed, plain, shifted in zip(ROWS[name], QWERTY, SHIFTED, strict=True):
        if typed != "·":
            yield typed, plain
            if typed.upper() != typed:
                yield typed.upper(), shifted
    yield from zip(*MORE.get(name, ("", "")), strict=True)


def table(names: Iterable[str], own: Mapping[str, str]) -> Mapping[str, str]:
    """One table out of a file's own pairs and shipped layouts; what comes first wins."""
    found = dict(own)
    for name in names:
        for typed, key in pairs(name):
            found.setdefault(typed, key)
    return MappingProxyType(found)


def translate(key: str, layout: Mapping[str, str]) -> str | None:
    """The key meant by one that another layout has typed (`ctrl+ф`: `ctrl+a`), or None."""
    head, plus, last = key.rpartition("+")
    meant = layout.get(character_of(last) or "")
    return f"{head}{plus}{character_name(meant)}" if meant else None
