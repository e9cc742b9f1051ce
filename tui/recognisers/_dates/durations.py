"""Lengths of time, and times that come again: neither has a place in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.meant import AGAIN, LENGTH, Meant
from tui.recognisers._dates.numbers import count_of
from tui.recognisers._dates.pointing import any_weekday
from tui.recognisers._dates.points import stretch
from tui.recognisers._dates.relative import COUNT, HEDGED, UNITWORD, unit_of
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import PARTS_OF_DAY, RATES, SEASONS, SHIFTS, UNITS

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Context, Seen

SPAN = "minute|hour|day|week|month|year|decade|century|night|weekend|fortnight"
PERIODS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D",
    "week": "P{}W", "weekend": "P{}WE", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y",
    "century": "P{}CE",
}  # fmt: skip
MANY = {"fortnight": ("week", 2), "decade": ("year", 10)}
HALVES = {
    "hour": "PT30M", "day": "PT12H", "month": "P2W", "year": "P6M", "decade": "P5Y",
    "century": "P50Y",
}  # fmt: skip
IN_A_CENTURY = frozenset({"in", "of", "during", "throughout", "through"})
"""Before "the last century" these mean the one before this; "for" means a hundred years."""
WIDE = {"fortnight": "PXW", "decade": "PXDE"}


def period(unit: str, count: float | None) -> str:
    """A TIMEX3 duration: ("week", 2) is P2W, ("day", None) PXD."""
    if count is None:
        return WIDE.get(unit) or PERIODS[unit].format("X")
    if count == 0.5 and unit in HALVES:
        return HALVES[unit]
    name, many = MANY.get(unit, (unit, 1))
    return PERIODS[name].format(f"{count * many:g}")


def _length(seen: Seen, context: Context) -> Meant | None:
    unit = unit_of(seen.word("unit"))
    if unit == "quarter" and seen.after() == "of":
        return None
    return Meant((period(unit, count_of(seen.words("count"))),), LENGTH)


def _counted(seen: Seen, context: Context) -> Meant | None:
    """The last three days: a length of time; also the days it covers, as a second reading."""
    unit, count = unit_of(seen.word("unit")), count_of(seen.words("count"))
    covered = _covered(context, unit, count, SHIFTS.get(seen.word("which"), 0))
    return Meant((period(unit, count), *covered), LENGTH)


def _covered(context: Context, unit: str, count: float | None, sign: int) -> tuple[str, ...]:
    anchor = context.deictic
    if anchor is None or count is None or count != int(count) or not sign:
        return ()
    days = stretch(anchor, unit, int(count) * sign)
    return (days,) if days else ()


def _past(seen: Seen, context: Context) -> Meant | None:
    word = seen.word("unit")
    unit, count = unit_of(word), 1 if word in UNITS else None
    if word == "century" and seen.before() in IN_A_CENTURY:
        return None
    return Meant((period(unit, count), *_covered(context, unit, count, -1)), LENGTH)


def _one(seen: Seen, context: Context) -> Meant | None:
    return Meant((period(unit_of(seen.word("unit")), 1),), LENGTH)


def _unsaid(seen: Seen, context: Context) -> Meant | None:
    return Meant((period(unit_of(seen.word("unit")), None),), LENGTH)


def _every(seen: Seen, context: Context) -> Meant | None:
    return Meant((_repeated(seen),), AGAIN)


def _repeated(seen: Seen) -> str:
    part = PARTS_OF_DAY.get(seen.word("part").removesuffix("s"), "")
    if seen.word("weekday"):
        return any_weekday(seen.word("weekday").removesuffix("s")) + part
    if part:
        return f"XXXX-XX-XX{part}"
    if seen.word("season"):
        return f"XXXX-{SEASONS[seen.word('season')]}"
    count = 2 if seen.word("other") else count_of(seen.words("count") or ["one"])
    return period(unit_of(seen.word("unit")), count)


def _rate(seen: Seen, context: Context) -> Meant | None:
    opens = seen.opens_sentence or seen.tokens.opens_line(seen.start)
    if seen.capitalised and not opens:
        return None
    return Meant((RATES[seen.word("rate")],), AGAIN)


RULES = (
    Rule("dates.times_a_unit", f"once|twice|COUNTED|UNITS << a|an unit={SPAN} !> ago|old", _one,
         Example("They meet twice a week.", "a week", "P1W"), alone=True, repeats=True),
    Rule("dates.past_span", f"the which=past|last {UNITWORD}", _past,
         Example("Over the past week they gained", "the past week", "P1W"), alone=True),
    Rule("dates.coming_span", "for|over|within << the next|following|coming unit=UNIT", _one,
         Example("They will hold it for the next year.", "the next year", "P1Y"), alone=True),
    Rule("dates.counted_span",
         f"( the? which=past|last|next|coming | the? previous|first|final|following ) {COUNT} "
         f"DASH? {UNITWORD}", _counted,
         Example("within the next two weeks", "the next two weeks", "P2W"), alone=True),
    Rule("dates.duration",
         f"{HEDGED} {COUNT} ( more|full|consecutive|straight|long|whole|successive )? DASH? "
         f"{UNITWORD} ( DASH long )? !> DASH? old|high|low|ago", _length,
         Example("it lasted three weeks.", "three weeks", "P3W"), alone=True),
    Rule("dates.one_unit",
         f"{HEDGED} a|an|one|another|all|single|entire|whole unit={SPAN} !> DASH? old|ago | "
         "DASH long", _one, Example("within a week, they", "a week", "P1W"), alone=True),
    Rule("dates.whole_unit", f"the|a|an entire|whole|full|single unit={SPAN}", _one,
         Example("for a whole year", "a whole year", "P1Y"), alone=True),
    Rule("dates.unsaid_length",
         "for|within|in|over|after|of|through << the? unit=UNITS !> of|ago|later|before|that",
         _unsaid, Example("After years behind a frozen line", "years", "PXY"), alone=True,
         vague=True),
    Rule("dates.unit_long", "unit=UNIT DASH long", _one,
         Example("a month-long siege", "month-long", "P1M"), alone=True),
    Rule("dates.every",
         f"every|each|per other=other? ( {COUNT} )? ( unit=UNIT|UNITS | weekday=WEEKDAY | "
         "part=PART | season=SEASON )", _every,
         Example("he rings every two days", "every two days", "P2D"), alone=True, repeats=True),
    Rule("dates.weekday_parts", "weekday=WEEKDAY part=mornings|afternoons|evenings|nights",
         _every, Example("busy on Saturday mornings.", "Saturday mornings", "XXXX-WXX-6TMO"),
         alone=True, repeats=True),
    Rule("dates.weekdays", "every? weekday=WEEKDAYS", _every,
         Example("closed on Mondays.", "Mondays", "XXXX-WXX-1"), alone=True, repeats=True),
    Rule("dates.rate", "rate=RATE !> NAME", _rate, Example("a daily flight", "daily", "P1D"),
         alone=True, repeats=True),
)  # fmt: skip
