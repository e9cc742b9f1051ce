"""From names to proposals: who might be whom, how likely, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from tui.aliases.groups import Groups
from tui.aliases.kinds import may_be_one
from tui.aliases.reading import read
from tui.aliases.rules import JOINTS
from tui.model.actor import LONGEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tui.aliases.rules import Rule

_SIGNS = ord("A")
"""A key begins with a letter that says of which rules it is."""
LIKELY = 0.6
"""Names whose proposal is worth this much are put together by `clusters`."""
_CROWD = 40
"""Names with one key that are compared; of more, the rest is left out."""
_REASONS = 2


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


@dataclass(frozen=True, slots=True)
class _Found:
    """A rule that holds for two actors, by their places in the list."""

    rule: Rule
    one: int
    other: int
    reason: str
    said: str
    """The name that has the rule's first key: the short one, where it asks."""


def proposals(actors: Sequence[Named]) -> tuple[Proposal, ...]:
    """Every two actors that may be one, the likeliest first."""
    return _weighed(actors, list(_found(actors)))


def matches(one: Named, others: Sequence[Named]) -> tuple[Proposal, ...]:
    """The actors among `others` that may be this one, the likeliest first."""
    actors = [one, *(each for each in others if each.id != one.id)]
    near = {at for each in _found(actors, {0}) for at in (each.one, each.other)}
    found = list(_found(actors, near)) if near else []  # whom else those may be is a doubt
    return tuple(each for each in _weighed(actors, found) if one.id in (each.a, each.b))


def clusters(names: Sequence[str]) -> list[list[str]]:
    """The names in groups of those that are likely to mean the same."""
    actors = [Named(name, (name,)) for name in dict.fromkeys(names)]
    groups = Groups()
    for each in proposals(actors):
        if each.score >= LIKELY:
            groups.join(each.a, each.b)
    found: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        found[groups.of(actor.id)].append(actor.id)
    return list(found.values())


def _found(actors: Sequence[Named], only: Collection[int] = ()) -> Iterator[_Found]:
    """Every rule that holds for two actors; with `only`, for one at these places."""
    ones, others = _tables(actors, only)
    for key, here in ones.items():
        rules, mirrored = _rules_of(key)
        for (i, a), (j, b) in product(here[:_CROWD], others.get(key, ())[:_CROWD]):
            if i == j or (mirrored and i > j) or (only and i not in only and j not in only):
                continue
            if mirrored and a > b:
                (i, a), (j, b) = (j, b), (i, a)
            for rule in rules:
                if _holds(rule, actors[i], a, actors[j], b):
                    yield _Found(rule, i, j, rule.says.format(a=a, b=b), a)


_Table = dict[str, list[tuple[int, str]]]


def _tables(actors: Sequence[Named], only: Collection[int]) -> tuple[_Table, _Table]:
    """Places and names of actors by the keys they have; with `only`, by keys of those."""
    names = [name for at in only for name in actors[at].names]
    known = frozenset(key for name in names for side in keys_of(name) for key in side)
    ones: _Table = defaultdict(list)
    others: _Table = defaultdict(list)
    for at, actor in enumerate(actors):
        for name in actor.names:
            for side, table in zip(keys_of(name), (ones, others), strict=True):
                for key in side & known if only else side:
                    table[key].append((at, name))
    return ones, others


@lru_cache(maxsize=1 << 14)
def keys_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of a name as the one side of each pair of keys, and as the other.

    What is too long for a name has none.
    """
    if len(name) > LONGEST:
        return frozenset(), frozenset()
    name_read = read(name)
    ones: list[str] = []
    others: list[str] = []
    for sign, (one, other) in enumerate(JOINTS):
        found = [f"{chr(_SIGNS + sign)}{key}" for key in one(name_read)]
        ones += found
        others += (
            found
            if one is other
            else [f"{chr(_SIGNS + sign)}{key}" for key in other(name_read)]
        )
    return frozenset(ones), frozenset(others)


def _rules_of(key: str) -> tuple[Sequence[Rule], bool]:
    """The rules whose key it is, and whether both sides have the same keys."""
    one, other = joint = list(JOINTS)[ord(key[0]) - _SIGNS]
    return JOINTS[joint], one is other


def _holds(rule: Rule, one: Named, a: str, other: Named, b: str) -> bool:
    if not may_be_one(one.type, other.type):
        return False
    if rule.types and not all(may_be_one(each.type, "person") for each in (one, other)):
        return False
    return rule.holds(read(a), read(b))


def _weighed(actors: Sequence[Named], found: list[_Found]) -> tuple[Proposal, ...]:
    groups = Groups()
    for each in found:
        if each.rule.right >= LIKELY and not each.rule.asks:
            groups.join(actors[each.one].id, actors[each.other].id)
    meant: dict[tuple[int, str], dict[str, float]] = defaultdict(dict)
    for each in found:
        if each.rule.asks:
            of_name, who = meant[each.one, each.said], groups.of(actors[each.other].id)
            of_name[who] = max(each.rule.right, of_name.get(who, 0))
    of_pair: dict[tuple[int, int], list[tuple[float, str]]] = defaultdict(list)
    for each in found:
        pair = (min(each.one, each.other), max(each.one, each.other))
        of_pair[pair].append(_weight(each, meant.get((each.one, each.said), {})))
    proposed = [
        _proposal(actors[one], actors[other], reasons)
        for (one, other), reasons in of_pair.items()
    ]
    return tuple(sorted(proposed, key=lambda each: (-each.score, each.a, each.b)))


def _weight(found: _Found, meant: Mapping[str, float]) -> tuple[float, str]:
    """What a rule is worth here: half, where others may be meant by a rule as good."""
    others = sum(right >= found.rule.right for right in meant.values())
    if not found.rule.asks or others < 2:
        return found.rule.right, found.reason
    doubt = f"{others} actors may be meant by {found.said}"
    return found.rule.right / 2, f"{found.reason}, but {doubt}"


def _proposal(one: Named, other: Named, reasons: Iterable[tuple[float, str]]) -> Proposal:
    best = sorted(set(reasons), key=lambda each: (-each[0], each[1]))
    kept, gone = sorted((one, other), key=_worth, reverse=True)
    evidence = tuple(reason for _, reason in best[:_REASONS])
    return Proposal(kept.id, gone.id, best[0][0], evidence)


def _worth(actor: Named) -> tuple[int, int, str]:
    return actor.mentions, max(map(len, actor.names), default=0), actor.id
