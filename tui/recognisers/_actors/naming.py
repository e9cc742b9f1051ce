"""One name for all the ways in which a text writes an actor."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tui.recognisers._actors.lists import lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ARTICLE = re.compile(r"\b(?:al|el|an|as|ash|ad|az|at|ar|ul|ez)[- ]", re.IGNORECASE)


def plain(name: str) -> str:
    """A name without case, hyphens and Arabic articles, to compare spellings of one text."""
    return _ARTICLE.sub("", name).replace("-", " ").replace("'", "").lower()


_BODIES = ("organisation", "armed-group", "medium")


class Names:
    """Which name stands for which, in one text."""

    def __init__(self, types: Mapping[str, str], acronyms: Mapping[str, str]) -> None:
        """`types`: the type of each name; `acronyms`: what they stand for."""
        self._acronyms = acronyms
        self._full: dict[str, str] = {}
        """The fullest spelling of each plain full name."""
        self._short: dict[str, str] = {}
        """The full name by its end of several words: "Abdel Ghani"."""
        persons = [name for name, kind in types.items() if kind == "person" and " " in name]
        self._fill(persons)
        self._by_word = _index(self._full.values())
        self._bodies = _bodies(name for name, kind in types.items() if kind in _BODIES)

    def _fill(self, persons: Iterable[str]) -> None:
        for name in persons:
            key = plain(name)
            if len(name) > len(self._full.get(key, "")):
                self._full[key] = name
        for key, name in tuple(self._full.items()):
            words = key.split()
            for start in range(1, len(words) - 1):
                if self._full.pop(" ".join(words[start:]), None):
                    self._short[" ".join(words[start:])] = name

    def of(self, name: str, kind: str) -> str:
        """The actor to propose for a name of this type."""
        if kind == "person":
            return self._person(name)
        name = self._acronyms.get(name) or self._bodies.get(name, name)
        entry = lists().known.get(name)
        return entry.name if entry else name

    def _person(self, name: str) -> str:
        key = plain(name)
        if key in self._full:
            return self._full[key]
        if key in self._short:
            return self._short[key]
        words = key.split()
        if not words:
            return name
        found = self._by_word.get(words[-1], set())
        if len(words) > 1:
            found = {full for full in found if plain(full).startswith(words[0][0])}
            return name if len(found) != 1 else next(iter(found))
        return next(iter(found)) if len(found) == 1 else name


def _index(names: Iterable[str]) -> dict[str, set[str]]:
    """Full names by their last word, and by their first where no other name ends with it."""
    by_last: defaultdict[str, set[str]] = defaultdict(set)
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        words = plain(name).split()
        if words:
            by_last[words[-1]].add(name)
            by_first[words[0]].add(name)
    return {**by_first, **by_last}


def _bodies(names: Iterable[str]) -> dict[str, str]:
    """The full name of a body by its head: "Observatory", where only one name has it."""
    heads = lists().organisation_heads
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in name.split():
            if word.lower() in heads and word != name:
                found[word].add(name)
    return {word: next(iter(full)) for word, full in found.items() if len(full) == 1}
