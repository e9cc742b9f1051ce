"""HTML that cannot be broken by what it holds: whatever is not markup already is escaped."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

VOID = frozenset(("br", "meta", "link"))
"""Elements that have no content and no end tag."""


class Markup(str):
    """Text that is HTML. Only `element`, `together` and `verbatim` make it."""

    __slots__ = ()


Content = str | None
"""Markup as it is, any other text escaped, None for nothing."""


def element(name: str, /, *content: Content, **attributes: str | None) -> Markup:
    """An element; `class_` is written class, `data_x` data-x; None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{together(content)}</{name}>")


def together(content: Iterable[Content], between: str = "") -> Markup:
    """Pieces one after another; `between` is markup, too."""
    return Markup(between.join(_piece(each) for each in content if each is not None))


def verbatim(text: str) -> Markup:
    """Markup of our own: a style, a document type."""
    return Markup(text)


def _piece(content: str) -> str:
    return content if isinstance(content, Markup) else _escaped(content)


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    """Nothing that acts, in a browser or in a terminal; UTF-8 can hold it."""
    return escape(clean_line(text))
