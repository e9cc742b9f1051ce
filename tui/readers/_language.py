"""A small guess at the language of a text, by script and by little words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 5_000
_FEWEST = 30
"""Fewer words than this decide nothing."""

_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u052f]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_LETTER_GROUPS = (
    ("uk", "ru", re.compile("[іїєґ]", re.IGNORECASE)),
    ("fa", "ar", re.compile("[پچژگ]")),
)
_LATIN = re.compile("[a-z\u00c0-\u024f]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LITTLE = {
    "en": "the of and to in a that is was for on said with as by from has were at it",
    "fr": "le la les de des du et à un une dans que qui est pour sur par au en ne",
    "de": "der die das und in den von zu mit ist im des dem nicht ein eine auf für als sich",
    "es": "el la los las de del y que en un una por con para se su al es no lo",
    "it": "il la di che e un una per in del della con non sono le gli al da nel si",
    "pt": "o a os as de do da e que em um uma para com no na por se não dos",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om door bij ook",
    "tr": "ve bir bu için ile de da olarak olan çok daha gibi sonra kadar ne her",
    "id": "yang dan di dari untuk pada dengan ini itu ke dalam tidak akan oleh kepada",
    "pl": "i w na z do się że nie o jest to od po za przez dla jak",
    "sr": "i u je na da se za su od sa o ne koji što kao iz po",
}
_SETS = {name: frozenset(words.split()) for name, words in _LITTLE.items()}
_SURE = 0.12
"""Share of little words from which on a text is in that language. English news has .3."""

_LISTED = 0.04
"""Share of English ones that a text of names and figures may still have."""


def language(body: str) -> str:
    """A code; "und": none that is known, but not English; empty: too little to tell."""
    sample = body[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    latin = len(_LATIN.findall(sample))
    for name, letters in _SCRIPTS:
        count = len(letters.findall(sample))
        if count > latin and count >= _FEWEST:
            return _closer(name, sample)
    return _by_words(words)


def _closer(name: str, sample: str) -> str:
    for other, of, letters in _LETTER_GROUPS:
        if of == name and len(letters.findall(sample)) * 100 > len(sample):
            return other
    return name


def _by_words(words: list[str]) -> str:
    if len(words) < _FEWEST:
        return ""
    counts = Counter(words)
    shares = {
        name: sum(counts[word] for word in known) / len(words) for name, known in _SETS.items()
    }
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= _SURE:
        return best
    return "" if shares["en"] >= _LISTED else "und"
