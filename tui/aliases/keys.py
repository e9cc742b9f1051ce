"""What a name has in common with other names of the same actor, as keys to look them up by."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from tui.aliases.lists import folded, lists
from tui.aliases.sounds import ARTICLES, bones, sounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.aliases.reading import Name

_WAYS = 8
"""Ways a whole name may sound that are looked up."""
_UPPER = re.compile(r"[A-Z]{2,7}")
_PUNCTUATION = re.compile(r"[-'. ]")
_GOVERNMENT = re.compile(r"governments? of (?:the )?(.+)")
GOVERNMENTS = frozenset(("government", "governments", "administration", "regime"))


def whole(name: Name) -> Iterator[str]:
    """The name proper without blanks and hyphens."""
    if name.core:
        yield _PUNCTUATION.sub("", "".join(name.core))


def bag(name: Name) -> Iterator[str]:
    """Its words in any order but the small ones: Labour Department, Department of Labour."""
    words = [each for each in name.core if each not in words_of("small")]
    if len(words) > 2 or (len(words) == 2 and not any(map(is_state, words))):
        yield " ".join(sorted(words))


def sound(name: Name) -> Iterator[str]:
    """The ways it may sound."""
    if name.core and not name.several:
        words = [sounds(each) for each in name.core if each not in words_of("small")]
        yield from {"".join(each) for each in islice(product(*words), _WAYS)}


def skeleton(name: Name) -> Iterator[str]:
    """Its consonants."""
    if name.core and not name.several:
        words = [bones(each) for each in name.core if each not in words_of("small")]
        for each in islice(product(*words), _WAYS):
            if sum(map(len, each)) >= 4:
                yield " ".join(each)


def last_word(name: Name) -> Iterable[str]:
    """The ways the last word of a person's full name may sound."""
    return sounds(_last(name)) if looks_personal(name) else ()


def lone_word(name: Name) -> Iterable[str]:
    """The ways a surname alone may sound."""
    return sounds(name.lone) if name.lone and is_telling(name.lone) else ()


def first_and_last(name: Name) -> Iterator[str]:
    """The last word of a full name with the first letter of what comes first."""
    if looks_personal(name):
        for first in {given(name.core[0])[:1], name.core[0][:1]}:
            yield from (f"{first} {last}" for last in sounds(_last(name)))


def beginnings(name: Name) -> Iterator[str]:
    """What a longer name begins with."""
    if not name.several:
        yield from (" ".join(name.core[:size]) for size in range(1, min(6, len(name.core))))


def as_it_is(name: Name) -> Iterator[str]:
    """The words of the name proper."""
    if name.core:
        yield " ".join(name.core)


def without_nation(name: Name) -> Iterator[str]:
    """The words behind the state a name begins with, where they still say something."""
    if name.nation and len(name.core) > 1 and not name.several:
        rest = name.core[1:]
        if len(rest) > 1 or is_telling(rest[0]):
            yield " ".join(rest)


def letters(name: Name) -> Iterator[str]:
    """The name itself, when it is an acronym."""
    bare = name.words[0].replace(".", "") if len(name.words) == 1 else ""
    if _UPPER.fullmatch(bare):
        yield bare.lower()


def initials(name: Name) -> Iterator[str]:
    """What the first letters of a longer name give, with and without its small words."""
    if len(name.words) < 2 or name.several:
        return
    written = [part for word in name.words for part in folded(word).split("-")]
    for words in (written, [part for word in name.core for part in word.split()]):
        full = [each for each in words if each not in ARTICLES]
        large = [each for each in full if each not in words_of("small")]
        yield from {"".join(each[0] for each in some) for some in (words, full, large) if some}


def known(name: Name) -> Iterator[str]:
    """The first name of what the lists know by several."""
    names = lists().known
    low = " ".join(folded(each) for each in name.words)
    for each in (low, folded(name.text).removeprefix("the ")):
        if each in names:
            yield names[each]
            return
    if low:
        yield low


def description(name: Name) -> Iterable[str]:
    """What else it is called in the same words."""
    return (each for each in name.said if each not in words_of("titles"))


def only_description(name: Name) -> Iterable[str]:
    """The description of somebody who is not named."""
    return () if name.core else description(name)


def in_brackets(name: Name) -> Iterable[str]:
    """What stands in brackets behind a name that is no person's."""
    return name.beside if name.core and not name.titled else ()


def government(name: Name) -> Iterator[str]:
    """The state whose government it is."""
    core = [each for each in name.core if each not in words_of("small")]
    states = [each for each in core if is_state(each)]
    for each in name.said:
        of = _GOVERNMENT.fullmatch(each)
        if of is not None and of[1] in lists().nations:
            yield lists().nations[of[1]]
    if len(core) == 2 and len(states) == 1 and GOVERNMENTS.intersection(core):
        yield states[0]


def state(name: Name) -> Iterator[str]:
    """The state it is."""
    if name.lone and is_state(name.lone):
        yield name.lone


def is_state(word: str) -> bool:
    """Is it the first name of a state or union?"""
    return lists().nations.get(word) == word


def is_adjective(name: Name) -> bool:
    """Is it the adjective of a state, or what its people are called?"""
    return " ".join(map(folded, name.words)) in lists().adjectives


def is_place(words: str) -> bool:
    """Is it a state, a city or a region?"""
    return is_state(words) or words in lists().places


def is_telling(word: str) -> bool:
    """Can a word stand for a name by itself? "Air" and "Iran" cannot."""
    plain = word not in words_of("common") and word not in words_of("kinds")
    return plain and len(word) > 2 and not is_place(word)


def given(word: str) -> str:
    """A given name in full, as far as it is known."""
    return lists().given.get(word, word)


def is_given(word: str) -> bool:
    """Is it a given name?"""
    return word in lists().given


def looks_personal(name: Name) -> bool:
    """May it be the full name of a person? No word of it is one that organisations have."""
    if not 2 <= len(name.core) <= 5 or name.several or name.legal:
        return False
    if name.titled or is_given(name.core[0]):
        return True
    return not any(
        each in words_of("common") | words_of("kinds") | words_of("small")
        or is_place(each)
        or each.isdigit()
        for each in (_last(name), *name.core[:-1])
        if each not in ("abu", "bin", "ibn", "de", "al", "der", "di", "da", "du", "la")
    )


def words_of(kind: str) -> frozenset[str]:
    """A paragraph of words.txt."""
    return lists().kinds_of_word[kind]


def _last(name: Name) -> str:
    last = name.core[-1]
    return name.core[-2] if last in ("jr", "sr", "ii", "iii") and len(name.core) > 2 else last
