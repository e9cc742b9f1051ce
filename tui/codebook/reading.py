"""A codebook's text read and judged: a mistake costs a line, and is said with its number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.codebook.entry import Entry, FieldEntry
from tui.model.kind import BUILT_IN, Kind
from tui.text.problem import MistakeError, Problem, nearest
from tui.text.statements import NOWHERE, scan

if TYPE_CHECKING:
    from tui.text.statements import Statement

NAME = "codebook.toml"
KIND, FIELD = "kind", "kind.field"


@dataclass(frozen=True, slots=True)
class Codebook:
    """What is sound in a codebook, and what is wrong with the rest of it."""

    kinds: tuple[Kind, ...] = BUILT_IN
    """The built-in kinds with what it says of them, then the user's own by their keys."""
    problems: tuple[Problem, ...] = ()
    """By line."""
    lines: tuple[tuple[str, int], ...] = ()
    """Ids of own kinds with the lines that give them their keys."""

    @property
    def own(self) -> tuple[Kind, ...]:
        """The user's own kinds, by their keys."""
        return self.kinds[len(BUILT_IN) :]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps a part of it from being used."""
        return tuple(each for each in self.problems if each.severity == "error")


def read_kinds(text: str, file: str = NAME) -> Codebook:
    """The kinds that a codebook's text describes; a line with an error is left out.

    Never raises.
    """
    statements, problems = scan(text, file, "codebook")
    reader = _Reader(file, problems)
    for statement in statements:
        reader.read(statement)
    return reader.codebook()


@dataclass(slots=True)
class _Reader:
    """Goes through the statements of a codebook and keeps what has been seen."""

    file: str
    problems: list[Problem]
    entries: list[Entry] = field(default_factory=list)
    open: Entry | FieldEntry | None = None
    """What the lines that follow belong to; None: to nothing."""

    def complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, "error", message))

    def read(self, statement: Statement) -> None:
        """Take in one statement."""
        try:
            if statement.key is None:
                self.open = None
                self.open = self.opened(statement)
            elif statement.section == "":
                raise MistakeError(
                    f"unknown setting {statement.key!r}; kinds begin with [[kind]]"
                )
            elif self.open is not None:
                self.open.take(statement.key, statement.value, statement.line)
        except MistakeError as mistake:
            self.complain(statement.line, str(mistake))

    def opened(self, header: Statement) -> Entry | FieldEntry | None:
        """What a header opens. Raises MistakeError."""
        name = header.section
        if name == NOWHERE:
            return None
        if name not in (KIND, FIELD):
            close = nearest(name, (KIND, FIELD), "[[{}]]")
            raise MistakeError(f"unknown section [{name}]{close}")
        if not header.array:
            raise MistakeError(f"write [[{name}]], not [{name}]")
        if name == KIND:
            self.entries.append(Entry(header.line))
            return self.entries[-1]
        if not self.entries:
            raise MistakeError("a field stands under its kind: [[kind]] is missing before it")
        self.entries[-1].fields.append(FieldEntry(header.line))
        return self.entries[-1].fields[-1]

    def codebook(self) -> Codebook:
        """What all entries come to."""
        kinds = {kind.id: kind for kind in BUILT_IN}
        letters: dict[str, tuple[str, int]] = {}
        for entry in self.entries:
            try:
                kind = entry.kind(kinds, letters, self.complain)
            except MistakeError as mistake:
                if str(mistake):
                    self.complain(entry.lines.get(entry.wrong, entry.line), str(mistake))
                continue
            kinds[kind.id] = kind
            if entry.key:
                letters[entry.key] = (kind.id, entry.lines["key"])
        order = [*(kind.id for kind in BUILT_IN), *(letters[key][0] for key in sorted(letters))]
        return Codebook(
            tuple(kinds[name] for name in order),
            tuple(sorted(self.problems, key=lambda problem: problem.line)),
            tuple(letters[key] for key in sorted(letters)),
        )
