"""A canonical entity with its names."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 200
"""Characters (code points) of a name; what is longer is a passage, and names nobody."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, armed group, organisation, medium, unnamed source … with its names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    type: str = "other"
    note: str = ""
    ref: str = ""
    """An outside identifier, a Wikidata Q-id say."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


def cut_name(name: str) -> str:
    """A name in no more characters than it may have; what is too long ends in an ellipsis."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def too_long(name: str) -> str:
    """What is wrong with the length of a name; empty: nothing."""
    if len(name) <= LONGEST:
        return ""
    return f"a name has up to {LONGEST} characters, not {len(name):,}: “{name[:40]}…”"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A suggestion the user does not want to see again."""

    id: str
    text: str
    kind: str
    scope: str
    """An article's id, or `*` for the whole corpus."""
    start: int = -1
    """Only the one at this offset; -1: every one with these words in the scope."""
    rule: str = ""
    """Which rule had suggested it. Of two claims kept apart: the other article’s id."""
