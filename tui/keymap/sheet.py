"""One key bindings file, read and judged by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.keymap.action import read_value
from tui.keymap.binding import Binding
from tui.keymap.notation import parse_sequence
from tui.keymap.settings import LAYOUT, Settings, read_layout, read_top
from tui.keymap.terminal import doubts
from tui.text.problem import MistakeError, Problem, nearest
from tui.text.statements import scan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.keymap.binding import CommandTakes
    from tui.text.statements import Statement


@dataclass(frozen=True, slots=True)
class Entry:
    """A sound line of a section: a binding or, without one, the keys that it unbinds."""

    section: str
    keys: tuple[str, ...]
    binding: Binding | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is sound in a file, and what is wrong with the rest of it."""

    entries: tuple[Entry, ...]
    settings: Settings
    problems: tuple[Problem, ...]


def read_sheet(text: str, file: str, known: CommandTakes, contexts: Mapping[str, str]) -> Sheet:
    """Read a file; a line with an error is left out, and nothing is raised."""
    statements, problems = scan(text, file, "key bindings file")
    reader = _Reader(file, known, contexts, problems)
    for statement in statements:
        reader.read(statement)
    reader.drop_unreachable()
    problems.sort(key=lambda problem: problem.line)
    return Sheet(tuple(reader.entries.values()), reader.settings, tuple(problems))


@dataclass(slots=True)
class _Reader:
    """Goes through the statements of a file and keeps what has been seen."""

    file: str
    known: CommandTakes
    contexts: Mapping[str, str]
    problems: list[Problem]
    settings: Settings = field(default_factory=Settings)
    entries: dict[tuple[str, tuple[str, ...]], Entry] = field(default_factory=dict)
    lines: dict[tuple[str, tuple[str, ...]], tuple[int, str]] = field(default_factory=dict)
    """Every key sequence of a section by its line and spelling, sound or not."""
    unbound: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    headers: dict[str, int] = field(default_factory=dict)

    def complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, "error", message))

    def warn(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, "warning", message))

    def read(self, statement: Statement) -> None:
        """Take in one statement."""
        try:
            if statement.key is None:
                self.open_section(statement)
            elif statement.section in ("", LAYOUT):
                self.set(statement.section, statement.key, statement)
            elif statement.section in self.contexts:
                self.read_entry(statement, statement.key)
        except MistakeError as mistake:
            self.complain(statement.line, str(mistake))

    def open_section(self, statement: Statement) -> None:
        name = statement.section
        if statement.array:
            self.complain(statement.line, f"write [{name}], not [[{name}]]")
        if name != LAYOUT and name not in self.contexts:
            close = nearest(name, [*self.contexts, LAYOUT], "[{}]")
            raise MistakeError(f"unknown section [{name}]{close}")
        if name in self.headers:
            raise MistakeError(f"[{name}] already begins on line {self.headers[name]}")
        self.headers[name] = statement.line

    def set(self, section: str, key: str, statement: Statement) -> None:
        """Take in a setting of the file or of its keyboard layouts."""
        if section == LAYOUT:
            self.settings = read_layout(self.settings, key, statement.value)
            return
        if key in self.contexts:
            raise MistakeError(f"a section is written [{key}] on a line of its own")
        self.settings, note = read_top(self.settings, key, statement.value)
        if note:
            self.warn(statement.line, note)

    def read_entry(self, statement: Statement, written: str) -> None:
        """Take in a line of a section."""
        section, line = statement.section, statement.line
        if written == "inherit":
            if not isinstance(statement.value, bool):
                raise MistakeError("inherit is true or false")
            self.settings = self.settings.with_inherit(section, statement.value)
            return
        keys = parse_sequence(written)
        self.claim(section, keys, line, written)
        meaning = read_value(statement.value, self.known)
        if not meaning.actions:
            self.unbound.add((section, keys))
            self.entries[section, keys] = Entry(section, keys, None)
            return
        for doubt in dict.fromkeys(filter(None, map(doubts, keys))):
            self.warn(line, doubt)
        origin = f"{self.file}:{line}"
        binding = Binding(keys, meaning.actions, meaning.desc, meaning.show, section, origin)
        self.entries[section, keys] = Entry(section, keys, binding)

    def claim(self, section: str, keys: tuple[str, ...], line: int, written: str) -> None:
        """Note who has these keys; raise MistakeError if somebody has them already."""
        if (section, keys) in self.lines:
            first, spelling = self.lines[section, keys]
            other = "" if spelling == written else " (same key, other spelling)"
            raise MistakeError(f"{' '.join(keys)} already bound on line {first}{other}")
        self.lines[section, keys] = (line, written)

    def drop_unreachable(self) -> None:
        """Leave out sequences whose beginning is bound by itself."""
        for (section, keys), (line, _) in self.lines.items():
            for end in range(1, len(keys)):
                start = (section, keys[:end])
                if start in self.lines and not {start, (section, keys)} & self.unbound:
                    self.entries.pop((section, keys), None)
                    self.complain(
                        line,
                        f"[{section}] {' '.join(keys)} can never fire: "
                        f"{' '.join(keys[:end])} (line {self.lines[start][0]}) "
                        "is bound by itself",
                    )
                    break
