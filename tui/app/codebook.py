"""The codebook in force, and what a changed file does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.keys import brief, stamp
from tui.codebook import NAME
from tui.commands import describe
from tui.keymap.kinds import without_key
from tui.storage.codebook import read_codebook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.keymap import Binding, Keymap
    from tui.model.kind import Kind


class LiveCodebook:
    """The kinds of a case, read at the start and again when their file is saved."""

    def __init__(self, store: Path) -> None:
        """Read what there is; an entry with an error is left out, which `wrong` tells."""
        self._store = store
        self._path = store / NAME
        self._stamp = stamp(self._path)
        self._codebook = read_codebook(store)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Built-in kinds and own ones, by their ids."""
        return {kind.id: kind for kind in self._codebook.kinds}

    @property
    def wrong(self) -> str:
        """A line on what is wrong with it; empty when nothing is."""
        errors = self._codebook.errors
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return f"{brief(errors[0])}{more}" if errors else ""

    def without_key(self, keymap: Keymap) -> str:
        """A line on kinds whose key does something else; empty when there are none."""
        found = list(without_key(self._codebook, keymap))
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        return f"{brief(found[0])}{more}" if found else ""

    def describe(self, binding: Binding) -> str:
        """What a key does; one that tags with an own kind says which."""
        command, argument = binding.actions[0]
        if binding.desc or command not in ("tag.add", "hits.tag") or not argument.isdigit():
            return describe(binding)
        own = {kind.letter: kind.name for kind in self._codebook.own}
        return f"Tag as {own[argument]}." if argument in own else describe(binding)

    def reload(self) -> str:
        """Look at the file again. Returns a line to say; nothing when it has not changed.

        One with an error is refused as a whole: the last good codebook stays.
        """
        seen = stamp(self._path)
        if seen == self._stamp:
            return ""
        self._stamp, before = seen, self._codebook
        self._codebook = read_codebook(self._store)
        if wrong := self.wrong:
            self._codebook = before
            return f"{wrong} · the last good codebook stays"
        own = len(self._codebook.own)
        return f"codebook read again: {own} kind{'' if own == 1 else 's'} of your own"
