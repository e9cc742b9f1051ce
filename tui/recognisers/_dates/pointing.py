"""Days and weekdays counted from the day of publication: today, Friday, over the weekend."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.recognisers._dates.edtf import night_of
from tui.recognisers._dates.points import shifted
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import SHIFTS, SHORT_WEEKDAYS, WEEKDAYS

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Context, Seen

DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
WEEK = 7
SATURDAY = 5
GENERALISING = frozenset({"still", "ever"})
NEARBY = 6


def _days(anchor: date, *steps: int) -> tuple[str, ...]:
    values = []
    for step in steps:
        try:
            values.append((anchor + timedelta(days=step)).isoformat())
        except OverflowError:
            continue
    return tuple(values)


def _anchor(context: Context) -> date | None:
    return context.published.date if context.published else None


def _day(seen: Seen, context: Context) -> tuple[str, ...] | None:
    anchor = None if context.narrative else _anchor(context)
    return _days(anchor, DAYS_AWAY[seen.word("day")]) if anchor else ()


def _two_days(seen: Seen, context: Context) -> tuple[str, ...] | None:
    anchor = _anchor(context)
    step = 2 * DAYS_AWAY[seen.word("day")]
    return _days(anchor, step) if anchor else ()


def _overnight(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """The night before publication; the one after it where the clause looks ahead."""
    anchor = _anchor(context)
    if anchor is None:
        return ()
    steps = (0, -1) if seen.tense > 0 else (-1, 0)
    return tuple(f"{day}TNI" for day in _days(anchor, *steps))


def _tonight(seen: Seen, context: Context) -> tuple[str, ...] | None:
    anchor = _anchor(context)
    return tuple(f"{day}TNI" for day in _days(anchor, 0)) if anchor else ()


def _nowadays(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """Today as the present age: where the clause says "still", or compares."""
    before = {seen.tokens.low(seen.start - back) for back in range(1, NEARBY)}
    compares = seen.after() in ("than", "as") or seen.before() in ("of", "until", "even")
    return ("PRESENT_REF",) if compares or before & GENERALISING or context.narrative else None


def weekday_of(word: str) -> int:
    """0 Monday to 6 Sunday, for the name of a day, long or short, in lower case."""
    return WEEKDAYS[word] if word in WEEKDAYS else SHORT_WEEKDAYS[word]


def _weekday(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """The latest such day up to the anchor; the next one where the clause looks ahead.

    "On a Friday" is any of them, "a Friday statement" is of this one.
    """
    wanted = weekday_of(seen.word("weekday"))
    if seen.before() == "a" and seen.before(1) == "on":
        return None
    if context.narrative:
        last = context.last.date if context.last else None
        return _days(last, (wanted - last.weekday()) % WEEK) if last else ()
    anchor = _anchor(context)
    if anchor is None:
        return ()
    back = -((anchor.weekday() - wanted) % WEEK)
    if seen.tense > 0 and back:
        return _days(anchor, back + WEEK, back, back + 2 * WEEK)
    return _days(anchor, back, back - WEEK, back + WEEK)


def _weekday_shifted(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """Last, this, next Friday; the following Friday hangs on the last date given."""
    which = seen.word("which")
    anaphoric = which in ("following", "previous", "preceding", "same", "that")
    base = context.base if anaphoric else context.deictic
    anchor = base.date if base else None
    if anchor is None:
        return ()
    wanted = weekday_of(seen.word("weekday"))
    back = (anchor.weekday() - wanted) % WEEK
    ahead = WEEK - back
    if SHIFTS[which] < 0:
        return _days(anchor, -(back or WEEK), -(back or WEEK) - WEEK)
    if SHIFTS[which] > 0:
        return _days(anchor, ahead, ahead + WEEK)
    this_week = wanted - anchor.weekday()
    return _days(anchor, this_week, this_week - WEEK, this_week + WEEK)


def _weekday_of_week(seen: Seen, context: Context) -> tuple[str, ...] | None:
    anchor = context.deictic.date if context.deictic else None
    if anchor is None:
        return ()
    step = (
        weekday_of(seen.word("weekday")) - anchor.weekday() + WEEK * SHIFTS[seen.word("which")]
    )
    return _days(anchor, step)


def _weekend(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """The last weekend that has begun; the coming one where the clause looks ahead."""
    published = context.published
    anchor = _anchor(context)
    if published is None or anchor is None:
        return ()
    which = SHIFTS.get(seen.word("which"), 0)
    latest = 0 if anchor.weekday() >= SATURDAY else -1
    if which < 0 and seen.word("which") == "last":
        latest = -1
    ahead = which > 0 or (which == 0 and latest < 0 and seen.tense > 0)
    weeks = (latest + 1, latest) if ahead else (latest, latest + 1)
    return tuple(filter(None, (shifted(published, "weekend", week) for week in weeks)))


RULES = (
    Rule("dates.nowadays", "today", _nowadays,
         Example("which I still own today.", "today", "PRESENT_REF"), vague=True),
    Rule("dates.day", "day=today|yesterday|tomorrow", _day,
         Example("It fell yesterday, he said", "yesterday", "2024-12-05")),
    Rule("dates.two_days", "( the day )? before|after day=yesterday|tomorrow", _two_days,
         Example("It fell the day before yesterday", "the day before yesterday", "2024-12-04")),
    Rule("dates.tonight", "tonight", _tonight,
         Example("It opens tonight.", "tonight", "2024-12-06TNI")),
    Rule("dates.overnight", "overnight", _overnight,
         Example("They crossed overnight.", "overnight", "2024-12-05TNI"), value=night_of),
    Rule("dates.weekday_of_week", "weekday=WEEKDAY of? which=last|this|next week",
         _weekday_of_week,
         Example("on Tuesday of last week", "Tuesday of last week", "2024-11-26")),
    Rule("dates.weekday_shifted", "this? which=last|this|next|past|coming weekday=WEEKDAY",
         _weekday_shifted, Example("It fell last Friday.", "last Friday", "2024-11-29")),
    Rule("dates.weekday_anaphoric", "the which=SHIFT weekday=WEEKDAY", _weekday_shifted,
         Example("On 5 May 2024 it fell; the following Friday it", "the following Friday",
                 "2024-05-10")),
    Rule("dates.weekday",
         "any|per|black|good|bloody|palm|easter <! weekday=WEEKDAY !> "
         "times|telegraph|mirror|express", _weekday,
         Example("he said on Friday", "Friday", "2024-12-06")),
    Rule("dates.weekday_short", "on|since|until|by << weekday=WDABBR", _weekday,
         Example("open until Thurs. only", "Thurs.", "2024-12-05")),
    Rule("dates.weekend",
         "( this? which=last|this|next|past|coming weekend | the which=past|last|coming "
         "weekend )", _weekend, Example("rain last weekend", "last weekend", "2024-W48-WE")),
    Rule("dates.weekend_own", "the weekend >> POSS", _weekend,
         Example("He left after the weekend's fighting.", "the weekend", "2024-W48-WE")),
    Rule("dates.the_weekend", "over|during|at|on|throughout|through|by|in|for << the weekend",
         _weekend, Example("Over the weekend they seized it", "the weekend", "2024-W48-WE")),
)  # fmt: skip
