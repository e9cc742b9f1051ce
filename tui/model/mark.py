"""What a recogniser saw: a suggestion, not yet anyone's statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model.span import Span, envelope

if TYPE_CHECKING:
    from tui.model.detail import ActorSeen, Claim, DateValue


@dataclass(frozen=True, slots=True)
class Mark:
    """A suggestion. Pure and picklable: it crosses from the recognising process."""

    kind: str
    parts: tuple[Span, ...]
    """Where it stands; several spans only for a claim in pieces."""
    detail: ActorSeen | Claim | DateValue
    rule: str = ""
    """Which rule made it: "dates.weekday"."""
    vague: bool = False
    """Recently, now, currently: a class of its own, not shown unless asked for."""
    why: str = ""
    """Why this value, this type or this source, for the user: "a weekday, said was: before"."""

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return envelope(self.parts)
