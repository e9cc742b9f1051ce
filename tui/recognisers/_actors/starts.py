"""Where a name may begin: what the capital of a word is worth in its place."""

from __future__ import annotations

import re

from tui.recognisers._actors.english import is_everyday
from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.reading import ALL_CAPS, Reading
from tui.recognisers._actors.words import BREAK, TOUCHING, is_capital

_LOOSE_ARTICLES = frozenset({"al", "el"})
"""Arabic articles without their hyphen: "al Qaeda"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)$")


class Starts:
    """Judges the words of one text."""

    def __init__(self, reading: Reading, acronyms: frozenset[str]) -> None:
        """`acronyms`: those the text itself explains."""
        self._reading = reading
        self._words = reading.words
        self._acronyms = acronyms
        self._lists = lists()

    def may_start(self, index: int) -> bool:
        """May a name begin with this word?"""
        word = self._words.text[index]
        if self._words.gap[index] == TOUCHING and self._words.text[index - 1] in ("#", "@"):
            return False
        if not is_capital(word):
            article = word in _LOOSE_ARTICLES and self.is_name_at(index + 1)
            return article or (word[0].isdigit() and self._is_ordinal(index))
        if self._reading.in_headline(index):
            return self.is_known_in_headline(index)
        if self.begins_listed_name(index):
            return True
        if word.lower() in self._lists.not_names:
            return self._is_acronym(word)
        if len(word) == 1:
            return False
        return not self._words.opens[index] or self._opens_with_name(index)

    def is_joined(self, index: int) -> bool:
        """Is there such a word, right behind the one before?"""
        return index < len(self._words) and self._words.gap[index] != BREAK

    def is_name_at(self, index: int) -> bool:
        """Is the word capitalised, joined to the one before, and no function word?"""
        if not self.is_joined(index):
            return False
        word = self._words.text[index]
        return is_capital(word) and word.lower() not in self._lists.not_names

    def begins_listed_name(self, index: int) -> bool:
        """Does a listed name of several words begin here ("New York", "Save the Children")?"""
        return any(
            self.is_joined(index + 1)
            and index + more < len(self._words)
            and self._lists.knows(self._words.name(index, index + more))
            for more in (1, 2)
        )

    def is_known_in_headline(self, index: int) -> bool:
        """Is a word of a headline known from the lists or from the text below?"""
        reading, word = self._reading, self._words.text[index]
        low = word.lower()
        if low in self._lists.not_names:
            return word in self._acronyms or word in ("US", "UN", "EU", "UK")
        if word.isupper() and reading.style[self._words.line[index]] == ALL_CAPS:
            return word in self._acronyms or word in self._lists.known
        if (reading.inside[word] and not reading.small[low]) or self.begins_listed_name(index):
            return True
        if is_everyday(low) or low in self._lists.titles:
            return False
        return self._lists.knows(word) or word in self._lists.given

    def _is_acronym(self, word: str) -> bool:
        """Is it an acronym, though a small word is spelt like it (US, WHO, IS)?"""
        listed = len(word) > 1 and word.isupper() and word in self._lists.known
        return word in self._acronyms or listed

    def _is_ordinal(self, index: int) -> bool:
        """Is it the number of a regiment or the like: "55th New York Infantry"?"""
        if not _ORDINAL.match(self._words.text[index]) or self._reading.in_headline(index):
            return False
        return self.is_joined(index + 1) and is_capital(self._words.text[index + 1])

    def _opens_with_name(self, index: int) -> bool:
        """Is the first word of a sentence a name, or the start of one?"""
        word = self._words.text[index]
        low = word.lower()
        if not self._reading.is_ordinary(word):
            return self._reading.inside[word] > 0 or not self._describes_next(index)
        if low in self._lists.titles:
            return self.is_name_at(index + 1)
        if self._lists.knows(word) and not self._reading.small[low] and not is_everyday(low):
            return True
        if not self.is_name_at(index + 1) or self._reading.small[low]:
            return False
        return self._words.gap[index + 1] != TOUCHING and self._looks_like_part(index)

    def _describes_next(self, index: int) -> bool:
        """Is it an unknown word before a people: "Devastating Israeli attacks"?"""
        word = self._words.text[index]
        if self._lists.knows(word) or word in self._lists.given:
            return False
        if not self.is_joined(index + 1):
            return False
        return self._words.text[index + 1] in self._lists.demonyms

    def _looks_like_part(self, index: int) -> bool:
        """Does an everyday word belong to the name behind it ("Human Rights Watch")?"""
        word, follower = self._words.lower(index), self._words.text[index + 1]
        if self._lists.knows(follower) or follower in self._lists.given:
            return False
        heads = self._lists.organisation_heads | self._lists.location_heads
        return word in heads or follower.lower() in heads or not self._reading.inside[follower]
