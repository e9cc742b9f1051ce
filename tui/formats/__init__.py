"""Formats: the work goes out as files for others. One file each, found by discovery.

Each format says what it cannot hold of a given case, and how much of it there is: `losses`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from tui.plugins import discover

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model.case import Case


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a case that a format cannot hold."""

    what: str
    """In the plural, for the user: "links between claims"."""
    count: int
    tags: bool = False
    """Are these tags that are left out altogether? No tag is counted twice as such."""

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"


class File(NamedTuple):
    """One file of an export."""

    name: str
    """Relative, with forward slashes, fit for every system; no two differ only in case."""
    pieces: Iterable[bytes]
    """Its bytes; may be gone through once, and before the next file is asked for."""


@runtime_checkable
class Format(Protocol):
    """Writes a case in one format. Deterministic: same case, same bytes."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def suffix(self) -> str:
        """Suffix of its one file, with the dot; empty: several files, in a folder or a zip."""
        ...

    @property
    def about(self) -> str:
        """What it is for, in a few words."""
        ...

    def losses(self, case: Case) -> Sequence[Loss]:
        """What of this case it cannot hold; nothing that the case has none of."""
        ...

    def files(self, case: Case, *, raw: bool = False) -> Iterable[File]:
        """Everything to be written; one file if there is a suffix. `raw`: for machines only."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Every format by its name; CSV first."""
    found = discover(import_module(__name__), "FORMAT", Format).values()
    return {each.name: each for each in sorted(found, key=lambda each: each.name != "csv")}


def rows_of(form: Format, case: Case) -> int:
    """How many of the case's tags a format writes."""
    return len(case.tags) - sum(loss.count for loss in form.losses(case) if loss.tags)
