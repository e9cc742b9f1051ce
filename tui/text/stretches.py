"""Many spans in little room: two numbers each, and a span only when it is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Stretches(Sequence[Span]):
    """Spans that cannot be changed. Equal to another one of the same spans.

    Ten megabytes of text have two million words: as tuples they would take 270 MB, and the
    collector would visit them again and again.
    """

    __slots__ = ("_ends",)

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Keep these."""
        self._ends = array("q", chain.from_iterable(spans))

    def __len__(self) -> int:
        return len(self._ends) // 2

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Span, ...]: ...

    def __getitem__(self, index: int | slice) -> Span | tuple[Span, ...]:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        at = 2 * index if index >= 0 else len(self._ends) + 2 * index
        if at < 0:
            raise IndexError(index)
        return Span(self._ends[at], self._ends[at + 1])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._ends[::2], self._ends[1::2])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stretches) and self._ends == other._ends

    def __hash__(self) -> int:
        return hash(self._ends.tobytes())
