"""Things that are one, put together pair by pair."""

from __future__ import annotations


class Groups:
    """Groups that grow together; what was never joined is a group of its own."""

    def __init__(self) -> None:
        """Everything is alone."""
        self._above: dict[str, str] = {}

    def of(self, one: str) -> str:
        """The one that stands for the group this belongs to."""
        above = self._above
        while (up := above.get(one, one)) != one:
            above[one] = above.get(up, up)
            one = up
        return one

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        self._above[self.of(one)] = self.of(other)
