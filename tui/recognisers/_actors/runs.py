"""Runs of capitalised words: how far a name may reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.reading import TEXT, TITLE_CASE
from tui.recognisers._actors.starts import Starts
from tui.recognisers._actors.words import TOUCHING, is_capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.recognisers._actors.reading import Reading

_JOINTS = frozenset({"&", "-", ","})
_LINKS = frozenset({"of", "for", "on", "and", "in", "'"})
_COMPANY_ENDS = frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "plc", "corp", "corp."})
_QUOTES = frozenset("\"“”'")
_INSIDE_NAMES = frozenset(
    {"Spring", "Summer", "Autumn", "Winter", "First", "Second", "Third", "May", "Two", "One"}
)
"""Words that are no names but stand inside some: "Cold Spring Harbor"."""
_INITIAL = re.compile(r"[A-Z]\.$")
_LONGEST_LISTED = 7
"""Words behind a link that a listed name may have."""
_LONGEST = 14
"""Words a name may have: a guard against a page of capitals."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words first to last (inclusive) that may hold one name or several."""

    first: int
    last: int


class Runs:
    """Finds the runs of a text."""

    def __init__(self, reading: Reading, acronyms: frozenset[str]) -> None:
        """`acronyms`: those the text itself explains."""
        self._reading = reading
        self._words = reading.words
        self._starts = Starts(reading, acronyms)
        self._lists = lists()
        self._bodies = self._lists.organisation_openers | self._lists.organisation_heads
        self._openers = (
            self._lists.organisation_openers
            | self._lists.place_openers
            | self._lists.thing_openers
        )

    def __iter__(self) -> Iterator[Run]:
        """In reading order."""
        text = self._words.text
        index = 0
        while index < len(text):
            if not text[index][0].isalnum() or not self._starts.may_start(index):
                index += 1
                continue
            last = index
            while last - index < _LONGEST and (ahead := self._extends(index, last)):
                last = ahead
            yield Run(index, last)
            index = last + 1

    def _extends(self, first: int, last: int) -> int:
        """The word up to which a run reaches beyond `last`, or 0."""
        ahead = last + 1
        if not self._starts.is_joined(ahead):
            return 0
        word = self._words.text[ahead]
        if self._words.owns[last] or word in _LINKS:
            listed = self._listed(first, last)
            if listed or self._words.owns[last]:
                return listed
        if is_capital(word):
            return ahead if self._may_follow(ahead) else 0
        if word in _JOINTS:
            return ahead + 1 if self._is_jointed(first, last, ahead + 1) else 0
        if word in self._lists.particles:
            while self._words.text[ahead] in self._lists.particles and ahead - last < 3:
                ahead += 1
                if not self._starts.is_joined(ahead):
                    return 0
            return ahead if self._starts.is_name_at(ahead) else 0
        if word in _QUOTES:
            return self._nickname(first, last)
        return self._link(first, last) if word in _LINKS else 0

    def _nickname(self, first: int, last: int) -> int:
        """The surname behind a nickname in quotation marks: 'Karim "Kay" Jaber', or 0."""
        text = self._words.text
        if last + 4 >= len(text) or text[last + 3] not in _QUOTES:
            return 0
        given = text[first] in self._lists.given or text[last] in self._lists.given
        closed = self._starts.is_name_at(last + 2) and self._starts.is_name_at(last + 4)
        return last + 4 if given and closed else 0

    def _listed(self, first: int, last: int) -> int:
        """The end of a listed name that goes on: "People's Republic of China", or 0."""
        end = last
        while end - last < _LONGEST_LISTED and self._starts.is_joined(end + 1):
            end += 1
        for ahead in range(end, last + 1, -1):
            if self._lists.knows(self._words.name(first, ahead)):
                return ahead
        return 0

    def _may_follow(self, index: int) -> bool:
        """May this capitalised word go on a name?"""
        word, before = self._words.text[index], self._words.text[index - 1]
        if self._words.gap[index] == TOUCHING and before[-1] != ".":
            return False
        style = self._reading.style[self._words.line[index]]
        if style != TEXT:
            given = style == TITLE_CASE and before in self._lists.given
            return given or self._starts.is_known_in_headline(index)
        if word.lower() not in self._lists.not_names or word in _INSIDE_NAMES:
            return True
        return _INITIAL.match(word) is not None and self._starts.is_name_at(index + 1)

    def _is_jointed(self, first: int, last: int, ahead: int) -> bool:
        """Does "&", a comma or a dash stand inside a name: "AT & T", "Washington, D.C."?"""
        if not self._starts.is_name_at(ahead):
            return False
        given = self._lists.given
        if self._words.text[ahead - 1] == "&":
            return self._words.text[first] not in given and self._words.text[ahead] not in given
        if self._words.lower(ahead) in _COMPANY_ENDS and self._words.text[ahead - 1] == ",":
            return True
        return self._lists.knows(self._words.name(last, ahead))

    def _link(self, first: int, last: int) -> int:
        """The word up to which "of the …", "for …", "and …", "s' …" carries a name, or 0."""
        link = self._words.text[last + 1]
        ahead = last + 2
        if (
            self._words.lower(ahead) == "the"
            and self._starts.is_joined(ahead)
            and link != "and"
        ):
            ahead += 1
        if not self._starts.is_name_at(ahead) or self._reading.in_headline(ahead):
            return 0
        if self._words.lower(ahead) in self._lists.titles:
            return 0
        links = {
            "'": self._takes_plural,
            "and": self._takes_and,
            "for": self._takes_for,
            "of": self._takes_of,
            "on": self._takes_of,
        }
        return ahead if link in links and links[link](first, last, ahead) else 0

    def _takes_of(self, first: int, last: int, _ahead: int) -> bool:
        """ "Bank of …", "Front for the Liberation of …"."""
        if self._words.lower(last) in self._openers:
            return True
        within = self._within(first, last)
        return "for" in within and bool(within & self._lists.organisation_openers)

    def _takes_for(self, first: int, last: int, ahead: int) -> bool:
        """ "Observatory for Human Rights", but not "plays in the Hockey League for Boston"."""
        listed = self._lists.is_place(self._words.text[ahead])
        if listed or self._starts.begins_listed_name(ahead):
            return False
        return bool(self._within(first, last) & self._bodies)

    def _takes_and(self, first: int, last: int, ahead: int) -> bool:
        """ "Ministry of Health and Welfare", but not "the Bank of England and Lloyds"."""
        follower = self._words.text[ahead]
        if last == first or self._lists.knows(self._words.text[last]):
            return False
        if self._lists.knows(follower) or follower in self._lists.given:
            return False
        if self._words.lower(first) in self._lists.departments:
            return True
        within = self._within(first, last)
        return bool(within & {"of", "for"} and within & self._lists.organisation_openers)

    def _takes_plural(self, _first: int, last: int, ahead: int) -> bool:
        """ "Drivers' Association"."""
        if not self._words.text[last].endswith("s"):
            return False
        return self._words.lower(ahead) in self._lists.organisation_heads

    def _within(self, first: int, last: int) -> set[str]:
        """The words from first to last in lower case."""
        return {self._words.text[index].lower() for index in range(first, last + 1)}
