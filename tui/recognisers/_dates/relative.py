"""Units of the calendar counted from an anchor: last month, two years ago, the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.meant import NO_DATE, Meant, meant
from tui.recognisers._dates.numbers import count_of, ordinal_of
from tui.recognisers._dates.points import Point, shifted
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import PLURALS, SHIFTS, UNITS

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Context, Seen

HEDGED = (
    "( hedge=HEDGE | hedge=more|less|fewer than | at hedge=least|most | hedge=up to | just )?"
)
MANY = (
    "HOUR|DAY|PADDED|PAIR|TRIPLE|AMOUNT|OLD | ONE and a? half | TEN DASH? ONE | TEN "
    "| ONE hundred|thousand | a hundred|thousand|dozen | dozen | ONE "
    "| a few|couple of? | few|couple of? | several|many|numerous | half ( a|an )?"
)
COUNT = f"count=( {MANY} )"
COUNT_OR_ONE = f"count=( {MANY} | a|an|another )"
UNITWORD = "unit=UNIT|UNITS"
FINE = ("hour", "minute", "second")
GOES_ON = frozenset({"when", "and", "but", "in"})
BACK = frozenset({"ago", "earlier", "before", "prior", "previously", "back", "previous"})


def unit_of(word: str) -> str:
    """The unit that a word names, in the singular."""
    return PLURALS.get(word) or UNITS[word]


def _from(seen: Seen, context: Context, base: Point | None, unit: str, count: int) -> Meant:
    if base is None:
        return Meant((), context.missing)
    value = shifted(base, unit, count)
    if not value:
        return Meant((), f"{seen.quoted} cannot be counted from {context.named(base)}")
    keeps = "" if unit in ("day", "night") else f", keeps the {unit}"
    return Meant((value,), f"{seen.quoted} counted from {context.named(base)}{keeps}")


def _deictic(seen: Seen, context: Context) -> Meant | None:
    count = SHIFTS[seen.word("which")]
    if seen.before() == "to" and seen.word("unit") == "day":
        return None
    return _from(seen, context, context.deictic, unit_of(seen.word("unit")), count)


def _anaphoric(seen: Seen, context: Context) -> Meant | None:
    """That day, the following year: from the last date given."""
    return _from_told(seen, context, SHIFTS[seen.word("which")])


def _from_told(seen: Seen, context: Context, step: int) -> Meant:
    """Back from where the text stands, or on from the last date it gave."""
    if step >= 0 and context.last is None:
        return Meant((), NO_DATE)
    base = context.base if step < 0 else context.last
    return _from(seen, context, base, unit_of(seen.word("unit")), step)


def _year_before(seen: Seen, context: Context) -> Meant | None:
    """The same month a year ago: from the last date given, or else publication."""
    base, unit = context.base, unit_of(seen.word("unit"))
    return _from(seen, context, base, unit, -4 if unit == "quarter" else -12)


def _beside(seen: Seen, context: Context) -> Meant | None:
    """The day before, the year after: an event behind it leaves it unresolved."""
    if seen.after().isalpha() and seen.after() not in GOES_ON:
        return Meant((), "counted from the event that follows, so left open")
    return _from_told(seen, context, -1 if seen.word("side") in BACK else 1)


def _whole(seen: Seen, context: Context) -> Meant | None:
    """The month, behind "the end of": the one that is being spoken of."""
    base, unit = context.base, unit_of(seen.word("unit"))
    found = _from(seen, context, base, unit, 0)
    if base is None or unit not in ("day", "week"):
        return found
    beside = (shifted(base, unit, step) for step in ((-1, 1) if unit == "day" else (1, -1)))
    return found._replace(values=(*found.values, *filter(None, beside)))


def _year_end(seen: Seen, context: Context) -> Meant | None:
    """By year end: by its last day."""
    base = context.base
    if base is None:
        return Meant((), context.missing)
    day = Point(base.year, 12, 31)
    return meant(day.timex, f"the last day of the year of {context.named(base)}")


def _ago(seen: Seen, context: Context) -> Meant | None:
    return _counted(seen, context, context.deictic)


def _later(seen: Seen, context: Context) -> Meant | None:
    if seen.after() == "than":
        return None
    back = seen.word("side") in BACK
    if unit_of(seen.word("unit")) in FINE and seen.word("count"):
        return Meant((), "hours from an event: no day is sure")
    if not back and context.last is None and count_of(seen.words("count")) is not None:
        return Meant((), NO_DATE)
    return _counted(seen, context, context.base if back else context.last)


def _counted(seen: Seen, context: Context, base: Point | None) -> Meant:
    """A number of units from a base; without a number the past or the future at large."""
    unit, count = unit_of(seen.word("unit")), count_of(seen.words("count"))
    back = seen.word("side") in BACK
    if count is None or not seen.word("count"):
        value = "PAST_REF" if back else "FUTURE_REF"
        return Meant((value,), f"{seen.quoted} gives no number: no date")
    if unit == "century" and not back:
        return Meant((), "centuries on from a date name no year")
    if unit in FINE or (base is not None and not base.day and unit in ("day", "week", "night")):
        return _by_hours(seen, context, base, -count if back else count)
    if count != int(count):
        unit, count = _finer(unit, count)
    return _from(seen, context, base, unit, -int(count) if back else int(count))


def _by_hours(seen: Seen, context: Context, base: Point | None, count: float) -> Meant:
    """Hours keep the day: 24 hours ago is yesterday, three hours ago today."""
    unit = unit_of(seen.word("unit"))
    if base is None:
        return Meant((), context.missing)
    if not base.day or unit not in FINE:
        return Meant((), f"{seen.quoted} needs a day to count from: only {base.spoken}")
    return _from(seen, context, base, "day", int(count / 24) if unit == "hour" else 0)


def _finer(unit: str, count: float) -> tuple[str, float]:
    finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100),
             "week": ("day", 7), "month": ("week", 4)}  # fmt: skip
    name, many = finer.get(unit, (unit, 1))
    return name, round(count * many)


def _year_ago(seen: Seen, context: Context) -> Meant | None:
    if seen.word("part") == "quarter":
        return _from(seen, context, context.published, "quarter", -5)
    return _from(seen, context, context.published, "year", -1)


def _part_of_year(seen: Seen, context: Context) -> Meant | None:
    """The third quarter: the latest that has begun, unless it says of which year."""
    base = context.deictic
    if base is None:
        return Meant((), context.missing)
    letter, size = ("Q", 3) if seen.word("part") == "quarter" else ("H", 6)
    rank = ordinal_of(seen.words("rank"))
    if not 0 < rank <= 12 // size:
        return None
    year = base.year + SHIFTS.get(seen.word("which"), 0)
    latest = not seen.word("which")
    if latest and (rank - 1) * size >= (base.month or 12) and seen.tense <= 0:
        year -= 1
    why = f"{seen.quoted} counted from {context.named(base)}"
    return meant(f"{Point(year).timex}-{letter}{rank}", why)


RULES = (
    Rule("dates.quarter",
         "the? rank=ORDINAL|NTH DASH? fiscal? part=quarter ( of? ( the | which=last|this|next "
         ") year )? !> final|finals|of", _part_of_year,
         Example("profit in the third quarter", "the third quarter", "2024-Q3")),
    Rule("dates.half_of_year",
         "the? rank=first|second DASH? part=half of ( the | which=last|this|next ) year",
         _part_of_year,
         Example("in the first half of this year", "the first half of this year", "2024-H1")),
    Rule("dates.unit",
         "( this? which=last|next|past|coming|current fiscal? unit=UNIT | which=this fiscal? "
         "unit=UNIT|UNITS )", _deictic,
         Example("a ceasefire last month.", "last month", "2024-11")),
    Rule("dates.last_century",
         "in|of|during|throughout|through << the which=last|past unit=century", _deictic,
         Example("the wars of the last century", "the last century", "19")),
    Rule("dates.coming_unit", "the which=coming|current|upcoming unit=UNIT", _deictic,
         Example("in the coming year", "the coming year", "2025")),
    Rule("dates.unit_anaphoric",
         "the|that same? "
         "which=previous|prior|preceding|same|next|following|ensuing|subsequent|that unit=UNIT",
         _anaphoric,
         Example("On 10 June 1940 it began. The next day, it", "The next day", "1940-06-11")),
    Rule("dates.same_unit_last_year",
         "the same unit=month|quarter ( a year ago|earlier|before | of? last year "
         "| of? the previous|prior year )", _year_before,
         Example("more than in the same month a year ago", "the same month a year ago",
                 "2023-12")),
    Rule("dates.that_unit", "which=that unit=UNIT", _anaphoric,
         Example("Born in 1920, he moved that year.", "that year", "1920")),
    Rule("dates.unit_beside", "the unit=UNIT side=before|after|following|earlier|later",
         _beside, Example("In 2015 it was 12, the year before 14.", "the year before", "2014")),
    Rule("dates.year_end", "by|at|before|until << year DASH? end", _year_end,
         Example("to be cleared by year end", "year end", "2024-12-31")),
    Rule("dates.unit_end", "the? unit=UNIT POSS end", _whole,
         Example("by the month's end", "the month's end", "2024-12")),
    Rule("dates.unit_whole", "the unit=month|year|week|decade|century|quarter|day !> of|x",
         _whole, Example("at the end of the month, they", "the end of the month", "2024-12"),
         headed=True),
    Rule("dates.of_the_day", "ORDINAL|last|final x|COUNTED of << the unit=day", _whole,
         Example("It was the last strike of the day.", "the day", "2024-12-06")),
    Rule("dates.unit_spoken_of",
         "later|earlier|early|late|during << ( in | on )? the unit=month|year|week|decade",
         _whole, Example("It fell during the week.", "the week", "2024-W49")),
    Rule("dates.ago", f"{HEDGED} {COUNT_OR_ONE} DASH? {UNITWORD} ( and a half )? side=ago|back",
         _ago, Example("began 13 years ago.", "13 years ago", "2011")),
    Rule("dates.from_now", f"{HEDGED} {COUNT_OR_ONE} {UNITWORD} ( from now|today | hence )",
         _ago, Example("two weeks from now", "two weeks from now", "2024-W51")),
    Rule("dates.later",
         f"{HEDGED} {COUNT_OR_ONE} DASH? {UNITWORD} side=later|earlier|afterwards|previously",
         _later,
         Example("On 10 June 1940 it began; twelve days later it", "twelve days later",
                 "1940-06-22")),
    Rule("dates.before_that",
         f"{HEDGED} {COUNT_OR_ONE} {UNITWORD} side=before|after|prior >> "
         "STOP|COMMA|BREAK|CLOSE", _later,
         Example("He won in 1940. Two years before, he", "Two years before", "1938")),
    Rule("dates.uncounted", "unit=UNITS side=ago|later|earlier", _ago,
         Example("They met months later.", "months later", "FUTURE_REF")),
    Rule("dates.year_ago", "the? year DASH side=ago|earlier part=quarter|period?", _year_ago,
         Example("from the year-ago period", "the year-ago period", "2023")),
)  # fmt: skip
