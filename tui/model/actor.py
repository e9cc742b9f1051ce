"""A canonical entity with its names."""

from __future__ import annotations

from dataclasses import dataclass


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
