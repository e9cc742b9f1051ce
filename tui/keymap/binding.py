"""What a key does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CommandTakes = Mapping[str, tuple[str, ...]]
"""Command ids by the arguments they take: () none; names, one of which is required; a tuple
with "" among them, the argument may be left out; ("<char>",) the next character typed."""

CAPTURE = "<char>"
"""Stands for the next character typed."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A sequence of keys and the actions it runs, in order."""

    keys: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    """Command ids, each with its argument or ""."""
    desc: str = ""
    """The file's own words for it; empty: those of the command."""
    show: bool = False
    """Does the footer show it?"""
    context: str = "global"
    """The section in which it is written."""
    origin: str = ""
    """`file:line`, or "built in"."""

    @property
    def command(self) -> str:
        """The actions as they are written: `tag.add actor`; several are joined by ", "."""
        return ", ".join(f"{command} {argument}".rstrip() for command, argument in self.actions)

    @property
    def captures(self) -> bool:
        """Does it wait for one more character?"""
        return any(argument == CAPTURE for _, argument in self.actions)


def describe(binding: Binding) -> str:
    """The words of the file, or the actions themselves."""
    return binding.desc or binding.command
