"""A text that is edited at random and remembers where each of its characters has gone."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

NAMES = ("Hezbollah", "Orsk", "Tarim Bey", "the ministry", "Lumen", "Friday", "Homs", "Bey")
VERBS = ("said", "denied", "confirmed", "told reporters", "has not said", "insisted", "warned")
THINGS = (
    "that the road to {} was open", "that ships had left {} at dawn",
    "the talks with {} failed",
    "it would send more help to {}", "that nobody in {} was hurt", "that {} had asked for it",
    "he had no news from {}", "the agreement with {} still holds",
)  # fmt: skip
ASIDES = (
    "", "", ", citing two officials", ", after a long silence", " on Friday", ", “for now”",
    ", a spokesman for Lumen added", " – once more",
)  # fmt: skip
LOOKS = {"“": '"', "”": '"', "’": "'", "–": "-", " ": "\u00a0", "'": "’", '"': "“", "-": "–"}


def sentence(chance: Random) -> str:
    """One sentence in the manner of a report; common names come again and again."""
    who, what = chance.choice(NAMES), chance.choice(THINGS).format(chance.choice(NAMES))
    number = f" after {chance.randint(2, 60)} days" if chance.random() < 0.3 else ""
    text = f"{who} {chance.choice(VERBS)} {what}{number}{chance.choice(ASIDES)}."
    return text[0].upper() + text[1:]


def report(chance: Random, paragraphs: int) -> str:
    """A text of paragraphs, one a line."""
    return "\n".join(
        " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))
        for _ in range(paragraphs)
    )


class Draft:
    """A text under edit. `origins[n]` is where its character n stood at first; -1: typed."""

    def __init__(self, text: str, chance: Random) -> None:
        self.chars = list(text)
        self.origins = list(range(len(text)))
        self.chance = chance

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(self.chars)

    def put(self, start: int, end: int, words: str) -> None:
        """Replace a stretch by words typed anew."""
        self.chars[start:end] = words
        self.origins[start:end] = [-1] * len(words)

    def stretch(self, pattern: str) -> tuple[int, int]:
        """Any stretch that matches a pattern."""
        found = [m.span() for m in re.finditer(pattern, self.text)]
        return self.chance.choice(found) if found else (0, 0)

    def insert_words(self) -> None:
        """A few words more."""
        _, at = self.stretch(r"\w+ ")
        self.put(at, at, self.chance.choice(("quite ", "in the end ", "as Orsk did ", "not ")))

    def insert_sentence(self) -> None:
        """A sentence more, about the same people."""
        _, at = self.stretch(r"\. ")
        self.put(at, at, sentence(self.chance) + " ")

    def insert_paragraph(self) -> None:
        """A paragraph more."""
        _, at = self.stretch(r"\n")
        self.put(at, at, report(self.chance, 1) + "\n")

    def delete_words(self) -> None:
        """One to four words less."""
        self.put(*self.stretch(r"(\w+ ){1,4}"), "")

    def delete_sentence(self) -> None:
        """A sentence less."""
        self.put(*self.stretch(r"[^.\n ][^.\n]*\.[ \n]?"), "")

    def retype_sentence(self) -> None:
        """Another sentence in the place of one; the words at both ends may be the same."""
        start, end = self.stretch(r"[^.\n ][^.\n]+\.")
        words = sentence(self.chance)
        before, after = _same_words("".join(self.chars[start:end]), words)
        self.put(start + before, end - after, words[before : len(words) - after])

    def retype_word(self) -> None:
        """A letter too many in a word."""
        start, end = self.stretch(r"\w{5,}")
        at = (start + end) // 2
        self.put(at, at, self.chance.choice("aeiou"))

    def move_paragraph(self) -> None:
        """A paragraph elsewhere."""
        start, end = self.stretch(r"[^\n]+\n")
        chars, origins = self.chars[start:end], self.origins[start:end]
        del self.chars[start:end], self.origins[start:end]
        _, at = self.stretch(r"\n")
        self.chars[at:at] = chars
        self.origins[at:at] = origins

    def change_looks(self) -> None:
        """Other quotation marks, dashes and blanks in a paragraph; the characters stay."""
        for at in range(*self.stretch(r"[^\n]+")):
            self.chars[at] = LOOKS.get(self.chars[at], self.chars[at])

    def edit(self, times: int, *names: str) -> None:
        """Edit at random, by the named methods or by all of them."""
        for _ in range(times):
            getattr(self, self.chance.choice(names or EDITS))()

    def places(self) -> dict[int, int]:
        """Where each character that is left stands now."""
        return {origin: at for at, origin in enumerate(self.origins) if origin >= 0}


def _same_words(old: str, new: str) -> tuple[int, int]:
    """The length of the whole words that two texts begin with, and end with, in common."""
    olds, news = re.findall(r"\S+ ?", old), re.findall(r"\S+ ?", new)
    both = list(takewhile(lambda pair: pair[0] == pair[1], zip(olds, news, strict=False)))
    ends = zip(olds[len(both) :][::-1], news[len(both) :][::-1], strict=False)
    last = takewhile(lambda pair: pair[0] == pair[1], ends)
    return sum(len(word) for word, _ in both), sum(len(word) for word, _ in last)


EDITS = (
    "insert_words", "insert_sentence", "insert_paragraph", "delete_words", "delete_sentence",
    "retype_sentence", "retype_word", "move_paragraph", "change_looks",
)  # fmt: skip
