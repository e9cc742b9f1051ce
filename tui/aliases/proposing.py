"""From names to proposals: who might be whom, how likely, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as far as its names go."""

    id: str
    names: tuple[str, ...]
    type: str = ""
    """One of `ACTOR_TYPES`; empty or `other`: not known."""
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one."""

    a: str
    """Id of the one to keep: the one with more mentions, then the fuller name."""
    b: str
    score: float
    """How often such a proposal is right, from 0 to 1."""
    evidence: tuple[str, ...]
    """Reasons in plain English, a line each: "HTS stands for Hayat Tahrir al-Sham"."""


def proposals(actors: Sequence[Named]) -> tuple[Proposal, ...]:
    """Every two actors that may be one, the likeliest first."""
    found = {}
    for one in actors:
        for each in matches(one, actors):
            found[frozenset((each.a, each.b))] = each
    return tuple(sorted(found.values(), key=lambda each: (-each.score, each.a, each.b)))


def matches(one: Named, others: Sequence[Named]) -> tuple[Proposal, ...]:
    """The actors among `others` that may be this one, the likeliest first."""
    words = {name.casefold().split()[-1]: name for name in one.names if name.split()}
    found = []
    for other in others:
        if other.id == one.id:
            continue
        for name in other.names:
            if name.split() and (mine := words.get(name.casefold().split()[-1])):
                kept, gone = _kept_first(one, other)
                found.append(Proposal(kept.id, gone.id, 0.5, (f"{mine} and {name}",)))
                break
    return tuple(found)


def clusters(names: Sequence[str]) -> list[list[str]]:
    """The names in groups of those that mean the same."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        groups[name.casefold()].append(name)
    return list(groups.values())


def _kept_first(one: Named, other: Named) -> tuple[Named, Named]:
    def worth(each: Named) -> tuple[int, int, str]:
        return (each.mentions, max(map(len, each.names)), each.id)

    return (one, other) if worth(one) >= worth(other) else (other, one)
