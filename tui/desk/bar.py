"""The one-line choice under the text: it offers, and never blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to take, and what taking it does."""

    label: str
    take: Callable[[], None]
    why: str = ""
    """What speaks for it, in the status line while it is the current one."""
    long: str = ""
    """The same at length: the inspector lists it, where there is one, and a filter finds it."""

    def has(self, wanted: str) -> bool:
        """Does a filter find it? Case does not count."""
        return wanted in self.label.casefold() or wanted in self.long.casefold()


@dataclass(slots=True)
class Bar:
    """A question with its choices; ⏎ takes the current one, digits take theirs."""

    question: str
    choices: tuple[Choice, ...]
    at: int = 0
    filter: str = ""
    filtering: bool = False
    leave: Callable[[], None] = field(default=lambda: None)
    """What happens when it is left without a choice."""
    first: bool = False
    """Is it to be answered before a review goes on?"""

    @property
    def shown(self) -> tuple[Choice, ...]:
        """The choices that fit the filter, the last one when none does; nine have a digit."""
        wanted = self.filter.casefold()
        fitting = tuple(each for each in self.choices if each.has(wanted))
        return fitting or self.choices[-1:]

    def step(self, by: int) -> None:
        """Make another choice the current one."""
        if self.shown:
            self.at = (self.at + by) % len(self.shown)

    def pick(self, number: int) -> Choice | None:
        """The choice with a number from 1 on; 0: the current one."""
        at = self.at if number == 0 else number - 1
        return self.shown[at] if 0 <= at < len(self.shown) else None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A line of text to be typed. `accept` returns what is wrong with it, or nothing."""

    question: str
    value: str
    accept: Callable[[str], str]
    typing: Callable[[str], str] | None = None
    """Told what has been typed so far; returns the question to go on with."""
    leave: Callable[[], None] = field(default=lambda: None)
    """What happens when it is left without an answer."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    name: str
    label: str
    value: str
    options: tuple[str, ...] = ()
    """What may be written here; empty: anything."""
    required: bool = False
    """Does the codebook ask for it? It may be left open all the same."""


@dataclass(frozen=True, slots=True)
class Form:
    """Several lines to be filled in. `accept` returns what is wrong, or nothing."""

    title: str
    fields: tuple[Field, ...]
    accept: Callable[[dict[str, str]], str]
