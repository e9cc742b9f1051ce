"""A name in its surroundings, and a piece of evidence for its type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.lists import lists

if TYPE_CHECKING:
    from tui.recognisers._actors.reading import Reading
    from tui.recognisers._actors.segments import Candidate


class Clue(NamedTuple):
    """One piece of evidence."""

    rule: str
    type: str
    """A type of actor; empty: a thing that is no actor."""
    weight: float
    """How much it counts: 1 a hint, 3 likely, 6 strong, 9 settled; chosen by hand."""
    why: str = ""
    """The evidence for the user: "“President” stands before it"; none for a thing."""
    at: int = -1
    """The first word of the mention beside which it was found; -1: it is in the name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate as the rules look at it."""

    candidate: Candidate
    reading: Reading
    parts: tuple[str, ...]
    """Its words."""
    low: tuple[str, ...]
    """Its words in lower case."""

    @property
    def text(self) -> str:
        """The name."""
        return self.candidate.text

    @property
    def owns(self) -> bool:
        """Does a possessive 's stand behind it?"""
        return self.reading.words.owns[self.candidate.last]

    @property
    def is_full_name(self) -> bool:
        """Does it begin with a given name, and go on?"""
        return len(self.parts) > 1 and self.parts[0] in lists().given

    @property
    def has_head(self) -> bool:
        """Is its last word the head of an organisation, a place or a thing?"""
        named, last = lists(), self.low[-1]
        return (
            last in named.organisation_heads
            or last in named.location_heads
            or last in named.thing_heads
        )

    def before(self, steps: int = 1) -> str:
        """The word so many steps before the name, in lower case."""
        return self.reading.words.lower(self.candidate.first - steps)

    def after(self, steps: int = 1) -> str:
        """The word so many steps behind the name, in lower case."""
        return self.reading.words.lower(self.candidate.last + steps)

    def word_after(self, steps: int) -> str:
        """The word so many steps behind the name, as written."""
        index = self.candidate.last + steps
        text = self.reading.words.text
        return text[index] if index < len(text) else ""


def mention_of(candidate: Candidate, reading: Reading) -> Mention:
    """The candidate with its words at hand."""
    parts = tuple(reading.words.text[candidate.first : candidate.last + 1])
    return Mention(candidate, reading, parts, tuple(part.lower() for part in parts))
