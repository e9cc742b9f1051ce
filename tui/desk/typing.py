"""A line of text being typed: every key acts at once, however fast they come."""

from __future__ import annotations

from dataclasses import dataclass

from tui.text.cells import clusters

_MOVES = {"left": -1, "ctrl+b": -1, "right": 1, "ctrl+f": 1}
_ENDS = {"home": False, "ctrl+a": False, "end": True, "ctrl+e": True}


@dataclass(slots=True)
class Typed:
    """The text and where the cursor stands in it: before the character at `at`."""

    text: str
    at: int

    def press(self, key: str, character: str | None) -> None:
        """One key, by its Textual name, with the character it types. Others do nothing."""
        if key in _MOVES:
            self.at = self._step(_MOVES[key])
        elif key in _ENDS:
            self.at = len(self.text) if _ENDS[key] else 0
        elif key in ("backspace", "ctrl+h"):
            self._cut(self._step(-1), self.at)
        elif key in ("delete", "ctrl+d"):
            self._cut(self.at, self._step(1))
        elif key == "ctrl+u":
            self._cut(0, self.at)
        elif key == "ctrl+k":
            self._cut(self.at, len(self.text))
        elif key == "ctrl+w":
            self._cut(len(self.text[: self.at].rstrip().rpartition(" ")[0]), self.at)
        elif character is not None and character.isprintable():
            self.insert(character)

    def insert(self, text: str) -> None:
        """Put text in at the cursor, on one line."""
        line = " ".join(text.split("\n")).replace("\r", "")
        self.text = self.text[: self.at] + line + self.text[self.at :]
        self.at += len(line)

    def _step(self, by: int) -> int:
        """Where the cursor would be one character, as people count them, to a side."""
        edges = [0, *(cluster.end for cluster in clusters(self.text, 0, len(self.text)))]
        here = edges.index(self.at) if self.at in edges else len(edges) - 1
        return edges[max(0, min(here + by, len(edges) - 1))]

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.at = start
