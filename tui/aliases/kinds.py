"""Which types of actor can be one actor."""

from __future__ import annotations

_ALIKE = (
    frozenset(("person", "unnamed")),
    frozenset(("place", "state")),
    frozenset(("state", "organisation")),
    frozenset(("organisation", "armed-group", "medium", "unnamed")),
    frozenset(("people", "unnamed")),
)
_UNKNOWN = frozenset(("", "other"))


def may_be_one(one: str, other: str) -> bool:
    """Can an actor of the one type be one of the other? A person is never a place."""
    if one == other or one in _UNKNOWN or other in _UNKNOWN:
        return True
    return any(one in group and other in group for group in _ALIKE)
