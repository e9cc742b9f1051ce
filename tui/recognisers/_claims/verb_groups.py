"""Whether what is claimed has happened, goes on, is planned or only imagined, and is denied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.recognisers._claims import grammar, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:.]")
_LONGEST = 600
"""The main verb stands within so many characters."""

_FUTURE = frozenset(("will", "shall", "won't", "won’t"))
_POSSIBLE = frozenset(
    ("could", "may", "might", "should", "must", "couldn't", "couldn’t", "shouldn't", "ought")
)
_SHORT_FUTURE = ("'ll", "’ll")
_PLANS = """
plan plans planned planning intend intends intended vow vows vowed aims aim prepares preparing
promises pledges
"""
_TO_COME = frozenset(_PLANS.split())
_SHORT_BE = """
it's it’s he's he’s she's she’s that's that’s there's there’s what's what’s who's who’s
"""
_IS = frozenset(_SHORT_BE.split())
_ABOUT_TO = frozenset(("going", "set", "due", "expected", "about", "poised", "ready", "likely"))
_DENIERS = frozenset(("no", "none", "nobody", "neither", "nothing"))
_CERTAIN = frozenset(("doubt", "question"))
"""After “no” these deny nothing."""


def phase(
    content: str, *, verb: str = "", gives: bool = False, backshifted: bool = False
) -> str:
    """happened, ongoing, planned or hypothetical.

    `gives`: the content is the thing that `verb` takes, not a clause.

    `backshifted`: it was reported in the past, where "would" stands for "will" and "was doing"
    for "is doing".
    """
    words = _words(content)
    if gives:
        if verb == "warn":
            return "hypothetical"
        return "planned" if verb in lexicon.FUTURE_GIVERS else "happened"
    if verb in lexicon.TAKES_INFINITIVE and content.startswith("to "):
        return "planned"
    if words and words[0] in {"if", "unless", "perhaps", "maybe"}:
        return "hypothetical"
    at = _main(words)
    return _phase_at(words, at, backshifted=backshifted) if at >= 0 else "ongoing"


def polarity(content: str, *, verb: str = "") -> str:
    """ "-" when the main verb is negated, else "+"; turned round by "deny"."""
    words = _words(content)
    at = _main(words)
    group = words[at : at + 4] if at >= 0 else []
    denied = [index for index in range(len(words)) if _denies(words, index)]
    there = "there" in words[:at][:1] + words[:at][-1:]
    negated = (
        any(_negates(word) for word in group[:3] if "only" not in group)
        or denied[:1] == [0]
        or ("no" in group and "longer" in group)
        or any(at <= index < at + (4 if there else _reach(group)) for index in denied)
    )
    return "-" if negated != (verb == "deny") else "+"


def _denies(words: Sequence[str], index: int) -> bool:
    """Is it the “no” of “no request”, not that of “no doubt” or “no fewer than”?"""
    after = words[index + 1 : index + 3]
    certain = after[:1] and after[0] in _CERTAIN
    return words[index] in _DENIERS and not certain and after[1:] != ["than"]


def _reach(group: Sequence[str]) -> int:
    """How many words of a verb's group may hold a “no”: had no, had seen no."""
    return 3 if group and _is_auxiliary(group[0]) else 2


def _words(content: str) -> list[str]:
    found = [match[0] for match in _WORD.finditer(content[:_LONGEST])]
    return [word if len(word) > 1 and word.isupper() else word.lower() for word in found]


def _main(words: Sequence[str]) -> int:
    """The first word of the main verb's group; -1: none seen.

    An auxiliary wins over a form in -ed before it ("forces backed by Iran have crossed"),
    unless it belongs to a relative or subordinate clause.
    """
    lexical, skip = -1, False
    for index, word in enumerate(words):
        if word in {",", ";", ":", "."}:
            if lexical >= 0:
                break
            skip = False
        elif word in grammar.SUBORDINATORS | grammar.RELATIVE and index:
            if lexical >= 0:
                break
            skip = word in grammar.RELATIVE
        elif _is_auxiliary(word):
            if not skip:
                return index
            skip = False
        elif lexical < 0 and _is_lexical(words, index):
            if skip:
                skip = False
            else:
                lexical = index
    return lexical


_SHORT = ("'ll", "’ll", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'m", "’m")
_UNFINITE = frozenset(("be", "been", "being", "having"))


def _is_auxiliary(word: str) -> bool:
    finite = word in grammar.AUXILIARIES and word not in _UNFINITE
    return finite or word in _IS or word == "ought" or word.endswith(_SHORT)


def _is_lexical(words: Sequence[str], index: int) -> bool:
    word = words[index]
    if word in grammar.IRREGULAR_PASTS or word in _TO_COME:
        return index > 0
    if word.endswith("ed") and len(word) > 4:
        return index > 0 and words[index - 1] not in grammar.DETERMINERS
    return index == 1 and words[0] in {"he", "she", "it", "they", "we", "i", "you"}


def _phase_at(words: Sequence[str], at: int, *, backshifted: bool) -> str:
    word, group = words[at], words[at + 1 : at + 5]
    if word in _FUTURE or word.endswith(_SHORT_FUTURE) or word in _TO_COME:
        return "planned"
    if word in {"would", "wouldn't", "wouldn’t"}:
        certain = backshifted and "have" not in group[:2] and "if" not in words
        return "planned" if certain else "hypothetical"
    if word in _POSSIBLE:
        return "hypothetical"
    if word in {"has", "have", "had"} or word.endswith(("'ve", "’ve")):
        return _perfect(group)
    if _is_be(word):
        return _being(word, group, backshifted=backshifted)
    if word in {"did", "didn't", "didn’t"} or word in grammar.IRREGULAR_PASTS:
        return "happened"
    return "happened" if word.endswith("ed") else "ongoing"


def _is_be(word: str) -> bool:
    return word in grammar.BE or word.endswith(("'s", "’s", "'re", "’re", "'m", "’m"))


def _perfect(group: Sequence[str]) -> str:
    """has taken: happened; has been providing: ongoing; has to take: planned."""
    first = [word for word in group if word not in grammar.ADVERBS]
    if first[:1] == ["to"]:
        return "planned"
    if first[:1] == ["been"] and any(word.endswith("ing") for word in first[1:2]):
        return "ongoing"
    return "happened"


def _being(word: str, group: Sequence[str], *, backshifted: bool) -> str:
    """is providing: ongoing; is set to provide: planned; was provided: happened."""
    first = [w for w in group if w not in grammar.ADVERBS and w not in grammar.NEGATIONS]
    if first[:1] == ["to"] or ("to" in first[:3] and first[0] in _ABOUT_TO):
        return "hypothetical" if first[0] == "likely" else "planned"
    if first[:1] and first[0] in {"likely", "unlikely", "possible"}:
        return "hypothetical"
    if word in {"was", "were", "wasn't", "weren't", "wasn’t", "weren’t"}:
        continuous = any(w.endswith("ing") for w in first[:1])
        return "ongoing" if backshifted and continuous else "happened"
    return "ongoing"


def _negates(word: str) -> bool:
    return word in grammar.NEGATIONS or word.endswith(("n't", "n’t")) or word == "cannot"
