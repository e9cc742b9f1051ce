"""One symbol for each sort of token, and which symbols a word or class stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates import words as w

if TYPE_CHECKING:
    from collections.abc import Iterable

CLASSES = {
    "MONTH": w.MONTHS, "CLEAR": [m for m in w.MONTHS if m not in w.AMBIGUOUS],
    "ABBR": w.SHORT_MONTHS, "WEEKDAY": w.WEEKDAYS, "WDABBR": w.SHORT_WEEKDAYS,
    "WEEKDAYS": [f"{day}s" for day in w.WEEKDAYS], "SEASON": w.SEASONS, "PART": w.PARTS_OF_DAY,
    "UNIT": w.UNITS, "UNITS": w.PLURALS, "ONE": w.ONES, "TEN": w.TENS, "ORDINAL": w.ORDINALS,
    "DECADES": w.DECADES, "SHIFT": w.SHIFTS, "MOD": w.MODS, "HEDGE": w.HEDGES,
    "RATE": w.RATES, "COUNTED": w.COUNTED, "LEADS": w.BEFORE_A_TIME, "FOLLOWS": w.AFTER_A_TIME,
    "VAGUE": w.VAGUE_COUNTS,
}  # fmt: skip
"""Classes of words, by the words in them."""
SHAPES = {
    "YEAR": ("MODERN", "OLD"), "DAYNUM": ("HOUR", "DAY", "PADDED"),
    "NUMBER": ("HOUR", "DAY", "PADDED", "PAIR", "TRIPLE", "OLD", "MODERN", "AMOUNT"),
    **{shape: (shape,) for shape in (
        "HOUR", "DAY", "PADDED", "PAIR", "TRIPLE", "OLD", "MODERN", "AMOUNT", "COMPACT", "NTH",
        "ISO", "SLASHED", "CLOCK", "DECADE", "SHORT", "TOWER", "AM", "OCLOCK", "POSS", "DASH",
        "BC", "AD", "QUARTER", "COMMA", "OPEN", "CLOSE", "STOP", "BREAK", "NAME", "SKIP", "x",
    )},
}  # fmt: skip
"""Classes of everything else, by the shapes in them."""
DOTTED = ("ABBR", "WDABBR")
FIRST_SYMBOL = 0xE000
"""Private-use characters: none has a meaning inside a regular expression."""


class Alphabet:
    """The symbols of tokens, and of the classes and words that patterns name."""

    def __init__(self, literals: Iterable[str]) -> None:
        self.of_word: dict[str, str] = {}
        """The symbol of a word as written, or else in lower case."""
        self.of_shape: dict[str, str] = {}
        self.of_class: dict[str, str] = {}
        """All the symbols that a class or a literal word of a pattern fits."""
        self._sorts: dict[frozenset[str], str] = {}
        for name, shapes in SHAPES.items():
            self.of_class[name] = ""
            for shape in shapes:
                self.of_shape[shape] = self._symbol(frozenset({f"shape {shape}"}))
                self.of_class[name] += self.of_shape[shape]
        for word in sorted(
            {*literals, *(word for group in CLASSES.values() for word in group)}
        ):
            self._add_word(word, frozenset(literals))
        for short in DOTTED:
            for word in CLASSES[short]:
                self._add(f"{word.capitalize()}.", frozenset({short}))
        for word in ("c.", "ca."):
            self._add(word, frozenset({"LEADS", "CIRCA"}))
        for names, symbol in self._sorts.items():
            for name in names:
                if not name.startswith("shape "):
                    self.of_class[name] = self.of_class.get(name, "") + symbol

    def _add_word(self, word: str, literals: frozenset[str]) -> None:
        sort = {name for name, group in CLASSES.items() if word in group}
        if word in literals:
            sort.add(word)
        if word in w.AMBIGUOUS or word in w.SHORT_MONTHS or word in w.SHORT_WEEKDAYS:
            for written in (word.capitalize(), word.upper()):
                self._add(written, frozenset(sort))
        else:
            self._add(word, frozenset(sort))

    def _add(self, written: str, sort: frozenset[str]) -> None:
        self.of_word[written] = self._symbol(sort)

    def _symbol(self, sort: frozenset[str]) -> str:
        return self._sorts.setdefault(sort, chr(FIRST_SYMBOL + len(self._sorts)))
