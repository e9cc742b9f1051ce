"""The words of time: what class each belongs to and what it counts for."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3,
    "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
SHORT_WEEKDAYS = {
    "mon": 0, "tues": 1, "tue": 1, "wed": 2, "thurs": 3, "thur": 3, "thu": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "midday": "TMI", "lunchtime": "TMI",
    "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "night": "TNI",
    "nighttime": "TNI", "midnight": "T24:00", "daytime": "TDT",
}  # fmt: skip
UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night",
    "week": "week", "weekend": "weekend", "fortnight": "fortnight", "month": "month",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
PLURALS = {f"{name}s": name for name in UNITS if name != "century"} | {"centuries": "century"}
ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1,
    "this": 0, "current": 0, "same": 0, "that": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "ensuing": 1, "subsequent": 1,
}  # fmt: skip
POINTING = frozenset({"last", "this", "next", "coming", "upcoming", "current", "past"})
"""Shift words that count from the day of publication; the others count from the last date."""
MODS = {
    "early": "START", "beginning": "START", "start": "START", "onset": "START",
    "mid": "MID", "middle": "MID", "late": "END", "end": "END", "close": "END",
}  # fmt: skip
HEDGES = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
    "some": "APPROX", "circa": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "under": "LESS_THAN", "over": "MORE_THAN",
}  # fmt: skip
VAGUE_COUNTS = frozenset({"several", "few", "couple", "many", "some", "numerous"})
RATES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "quarterly": "P3M", "annual": "P1Y",
    "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip

AMBIGUOUS = frozenset({"may", "march", "august", "mar", "jan", "sun", "sat", "mon", "wed"})
"""Months and weekdays that are other words too, unless they begin with a capital."""
BEFORE_A_TIME = listed("""
    in since by of for until till from to through throughout during before after between and
    around about early late mid last next this every circa c or on as ending ended beginning
    starting dated
""")
AFTER_A_TIME = listed("""
    the a an and or but when where which who in at on to for with from of as it he she they
    we his her their its this was were is are had has have that by after before while until
    because if so although
""")
COUNTED = listed("""
    percent people points point miles mile km kilometres kilometers metres meters feet ft
    acres tons tonnes dollars euros pounds troops soldiers fighters men women children
    shares million billion trillion jobs workers rpm hp cc kg killed wounded casualties
    prisoners tanks aircraft planes guns rockets missiles votes seats homes houses families
    residents students members aged years months weeks days hours minutes seconds times year
""")
"""What a four-digit number counts when it is no year: 2000 troops."""
NUMBERED = listed("route resolution flight number page room line bus section")
"""What a four-digit number numbers when it is no year: Route 1948."""
