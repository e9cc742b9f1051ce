"""Recognisers: an article goes in, marks come out. One file each, found by discovery."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tui.plugins import discover
from tui.recognisers._choice import TRAINED, Choice, choose
from tui.recognisers._sources import built_in, edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model.article import Article
    from tui.model.mark import Mark

__all__ = [
    "TRAINED",
    "Choice",
    "Recogniser",
    "UnavailableError",
    "choose",
    "edition_of",
    "merged",
    "recognise",
    "recogniser",
    "recognisers",
]


@runtime_checkable
class Recogniser(Protocol):
    """Finds one sort of thing in an article. Pure: same article, same marks."""

    def find(self, article: Article) -> Iterable[Mark]:
        """Yield marks that lie in the article's body."""
        ...


class UnavailableError(Exception):
    """A recogniser that cannot be had here; the message says why and what helps, on a line."""


@cache
def recognisers() -> dict[str, Recogniser]:
    """Every built-in recogniser by the name of its module. Imports their word lists."""
    return discover(import_module(__name__), "RECOGNISER", Recogniser)


@cache
def recogniser(name: str) -> Recogniser:
    """One by its name: that of a module here, or `spacy:NAME`. Raises UnavailableError."""
    if name.startswith(TRAINED):
        from tui.recognisers._trained.pipeline import Trained  # loads what is not ours

        return Trained(name.removeprefix(TRAINED))
    try:
        return recognisers()[name]
    except KeyError as error:
        raise UnavailableError(f"no recogniser {name!r}") from error


def recognise(article: Article, names: Sequence[str] | None = None) -> tuple[Mark, ...]:
    """The marks of an article, in reading order, by these recognisers (None: the built-in)."""
    wanted = built_in() if names is None else names
    return merged([tuple(recogniser(name).find(article)) for name in wanted])


def merged(findings: Iterable[tuple[Mark, ...]]) -> tuple[Mark, ...]:
    """What several recognisers found, in reading order.

    Where two find the same kind of thing on exactly the same words, the earlier one's is kept.
    """
    kept: list[Mark] = []
    seen: set[tuple[object, ...]] = set()
    for marks in findings:
        kept += [mark for mark in marks if (mark.kind, mark.parts) not in seen]
        seen.update((mark.kind, mark.parts) for mark in marks)
    return tuple(sorted(kept, key=lambda mark: (mark.span, mark.kind)))


def edition_of(names: Sequence[str]) -> str:
    """Another one when the recognisers would find other things. Empty: that is not known."""
    from tui.recognisers._trained.edition import edition_of as trained

    parts = [trained(n.removeprefix(TRAINED)) for n in names if n.startswith(TRAINED)]
    editions = [edition(), *parts]
    return "\n".join([*names, *editions]) if all(editions) else ""
