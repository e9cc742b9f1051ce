"""What an expression may hang on: the day of publication, the last date given, the tense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.recognisers._dates.meant import NO_DATE
from tui.recognisers._dates.tense import tense_around
from tui.recognisers._dates.words import PARTS_OF_DAY

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
    habit: bool = False
    """The sentence has spoken of what comes again: "on a Monday", "every week"."""
    section: Point | None = None
    """The year in the heading above."""

    def remember(self, point: Point, looking_back: bool = False) -> None:
        """Take note of a date that the text gives; a narrative that looks back stays there."""
        self.near = point
        if self.narrative and looking_back and self.last and point < self.last:
            return
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

    def named(self, base: Point) -> str:
        """A base and where it comes from: "publication, Fri 2024-12-06"."""
        whose = "publication" if base is self.published else "the last date given"
        return f"{whose}, {base.spoken}"

    @property
    def missing(self) -> str:
        """Why nothing can be counted."""
        known = self.published or self.narrative
        return NO_DATE if known else "no publication date: P sets it"


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

    @property
    def quoted(self) -> str:
        """The expression itself in quotation marks, on one line."""
        return f"“{self.tokens.joined(self.start, self.end)}”"

    @property
    def capitalised(self) -> bool:
        """Does it begin with a capital, the rest in lower case?"""
        return self.tokens.words[self.start].istitle()

    @property
    def in_title(self) -> bool:
        """Does it close a name, as in USA Today? A headline may say it so too, rarely."""
        if not self.capitalised or self.tokens.opens_line(self.start):
            return False
        return self.tokens.words[self.start - 1][:1].isupper()

    @property
    def in_name_of_a_show(self) -> bool:
        """Do a capitalised part of the day and a name follow it: Saturday Night Live?"""
        before = self.tokens.words[self.start - 1 : self.start]
        part, name = (*self.tokens.words[self.end : self.end + 2], "", "")[:2]
        named = part.istitle() and part.lower() in PARTS_OF_DAY and name[:1].isupper()
        return named and bool(before) and before[0].islower()

    @property
    def opens_sentence(self) -> bool:
        """Does nothing, a full stop or an empty line stand before it?"""
        before = self.before()
        return not before or before in ".!?" or before.isspace()

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
