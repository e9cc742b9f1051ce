"""Offices whose holder the text leaves unnamed: "the Foreign Secretary said"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.words import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.recognisers._actors.reading import Reading

_HOLDERS = frozenset({"Minister", "Secretary"})
_RANKS = frozenset({"Prime", "Foreign"})
"""Words before a holder, besides the portfolios ("Home", "Defence")."""


class Office(NamedTuple):
    """Words first to last that name a person by office."""

    first: int
    last: int


def offices(reading: Reading) -> Iterator[Office]:
    """Capitalised offices with no name before or behind them."""
    words = reading.words
    for index, word in enumerate(words.text):
        if word not in _HOLDERS or not index or reading.in_headline(index):
            continue
        portfolio = words.text[index - 1]
        known = portfolio in _RANKS or portfolio.lower() in lists().portfolios
        joined = portfolio[0].isupper() and words.gap[index] != BREAK
        if known and joined and not words.owns[index - 1] and not _is_named(reading, index):
            yield Office(index - 1, index)


def _is_named(reading: Reading, index: int) -> bool:
    """Does a name, or what the office is for, stand right before or behind it?"""
    words = reading.words
    if index + 1 < len(words) and words.gap[index + 1] != BREAK:
        after = words.text[index + 1]
        if after[0].isupper() or after in ("of", "for", "-", ",", "and"):
            return True
    first = index - 1
    before = words.text[first - 1] if first and words.gap[first] != BREAK else ""
    return before[:1].isupper() and before.lower() not in lists().not_names
