"""Text as a search sees it: without diacritics, and the way back to the text as it stands."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING
from unicodedata import category, combining, normalize

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARK = 255
"""Among the sizes of what was folded: nothing is left, it was a mark on the one before."""

_SAME = str.maketrans({
    "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H",
    "ð": "d", "Ð": "D", "ŧ": "t", "Ŧ": "T", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS",
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "ک": "ك", "ی": "ي", "ى": "ي",
    "ـ": "",
})  # fmt: skip
"""Letters whose stroke or join is no mark to Unicode; signs that are typed alike; the Persian
and Arabic kaf and yeh; the tatweel, which only stretches a word."""


def _is_dropped(sign: str) -> bool:
    """Accents, harakat, niqqud, and what has neither form nor width. Not the marks of kana,
    Indic and Thai writing: they make other letters."""
    rank = combining(sign)
    kind = category(sign)
    return rank >= 200 or 10 <= rank <= 36 or kind == "Cf" or sign in _CHOOSERS


_CHOOSERS = frozenset(map(chr, (0x034F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""The grapheme joiner and the signs that choose a form of the one before."""


class _Table(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = normalize("NFKD", chr(code))
        kept = "".join([each for each in parts if not _is_dropped(each)])
        single = "".join([_one_for_one(each) for each in kept.translate(_SAME)])
        self[code] = folded = normalize("NFC", single)
        return folded


def _one_for_one(sign: str) -> str:
    """A character that stays one when its case is folded, or what it is folded to."""
    folded = sign.casefold()
    return sign if len(folded) == 1 else folded


_TABLE = _Table()


class Folded:
    """A stretch of text without diacritics, case kept; `text.casefold()` is as long."""

    def __init__(self, text: str, start: int, origins: Sequence[int], sizes: bytes) -> None:
        """A folded text that began at `start`; `fold` makes one.

        `origins` are the characters, counted from there, that became another number than one:
        `sizes`, or `MARK` for a mark that was dropped. Raises ValueError where that cannot be.
        """
        self.text = text
        self.start = start
        self.origins, self.sizes = origins, sizes
        self._lengths = [0 if size == MARK else size for size in sizes]
        self._at = array("q", _shifted(origins, self._lengths))
        self._marks = frozenset(
            origin for origin, size in zip(origins, sizes, strict=True) if size == MARK
        )

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text, not empty, stands in the text as it is.

        A character that is folded to several is always whole; the marks on the last one are in.
        """
        first, last = self._origin(start), self._origin(end - 1) + 1
        while last in self._marks:
            last += 1
        return Span(self.start + first, self.start + last)

    def _origin(self, at: int) -> int:
        """The character that one of the folded text came from."""
        number = bisect_right(self._at, at) - 1
        if number < 0:
            return at
        beyond = at - self._at[number] - self._lengths[number]
        return self.origins[number] + max(0, beyond + 1)


def fold(text: str, body: Span) -> Folded:
    """The body of a text, folded."""
    piece = text[body.start : body.end]
    if piece.isascii():
        return Folded(piece, body.start, (), b"")
    odd = {each: _size(each) for each in set(piece) if len(_TABLE[ord(each)]) != 1}
    origins = [at for at, sign in enumerate(piece) if sign in odd] if odd else []
    sizes = bytes([odd[piece[at]] for at in origins])
    return Folded(piece.translate(_TABLE), body.start, array("I", origins), sizes)


def plain(words: str) -> str:
    """Words without diacritics; case is kept."""
    return words if words.isascii() else words.translate(_TABLE)


def _size(sign: str) -> int:
    folded = _TABLE[ord(sign)]
    return MARK if not folded and combining(sign) else len(folded)


def _shifted(origins: Sequence[int], sizes: Sequence[int]) -> Iterator[int]:
    """Where in the folded text what came from these places begins."""
    shift = 0
    for origin, size in zip(origins, sizes, strict=True):
        yield origin + shift
        shift += size - 1
