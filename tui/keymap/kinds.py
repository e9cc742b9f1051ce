"""The keys of the user's own kinds: does a key of the reader tag with each of them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.codebook import NAME
from tui.keymap.binding import describe
from tui.keymap.notation import show_keys
from tui.text.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.codebook import Codebook
    from tui.keymap.keymap import Keymap

COMMAND = "tag.add"


def without_key(codebook: Codebook, keymap: Keymap) -> Iterator[Problem]:
    """A warning for each own kind that no key of the reader tags with, and what has its key."""
    lines = dict(codebook.lines)
    for kind in codebook.own:
        if keymap.keys_for("reader", COMMAND, kind.letter):
            continue
        taken = keymap.bindings("reader").get((kind.letter,))
        has_it = f"is {describe(taken)} ({taken.origin})" if taken else "does nothing"
        chooses = next(iter(keymap.keys_for("reader", "tag.choose")), ())
        instead = f"; {show_keys(chooses)} lists the kinds" if chooses else ""
        message = f"key {kind.letter} is that of {kind.name}, but in the reader it {has_it}"
        yield Problem(NAME, lines[kind.id], "warning", message + instead)
