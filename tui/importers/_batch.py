"""What comes out of an importer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.actor import Actor, Refusal
    from tui.model.article import ArticleRecord
    from tui.model.span import Span
    from tui.model.tag import Tag

MOST = 250_000
"""Rows that are taken from one source; more would make a step too large to undo."""


class NotImported(Exception):  # noqa: N818
    """Nothing of a source can be read; the message says why, on one line."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a source beyond its format."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Our names of columns with those of a CSV; `:actor` is the word itself, for all rows."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that rows are about, as far as the source says which."""

    id: str = ""
    name: str = ""
    """A path, a file's name, or an address."""
    hash: str = ""
    """SHA-256 of it, as in `tui.model.article`."""
    text: str | None = None
    """The text itself, if the source carries it."""
    record: ArticleRecord | None = None
    """All that another Dateline keeps of it."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What a table says of it, under the names of `tui.model.article.FACTS`."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row that would become a tag."""

    file: str
    line: int
    """Counted from 1 in its file; 0: the format has no lines."""
    text: str
    """Key of its `Text`."""
    kind: str
    """As the source calls it."""
    parts: tuple[Span, ...] = ()
    """In the source's own unit; empty: only the words are known."""
    quote: str = ""
    """The words; empty: only the place is known."""
    prefix: str = ""
    suffix: str = ""
    id: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    """What it says of them, under the names of our CSV columns."""
    above: tuple[str, ...] = ()
    """Kinds that its kind belongs to, the nearest first: a code's parents."""
    unit: str = ""
    """One of UNITS, if the format says so; empty: what fits the words best."""
    tag: Tag | None = None
    """All of it, where the source holds everything."""

    @property
    def where(self) -> str:
        """Its file and line."""
        return place(self.file, self.line)


@dataclass(frozen=True, slots=True)
class Linked:
    """A row that would become a link; its ends are `Proposed.id`s."""

    file: str
    line: int
    a: str
    b: str
    type: str
    aspect: str = ""
    note: str = ""
    id: str = ""

    @property
    def where(self) -> str:
        """Its file and line."""
        return place(self.file, self.line)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that becomes nothing, and why."""

    file: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{place(self.file, self.line)}: {self.why}"


@dataclass(slots=True)
class Batch:
    """Everything that a source proposes; filled by its importer."""

    texts: dict[str, Text] = field(default_factory=dict)
    """By a key of the importer's own."""
    rows: list[Proposed] = field(default_factory=list)
    links: list[Linked] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    """By id; only of formats that carry them."""
    refusals: list[Refusal] = field(default_factory=list)
    """Suggestions that were refused; their scope is `*` or the key of a text."""
    codebook: str = ""
    refused: list[Refused] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Is nothing in it, not even a row that makes no sense?"""
        rows = self.rows or self.links or self.refusals or self.refused
        return not (rows or self.actors or self.texts or self.codebook)

    def refuse(self, file: str, line: int, why: str) -> None:
        """Note a row that makes no sense."""
        self.refused.append(Refused(file, line, why))

    def add(self, row: Proposed) -> None:
        """Note a row. Raises NotImported at the row too many."""
        if len(self.rows) >= MOST:
            raise NotImported(f"{row.file}: more than {MOST:,} rows; take it in in pieces")
        self.rows.append(row)


def place(file: str, line: int) -> str:
    """A file and a line as compilers write them."""
    return f"{file}:{line}" if line else file
