"""Formats: the work goes out as a file for others. One file each, found by discovery."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import IO, TYPE_CHECKING, Protocol, runtime_checkable

from tui.plugins import discover

if TYPE_CHECKING:
    from tui.model.case import Case


@runtime_checkable
class Format(Protocol):
    """Writes a case in one format. Deterministic: same case, same bytes."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def suffix(self) -> str:
        """Suffix of the files it writes, with the dot."""
        ...

    def write(self, case: Case, out: IO[bytes], *, raw: bool = False) -> int:
        """Write every tag and return how many rows there were; `raw`: for machines only."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Every format by its name."""
    found = discover(import_module(__name__), "FORMAT", Format)
    return {each.name: each for each in found.values()}
