"""Which recognisers are wanted, and which of their rules are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.recognisers._sources import built_in, rule_names
from tui.text.spelling import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model.mark import Mark

TRAINED = "spacy:"
"""What the names of trained recognisers begin with."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Recognisers that there are."""

    built_in: tuple[str, ...] = ()
    trained: tuple[str, ...] = ()
    """`spacy:NAME`; whether there is such a pipeline is seen when it is loaded."""
    rules_off: frozenset[str] = frozenset()
    """A rule, or all that begin with these words: `claims.reportedly`, `spacy.NAME`."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in the order in which their marks count."""
        return (*self.built_in, *self.trained)

    def allowed(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """The marks whose rule has not been switched off."""
        if not self.rules_off:
            return marks
        return tuple(mark for mark in marks if not self._is_off(mark.rule))

    def _is_off(self, rule: str) -> bool:
        dots = [at for at, sign in enumerate(rule) if sign == "."]
        return any(rule[:end] in self.rules_off for end in (*dots, len(rule)))


def choose(
    recognisers: Sequence[str] | None, rules_off: Iterable[str] = ()
) -> tuple[Choice, tuple[str, ...]]:
    """What is there of what is wished (None: all that is built in), and a line on what is not.

    An unknown rule is switched off all the same: it may be one of an older or newer version.
    """
    wished = tuple(dict.fromkeys(built_in() if recognisers is None else recognisers))
    trained = tuple(name for name in wished if name.startswith(TRAINED) and name != TRAINED)
    known = tuple(name for name in wished if name in built_in())
    unknown = [name for name in wished if name not in (*trained, *known)]
    lines = [f"no recogniser {n!r}{instead(n, (*built_in(), TRAINED))}" for n in unknown]
    off = frozenset(rules_off)
    lines += [line for rule in sorted(off) if (line := _unknown_rule(rule))]
    return Choice(known, trained, off), tuple(lines)


def _unknown_rule(rule: str) -> str:
    owner = rule.partition(".")[0]
    if owner == TRAINED.rstrip(":") or rule in built_in():
        return ""
    owners = (owner,) if owner in built_in() else built_in()
    named, possible = (
        frozenset().union(*each) for each in zip(*map(rule_names, owners), strict=True)
    )
    if owner in built_in() and (rule in possible or not possible):
        return ""
    return f"no rule {rule!r}{instead(rule, (*built_in(), *(named or possible)))}"
