"""The settings of a key bindings file: what it builds on, and keyboard layouts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.keymap.layouts import ROWS
from tui.text.problem import MistakeError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYOUT = "layout"
"""The section that is about keyboards, not about a screen."""

VERSION = 1
BASES = ("dateline", "none")
TOP = ("version", "base")
LAYOUT_KEYS = ("off", "use", "from", "into")


@dataclass(frozen=True, slots=True)
class Settings:
    """None: the file says nothing about it, so that a weaker file may."""

    base: str = "dateline"
    """"dateline": this file is added to the weaker ones; "none": it stands alone."""
    inherit: Mapping[str, bool] = field(default_factory=dict)
    layout_off: bool | None = None
    layout_use: tuple[str, ...] | None = None
    layout_from: tuple[str, ...] | None = None
    layout_into: tuple[str, ...] | None = None

    def with_inherit(self, section: str, yes: bool) -> Settings:
        """The same with a section that inherits or does not."""
        return replace(self, inherit={**self.inherit, section: yes})

    def own_layout(self) -> dict[str, str]:
        """The characters of `from` by those of `into` in the same places."""
        rows = zip(self.layout_from or (), self.layout_into or (), strict=False)
        return {typed: key for row in rows for typed, key in zip(*row, strict=False)}


def read_top(settings: Settings, key: str, value: object) -> tuple[Settings, str]:
    """Take in a line above the first section; the text is a warning or "".

    Raises MistakeError.
    """
    if key == "version":
        return settings, read_version(value)
    if key == "base":
        if not isinstance(value, str) or value not in BASES:
            close = nearest(str(value), BASES)
            raise MistakeError(f"there is no base {value!r}, only {' and '.join(BASES)}{close}")
        return replace(settings, base=value), ""
    raise MistakeError(f"unknown setting {key!r}{nearest(key, TOP)}")


def read_version(value: object) -> str:
    """A note if the file is newer than this program. Raises MistakeError."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise MistakeError(f"version is a number, {VERSION} for now")
    if value == VERSION:
        return ""
    return (
        f"written for version {value} of this format; this dateline knows {VERSION} "
        "and reads what it understands"
    )


def read_layout(settings: Settings, key: str, value: object) -> Settings:
    """Take in a line of [layout]. Raises MistakeError."""
    if key == "off":
        if not isinstance(value, bool):
            raise MistakeError("off is true or false")
        return replace(settings, layout_off=value)
    if key not in LAYOUT_KEYS:
        raise MistakeError(f"unknown setting {key!r} in [layout]{nearest(key, LAYOUT_KEYS)}")
    rows = texts(key, value)
    if key == "use":
        for name in rows:
            if name not in ROWS:
                raise MistakeError(f"no layout {name!r}; there are {', '.join(ROWS)}")
        return replace(settings, layout_use=rows)
    if key == "from":
        check_rows(rows, settings.layout_into)
        return replace(settings, layout_from=rows)
    check_rows(settings.layout_from, rows)
    return replace(settings, layout_into=rows)


def texts(key: str, value: object) -> tuple[str, ...]:
    """A text or a list of texts. Raises MistakeError."""
    values = value if isinstance(value, list) else [value]
    found = tuple(each for each in values if isinstance(each, str))
    if len(found) != len(values):
        raise MistakeError(f"{key} is a text in quotes or a list of texts")
    return found


def check_rows(typed: tuple[str, ...] | None, keys: tuple[str, ...] | None) -> None:
    """Raise MistakeError unless the rows of both fit, where both are known."""
    if typed is None or keys is None:
        return
    if [len(row) for row in typed] != [len(row) for row in keys]:
        raise MistakeError("from and into must have the same number of characters")
