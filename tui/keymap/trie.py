"""Key sequences as a tree: each key leads to what may follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.keymap.binding import Binding


@dataclass(slots=True)
class Node:
    """A place in the tree; it has either a binding or children."""

    children: dict[str, Node] = field(default_factory=dict)
    binding: Binding | None = None

    def bindings(self) -> list[Binding]:
        """Every binding at or below this place."""
        found = [self.binding] if self.binding else []
        return found + [each for node in self.children.values() for each in node.bindings()]


def grow(bindings: Mapping[tuple[str, ...], Binding]) -> Node:
    """The tree of some bindings, no sequence of which begins with another."""
    root = Node()
    for keys, binding in bindings.items():
        node = root
        for key in keys:
            node = node.children.setdefault(key, Node())
        node.binding = binding
    return root
