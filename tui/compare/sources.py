"""Whether two passages rest on the same source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.compare.passage import Passage

_SMALL = frozenset(
    ("a", "an", "the", "one", "two", "three", "another", "its", "his", "her", "their")
)
_UNNAMED = frozenset((
    *("official", "officials", "source", "sources", "officer", "officers", "diplomat"),
    *("diplomats", "resident", "residents", "spokesman", "spokeswoman", "minister"),
))  # fmt: skip


def same_source(a: Passage, b: Passage) -> str:
    """The source that both rest on, for the user; empty: none that could be seen."""
    if a.source and b.source and _is_one(a.source, b.source):
        return max(a.source, b.source, key=len)
    behind_a, behind_b = _behind(a), _behind(b)
    return next((name for name in behind_a if name in behind_b), "")


def two_sources(a: Passage, b: Passage) -> bool:
    """Does each name who said it, and surely not the same one?

    An official may be any other, and Leila Haddar is Foreign Minister Haddar.
    """
    if not a.source or not b.source or is_unnamed(a.source) or is_unnamed(b.source):
        return False
    shared = set(a.source.split()) & set(b.source.split())
    return not shared - _SMALL and not same_source(a, b)


def _behind(passage: Passage) -> tuple[str, ...]:
    """Who stands behind it: the last through whom it came, and who said it, by name."""
    return tuple(
        filter(None, (*passage.via[-1:], "" if is_unnamed(passage.source) else passage.source))
    )


def is_unnamed(source: str) -> bool:
    """Do these words say what somebody is, not who: a senior official?"""
    words = source.split()
    return bool(words) and words[-1] in _UNNAMED


def _is_one(a: str, b: str) -> bool:
    """The same name; or unnamed ones that may be the same: an official, a senior official."""
    if a == b:
        return True
    words_a, words_b = set(a.split()) - _SMALL, set(b.split()) - _SMALL
    if not words_a or not words_b or not (is_unnamed(a) and is_unnamed(b)):
        return False
    return words_a <= words_b or words_b <= words_a
