"""Texts as other programs take them, and where a place of ours is in them."""

from __future__ import annotations

import re
from bisect import bisect_left

_CRLF = re.compile("\r\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONE = re.compile("[\ud800-\udfff]")


class LineFeeds:
    """A text whose newlines are all LF, as programs read it that know no other."""

    def __init__(self, text: str) -> None:
        """Take a text with its newlines as stored."""
        self._pairs = [found.start() for found in _CRLF.finditer(text)] if "\r" in text else []
        self.text = no_lone(text.replace("\r\n", "\n").replace("\r", "\n"))

    def span(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where a span of ours is; one that has half of a CRLF has its LF."""
        start, end = span
        return (
            start - bisect_left(self._pairs, start),
            end - bisect_left(self._pairs, end - 1),
        )


class Utf16:
    """Offsets in UTF-16 units, as Java and JavaScript count."""

    def __init__(self, text: str) -> None:
        """Count in this text."""
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]

    def at(self, offset: int) -> int:
        """Where an offset of ours is."""
        return offset + bisect_left(self._astral, offset)


def no_lone(text: str) -> str:
    """The text with every lone surrogate, which UTF-8 cannot hold, as U+FFFD."""
    return _LONE.sub("\ufffd", text)


def for_xml(text: str) -> str:
    """The text with every character that XML 1.0 forbids as U+FFFD; as long as before."""
    return _NO_XML.sub("\ufffd", text)


def forbidden_in_xml(text: str) -> int:
    """How many such characters a text has."""
    return len(_NO_XML.findall(text))


def lone(text: str) -> int:
    """How many lone surrogates a text has."""
    return len(_LONE.findall(text))
