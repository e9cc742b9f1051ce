"""What stands around a date and belongs to it: early, the end of, the night of, … at noon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.clock import CLOCK, clock_timex
from tui.recognisers._dates.words import HEDGES, MODS, PARTS_OF_DAY

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Seen

HEAD = (
    "( the? mod=beginning|start|end|middle|close|onset of ( the day on? )? "
    "| the? mod=early|latter part of "
    "| the mod=first|second|third|fourth|last|final week|weeks|days|months|part of "
    "| the? mod=early|late|mid|earlier|later DASH? in|on? )? "
    f"( ( the? part=PART of|on? | {CLOCK} COMMA? on? ) )?"
)
TAIL = f"( in the | at | COMMA at? )? part=PART | ( at | COMMA at? )? {CLOCK}"
SIGNS = {
    "dated": "MONTH|ABBR of? DAYNUM? COMMA? year=YEAR",
    "era": "NUMBER BC",
    "early": "OPEN|CIRCA TRIPLE DASH TRIPLE|DAYNUM|MONTH "
    "| DAYNUM MONTH TRIPLE CLOSE|COMMA|STOP",
    "year": "year=MODERN|OLD !> COUNTED|UNITS|UNIT",
    "deictic": "today|yesterday|tomorrow|tonight|WEEKDAY !> COMMA? MONTH|DAYNUM",
}
"""What shows whether a text is news or tells of times long past."""
MORE_MODS = {
    "first": "START", "last": "END", "final": "END", "latter": "END",
    "more": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN", "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS", "up": "EQUAL_OR_LESS",
}  # fmt: skip


def mod_of(seen: Seen) -> str:
    """The TIMEX3 modifier that the words caught under `mod` or `hedge` stand for."""
    word = seen.word("mod") or seen.word("hedge")
    return MODS.get(word) or MORE_MODS.get(word) or HEDGES.get(word) or ""


def time_of(seen: Seen) -> str:
    """The time of day that the words around a date give: TNI, T15:30 or nothing."""
    if seen.word("part"):
        return PARTS_OF_DAY[seen.word("part")]
    clock = seen.words("clock")
    return clock_timex(clock[0], seen.word("am")) if clock else ""
