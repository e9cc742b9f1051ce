"""Times of day, and parts of the day that hang on the last day given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.meant import NO_DATE, Meant
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


def _clock(seen: Seen, context: Context) -> Meant | None:
    words = seen.words("clock")
    time = clock_timex(words[0], seen.word("am")) if words else ""
    if not time:
        return None
    return _on(context, time)


def _on(context: Context, time: str) -> Meant:
    """A time of day, on the day that is being spoken of."""
    base = context.base
    if base is None:
        return Meant((), context.missing)
    if not base.day:
        return Meant((), f"a time of day, but no day before it: only {base.spoken}")
    return Meant(
        (base.timex + time,), f"a time of day: the day is that of {context.named(base)}"
    )


def _hours(seen: Seen, context: Context) -> Meant | None:
    """From six to midnight: on the day that the sentence names, else on any."""
    words = seen.words("clock")
    time = clock_timex(words[0], seen.word("am")) if words else ""
    time = time or PARTS_OF_DAY.get(seen.word("part"), "")
    if not time:
        return None
    if context.near and context.near.day:
        return _on(context, time)
    return Meant((time,), "hours from and to, in a sentence that names no day")


def _part(seen: Seen, context: Context) -> Meant | None:
    """This morning, last night, that evening."""
    which = seen.word("which")
    deictic = which in ("this", "last")
    base = context.deictic if deictic else context.last
    if base is None or not base.day:
        return Meant((), context.missing if deictic else NO_DATE)
    day = shifted(base, "day", SHIFTS[which])
    if not day:
        return None
    why = f"{seen.quoted} counted from {context.named(base)}"
    return Meant((day + PARTS_OF_DAY[seen.word("part")],), why)


def _noon(seen: Seen, context: Context) -> Meant | None:
    return _on(context, PARTS_OF_DAY[seen.word("part")])


RANGE = "to|and|until|till|DASH"

RULES = (
    Rule("dates.hours_from",
         f"( {CLOCK} | part=noon ) >> {RANGE} ( CLOCK|HOUR|ONE|noon|midnight )", _hours,
         Example("They work from 6:00am to midnight.", "6:00am", "T06:00"), alone=True),
    Rule("dates.hours_to",
         f"CLOCK {RANGE} << ( {CLOCK} | part=noon|midnight )", _hours,
         Example("Open daily 08:00 - 20:00.", "20:00", "T20:00"), alone=True),
    Rule("dates.hours_to_half",
         f"CLOCK|HOUR AM {RANGE} << ( {CLOCK} | part=noon|midnight )", _hours,
         Example("They work from 6:00am to midnight.", "midnight", "T24:00"), alone=True),
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
