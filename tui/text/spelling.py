"""A word that may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def instead(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'theme'?", or nothing when no known word is near."""
    from difflib import get_close_matches  # only for a word that is wrong

    near = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
