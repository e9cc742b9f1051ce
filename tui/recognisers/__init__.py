"""Recognisers: an article goes in, marks come out. One file each, found by discovery."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tui.plugins import discover

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model.article import Article
    from tui.model.mark import Mark


@runtime_checkable
class Recogniser(Protocol):
    """Finds one sort of thing in an article. Pure: same article, same marks."""

    def find(self, article: Article) -> Iterable[Mark]:
        """Yield marks that lie in the article's body."""
        ...


@cache
def recognisers() -> dict[str, Recogniser]:
    """Every recogniser by the name of its module. Imports their word lists."""
    return discover(import_module(__name__), "RECOGNISER", Recogniser)


def recognise(article: Article) -> tuple[Mark, ...]:
    """All marks of an article, in reading order."""
    marks = [mark for each in recognisers().values() for mark in each.find(article)]
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.kind)))
