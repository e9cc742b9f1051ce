"""Importers: what others have tagged comes in. One file a format, found by discovery.

An importer is pure: bytes go in, proposals come out. Which article a text is, and where in it
the words stand, is not decided here.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, runtime_checkable

from tui.importers._batch import Batch, Linked, NotImported, Proposed, Refused, Text, Wishes
from tui.importers._json import fields_in
from tui.importers._source import Source, opened
from tui.importers._units import UNITS, Unit, alike, one_newline, plain, to_stored, unit
from tui.plugins import discover

__all__ = [
    "UNITS", "Batch", "Importer", "Linked", "NotImported", "Proposed", "Refused", "Source",
    "Text", "Unit", "Wishes", "alike", "fields_in", "guessed", "importers", "one_newline",
    "opened", "plain", "to_stored", "unit",
]  # fmt: skip


@runtime_checkable
class Importer(Protocol):
    """Reads one format. Pure: same bytes, same proposals."""

    @property
    def name(self) -> str:
        """What `--format` calls it: as the format that we write."""
        ...

    @property
    def about(self) -> str:
        """What it reads, in a few words."""
        ...

    def knows(self, source: Source) -> bool:
        """Does it look like this format? Quick, and never raises."""
        ...

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """Everything in it; rows that make no sense are refused there, one by one.

        Raises NotImported when nothing of it can be read.
        """
        ...


@cache
def importers() -> dict[str, Importer]:
    """Every importer by its name."""
    found = discover(import_module(__name__), "IMPORTER", Importer).values()
    return {each.name: each for each in found}


def guessed(source: Source) -> Importer:
    """The importer for what the source looks like. Raises NotImported."""
    for each in importers().values():
        if each.knows(source):
            return each
    names = ", ".join(importers())
    what = "a folder, and not in" if source.is_folder else "not"
    raise NotImported(
        f"{source.name}: {what} a format that is known; --format is one of {names}"
    )
