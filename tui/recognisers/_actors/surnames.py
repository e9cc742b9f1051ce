"""Surnames that a text gives away: behind a given name ("Wasim Marouh") or a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.words import ARTICLE, BREAK, is_capital

if TYPE_CHECKING:
    from tui.recognisers._actors.words import Words

_LONGEST = 5
"""Words behind the given name or title."""


def surnames(words: Words) -> frozenset[str]:
    """The last words of all names that begin with a given name or follow an honorific."""
    named = lists()
    found: set[str] = set()
    for index, word in enumerate(words.text):
        is_given = word in named.given and not _is_inside(words, index)
        if not is_given and word.lower() not in named.honorifics:
            continue
        last = _last(words, index)
        if last > index and _may_be_surname(words, last, is_given or last > index + 1):
            surname = words.text[last]
            found |= {surname, without_article(surname)}
    return frozenset(found)


def _is_inside(words: Words, index: int) -> bool:
    """Does another part of a name, no title, stand before this word: "St. Louis Eagles"?"""
    if not index or words.gap[index] == BREAK or words.opens[index]:
        return False
    before = words.text[index - 1]
    if not is_capital(before) or before.lower() in lists().not_names:
        return False
    return before == "St." or not (
        before.lower() in lists().titles or before in lists().nations
    )


def without_article(name: str) -> str:
    """ "Assad" for "al-Assad"."""
    article = ARTICLE.match(name)
    return name[article.end() :] if article else name


def _last(words: Words, first: int) -> int:
    """The last word of the run of capitals and particles that goes on behind `first`."""
    named = lists()
    last = first
    index = first + 1
    while index < len(words) and index - first <= _LONGEST:
        if words.gap[index] == BREAK or words.owns[index - 1]:
            break
        word = words.text[index]
        if is_capital(word) and word.lower() not in named.not_names:
            last = index
        elif word not in named.particles:
            break
        index += 1
    return last


def _may_be_surname(words: Words, last: int, in_full: bool) -> bool:
    """No initial, no head of an organisation or place; after a mere title no listed place."""
    named, word = lists(), words.text[last]
    low = word.lower()
    if len(word) < 3 or word.isupper() or low in named.titles:
        return False
    if (
        low in named.organisation_heads
        or low in named.location_heads
        or low in named.thing_heads
    ):
        return False
    return (
        word not in named.nations
        and (in_full or not named.is_place(word))
        and word not in named.known
    )
