"""Days with a name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.recognisers._dates.meant import Meant
from tui.recognisers._dates.points import Point
from tui.recognisers._dates.rule import Example, Rule, constant
from tui.recognisers._dates.yearless import nearest_year

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Context, Seen
    from tui.recognisers._dates.rule import Reading

THURSDAY = 3


def _yearly(month: int, day: int) -> Reading:
    def reading(seen: Seen, context: Context) -> Meant:
        years, why = nearest_year(seen, context, month, day)
        return Meant(tuple(Point(year, month, day).timex for year in years), why)

    return reading


def _thanksgiving(seen: Seen, context: Context) -> Meant:
    """The fourth Thursday of November."""
    values = []
    years, why = nearest_year(seen, context, 11, 25)
    for year in years:
        first = date(min(max(year, 1), 9999), 11, 1)
        values.append(
            (first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 21)).isoformat()
        )
    return Meant(tuple(values), why)


RULES = (
    Rule("dates.christmas", "NAME <! christmas day? !> NAME", _yearly(12, 25),
         Example("They will be home before Christmas.", "Christmas", "2024-12-25")),
    Rule("dates.christmas_eve", "christmas eve", _yearly(12, 24),
         Example("It will open on Christmas Eve.", "Christmas Eve", "2024-12-24")),
    Rule("dates.new_year", "new year POSS day", _yearly(1, 1),
         Example("It began on New Year's Day.", "New Year's Day", "2024-01-01")),
    Rule("dates.new_years_eve", "new year POSS eve", _yearly(12, 31),
         Example("They will meet on New Year's Eve.", "New Year's Eve", "2024-12-31")),
    Rule("dates.halloween", "halloween", _yearly(10, 31),
         Example("It happened on Halloween.", "Halloween", "2024-10-31")),
    Rule("dates.thanksgiving", "thanksgiving day?", _thanksgiving,
         Example("It happened on Thanksgiving.", "Thanksgiving", "2024-11-28")),
    Rule("dates.tower", "TOWER", constant("2001-09-11", "the attacks of 11 September 2001"),
         Example("the attacks of 9/11 changed it", "9/11", "2001-09-11"), alone=True),
)  # fmt: skip
