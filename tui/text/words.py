"""What a word cursor steps on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from tui.model.span import Span
from tui.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "々〆〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003fffd"
_KANA = "ぁ-ヿㇰ-ㇿｦ-ﾟ"
_JOINED = "\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""Joiners, skin tones and flag tags: like marks, they belong to the character before."""
_PREPENDED = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Arabic and Indic number signs belong to the digits that follow."""
_PICTURE = (
    "(?:[⌀-⏿☀-➿⬀-⯿\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
    "|[©®‼⁉℀-⯿〰〽㊗㊙](?=\ufe0f))"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_JOINT = r"['’ʼ\-‐‑\u00ad\u200e\u200f]"
_DOT = r"\.(?!(?<=[a-z]\.)[A-Z])"
"""Not the dot of a sentence whose blank got lost: "regime.The"."""
_IN_NUMBERS = r"(?<=\d)[,:٫٬](?=\d)"
_PLAIN = r"[A-Za-z]++(?=[ \n,])"
"""Most words of English: said first for speed, the pattern of a word covers them too."""
_FIRST_MARK = "\u0300"
"""No combining mark has a smaller code point."""


def words(text: str, body: Span) -> Stretches:
    """The words of a body: letters, digits and marks, with what joins them inside.

    al-Assad, Assad’s, U.S., 1,200 and 10:30 are one word each, so are an emoji with all its
    joined parts and a single Chinese character; the punctuation around words is left out. Only
    on a line that has nothing else each run of other characters counts as a word.
    """
    pattern, wordless = _patterns(_marks(text[body.start : body.end]))
    found = Stretches(map(re.Match.span, pattern.finditer(text, *body)))
    symbols = [
        run
        for line in wordless.finditer(text, *body)
        if not pattern.search(text, *line.span())
        for run in _runs(text, *line.span())
    ]
    return Stretches(sorted([*found, *symbols])) if symbols else found


def _runs(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between blanks."""
    return (Span(*match.span()) for match in _RUN.finditer(text, start, end))


_RUN = re.compile(r"\S+")


def _marks(text: str) -> str:
    """The combining marks that occur; `\\w` knows none of them."""
    return "".join(sorted(c for c in set(text) if c >= _FIRST_MARK and category(c)[0] == "M"))


@lru_cache(maxsize=64)
def _patterns(marks: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word, and a line that may hold none, for a text with these combining marks."""
    glue = f"[{re.escape(marks)}{_JOINED}]"
    letter = rf"[^\W{_HAN}{_KANA}]"
    run = f"(?:{letter}+{glue}*)+"
    inner = rf"(?:{_JOINT}|{_DOT}|{_IN_NUMBERS})(?={letter})"
    acronym = r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?![^\W_])"
    word = "|".join((
        _PLAIN,
        f"{acronym}(?:{inner}{run})*",
        f"[{_PREPENDED}]?{run}(?:{inner}{run})*",
        f"[{_HAN}]{glue}*",
        f"(?:[{_KANA}]+{glue}*)+",
        f"{_PICTURE}{glue}*(?:(?<=\u200d){_PICTURE}{glue}*)*",
        f"{_FLAG}{{1,2}}{glue}*",
    ))  # fmt: skip
    return re.compile(word), re.compile(r"(?<![^\r\n])[^\w\r\n]++(?![^\r\n])")


def first_run(text: str) -> str:
    """The letters and digits that a text begins with; empty: it begins with something else."""
    found = _LETTERS.match(text)
    return found.group() if found else ""


def runs_of_letters(text: str, body: Span) -> Iterator[tuple[int, str]]:
    """Where runs of letters and digits begin, and what they are, in reading order."""
    return ((found.start(), found.group()) for found in _LETTERS.finditer(text, *body))


_LETTERS = re.compile(r"\w+")
