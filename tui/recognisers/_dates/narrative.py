"""Is a text news, which hangs on its publication, or an account of times long past?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.numbers import digits_of
from tui.recognisers._dates.patterns import caught

if TYPE_CHECKING:
    import re

    from tui.recognisers._dates.points import Point
    from tui.recognisers._dates.tokens import Tokens

LONG_PAST = 2
"""Years before publication."""
DATED_ENOUGH, YEARS_ENOUGH = 2, 6
UNPUBLISHED = 4
"""How many full dates it takes when the day of publication is not known."""


def is_narrative(
    tokens: Tokens, signs: dict[str, re.Pattern[str]], published: Point | None
) -> bool:
    """Do the dates that say their year lie in the past, and outnumber "today" and "Friday"?"""
    if sum(1 for _ in signs["era"].finditer(tokens.symbols)) >= YEARS_ENOUGH:
        return True
    early = sum(1 for _ in signs["early"].finditer(tokens.symbols))
    deictic = sum(1 for _ in signs["deictic"].finditer(tokens.symbols))
    if early > deictic:
        return True
    dated, years = _years(tokens, signs["dated"]), _years(tokens, signs["year"])
    if published is None:
        return len(dated) >= UNPUBLISHED and not deictic
    limit = published.year - LONG_PAST
    past = sum(year <= limit for year in dated)
    if past >= DATED_ENOUGH and past > len(dated) - past and past > deictic:
        return True
    old = sum(year <= limit for year in years)
    return old >= YEARS_ENOUGH and old > 3 * deictic and old > 3 * (len(years) - old)


def _years(tokens: Tokens, sign: re.Pattern[str]) -> list[int]:
    return [
        digits_of(tokens.words[caught(match)["year"][0]])
        for match in sign.finditer(tokens.symbols)
    ]
