"""Days and weekdays counted from the day of publication: today, Friday, over the weekend."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.recognisers._dates.edtf import night_of
from tui.recognisers._dates.meant import AGAIN, NO_DATE, TENSES, Meant
from tui.recognisers._dates.numbers import digits_of
from tui.recognisers._dates.points import shifted
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import SHIFTS, SHORT_WEEKDAYS, WEEKDAYS

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Context, Seen

DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
WEEK = 7
SATURDAY = 5
GENERALISING = frozenset({"still", "ever"})
BEFORE_NOWADAYS = frozenset({"of", "until", "even", "is", "are"})
NEARBY = 6
NEAREST_MONTHS = (0, -1, 1, -2, 2, -3, 3)


def _days(anchor: date, *steps: int) -> tuple[str, ...]:
    values = []
    for step in steps:
        try:
            values.append((anchor + timedelta(days=step)).isoformat())
        except OverflowError:
            continue
    return tuple(values)


def _day(seen: Seen, context: Context) -> Meant | None:
    if seen.in_title:
        return None
    if context.narrative:
        return Meant((), f"{seen.quoted} in an account of times long past")
    return _counted(seen, context, DAYS_AWAY[seen.word("day")])


def _counted(seen: Seen, context: Context, *steps: int) -> Meant:
    """Days from the day of publication."""
    published = context.published
    if published is None or published.date is None:
        return Meant((), context.missing)
    why = f"{seen.quoted} counted from {context.named(published)}"
    return Meant(_days(published.date, *steps), why)


def _two_days(seen: Seen, context: Context) -> Meant | None:
    return _counted(seen, context, 2 * DAYS_AWAY[seen.word("day")])


def _overnight(seen: Seen, context: Context) -> Meant | None:
    """The night before publication; the one after it where the clause looks ahead."""
    ahead = seen.tense > 0
    days, why = _counted(seen, context, *((0, -1) if ahead else (-1, 0)))
    which = "looking ahead: the night after" if ahead else "the night before"
    nights = tuple(f"{day}TNI" for day in days)
    return Meant(nights, f"{why}, {which}" if nights else why)


def _tonight(seen: Seen, context: Context) -> Meant | None:
    days, why = _counted(seen, context, 0)
    return Meant(tuple(f"{day}TNI" for day in days), why)


def _nowadays(seen: Seen, context: Context) -> Meant | None:
    """Today as the present age: the clause says "still", compares, or only tells what is."""
    if seen.in_title:
        return None
    before = {seen.tokens.low(seen.start - back) for back in range(1, NEARBY)}
    compares = seen.after() in ("than", "as") or seen.before() in BEFORE_NOWADAYS
    if compares or before & GENERALISING or context.narrative or _tells_what_is(seen):
        days, _ = _counted(seen, context, 0)
        return Meant(("PRESENT_REF", *days), f"{seen.quoted} as in “nowadays”: no date")
    return None


def _tells_what_is(seen: Seen) -> bool:
    """Does it close a question, or open a sentence, in the present tense?"""
    closes = seen.after() == "?"
    return (closes or (seen.opens_sentence and seen.after() == ",")) and seen.tense == 0


def weekday_of(word: str) -> int:
    """0 Monday to 6 Sunday, for the name of a day, long or short, in lower case."""
    return WEEKDAYS[word] if word in WEEKDAYS else SHORT_WEEKDAYS[word]


def any_weekday(word: str) -> str:
    """Every such day, as TIMEX3 writes it: XXXX-WXX-5 for "friday"."""
    return f"XXXX-WXX-{weekday_of(word) + 1}"


def _weekday(seen: Seen, context: Context) -> Meant | None:
    """The latest such day up to the anchor; the next one where the clause looks ahead.

    "On a Friday" is any of them, "a Friday statement" is of this one.
    """
    wanted = weekday_of(seen.word("weekday"))
    if seen.before() == "a" and seen.before(1) == "on":
        context.habit = True
        return None
    if seen.in_name_of_a_show:
        return None
    if context.narrative:
        return _weekday_told(seen, context, wanted)
    published = context.published
    if published is None or published.date is None:
        return Meant((), context.missing)
    tense = seen.tense
    if context.habit and not tense:
        return Meant((any_weekday(seen.word("weekday")),), AGAIN)
    anchor, clause = (
        published.date,
        f"{seen.quoted} {TENSES[tense]}, published {published.spoken}",
    )
    back = -((anchor.weekday() - wanted) % WEEK)
    if tense > 0 and back:
        days = _days(anchor, back + WEEK, back, back + 2 * WEEK)
        return Meant(days, f"{clause}: the next one")
    days = _days(anchor, back, back - WEEK, back + WEEK)
    which = "the last one before" if back else "the day itself"
    return Meant(days, f"{clause}: {which}")


def _weekday_told(seen: Seen, context: Context, wanted: int) -> Meant:
    """In a narrative: the first such day from the last date on."""
    last = context.last
    if last is None or last.date is None:
        return Meant((), NO_DATE)
    days = _days(last.date, (wanted - last.date.weekday()) % WEEK)
    return Meant(days, f"the first {seen.quoted} from {context.named(last)} on")


def _dated_weekday(seen: Seen, context: Context) -> Meant | None:
    """Friday the 13th: the nearest such day."""
    base = context.base
    if base is None or not base.month:
        return Meant((), context.missing)
    wanted, day = weekday_of(seen.word("weekday")), digits_of(seen.word("rank"))
    tense = seen.tense
    for months in NEAREST_MONTHS:
        there = base.month_shifted(months)._replace(day=day)
        in_tense = (there <= base or tense >= 0) and (there >= base or tense <= 0)
        if in_tense and there.date and there.date.weekday() == wanted:
            why = f"the nearest {seen.quoted} to {context.named(base)}"
            return Meant((there.timex,), why)
    return Meant((), f"no {seen.quoted} near {context.named(base)}")


def _weekday_shifted(seen: Seen, context: Context) -> Meant | None:
    """Last, this, next Friday; the following Friday hangs on the last date given."""
    which = seen.word("which")
    anaphoric = which in ("following", "previous", "preceding", "same", "that")
    base = context.base if anaphoric else context.deictic
    if base is None or base.date is None:
        return Meant((), context.missing)
    wanted = weekday_of(seen.word("weekday"))
    back = (base.date.weekday() - wanted) % WEEK
    ahead = WEEK - back
    steps: tuple[int, ...]
    if SHIFTS[which] < 0:
        steps, where = (-(back or WEEK), -(back or WEEK) - WEEK), "the last one before"
    elif SHIFTS[which] > 0:
        steps, where = (ahead, ahead + WEEK), "the first one after"
    else:
        same = wanted - base.date.weekday()
        steps, where = (same, same - WEEK, same + WEEK), "in the week of"
    return Meant(_days(base.date, *steps), f"{seen.quoted}: {where} {context.named(base)}")


def _weekday_of_week(seen: Seen, context: Context) -> Meant | None:
    base = context.deictic
    if base is None or base.date is None:
        return Meant((), context.missing)
    step = weekday_of(seen.word("weekday")) - base.date.weekday()
    days = _days(base.date, step + WEEK * SHIFTS[seen.word("which")])
    return Meant(days, f"{seen.quoted} counted from {context.named(base)}")


def _weekend(seen: Seen, context: Context) -> Meant | None:
    """The last weekend that has begun; the coming one where the clause looks ahead."""
    published = context.published
    anchor = published.date if published else None
    if published is None or anchor is None:
        return Meant((), context.missing)
    which = SHIFTS.get(seen.word("which"), 0)
    latest = 0 if anchor.weekday() >= SATURDAY else -1
    if which < 0 and seen.word("which") == "last":
        latest = -1
    ahead = which > 0 or (which == 0 and latest < 0 and seen.tense > 0)
    weeks = (latest + 1, latest) if ahead else (latest, latest + 1)
    values = tuple(filter(None, (shifted(published, "weekend", week) for week in weeks)))
    where = "the coming one" if ahead else "the last that had begun"
    return Meant(values, f"{seen.quoted}, published {published.spoken}: {where}")


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
    Rule("dates.dated_weekday", "weekday=WEEKDAY the rank=NTH !> of", _dated_weekday,
         Example("It fell on Sunday the 1st.", "Sunday the 1st", "2024-12-01")),
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
