"""Times of day, and parts of the day that hang on the last day given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.numbers import count_of
from tui.recognisers._dates.points import shifted
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import PARTS_OF_DAY, SHIFTS

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Context, Seen

CLOCK = (
    "( clock=CLOCK am=AM? | clock=HOUR|PADDED am=AM | clock=HOUR|ONE OCLOCK ) "
    "( gmt|est|edt|et|pst|pdt|pt|cst|cet|bst|utc|local time? )?"
)
NOON = 12


def clock_timex(clock: str, half: str) -> str:
    """T15:30 for ("3:30", "p.m."); empty when no clock shows it."""
    hours, _, rest = clock.replace(".", ":").partition(":")
    hour = int(hours) if hours.isdecimal() else int(count_of([hours]) or 0)
    minute = int(rest[:2]) if rest[:2].isdecimal() else 0
    if half.startswith("p") and hour < NOON:
        hour += NOON
    elif half.startswith("a") and hour == NOON:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else ""


def _clock(seen: Seen, context: Context) -> tuple[str, ...] | None:
    words = seen.words("clock")
    time = clock_timex(words[0], seen.word("am")) if words else ""
    if not time:
        return None
    base = context.base
    return (base.timex + time,) if base and base.day else ()


def _part(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """This morning, last night, that evening."""
    which = seen.word("which")
    deictic = which in ("this", "last")
    base = context.deictic if deictic else context.last
    if base is None or not base.day:
        return ()
    day = shifted(base, "day", SHIFTS[which])
    return (day + PARTS_OF_DAY[seen.word("part")],) if day else ()


def _noon(seen: Seen, context: Context) -> tuple[str, ...] | None:
    base = context.base
    return (base.timex + PARTS_OF_DAY[seen.word("part")],) if base and base.day else ()


RULES = (
    Rule("dates.clock", CLOCK, _clock,
         Example("It began at 3:30 p.m. there", "3:30 p.m.", "2024-12-06T15:30"), alone=True),
    Rule("dates.part", "which=this|last|that part=PART", _part,
         Example("They fled last night.", "last night", "2024-12-05TNI")),
    Rule("dates.part_anaphoric", "the which=SHIFT part=PART", _part,
         Example("On 10 June 1940 he left. The next morning, he", "The next morning",
                 "1940-06-11TMO")),
    Rule("dates.noon", "at|by|until|from|to|and << part=noon|midnight", _noon,
         Example("It fell at noon.", "noon", "2024-12-06T12:00"), alone=True),
)  # fmt: skip
