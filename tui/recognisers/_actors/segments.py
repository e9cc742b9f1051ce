"""Runs cut into names: peoples and titles before a name are not part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.recognisers._actors.english import is_everyday
from tui.recognisers._actors.lists import lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.recognisers._actors.reading import Reading
    from tui.recognisers._actors.runs import Run


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words first to last that may be one name."""

    first: int
    last: int
    text: str
    """The name, with straight apostrophes."""
    titled: str = ""
    """The title before it, in lower case: "president"."""
    fixed: str = ""
    """A type that its cutting has settled: people for "Iranian" before a title."""


class Segments:
    """Cuts the runs of one text."""

    def __init__(self, reading: Reading) -> None:
        """For the words of this reading."""
        self._reading = reading
        self._words = reading.words
        self._lists = lists()
        self._bodies = self._lists.organisation_heads - self._lists.portfolios

    def cut(self, run: Run) -> Iterator[Candidate]:
        """The names in a run, in reading order."""
        first, titled = self._behind_office(run.first, run.last)
        while first <= run.last:
            known = self._known_until(first, run.last)
            if known == run.last or self._is_whole(first, run.last):
                yield self._candidate(first, run.last, titled)
                return
            if self._is_title(first) and (known is None or known == first):
                titled, first = self._words.lower(first), first + 1
                continue
            if peoples := self._peoples_until(first, run.last):
                if not self._keeps_people(peoples + 1, run.last):
                    yield self._candidate(first, peoples, "", "people")
                    first, titled = peoples + 1, ""
                    continue
            elif known is not None and self._is_apart(first, known, run.last, titled):
                yield self._candidate(first, known, "")
                first, titled = known + 1, ""
                continue
            if known is not None and self._words.lower(run.last) in self._lists.thing_heads:
                yield self._candidate(first, known, titled)
            else:
                yield from self._rest(first, run.last, titled)
            return

    def _rest(self, first: int, last: int, titled: str) -> Iterator[Candidate]:
        """A name without anything before it; a person of an organisation may follow."""
        for index in range(first + 1, last):
            before = self._words.lower(index - 1) in self._lists.organisation_heads
            if before and self._is_person(index, last):
                yield self._candidate(first, index - 1, titled)
                yield self._candidate(index, last, "")
                return
            if self._is_title(index) and self._is_person(index + 1, last):
                yield from self._office(first, index - 1, titled)
                yield self._candidate(index + 1, last, self._words.lower(index))
                return
        while last > first and self._closes_no_name(last):
            last -= 1
        yield self._candidate(first, last, titled)

    def _office(self, first: int, last: int, titled: str) -> Iterator[Candidate]:
        """What stands before a title: a body, without ranks ("Army Lt."), or no name."""
        while last >= first and self._is_title(last):
            last -= 1
        words = range(first, last + 1)
        if any(self._is_head(i) or not is_everyday(self._words.lower(i)) for i in words):
            yield self._candidate(first, last, titled)

    def _closes_no_name(self, index: int) -> bool:
        """Is it a rank behind a name, or a model: "Labour MP", "Airbus A380"?"""
        word = self._words.text[index]
        if word.isupper() and any(map(str.isdigit, word)):
            return True
        return word.lower() in self._lists.trailing_titles or word in self._lists.not_actors

    def _candidate(self, first: int, last: int, titled: str, fixed: str = "") -> Candidate:
        return Candidate(first, last, self._words.name(first, last), titled, fixed)

    def _behind_office(self, first: int, last: int) -> tuple[int, str]:
        """Behind "Secretary of State" the name begins one word on; and the title before it."""
        office, of = self._words.lower(first - 2), self._words.lower(first - 1)
        held = of == "of" and office in self._lists.offices and first < last
        if held and self._words.lower(first) in self._lists.portfolios:
            return first + 1, office
        return first, self._title_before(first)

    def _title_before(self, first: int) -> str:
        """An honorific in lower case or at the start of a sentence before the run."""
        before = self._words.lower(first - 1)
        if self._words.gap[first] and before in self._lists.honorifics:
            return before
        return ""

    def _known_until(self, first: int, last: int) -> int | None:
        """The last word of the longest listed name that begins at `first`."""
        for end in range(min(last, first + 6), first - 1, -1):
            if self._lists.knows(self._words.name(first, end)):
                return end
        return None

    def _is_title(self, index: int) -> bool:
        """Is it a title, or what a title is for: "Home" in "Home Secretary"?"""
        low = self._words.lower(index)
        if low in self._lists.titles:
            return True
        if self._words.lower(index + 1) not in self._lists.offices or low in self._bodies:
            return False
        return low in self._lists.portfolios or is_everyday(low)

    def _is_head(self, index: int) -> bool:
        low = self._words.lower(index)
        return low in self._lists.organisation_heads or low in self._lists.location_heads

    def _is_whole(self, first: int, last: int) -> bool:
        """Is it an office, though it begins with a title: "Foreign Ministry"?"""
        if first == last or not self._is_title(first) or not self._is_head(last):
            return False
        if self._words.text[first].endswith(".") or self._is_title(last):
            return False
        return all(self._is_title(index) for index in range(first, last))

    def _peoples_until(self, first: int, last: int) -> int:
        """The last of the peoples that open this stretch ("Bosnian Serb"), or 0."""
        end = 0
        index = first
        while index <= last:
            two = index < last and self._words.name(index, index + 1) in self._lists.demonyms
            if not two and self._words.text[index] not in self._lists.demonyms:
                break
            end = index + 1 if two else index
            index = end + 1
        return end

    def _keeps_people(self, rest: int, last: int) -> bool:
        """Is the people part of the name: "Syrian Democratic Forces", "French Open"?"""
        if rest > last:
            return False
        if self._is_title(rest) and not self._is_head(last):
            return False
        if self._known_until(rest, last) == last:
            return False
        if self._words.text[rest] in self._lists.given and not self._is_head(last):
            return False
        if self._is_head(last):
            return True
        if any(
            self._words.lower(i) in self._lists.organisation_openers for i in range(rest, last)
        ):
            return True
        return rest == last and self._words.text[last] not in self._reading.surnames

    def _is_person(self, first: int, last: int) -> bool:
        """Do these words look like a person's name: a given name first, no other head?"""
        if first > last or self._is_head(last):
            return False
        text = self._words.text
        if first == last:
            return text[first] in self._reading.surnames
        return text[first] in self._lists.given and not self._lists.is_place(
            self._words.name(first, last)
        )

    def _is_apart(self, first: int, known: int, last: int, titled: str) -> bool:
        """Does another name begin behind a known one? Not in "Minister Israel Katz"."""
        after = known + 1
        if self._is_title(after) and not self._is_head(last):
            return after < last or self._words.lower(after) in self._lists.trailing_titles
        name = self._words.name(first, known)
        if name in self._lists.given or (first == known and name in self._reading.surnames):
            return False
        return self._is_person(after, last) and not (titled and after == last)
