"""Runs of capitalised words: where a name may begin and how far it may reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.recognisers._actors.english import is_everyday
from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.reading import ALL_CAPS, TEXT, TITLE_CASE, Reading
from tui.recognisers._actors.words import BREAK, TOUCHING, is_capital

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)$")
_JOINTS = frozenset({"&", "-", ","})
_LINKS = frozenset({"of", "for", "on", "and", "in", "'"})
_INSIDE_NAMES = frozenset(
    {
        "Spring",
        "Summer",
        "Autumn",
        "Winter",
        "First",
        "Second",
        "Third",
        "May",
        "Two",
        "One",
        "Own",
    }
)
"""Words that are no names but stand inside some: "Cold Spring Harbor"."""
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
        self._acronyms = acronyms
        self._lists = lists()
        self._bodies = self._lists.organisation_openers | self._lists.organisation_heads

    def __iter__(self) -> Iterator[Run]:
        """In reading order."""
        text = self._words.text
        index = 0
        while index < len(text):
            if not text[index][0].isalnum() or not self.may_start(index):
                index += 1
                continue
            last = index
            while last - index < _LONGEST and (ahead := self._extends(index, last)):
                last = ahead
            yield Run(index, last)
            index = last + 1

    def may_start(self, index: int) -> bool:
        """May a name begin with this word?"""
        word = self._words.text[index]
        if self._words.gap[index] == TOUCHING and self._words.text[index - 1] in ("#", "@"):
            return False
        if not is_capital(word):
            return word[0].isdigit() and self._is_ordinal(index)
        if self._reading.in_headline(index):
            return self._is_known_in_headline(index)
        if self._begins_known_name(index):
            return True
        if word.lower() in self._lists.not_names:
            return self._is_acronym(word)
        if len(word) == 1:
            return False
        return not self._words.opens[index] or self._opens_with_name(index)

    def _is_acronym(self, word: str) -> bool:
        """Is it an acronym, though a small word is spelt like it (US, WHO, IS)?"""
        return word in self._acronyms or (
            len(word) > 1 and word.isupper() and word in self._lists.known
        )

    def _is_ordinal(self, index: int) -> bool:
        """Is it the number of a regiment or the like: "55th New York Infantry"?"""
        if not _ORDINAL.match(self._words.text[index]) or self._reading.in_headline(index):
            return False
        return self._is_joined(index + 1) and is_capital(self._words.text[index + 1])

    def _is_joined(self, index: int) -> bool:
        """Is it a word that stands right behind the one before?"""
        return index < len(self._words) and self._words.gap[index] != BREAK

    def _begins_known_name(self, index: int) -> bool:
        """Does a listed name of several words begin here ("New York", "Save the Children")?"""
        return any(
            self._is_joined(index + 1)
            and index + more < len(self._words)
            and self._lists.knows(self._words.name(index, index + more))
            for more in (1, 2)
        )

    def _opens_with_name(self, index: int) -> bool:
        """Is the first word of a sentence a name, or the start of one?"""
        word = self._words.text[index]
        low = word.lower()
        if not self._reading.is_ordinary(word):
            return self._reading.inside[word] > 0 or not self._describes_next(index)
        if low in self._lists.titles:
            return self._is_name_at(index + 1)
        if self._lists.knows(word) and not self._reading.small[low]:
            return True
        if not self._is_name_at(index + 1) or self._reading.small[low]:
            return False
        return self._words.gap[index + 1] != TOUCHING and self._looks_like_part(index)

    def _describes_next(self, index: int) -> bool:
        """Is it an unknown word before a people or an actor: "Devastating Israeli attacks"?"""
        word = self._words.text[index]
        if (
            self._lists.knows(word)
            or word in self._lists.given
            or not self._is_name_at(index + 1)
        ):
            return False
        return self._words.text[index + 1] in self._lists.demonyms

    def _looks_like_part(self, index: int) -> bool:
        """Does an everyday word belong to the name behind it ("Human Rights Watch")?"""
        word, follower = self._words.text[index].lower(), self._words.text[index + 1]
        if self._lists.knows(follower) or follower in self._lists.given:
            return False
        heads = self._lists.organisation_heads | self._lists.location_heads
        return word in heads or follower.lower() in heads or self._reading.inside[follower] == 0

    def _is_name_at(self, index: int) -> bool:
        """Is the word capitalised, joined to the one before, and no function word?"""
        if not self._is_joined(index):
            return False
        word = self._words.text[index]
        return is_capital(word) and word.lower() not in self._lists.not_names

    def _is_known_in_headline(self, index: int) -> bool:
        """Is a word of a headline known from the lists or from the text below?"""
        reading, word = self._reading, self._words.text[index]
        if word.isupper() and reading.style[self._words.line[index]] == ALL_CAPS:
            return word in self._acronyms
        if word.lower() in self._lists.not_names:
            return word in self._acronyms or word in ("US", "UN", "EU", "UK")
        if reading.inside[word] and not reading.small[word.lower()]:
            return True
        if _is_everyday_or_role(word):
            return False
        return (
            self._lists.knows(word)
            or word in self._lists.given
            or self._begins_known_name(index)
        )

    def _extends(self, first: int, last: int) -> int:
        """The word up to which a run reaches beyond `last`, or 0."""
        ahead = last + 1
        if not self._is_joined(ahead):
            return 0
        word = self._words.text[ahead]
        if self._words.owns[last] or word in _LINKS:
            listed = self._listed(first, last)
            if listed or self._words.owns[last]:
                return listed
        if is_capital(word):
            return ahead if self._may_follow(ahead) else 0
        if word in _JOINTS and self._is_name_at(ahead + 1):
            return ahead + 1 if self._is_jointed(first, last, ahead + 1) else 0
        if word in self._lists.particles and self._is_name_at(ahead + 1):
            return ahead + 1
        if word in _LINKS:
            return self._link(first, last)
        return 0

    def _is_jointed(self, first: int, last: int, ahead: int) -> bool:
        """Does "&", a comma or a dash stand inside a name: "AT & T", "Washington, D.C."?"""
        given = self._lists.given
        if self._words.text[ahead - 1] == "&":
            return self._words.text[first] not in given and self._words.text[ahead] not in given
        return self._lists.knows(self._words.name(last, ahead))

    def _listed(self, first: int, last: int) -> int:
        """The end of a listed name that goes on: "People's Republic of China", or 0."""
        end = last
        while end - last < _LONGEST_LISTED and self._is_joined(end + 1):
            end += 1
        for ahead in range(end, last + 1, -1):
            if self._lists.knows(self._words.name(first, ahead)):
                return ahead
        return 0

    def _may_follow(self, index: int) -> bool:
        """May this capitalised word go on a name?"""
        word = self._words.text[index]
        if self._words.gap[index] == TOUCHING and self._words.text[index - 1][-1] != ".":
            return False
        style = self._reading.style[self._words.line[index]]
        if style == TITLE_CASE:
            before = self._words.text[index - 1]
            return before in self._lists.given or self._is_known_in_headline(index)
        if style == TEXT and word.lower() in self._lists.not_names:
            return word in _INSIDE_NAMES
        return style == TEXT or self._is_known_in_headline(index)

    def _link(self, first: int, last: int) -> int:
        """The word up to which "of the …", "for …" or "and …" carries a name, or 0."""
        link = self._words.text[last + 1]
        if link in ("in", "'"):
            return self._plural(last) if link == "'" else 0
        ahead = last + 2
        if self._words.lower(ahead) == "the" and self._is_joined(ahead) and link != "and":
            ahead += 1
        if not self._is_name_at(ahead) or self._reading.in_headline(ahead):
            return 0
        if self._words.lower(ahead) in self._lists.titles:
            return 0
        if link == "for" and self._begins_place(ahead):
            return 0
        opener = self._words.text[last].lower()
        if link == "and":
            return ahead if self._is_twin(first, last, ahead) else 0
        heads = (
            self._lists.organisation_openers
            | self._lists.place_openers
            | self._lists.thing_openers
        )
        within = {self._words.text[i].lower() for i in range(first, last + 1)}
        if opener in heads or (link == "for" and within & self._bodies):
            return ahead
        return ahead if self._lists.knows(self._words.name(first, ahead)) else 0

    def _begins_place(self, index: int) -> bool:
        """Does the name of a place begin here?"""
        return self._lists.is_place(self._words.text[index]) or self._begins_known_name(index)

    def _plural(self, last: int) -> int:
        """The head behind a plural possessive, "Ratepayers' Association", or 0."""
        ahead = last + 2
        if not self._is_name_at(ahead) or not self._words.text[last].endswith("s"):
            return 0
        return ahead if self._words.lower(ahead) in self._lists.organisation_heads else 0

    def _is_twin(self, first: int, last: int, ahead: int) -> bool:
        """Does "and" stand inside a name: "Ministry of Health and Welfare"?"""
        if self._lists.knows(self._words.name(first, ahead)):
            return True
        if last == first or self._lists.knows(self._words.text[last]):
            return False
        if (
            self._lists.knows(self._words.text[ahead])
            or self._words.text[ahead] in self._lists.given
        ):
            return False
        inside = {self._words.text[index] for index in range(first + 1, last)}
        opener = self._words.lower(first)
        linked = bool(inside & {"of", "for"})
        return opener in self._lists.departments or (linked and self._opens_body(first, last))

    def _opens_body(self, first: int, last: int) -> bool:
        """Does one of these words open the name of an organisation?"""
        words = (self._words.lower(index) for index in range(first, last))
        return any(word in self._lists.organisation_openers for word in words)


def _is_everyday_or_role(word: str) -> bool:
    """Would this word, in a headline, say nothing of a name?"""
    return is_everyday(word.lower()) or word.lower() in lists().titles
