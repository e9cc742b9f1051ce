"""How a name sounds, whoever wrote it in Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from tui.aliases.lists import folded

_ARTICLE = r"(?:al|el|ul|as|es|ash|esh|ad|ed|az|ez|ar|er|an|en|at|et)"
_HYPHENED = re.compile(rf"^{_ARTICLE}-(?=\w)")
_GLUED = re.compile(r"^[ae]z(?=z)")
"""The Arabic article that has taken on the sound after it: Ezzor."""
ARTICLES = frozenset(_ARTICLE[3:-1].split("|"))

_STEPS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]", ""),
        (r"tch", "C"),
        (r"^ye(?=v)", "e"),  # Yevgeny, Evgeny
        (r"x", "ks"),
        (r"sch|sh", "S"),
        (r"zh", "Z"),
        (r"gh|kh|q|ck", "k"),  # Araghchi, Araqchi
        (r"dj|dzh", "j"),  # Djihad, Jihad
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),  # Gadhafi, Gaddafi
        (r"tz", "ts"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"iy[ae]h?$", "ia"),  # Haniyeh, Haniya
        (r"(?:iyy|iy|yy|yi|ij|ii|y|ie)$", "i"),  # Zelenskyy, Zelenskiy, Zelenski
        (r"(?<=.)(?:aw|au|ow)(?=[^aeiouy]|$)", "u"),  # Jawlani, Jolani
        (r"ou|oo|u|o", "u"),  # Mazloum, Mazlum
        (r"a[iye](?=[^aeiou]|$)|e[iy]|ee|[eiy]", "i"),  # Husayn, Hussein
        (r"(.)\1+", r"\1"),
        (r"(?:a|i)h?$", "a"),  # Talbiseh, Talbisa
        (r"(?<=[aiu])h$", ""),
    )
)
_LATER = 7
"""Steps from here on come after letters that may stand for either of two sounds."""
_SIGNS = str.maketrans({"č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ž": "zh"})
_EITHER = (("g", ("j", "k")), ("ch", ("C", "S")))
"""Letters that stand for either sound: Golani is Jolani, Gaddafi Qaddafi, Bachar Bashar."""


@lru_cache(maxsize=1 << 14)
def sounds(word: str) -> frozenset[str]:
    """The ways a word may sound; empty for one without a Latin letter."""
    plain, spelt = folded(word), folded(word.casefold().translate(_SIGNS))
    return frozenset(way for each in {plain, spelt} for way in _ways(each)) - {""}


def _ways(word: str) -> frozenset[str]:
    low = word.replace("'", "")
    low = _GLUED.sub("", _HYPHENED.sub("", low))
    for pattern, to in _STEPS[:_LATER]:
        low = pattern.sub(to, low)
    ways = {low}
    for letters, either in _EITHER:
        ways = {way.replace(letters, to) for way, to in product(ways, either)}
    return frozenset(_ended(way) for way in ways)


def _ended(low: str) -> str:
    final_i = re.search(r"(?:[iy]+|ie)$", low) is not None
    for pattern, to in _STEPS[_LATER:]:
        low = pattern.sub(to, low)
    return f"{low[:-1]}i" if final_i and low.endswith("a") else low


@lru_cache(maxsize=1 << 14)
def bones(word: str) -> frozenset[str]:
    """The consonants of the ways a word may sound, with its first letter."""
    return frozenset(way[:1] + re.sub(r"[aiu]", "", way[1:]) for way in sounds(word))
