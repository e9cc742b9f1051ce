"""Lines, sentences and words of a text, as far as two texts are compared by them."""

from __future__ import annotations

import re

from tui.model.span import Span

ENDS = ".!?…。！？؟۔"
"""Marks that end a sentence."""
_UNSPACED = "\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af"
"""Scripts that put no blanks between words: each character counts as one."""
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
SENTENCE = re.compile(rf"[^{ENDS}]*[{ENDS}]+[\"')\]]*\s*|[^{ENDS}]+")
LETTERS = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
WORD = re.compile(rf"{LETTERS.pattern}|[^\w\s]+|\s+")


def pieces(text: str, pattern: re.Pattern[str], start: int = 0, end: int = -1) -> list[Span]:
    """The stretches of `text[start:end]`, in order and without a gap; -1: up to the end."""
    stop = len(text) if end < 0 else end
    return [Span(*found.span()) for found in pattern.finditer(text, start, stop)]
