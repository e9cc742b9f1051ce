"""Whatever a text holds, what is shown of it holds nothing that a terminal acts on."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from tests.hostile.fuzz import bounded
from tests.hostile.stream import foreign
from tui.text.clean import clean, clean_line, fit_to_paste

if TYPE_CHECKING:
    from collections.abc import Iterator

RANGES = (
    (0x00, 0x20), (0x20, 0x7F), (0x7F, 0xA0), (0xA0, 0x250), (0x300, 0x370), (0x590, 0x700),
    (0x900, 0x980), (0x180B, 0x1810), (0x2000, 0x2070), (0xD800, 0xE000), (0xFE00, 0xFE10),
    (0xFEFF, 0xFF00), (0xFFF0, 0x10000), (0x1F1E6, 0x1F200), (0x1F3FB, 0x1F400),
    (0x1F468, 0x1F470), (0xE0000, 0xE0200), (0x4E00, 0x4E20), (0, 0x110000),
)  # fmt: skip
SEQUENCES = (
    "\x1b[31m",
    "\x1b]52;c;eA==\x07",
    "\x9b2J",
    "\x9d0;x\x9c",
    "\u200d",
    "\r\n",
    "\x1bP",
)
VARIANT = re.compile(
    "(?<=[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])[\U000e0100-\U000e01ef]"
)
"""Another form of a Chinese character: the only thing up there that belongs into a text."""
ACTING = {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, 0x0D}


def texts(count: int) -> Iterator[str]:
    chance = random.Random(count)
    for _ in range(count):
        low, high = chance.choice(RANGES)
        other = chance.choice(RANGES)
        yield "".join(
            chance.choice(SEQUENCES)
            if chance.random() < 0.1
            else chr(
                chance.randrange(low, high)
                if chance.random() < 0.7
                else chance.randrange(*other)
            )
            for _ in range(chance.randrange(1, 12))
        )


@bounded(2_000, 1_000_000)
def test_no_control_reaches_a_terminal(count: int) -> None:
    for text in texts(count):
        shown = clean(text)
        line = clean_line(text)
        assert len(shown) == len(line) == len(text), ascii(text)
        assert "\n" not in line, ascii(text)
        assert [at for at, sign in enumerate(shown) if sign == "\n"] == [
            at for at, sign in enumerate(text) if sign == "\n"
        ], ascii(text)
        assert foreign(VARIANT.sub("", shown).encode()) == [], ascii(text)
        assert foreign(VARIANT.sub("", line).encode()) == [], ascii(text)
        assert clean(shown) == shown, ascii(text)
        assert ACTING.isdisjoint(map(ord, fit_to_paste(text))), ascii(text)
        fit_to_paste(text).encode()
