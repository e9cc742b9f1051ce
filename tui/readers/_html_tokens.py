"""The tags and texts of a page, however broken, in a time that grows with its length only.

`html.parser` of Python 3.11 takes 13 s for 40 kB of `<a <a <a …`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?)"
)
_RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in (
        "script",
        "style",
        "textarea",
        "title",
        "noscript",
        "iframe",
        "xmp",
        "noframes",
    )
}
"""Elements in which nothing is a tag but their own end."""
_MOST_ATTRIBUTES = 60
_LONG_NUMBER = re.compile(r"&#(?:\d{8,}|[xX][\da-fA-F]{7,});?")
"""No character has it, and `unescape` fails on more than 4,300 digits."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page."""

    kind: Literal["start", "end", "text", "raw", "comment"]
    """"raw": what stands in a script, a style, a title."""
    name: str = ""
    """Of a tag, or of the element a raw text stands in; lower case."""
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """What a page is made of, in order. Nothing is an error."""
    at, end = 0, len(page)
    while at < end:
        opened = page.find("<", at)
        if opened < 0:
            opened = end
        if opened > at:
            yield Token("text", text=plain(page[at:opened]))
        if opened == end:
            return
        token, at = _marked(page, opened)
        if token is None:
            continue
        yield token
        if token.kind == "start" and token.name in _RAW:
            closing = _RAW[token.name].search(page, at)
            until = closing.start() if closing else end
            yield Token("raw", token.name, page[at:until])
            at = until


def plain(words: str) -> str:
    """Words with their character references replaced."""
    return unescape(_LONG_NUMBER.sub("\ufffd", words)) if "&" in words else words


def _marked(page: str, at: int) -> tuple[Token | None, int]:
    """What begins with the `<` at a place, and where the page goes on."""
    if page.startswith("<!--", at):
        close = page.find("-->", at + 4)
        until = close if close >= 0 else len(page)
        return Token("comment", text=page[at + 4 : until]), until + 3
    if page.startswith("<![CDATA[", at):
        close = page.find("]]>", at)
        until = close if close >= 0 else len(page)
        return Token("text", text=page[at + 9 : until]), until + 3
    if tag := _TAG.match(page, at):
        attributes, until = _attributes(page, tag.end())
        kind: Literal["start", "end"] = "end" if page[at + 1] == "/" else "start"
        return Token(kind, tag[1].lower(), attributes=attributes), until
    if page[at + 1 : at + 2] in ("!", "?", "/"):
        close = page.find(">", at)
        return None, close + 1 if close >= 0 else len(page)
    return Token("text", text="<"), at + 1


def _attributes(page: str, at: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    while part := _ATTRIBUTE.match(page, at):
        at = part.end()
        if part["end"]:
            return found, at
        value = part["double"] or part["single"] or part["bare"] or ""
        if len(found) < _MOST_ATTRIBUTES:
            found.setdefault(part["name"].lower(), plain(value))
    return found, len(page)
