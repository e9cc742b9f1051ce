"""What an expression may hang on: the day of publication, the last date given, the tense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.recognisers._dates.tense import tense_around

if TYPE_CHECKING:
    from tui.recognisers._dates.points import Point
    from tui.recognisers._dates.tokens import Tokens


FAR = 15
"""Years between a date and the one before it that make it an aside at first."""


@dataclass(slots=True)
class Context:
    """Where the text stands in time while it is read from start to end."""

    published: Point | None = None
    """The day of publication; None: not known to the day."""
    narrative: bool = False
    """The text tells of times long past: it hangs on the last date it gave."""
    last: Point | None = None
    """The last date given, in a narrative anywhere before, else in the same paragraph."""
    aside: Point | None = None
    """A date far from the last one: the text goes there only when another follows near it."""
    near: Point | None = None
    """The last date given in the same sentence."""

    def remember(self, point: Point) -> None:
        """Take note of a date that the text gives."""
        self.near = point
        if self._is_aside(point):
            self.aside = point
            return
        self.aside = None
        if self.last is None or point.month or point.year != self.last.year:
            self.last = point

    def _is_aside(self, point: Point) -> bool:
        """Far from where a narrative is, and not borne out by the aside before it?"""
        last, aside = self.last, self.aside
        if not self.narrative or last is None or abs(point.year - last.year) <= FAR:
            return False
        if aside is None or (aside.year == point.year and not point.month):
            return True
        return abs(aside.year - point.year) >= abs(last.year - point.year)

    @property
    def base(self) -> Point | None:
        """What "later" and "the same" count from."""
        return self.last or (None if self.narrative else self.published)

    @property
    def deictic(self) -> Point | None:
        """What "last" and "this" count from."""
        return (self.last if self.narrative else None) or self.published


@dataclass(frozen=True, slots=True)
class Seen:
    """One match of a rule: the words it caught by name, and where it stands."""

    tokens: Tokens
    start: int
    end: int
    caught: dict[str, tuple[int, int]]
    """Token ranges by name."""
    opening: int = -1
    """Where the expression opens when words such as "the end of" come before `start`."""

    def words(self, name: str) -> list[str]:
        """The lower-case words caught under a name."""
        start, end = self.caught.get(name, (0, 0))
        return [self.tokens.low(index) for index in range(start, end)]

    def word(self, name: str) -> str:
        """The first lower-case word caught under a name, without the dot of an abbreviation."""
        words = self.words(name)
        return words[0].rstrip(".") if words else ""

    def before(self, distance: int = 0) -> str:
        """The lower-case word that many words before it."""
        opening = self.start if self.opening < 0 else self.opening
        return self.tokens.low(opening - 1 - distance)

    def after(self, distance: int = 0) -> str:
        """The lower-case word that many words behind it."""
        return self.tokens.low(self.end + distance)

    @property
    def tense(self) -> int:
        """-1 past, +1 future, 0 no telling."""
        return tense_around(self.tokens, self.start, self.end)
