"""What a tag or a mark says beyond its words, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.span import Span

ACTOR_TYPES = (
    *("person", "state", "armed-group", "organisation", "medium"),
    *("place", "people", "unnamed", "other"),
)


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """What a recogniser thinks an actor mention is."""

    name: str
    """The actor it proposes, by name: "Bashar al-Assad" for "Assad"."""
    type: str = "other"
    """One of `ACTOR_TYPES`."""
    form: str = "name"
    """name, role, metonym or pronoun."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A tagged actor mention."""

    actor: str = ""
    """Id of the canonical actor; empty: not decided."""
    form: str = "name"


@dataclass(frozen=True, slots=True)
class Claim:
    """A reported statement: who said it, through whom, how sure, and in what phase."""

    source: str = ""
    """Id of the actor who said it; empty: the article's own voice, or not decided."""
    source_span: Span | None = None
    """The words that name the source."""
    source_sure: bool = True
    """False while the source is the program's guess."""
    cue: Span | None = None
    """The reporting word: said, according to …"""
    via: tuple[str, ...] = ()
    """Through whom it came, nearest to the article first, without the source: ("Reuters",)."""
    mode: str = ""
    """direct, indirect, mixed or own."""
    polarity: str = ""
    """+, - or ?"""
    phase: str = ""
    """happened, ongoing, planned or hypothetical."""
    gist: str = ""
    amount_low: str = ""
    amount_best: str = ""
    amount_high: str = ""
    amount_unit: str = ""


@dataclass(frozen=True, slots=True)
class DateValue:
    """When an expression of time means."""

    value: str = ""
    """EDTF (ISO 8601-2); empty: unresolved."""
    timex: str = ""
    """TIMEX3 value: 2024-12-06, 2024-W48, P1W, PRESENT_REF …"""
    type: str = "DATE"
    """TIMEX3 type: DATE, TIME, DURATION or SET."""
    mod: str = ""
    """TIMEX3 modifier: START, MID, END, APPROX …"""
    fixed_by: str = "rule"
    """rule or user. A user's own value is never resolved again."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a tag of one of the user's own kinds says: its codebook's fields, filled in."""

    fields: tuple[tuple[str, str], ...] = ()
    """Ids of fields with their values, by id, each once; one that says nothing is left out."""


Detail = Mention | Claim | DateValue | Own
