"""What a report says, before it has a form: plain values, every word and number decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a tag, with what the report says of them."""

    id: str
    """Where they stand in the section of their article, unique in the report: a2-c3."""
    article: int
    """The number of their article, from 1."""
    kind: str
    words: str
    before: str = ""
    after: str = ""
    """The words around them, with the blank between, if there is one."""
    place: str = ""
    """Where in the file: line 12."""
    source: str = ""
    """Of a claim: who said it, and through whom it came."""
    facts: tuple[str, ...] = ()
    """Denied, planned, probable, a figure, the value of a date, a note."""
    doubts: tuple[str, ...] = ()
    """What to know before relying on it: by rule, the words were edited since …"""


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that agree, and the independent sources behind them."""

    claims: tuple[Quoted, ...]
    origins: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    """What each source is called, and the numbers of the articles that say it after it."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A point on which linked claims give different values."""

    aspect: str
    values: tuple[str, ...]
    """Called a, b, c …"""
    letters: Mapping[int, str]
    """By article."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the articles say of one thing."""

    number: int
    gist: str
    signs: Mapping[int, str]
    """What each article says: = ~ ≠ or !; one without a sign is silent."""
    sides: tuple[Side, ...]
    """The best founded first; one: nobody contradicts."""
    details: tuple[Detail, ...] = ()

    @property
    def id(self) -> str:
        """Where it stands in the report."""
        return f"m{self.number}"

    @property
    def is_lone(self) -> bool:
        """Is it a single claim, linked to no other?"""
        return sum(len(side.claims) for side in self.sides) == 1

    def is_worded_as(self, quoted: Quoted) -> bool:
        """Is its gist no more than these words, denied or not?"""
        return self.gist in (quoted.words, f"denied: {quoted.words}")

    @property
    def independent(self) -> tuple[int, ...]:
        """How many independent sources each side has."""
        return tuple(len(side.origins) for side in self.sides)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims that contradict each other."""

    number: int
    matter: int
    first: Quoted
    second: Quoted
    aspect: str = ""
    values: tuple[str, str] = ("", "")
    note: str = ""

    @property
    def id(self) -> str:
        """Where it stands in the report."""
        return f"x{self.number}"


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to have been at a time: a claim with a date in it, or a sentence."""

    quoted: Quoted
    """The claim, else the date."""
    date: Quoted
    words: str
    """What is said: the gist or the words of the claim, else those around the date."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or stretch of time, and what is dated so."""

    id: str
    label: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor: names, mentions, claims."""

    name: str
    type: str
    aliases: tuple[str, ...]
    mentions: Mapping[int, int]
    """By article."""
    claims: int
    """How many claims it is the source of."""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """An article, and what is quoted from it."""

    number: int
    path: str
    title: str
    outlet: str
    author: str
    credit: str
    published: str
    url: str
    lang: str
    guessed: frozenset[str]
    """Which of these the program guessed."""
    missing: bool
    tags: int
    quotes: tuple[Quoted, ...]

    @property
    def id(self) -> str:
        """Where it stands in the report."""
        return f"a{self.number}"

    @property
    def name(self) -> str:
        """Who speaks: the outlet, else the name of the file."""
        return self.outlet or self.path


@dataclass(frozen=True, slots=True)
class Stray:
    """A tag that needs a person: its words are gone or doubtful, or its file is missing."""

    article: int
    kind: str
    words: str
    state: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A case on one page."""

    name: str
    tool: str
    day: str
    """When it was made; empty: not said, so that the same work gives the same bytes."""
    accounts: tuple[Account, ...]
    unread: int
    """Articles of the folder that nobody has opened or tagged."""
    matters: tuple[Matter, ...]
    disputes: tuple[Dispute, ...]
    moments: tuple[Moment, ...]
    named: tuple[Named, ...]
    nobody: int
    """Mentions that point to no actor yet."""
    strays: tuple[Stray, ...]
    claims: int
    sources: int
    """Independent sources of the whole case."""
    uses: Mapping[str, tuple[tuple[str, str], ...]]
    """Where in the report a quote is used, by its id: what to call the place, and its id."""

    @property
    def shared(self) -> tuple[Matter, ...]:
        """The matters of several claims."""
        return tuple(each for each in self.matters if not each.is_lone)

    @property
    def lone(self) -> tuple[Matter, ...]:
        """The matters of a single claim each."""
        return tuple(each for each in self.matters if each.is_lone)

    @property
    def conflicts(self) -> int:
        """How many matters hold a contradiction."""
        return len({each.matter for each in self.disputes})
