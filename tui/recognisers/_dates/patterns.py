"""The language that rules are written in, and what it compiles to.

A pattern is a row of atoms. An atom is a lower-case word, a CLASS of words, or several of
them with bars between: `last|next`, `DAY|NTH`. `?` behind makes it optional, `name=` before
remembers it. `( … )` groups, a lone `|` separates alternatives. `before << …` and `… >>
after` ask for neighbours that are no part of the expression, `before <! …` and `… !> after`
forbid them; what stands before has a fixed number of atoms. As each token is one symbol, all
this is a regular expression over symbols.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ATOM = re.compile(r"(?:(?P<name>[a-z]+)=)?(?P<body>\(|[A-Za-z|']+)(?P<many>\?)?\Z")
BEHIND = {"<<": "(?<={})", "<!": "(?<!{})"}
AHEAD = {">>": "(?={})", "!>": "(?!{})"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to use."""

    regex: re.Pattern[str]
    firsts: frozenset[str]
    """The symbols that its first token can be."""


def literals(pattern: str) -> Iterator[str]:
    """The lower-case words that a pattern names."""
    for atom in pattern.split():
        found = ATOM.match(atom)
        if found and found["body"] != "(":
            yield from (word for word in found["body"].split("|") if word.islower())


def caught(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where each name of a pattern was caught."""
    return {
        name.partition("_")[0]: match.span(name)
        for name, symbol in match.groupdict().items()
        if symbol is not None
    }


def compile_pattern(pattern: str, symbols: Mapping[str, str]) -> Compiled:
    """Compile a pattern. `symbols` gives for each word and class the symbols that fit it."""
    behind, ahead, atoms = "", "", pattern.split()
    names: list[str] = []
    for sign, form in BEHIND.items():
        if sign in atoms:
            cut = atoms.index(sign)
            behind += form.format(_Reader(atoms[:cut], symbols, names).source)
            atoms = atoms[cut + 1 :]
    for sign, form in AHEAD.items():
        if sign in atoms:
            cut = atoms.index(sign)
            ahead += form.format(_Reader(atoms[cut + 1 :], symbols, names).source)
            atoms = atoms[:cut]
    reader = _Reader(atoms, symbols, names)
    return Compiled(re.compile(f"{behind}{reader.source}{ahead}"), frozenset(reader.firsts))


class _Reader:
    """Reads a row of atoms into the source of a regular expression and its first symbols."""

    def __init__(self, atoms: list[str], symbols: Mapping[str, str], names: list[str]) -> None:
        self._atoms = atoms
        self._symbols = symbols
        self._names = names
        self._at = 0
        self.source, self.firsts, _ = self._choice()

    def _choice(self) -> tuple[str, set[str], bool]:
        source, firsts, empty = self._row()
        while self._at < len(self._atoms) and self._atoms[self._at] == "|":
            self._at += 1
            more, also, may_be_empty = self._row()
            source, firsts, empty = f"{source}|{more}", firsts | also, empty or may_be_empty
        return source, firsts, empty

    def _row(self) -> tuple[str, set[str], bool]:
        source, firsts, empty = "", set[str](), True
        while self._at < len(self._atoms):
            if self._atoms[self._at][0] in "|)":
                break
            more, also, may_be_empty = self._atom()
            source += more
            if empty:
                firsts |= also
            empty = empty and may_be_empty
        return source, firsts, empty

    def _atom(self) -> tuple[str, set[str], bool]:
        found = ATOM.match(self._atoms[self._at])
        if found is None:
            raise ValueError(f"no atom: {self._atoms[self._at]}")
        self._at += 1
        group = self._group(found["name"])
        optional = bool(found["many"])
        if found["body"] == "(":
            source, firsts, empty = self._choice()
            optional = empty or self._atoms[self._at] == ")?"
            self._at += 1
        else:
            fitting = "".join(self._symbols[word] for word in found["body"].split("|"))
            source, firsts = f"[{fitting}]", set(fitting)
        return f"({group}{source}){'?' if optional else ''}", firsts, optional

    def _group(self, name: str | None) -> str:
        """A name may be caught in several places: the later ones get a number behind it."""
        if not name:
            return "?:"
        self._names.append(name)
        return f"?P<{name}_{len(self._names)}>"
