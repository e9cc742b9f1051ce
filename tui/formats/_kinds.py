"""The kinds of a case: the three that are built in, and the user's own with their names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.formats import File

if TYPE_CHECKING:
    from tui.model.case import Case

COLOURS = {"actor": "#3b82f6", "claim": "#d97706", "date": "#059669"}
"""Of the built-in kinds, for programs that paint what is tagged."""
GREY = "#6b7280"
NAME = "codebook.toml"


@dataclass(frozen=True, slots=True)
class KindSaid:
    """What the codebook says of a kind."""

    id: str
    name: str
    colour: str = GREY
    """#rrggbb."""
    guide: str = ""
    """When to use it."""


def own_kinds(codebook: str) -> tuple[KindSaid, ...]:
    """The kinds that a codebook defines, in its order; none when it cannot be read."""
    try:
        entries = tomllib.loads(codebook).get("kind", [])
    except (tomllib.TOMLDecodeError, RecursionError):
        return ()
    return tuple(
        KindSaid(
            str(entry["id"]),
            str(entry.get("name", entry["id"])),
            _colour(entry.get("colour")),
            str(entry.get("guideline", "")).strip(),
        )
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and "id" in entry
    )


def kinds_of(case: Case) -> tuple[KindSaid, ...]:
    """Built-in kinds, then own ones, then what tags have that nothing defines, by name."""
    built_in = (KindSaid(kind, kind, colour) for kind, colour in COLOURS.items())
    known = {kind.id: kind for kind in (*built_in, *own_kinds(case.codebook))}
    others = sorted({tag.kind for tag in case.tags} - known.keys())
    return (*known.values(), *(KindSaid(kind, kind) for kind in others))


def codebook_file(case: Case) -> list[File]:
    """The codebook as a file beside the others, if there is one."""
    return [File(NAME, [case.codebook.encode("utf-8", "replace")])] if case.codebook else []


def _colour(value: object) -> str:
    words = str(value).lower()
    digits = words.removeprefix("#")
    well = len(words) == 7 and len(digits) == 6 and not set(digits) - set("0123456789abcdef")
    return words if well else GREY
