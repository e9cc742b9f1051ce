"""Days, months and seasons that leave their year unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._dates.absolute import DAY, LINK, MONTH, ON, RANK, month_of
from tui.recognisers._dates.meant import AGAIN, NO_DATE, TENSES, Meant, meant
from tui.recognisers._dates.numbers import digits_of, ordinal_of
from tui.recognisers._dates.points import MIDDLE, Point
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import SEASONS, SHIFTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.recognisers._dates.context import Context, Seen

YEAR = 360
"""Days of twelve months of thirty: near enough to tell near from far."""
ANNOUNCED = 45
"""Days: a date no farther ahead that no past verb governs is the coming one."""
SOON = 15
"""Days: a day nearer than that is the coming one whatever the verb: "was put off to"."""
GONE_BY = 75
"""Days: what lies farther back may be the coming one, where the clause looks ahead."""
FLASHBACK = 7
"""Months: a narrative that goes back farther than that has gone on into the next year."""
NOT_DEFINING = frozenset(
    {"set", "due", "likely", "when", "where", "here", "over", "not", "still"}
)
DEADLINES = frozenset({"until", "till", "by", "through"})
THE_YEAR = "which=last|this|next|that|same|following|previous year"


class Years(NamedTuple):
    """Years that a date may belong to, the likeliest first, and why; [] none known."""

    years: list[int]
    why: str


def nearest_year(seen: Seen, context: Context, month: int, day: int = 0) -> Years:
    """The years that a month, or a day of it, may belong to."""
    if context.narrative:
        last = context.last
        return Years([], NO_DATE) if last is None else _next_to(seen, last, month)
    published, near = context.published, context.near
    if near and near.month and (published is None or near.year < published.year):
        return _next_to(seen, near, month)
    if context.section:
        year = context.section.year
        return Years([year, year + 1, year - 1], f"the year is in the heading above: {year}")
    if published is None:
        return Years([], context.missing)
    year = published.year
    to_come = (month - published.month) * 30 + (day - published.day if day else 0)
    if not to_come:
        same = "day" if day else "month"
        return Years(
            [year, year - 1, year + 1], f"the {same} of publication, {published.spoken}"
        )
    coming, latest = (year, year - 1) if to_come > 0 else (year + 1, year)
    is_coming, clause = _is_coming(seen, near, published, to_come % YEAR, bool(day))
    why = f"{seen.quoted} {clause}, published {published.spoken}"
    if is_coming:
        return Years([coming, latest, coming + 1], f"{why}: the next one")
    return Years([latest, latest - 1, coming], f"{why}: the last one before")


def _is_coming(
    seen: Seen, near: Point | None, published: Point, days: int, is_day: bool
) -> tuple[bool, str]:
    """Is the next such date meant, so many days from now, and not the latest one? And why."""
    if seen.before() == "since":
        return False, "behind “since”"
    if near and _is_ahead(near, published):
        return days < YEAR - GONE_BY, "after a date yet to come"
    tense = seen.tense
    if seen.before() in DEADLINES:
        limit = YEAR - GONE_BY - 1 if tense >= 0 else ANNOUNCED
        return days <= limit, f"behind “{seen.before()}”"
    if tense > 0:
        return days < YEAR - GONE_BY, TENSES[tense]
    if tense == 0:
        return days <= ANNOUNCED, TENSES[tense]
    soon = is_day and days < SOON
    return soon, f"only {days} days ahead" if soon else TENSES[tense]


def _is_ahead(near: Point, published: Point) -> bool:
    """Has the sentence gone beyond the day of publication, or reached its month?"""
    return near > published or (not near.day and near[:2] == published[:2])


def _next_to(seen: Seen, last: Point, month: int) -> Years:
    year = last.year
    if last.month - month > FLASHBACK:
        return Years([year + 1, year, year - 1], f"the first {seen.quoted} after {last.spoken}")
    return Years(
        [year, year + 1, year - 1], f"in the year of the date before it, {last.spoken}"
    )


def _valued(found: Years, point: Callable[[int], Point]) -> Meant:
    values = (point(year).timex for year in found.years if point(year).valid)
    return Meant(tuple(values), found.why)


def _day(seen: Seen, context: Context) -> Meant | None:
    month = month_of(seen.word("month"))
    day = digits_of(seen.word("day")) or ordinal_of(seen.words("rank"))
    if not day or not Point(2000, month, day).valid:
        return None
    return _valued(
        nearest_year(seen, context, month, day), lambda year: Point(year, month, day)
    )


def _is_defined(seen: Seen) -> bool:
    """October is the month of …, not October is set to be …"""
    word = seen.after(1)
    return seen.after() in ("is", "are") and word not in NOT_DEFINING and word[-2:] != "ed"


def _month(seen: Seen, context: Context) -> Meant | None:
    month = month_of(seen.word("month"))
    if seen.opens_sentence and _is_defined(seen):
        return meant(f"XXXX-{month:02d}", AGAIN)
    return _valued(nearest_year(seen, context, month), lambda year: Point(year, month))


def _season(seen: Seen, context: Context) -> Meant | None:
    code = SEASONS[seen.word("season")]
    years, why = nearest_year(seen, context, MIDDLE[code] - 1)
    return Meant(tuple(f"{Point(year).timex}-{code}" for year in years), why)


def _of_year(seen: Seen, context: Context) -> Meant | None:
    """A month or day of last year, of that year."""
    which = seen.word("which")
    base = (
        context.base if which in ("that", "same", "following", "previous") else context.deictic
    )
    if base is None:
        return Meant((), context.missing)
    month, day = month_of(seen.word("month")), digits_of(seen.word("day"))
    point = Point(base.year + SHIFTS[which], month, day)
    why = f"“{which} year” counted from {context.named(base)}"
    return Meant((point.timex,), why) if point.valid else None


def _shifted(seen: Seen, context: Context) -> Meant | None:
    """Last May, the following summer, next 4 July."""
    which = SHIFTS[seen.word("which")]
    anaphoric = seen.word("which") in ("following", "previous", "same", "that", "preceding")
    base = context.base if anaphoric else context.deictic
    if base is None:
        return Meant((), context.missing)
    code = SEASONS.get(seen.word("season"), "")
    first = MIDDLE[code] - 1 if code else month_of(seen.word("month"))
    last = first + 2 if code else first
    year = base.year
    here = base.month or MIDDLE["SP"]
    if which < 0 and last >= here:
        year -= 1
    elif which > 0 and first <= here:
        year += 1
    why = f"{seen.quoted} counted from {context.named(base)}"
    if code:
        return Meant((f"{Point(year).timex}-{code}",), why)
    point = Point(year, first, digits_of(seen.word("day")))
    return Meant((point.timex,), why) if point.valid else None


def _day_of_month(seen: Seen, context: Context) -> Meant | None:
    base = context.base
    rank = ordinal_of(seen.words("rank"))
    if base is None or not base.month:
        return Meant((), context.missing)
    point = Point(base.year, base.month, rank)
    why = f"{seen.quoted}: the month is that of {context.named(base)}"
    return Meant((point.timex,), why) if rank and point.valid else None


WHICH = "( the which=SHIFT | which=last|this|next|that|past|coming )"

RULES = (
    Rule("dates.day_month_of_year", f"the? {DAY} of? {MONTH} COMMA? of ( the )? {THE_YEAR}",
         _of_year, Example("on 27 May of last year", "27 May of last year", "2023-05-27")),
    Rule("dates.month_day_of_year", f"{MONTH} {DAY} COMMA? of? ( the )? {THE_YEAR}", _of_year,
         Example("on May 27 last year", "May 27 last year", "2023-05-27")),
    Rule("dates.month_of_year", f"{MONTH} COMMA? of? ( the )? {THE_YEAR}", _of_year,
         Example("in May of this year", "May of this year", "2024-05")),
    Rule("dates.month_of_late",
         f"( the? {DAY} of )? {MONTH} which=last|next >> STOP|COMMA|BREAK", _shifted,
         Example("our edict of the 12th of October last, which", "the 12th of October last",
                 "2024-10-12")),
    Rule("dates.month_shifted",
         f"this? which=last|this|next|past|coming {MONTH} ( the? {DAY} )?", _shifted,
         Example("since last September", "last September", "2024-09")),
    Rule("dates.month_anaphoric", f"the which=SHIFT {MONTH}", _shifted,
         Example("lost in 1942 and, the following April, won", "the following April",
                 "1943-04")),
    Rule("dates.season_shifted", f"this? {WHICH} season=SEASON !> DASH", _shifted,
         Example("applied before last summer", "last summer", "2024-SU")),
    Rule("dates.day_of_month_range", f"the? {DAY} >> {LINK} the? DAYNUM|NTH of? {MONTH}", _day,
         Example("on the 28 and 29 November", "the 28", "2024-11-28")),
    Rule("dates.day_month", f"{ON} the? {DAY} of? {MONTH} !> AMOUNT", _day,
         Example("until 27 November it", "27 November", "2024-11-27")),
    Rule("dates.day_in_words", f"{ON} the {RANK} of {MONTH}", _day,
         Example("on the fifth of November", "the fifth of November", "2024-11-05")),
    Rule("dates.month_day", f"{ON} {MONTH} the? {DAY} !> UNITS|COUNTED|AMOUNT|POSS|DASH NTH",
         _day, Example("began on November 27", "November 27", "2024-11-27")),
    Rule("dates.day_after_month_day", f"{MONTH} DAYNUM {LINK} << {DAY} !> COUNTED|MONTH|ABBR|x",
         _day, Example("on June 15 and 16, they", "16", "2024-06-16")),
    Rule("dates.month", "NAME <! month=CLEAR", _month,
         Example("attacks since September have", "September", "2024-09")),
    Rule("dates.month_short", "LEADS << month=ABBR", _month,
         Example("ends in Nov. at the latest", "Nov.", "2024-11")),
    Rule("dates.month_ambiguous", "LEADS|MOD|DASH|COMMA << month=MONTH", _month,
         Example("It fell in May.", "May", "2024-05")),
    Rule("dates.the_season",
         "in|during|by|since|until|throughout|of|spent|for|through|over << the season=SEASON "
         "!> of", _season, Example("attacked during the summer.", "the summer", "2024-SU")),
    Rule("dates.season",
         "in|by|since|until|during|early|late|mid|through|before|after|every|next << "
         "season=SEASON !> of|x|to|DASH", _season,
         Example("ready by spring, they said", "spring", "2024-SP")),
    Rule("dates.season_campaign",
         "season=SEASON >> offensive|campaign|counter|offensives|fighting", _season,
         Example("the summer offensive", "summer", "2024-SU")),
    Rule("dates.day_of_that_month", "the rank=NTH of that|the same? month", _day_of_month,
         Example("On 3 May they met; on the 28th of that month they", "the 28th of that month",
                 "2024-05-28")),
    Rule("dates.day_of_month", "LEADS << the rank=NTH >> STOP|COMMA|FOLLOWS|BREAK",
         _day_of_month,
         Example("On 3 May they met, and on the 28th, they", "the 28th", "2024-05-28")),
)  # fmt: skip
