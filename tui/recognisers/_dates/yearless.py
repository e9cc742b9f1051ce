"""Days, months and seasons that leave their year unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.absolute import DAY, LINK, MONTH, ON, RANK, month_of
from tui.recognisers._dates.numbers import digits_of, ordinal_of
from tui.recognisers._dates.points import MIDDLE, Point
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import SEASONS, SHIFTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
DEADLINES = frozenset({"until", "till", "by", "through"})
THE_YEAR = "which=last|this|next|that|same|following|previous year"


def nearest_year(seen: Seen, context: Context, month: int, day: int = 0) -> list[int]:
    """Years that a month, or a day of it, may belong to: the likeliest first; [] none known."""
    if context.narrative:
        return [] if context.last is None else _next_to(context.last, month, day)
    published, near = context.published, context.near
    if near and near.month and (published is None or near.year < published.year):
        return _next_to(near, month, day)
    if published is None:
        return []
    year = published.year
    to_come = (month - published.month) * 30 + (day - published.day if day else 0)
    if not to_come:
        return [year, year - 1, year + 1]
    coming, latest = (year, year - 1) if to_come > 0 else (year + 1, year)
    if _is_coming(seen, near, published, to_come % YEAR, bool(day)):
        return [coming, latest, coming + 1]
    return [latest, latest - 1, coming]


def _is_coming(
    seen: Seen, near: Point | None, published: Point, days: int, is_day: bool
) -> bool:
    """Is the next such date meant, so many days from now, and not the latest one?"""
    if seen.before() == "since":
        return False
    tense = 1 if near and _is_ahead(near, published) else seen.tense
    deadline = seen.before() in DEADLINES
    if tense > 0 or (tense == 0 and deadline):
        return days < YEAR - GONE_BY
    if tense == 0 or deadline:
        return days <= ANNOUNCED
    return is_day and days < SOON


def _is_ahead(near: Point, published: Point) -> bool:
    """Has the sentence gone beyond the day of publication, or reached its month?"""
    return near > published or (not near.day and near[:2] == published[:2])


def _next_to(last: Point, month: int, day: int) -> list[int]:
    year = last.year
    if last.month - month > FLASHBACK:
        return [year + 1, year, year - 1]
    return [year, year + 1, year - 1]


def _valued(years: Iterable[int], point: Callable[[int], Point]) -> tuple[str, ...]:
    return tuple(point(year).timex for year in years if point(year).valid)


def _day(seen: Seen, context: Context) -> tuple[str, ...] | None:
    month = month_of(seen.word("month"))
    day = digits_of(seen.word("day")) or ordinal_of(seen.words("rank"))
    if not day or not Point(2000, month, day).valid:
        return None
    return _valued(
        nearest_year(seen, context, month, day), lambda year: Point(year, month, day)
    )


def _month(seen: Seen, context: Context) -> tuple[str, ...] | None:
    month = month_of(seen.word("month"))
    return _valued(nearest_year(seen, context, month), lambda year: Point(year, month))


def _season(seen: Seen, context: Context) -> tuple[str, ...] | None:
    code = SEASONS[seen.word("season")]
    years = nearest_year(seen, context, MIDDLE[code] - 1)
    return tuple(f"{Point(year).timex}-{code}" for year in years)


def _of_year(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """A month or day of last year, of that year."""
    which = seen.word("which")
    base = (
        context.base if which in ("that", "same", "following", "previous") else context.deictic
    )
    if base is None:
        return ()
    month, day = month_of(seen.word("month")), digits_of(seen.word("day"))
    point = Point(base.year + SHIFTS[which], month, day)
    return (point.timex,) if point.valid else None


def _shifted(seen: Seen, context: Context) -> tuple[str, ...] | None:
    """Last May, the following summer, next 4 July."""
    which = SHIFTS[seen.word("which")]
    anaphoric = seen.word("which") in ("following", "previous", "same", "that", "preceding")
    base = context.base if anaphoric else context.deictic
    if base is None:
        return ()
    code = SEASONS.get(seen.word("season"), "")
    first = MIDDLE[code] - 1 if code else month_of(seen.word("month"))
    last = first + 2 if code else first
    year = base.year
    here = base.month or MIDDLE["SP"]
    if which < 0 and last >= here:
        year -= 1
    elif which > 0 and first <= here:
        year += 1
    if code:
        return (f"{Point(year).timex}-{code}",)
    point = Point(year, first, digits_of(seen.word("day")))
    return (point.timex,) if point.valid else None


def _day_of_month(seen: Seen, context: Context) -> tuple[str, ...] | None:
    base = context.base
    rank = ordinal_of(seen.words("rank"))
    if base is None or not base.month:
        return ()
    point = Point(base.year, base.month, rank)
    return (point.timex,) if rank and point.valid else None


WHICH = "( the which=SHIFT | which=last|this|next|that|past|coming )"

RULES = (
    Rule("dates.day_month_of_year", f"the? {DAY} of? {MONTH} COMMA? of ( the )? {THE_YEAR}",
         _of_year, Example("on 27 May of last year", "27 May of last year", "2023-05-27")),
    Rule("dates.month_day_of_year", f"{MONTH} {DAY} COMMA? of? ( the )? {THE_YEAR}", _of_year,
         Example("on May 27 last year", "May 27 last year", "2023-05-27")),
    Rule("dates.month_of_year", f"{MONTH} COMMA? of? ( the )? {THE_YEAR}", _of_year,
         Example("in May of this year", "May of this year", "2024-05")),
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
