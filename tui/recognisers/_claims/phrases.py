"""Noun phrases, and the one that follows a reporting word: "said the official"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._claims import fronting, grammar, lexicon

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_CIRCUMSTANCES = """
in on at after during before when while late early following via by with because through earlier
later about adding referring according who to and or but
"""

_AFTER_STOPS = (
    grammar.SUBORDINATORS
    | grammar.TIMES
    | grammar.AUXILIARIES
    | frozenset(_CIRCUMSTANCES.split())
)


class Phrase(NamedTuple):
    """A stretch of a sentence, by the numbers of its first and last item."""

    first: int
    last: int


def after(sentence: Sentence, first: int) -> Phrase | None:
    """The noun phrase that begins at an item: for "said the official" and "according to X"."""
    if not sentence.is_word(first):
        return None
    if sentence.word(first) in grammar.PRONOUNS:
        return Phrase(first, first)
    last, limit = first, min(len(sentence.items), first + fronting.LONGEST)
    for index in range(first, limit):
        word = sentence.word(index)
        if word == "." and index + 1 < limit:
            continue
        if not sentence.is_word(index) and word not in {"&", "@", "#", "%", "$"}:
            break
        if _ends_phrase(sentence, index, first):
            break
        last = index
    return shortened(sentence, Phrase(first, last)) if _may_begin(sentence, first) else None


def _ends_phrase(sentence: Sentence, index: int, first: int) -> bool:
    """Does a noun phrase that began at `first` end before this item?"""
    word = sentence.word(index)
    if word in {"and", "or"}:
        return not _joins_names(sentence, index)
    if index == first:
        return False
    if word in {"cited", "quoted"} or _is_reduced(sentence, index):
        return True
    return word in _AFTER_STOPS and not (word == "late" and index == first + 1)


def _is_reduced(sentence: Sentence, index: int) -> bool:
    """Is this the participle in "figures released on Friday"?"""
    word, following = sentence.word(index), sentence.word(index + 1)
    return (
        word.endswith(("ed", "made", "seen"))
        and not sentence.items[index].named
        and following in grammar.PREPOSITIONS | grammar.TIMES | {"", ",", "."}
    )


def _joins_names(sentence: Sentence, index: int) -> bool:
    """Does this "and" join two noun phrases? Not when a verb follows soon."""
    following = sentence.items[index + 1 : index + 5]
    for item in following:
        if item.word in {"cited", "quoted", ".", ","}:
            return True
        if item.word in lexicon.CUES or item.word in grammar.AUXILIARIES:
            return False
    return bool(following)


def _may_begin(sentence: Sentence, index: int) -> bool:
    """May a source begin with this word?"""
    item = sentence.items[index]
    if item.word in grammar.TIMES:
        return False
    if item.named or item.word in grammar.DETERMINERS:
        return item.word not in NO_SOURCE
    return item.word not in grammar.PREPOSITIONS | grammar.SUBORDINATORS | NO_SOURCE and (
        item.word.endswith(
            ("s", "ers", "ary", "man", "men", "woman", "people", "police", "ist")
        )
        or (item.word in _PLAIN_SOURCES)
    )


NO_SOURCE = frozenset(
    ("there", "this", "that", "these", "those", "not", "to", "nothing", "so", "yes", "no")
)
"""Words no source begins with."""

_UNNAMED = """
media police people intelligence staff opposition rebel government state local senior military
security regional foreign western israeli official diplomatic former top defence defense other
prime president minister
"""

_PLAIN_SOURCES = frozenset(_UNNAMED.split())


def shortened(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """Without marks at the end; None for a lone "the"."""
    first, last = phrase
    while last > first and not sentence.is_word(last):
        last -= 1
    is_empty = first == last and sentence.word(first) in {"the", "a", "an", "his", "her", "its"}
    return None if is_empty else Phrase(first, last)
