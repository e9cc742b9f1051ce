"""The keymap in force, and what a changed file does to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import describe, takes
from tui.keymap import Dispatcher, load, read, search_order

if TYPE_CHECKING:
    from tui.keymap import Keymap, Problem, Source

Stamp = tuple[int, int, int]


class LiveKeys:
    """Files of key bindings, read at the start and again when one of them is saved."""

    def __init__(self, choice: Path | None = None) -> None:
        """Load what there is; a line with an error is left out, and is among `problems`."""
        self._choice = choice
        self._stamps = self._stamps_now()
        keymap, self.problems = load(self._sources(), takes())
        self.dispatcher = Dispatcher(keymap, describe)

    @property
    def keymap(self) -> Keymap:
        """The map in force."""
        return self.dispatcher.keymap

    def reload(self) -> str:
        """Look at the files again. Returns a line to say; nothing when none has changed.

        A file with an error is refused as a whole: the last good map stays.
        """
        stamps = self._stamps_now()
        if stamps == self._stamps:
            return ""
        self._stamps = stamps
        keymap, problems = load(self._sources(), takes())
        errors = [each for each in problems if each.severity == "error"]
        if errors:
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            return f"{brief(errors[0])}{more} · the last good keys stay"
        self.problems = problems
        self.dispatcher.keymap = keymap
        return "keys read again"

    def _sources(self) -> list[Source]:
        return [read(path, Path.cwd()) for path in self._paths]

    @property
    def _paths(self) -> list[Path]:
        """A file that appears while the program runs counts, too."""
        return search_order(self._choice, Path.cwd(), os.environ)

    def _stamps_now(self) -> dict[Path, Stamp | None]:
        return {path: stamp(path) for path in self._paths}


def brief(problem: Problem) -> str:
    """A problem with its place, without its severity."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{place}: {problem.message}"


def stamp(path: Path) -> Stamp | None:
    """What tells that a file has changed; None without one."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return (seen.st_mtime_ns, seen.st_size, seen.st_ino)
