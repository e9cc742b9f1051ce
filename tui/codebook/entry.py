"""One entry of a codebook, line by line, and the kind that it comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.model.kind import BUILT_IN, EVERY, FIELDS, Kind, Rule
from tui.text.clean import clean_line
from tui.text.problem import MistakeError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Complain = Callable[[int, str], None]

KIND_KEYS = ("id", "key", "name", "colour", "guideline")
FIELD_KEYS = ("id", "name", "required", "values")
KEYS = tuple("123456789")
LONGEST = 80
"""Characters of an id or a name."""
MOST = 40
"""Fields of a kind."""

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII | re.IGNORECASE)
_OTHER_SPELLINGS = {"color": "colour", "guide": "guideline", "title": "name", "label": "name"}


@dataclass(slots=True)
class FieldEntry:
    """What stands under one [[kind.field]]."""

    line: int
    id: str = ""
    name: str = ""
    required: bool = False
    values: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)

    def take(self, key: str, value: object, line: int) -> None:
        """Take in a line. Raises MistakeError."""
        once(self.lines, key, FIELD_KEYS, line)
        if key == "required":
            if not isinstance(value, bool):
                raise MistakeError("required is true or false")
            self.required = value
        elif key == "values":
            self.values = listed(value)
        elif key == "id":
            self.id = word(key, value)
        else:
            self.name = word(key, value)

    def rule(self, kind: str, before: Mapping[str, Rule]) -> Rule:
        """The rule for a field of that kind. Raises MistakeError."""
        if not self.id:
            raise MistakeError("" if "id" in self.lines else "a field needs id")
        if self.id in before:
            raise MistakeError(f"field {self.id!r} is there twice")
        if len(before) >= MOST:
            raise MistakeError(f"a kind has up to {MOST} fields")
        given = {**FIELDS.get(kind, {}), **EVERY}
        if self.id not in given and kind in FIELDS:
            close = nearest(self.id, given)
            raise MistakeError(f"{kind} is built in and has no field {self.id!r}{close}")
        for value in self.values if given.get(self.id) else ():
            if value not in given[self.id]:
                allowed = ", ".join(given[self.id])
                close = nearest(value, given[self.id])
                raise MistakeError(f"{self.id} can be {allowed}, not {value!r}{close}")
        return Rule(self.id, self.name or self.id, self.required, self.values)


@dataclass(slots=True)
class Entry:
    """What stands under one [[kind]]."""

    line: int
    id: str = ""
    key: str = ""
    name: str = ""
    colour: str = ""
    guideline: str = ""
    fields: list[FieldEntry] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    wrong: str = ""
    """The line that a MistakeError of `kind` is about; empty: all of it."""

    def take(self, key: str, value: object, line: int) -> None:
        """Take in a line. Raises MistakeError."""
        once(self.lines, key, KIND_KEYS, line)
        if key == "key":
            if isinstance(value, bool) or str(value) not in KEYS:
                raise MistakeError(f"key must be 1 to 9, not {value!r}")
            self.key = str(value)
        elif key == "colour":
            if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
                raise MistakeError(f"colour is written #rrggbb, not {value!r}")
            self.colour = value.lower()
        elif key == "guideline":
            if not isinstance(value, str):
                raise MistakeError("guideline is a text in quotes")
            self.guideline = value.strip()
        elif key == "id":
            self.id = word(key, value)
        else:
            self.name = word(key, value)

    def kind(
        self,
        before: Mapping[str, Kind],
        letters: Mapping[str, tuple[str, int]],
        complain: Complain,
    ) -> Kind:
        """The kind it describes; fields that are wrong are told and left out.

        `before` and `letters` are the kinds and keys of earlier entries. Raises MistakeError,
        without words when what is wrong has been told.
        """
        self.wrong = "id"
        built_in = next((kind for kind in BUILT_IN if kind.id == self.id), None)
        if built_in is None:
            kind = self._own(before, letters)
        elif before[self.id] is not built_in:
            raise MistakeError(f"{self.id!r} is there twice")
        else:
            for key in ("key", "name"):
                if key in self.lines:
                    self.wrong = key
                    raise MistakeError(f"{self.id} is built in: it has its {key}")
            kind = built_in
        rules = self._rules(complain)
        return replace(kind, colour=self.colour, guideline=self.guideline, fields=rules)

    def _own(self, before: Mapping[str, Kind], letters: Mapping[str, tuple[str, int]]) -> Kind:
        for key, value in (("id", self.id), ("key", self.key), ("name", self.name)):
            if not value:  # without its line, or with one of which it has been told
                self.wrong = ""
                raise MistakeError("" if key in self.lines else f"a kind needs {key}")
        if self.id in before:
            raise MistakeError(f"{self.id!r} is there twice")
        if self.key in letters:
            self.wrong = "key"
            other, line = letters[self.key]
            raise MistakeError(f"key {self.key} is that of {before[other].name} (line {line})")
        return Kind(self.id, self.name, self.key)

    def _rules(self, complain: Complain) -> tuple[Rule, ...]:
        rules: dict[str, Rule] = {}
        for each in self.fields:
            try:
                rules[each.id] = each.rule(self.id, rules)
            except MistakeError as mistake:
                if str(mistake):
                    complain(each.lines.get("id", each.line), str(mistake))
        return tuple(rules.values())


def once(lines: dict[str, int], key: str, known: tuple[str, ...], line: int) -> None:
    """Note where a key stands. Raises MistakeError for one unknown or there already."""
    if key not in known:
        near = _OTHER_SPELLINGS.get(key)
        close = f"; did you mean '{near}'?" if near in known else nearest(key, known)
        raise MistakeError(f"unknown setting {key!r}{close}")
    if key in lines:
        raise MistakeError(f"{key} already stands on line {lines[key]}")
    lines[key] = line


def word(key: str, value: object) -> str:
    """A name or an id: some characters on one line. Raises MistakeError."""
    if not isinstance(value, str) or not value.strip():
        raise MistakeError(f"{key} must be a word")
    value = value.strip()
    if clean_line(value) != value or len(value) > LONGEST:
        raise MistakeError(f"{key} is one line of up to {LONGEST} characters")
    return value


def listed(value: object) -> tuple[str, ...]:
    """A list of words, each once. Raises MistakeError."""
    if not isinstance(value, list) or not value:
        raise MistakeError('values is a list of texts: ["yes", "no"]')
    words = tuple(word("each of values", each) for each in value)
    for each in words:
        if words.count(each) > 1:
            raise MistakeError(f"values has {each!r} twice")
    return words
