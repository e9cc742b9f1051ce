"""Is a word an everyday English one? Own word list, inflections stripped, no frequencies."""

from __future__ import annotations

from functools import lru_cache

from tui.recognisers._actors.lists import lists

_INFLECTIONS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("ly", ""),
    ("ily", "y"), ("al", ""), ("ally", ""), ("ful", ""), ("less", ""), ("y", ""), ("ism", ""),
    ("ist", ""), ("ists", ""),
)  # fmt: skip
"""Ending of the word, ending of its base: "carries" is "carry"."""

_NOUN_ENDINGS = (
    "tion", "tions", "ment", "ments", "ness", "ously", "ically", "ability", "fully", "ingly",
    "ship", "ships",
)  # fmt: skip
"""Long words that end so are English, not names."""

_PREFIXES = ("un", "re", "non", "anti", "counter", "mis", "out", "over", "pre", "dis")


@lru_cache(maxsize=8192)
def is_everyday(word: str) -> bool:
    """Is the lower-case word an everyday English word or an inflection of one?"""
    if _is_base(word) or ("-" in word and _is_base(word.partition("-")[0])):
        return True
    return any(
        word.startswith(prefix)
        and len(word) > len(prefix) + 3
        and _is_base(word[len(prefix) :])
        for prefix in _PREFIXES
    )


def looks_english(word: str) -> bool:
    """Has the lower-case word the ending of an English word, though no list has it?"""
    if len(word) >= 9 and word.endswith(_NOUN_ENDINGS):
        return True
    return len(word) >= 7 and word.endswith(("ing", "ed", "ly")) and word.isalpha()


def _is_base(word: str) -> bool:
    named = lists()
    if word in named.everyday or word in named.not_names:
        return True
    for ending, base in _INFLECTIONS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem + base in named.everyday:
                return True
            if not base and stem[-1] == stem[-2] and stem[:-1] in named.everyday:
                return True
    return False
