"""The kinds of a case: the three that are built in, and the user's own with their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.codebook import NAME, read_kinds
from tui.formats import File
from tui.model.kind import BUILT_IN, Kind

if TYPE_CHECKING:
    from tui.model.case import Case

COLOURS = {"actor": "#3b82f6", "claim": "#d97706", "date": "#059669"}
"""Of the built-in kinds, for programs that paint what is tagged."""
GREY = "#6b7280"


def defined(codebook: str) -> tuple[Kind, ...]:
    """The kinds that a codebook says something of; what is wrong in it is left out."""
    return tuple(kind for kind in read_kinds(codebook).kinds if kind not in BUILT_IN)


def kinds_of(case: Case) -> tuple[Kind, ...]:
    """Built-in kinds, then own ones, then what tags have that nothing defines, by name."""
    known = {kind.id: _coloured(kind) for kind in read_kinds(case.codebook).kinds}
    others = sorted({tag.kind for tag in case.tags} - known.keys())
    return (*known.values(), *(Kind(kind, kind, "", GREY) for kind in others))


def _coloured(kind: Kind) -> Kind:
    return kind if kind.colour else replace(kind, colour=COLOURS.get(kind.id, GREY))


def codebook_file(case: Case) -> list[File]:
    """The codebook as a file beside the others, if there is one."""
    return [File(NAME, [case.codebook.encode("utf-8", "replace")])] if case.codebook else []
