"""What sorts of tags there are, and what each can say of its words."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.model.detail import ACTOR_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Rule:
    """What the codebook asks of one field of a kind's tags."""

    id: str
    """What a tag stores it under; never changes."""
    name: str
    required: bool = False
    values: tuple[str, ...] = ()
    """What it may say; empty: anything."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of tag: actor, claim, date, or one of up to nine of the user's own."""

    id: str
    """What a tag stores; never changes."""
    name: str
    letter: str
    """One character for the gutter and the footer: a, c, d, or the digit of an own kind."""
    colour: str = ""
    """#rrggbb, for programs that paint what is tagged; empty: theirs to choose."""
    guideline: str = ""
    """When to use it, and when not; may have several lines."""
    fields: tuple[Rule, ...] = ()


ACTOR = Kind("actor", "actor", "a")
CLAIM = Kind("claim", "claim", "c")
DATE = Kind("date", "date", "d")
BUILT_IN = (ACTOR, CLAIM, DATE)

EVERY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "certainty": ("certain", "probable", "possible", "uncommitted"),
        "note": (),
        "flag": ("yes",),
    }
)
"""Fields that tags of every kind have, with what they may say; empty: anything."""

FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "actor": {
            "actor": (),
            "actor_type": ACTOR_TYPES,
            "form": ("name", "role", "metonym", "pronoun"),
        },
        "date": {
            "value": (),
            "timex": (),
            "type": ("DATE", "TIME", "DURATION", "SET"),
            "mod": (),
        },
        "claim": {
            "source": (),
            "via": (),
            "mode": ("direct", "indirect", "mixed", "own"),
            "polarity": ("+", "-", "?"),
            "phase": ("happened", "ongoing", "planned", "hypothetical"),
            **dict.fromkeys(
                ("gist", "amount_low", "amount_best", "amount_high", "amount_unit"), ()
            ),
        },
    }
)
"""What tags of the built-in kinds have beside that, by kind."""
