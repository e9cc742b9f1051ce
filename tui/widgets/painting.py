"""Turn a scene into strips, a row at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.desk.geometry import GUTTER, SIGNS
from tui.model.extents import Extents
from tui.model.kind import CLAIM
from tui.model.span import Span
from tui.text.cells import cell_width, is_simple
from tui.text.clean import clean_line
from tui.text.typeset import SKIP
from tui.widgets import scroll_mark
from tui.widgets.hints import lay_over
from tui.widgets.looks import BESIDE, BLANK, depth, extent_of, gutter, look_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.desk.scene import Scene
    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.widgets.looks import Piece
    from tui.widgets.palette import Palette

    Seen = Tag | Mark
    Layer = tuple[Sequence[Span], tuple[str, ...]]
    """Stretches of text with their look."""


class Painter:
    """Paints the rows of one scene."""

    def __init__(self, palette: Palette, letters: Mapping[str, str], *, plain: bool) -> None:
        self.letters = letters
        self.plain = plain
        """Only ASCII in the gutter?"""
        self._palette = palette
        self._tags: Extents[Tag] = Extents()
        self._marks: Extents[Mark] = Extents()
        self.tint: tuple[Span, ...] = ()
        """The parts of the claim under the cursor."""

    def show(self, scene: Scene) -> None:
        """Paint this scene from now on."""
        self.scene = scene
        if scene.page.tags is not self._tags.items:
            self._tags = Extents(scene.page.tags, self._tags)
        if scene.page.marks is not self._marks.items:
            self._marks = Extents(scene.page.marks, self._marks)
        cursor = scene.cursor
        at_cursor = self._seen(Span(cursor.start, max(cursor.end, cursor.start + 1)))
        claim = min((i for i in at_cursor if i.kind == CLAIM.id), key=depth, default=None)
        self.tint = claim.parts if claim else ()

    def strip(self, row: int, width: int, *, thumb: bool) -> Strip:
        """A row of the layout, `width` cells wide with the bar's; blank below the last."""
        pieces = self._row(row) if row < self.scene.layout.rows else []
        used, room = sum(cell_width(text) for text, _ in pieces), width - scroll_mark.WIDTH
        pieces += [(" " * (room - used), ()), (scroll_mark.SIGNS[self.plain, thumb], ("bar",))]
        style = self._palette.style
        segments = [Segment(text, style(*look)) for text, look in _merged(pieces)]
        if used <= room:
            return Strip(segments, width)
        words = Strip(segments[:-1], used).crop(0, room)
        return Strip.join([words, Strip(segments[-1:], scroll_mark.WIDTH)])

    def _row(self, row: int) -> list[Piece]:
        stretch = self.scene.layout.row_span(row)
        seen = self._seen(stretch)
        pieces = list(self._text(row, stretch, seen))
        if labels := self._labels(stretch):
            pieces = lay_over(pieces, labels, self.scene.layout.width)
        return [*self._gutter(row, seen), *pieces]

    def _seen(self, stretch: Span) -> list[Seen]:
        """Tags and, if they are shown, marks that touch a stretch."""
        seen: list[Seen] = list(self._tags.touching(stretch))
        if self.scene.marked:
            seen += [mark for mark in self._marks.touching(stretch) if not mark.vague]
        return seen

    def _gutter(self, row: int, seen: list[Seen]) -> Iterator[Piece]:
        """The cells before the text; the last sign says that here the same is told."""
        scene = self.scene
        if scene.beside is None or scene.layout.row_of(scene.beside.start) != row:
            yield from self._signs(row, seen)
            return
        signs = ((sign, look) for text, look in self._signs(row, seen) for sign in text)
        yield from islice(signs, SIGNS - 1)
        yield BESIDE[self.plain], ("sign",)
        yield BLANK

    def _signs(self, row: int, seen: list[Seen]) -> Iterator[Piece]:
        """What the gutter says of tags and marks."""
        if not seen:
            yield " " * GUTTER, ()
            return
        claims = [item for item in seen if item.kind == CLAIM.id]
        if len(claims) > 1:
            claims.sort(key=lambda item: (extent_of(item).start, -extent_of(item).end))
        row_of = self.scene.layout.row_of
        begun = [item for item in seen if row_of(extent_of(item).start) == row]
        yield from gutter(claims, begun, self.letters, plain=self.plain)

    def _text(self, row: int, stretch: Span, seen: list[Seen]) -> Iterator[Piece]:
        """The words of a row, cut where their looks change."""
        scene = self.scene
        pointer = "cursor" if scene.active else "cursor-idle"
        words = [item for item in seen if item.kind != CLAIM.id]
        if len(words) > 1:
            words.sort(key=depth)
        tinted = self.tint if scene.beside is None else (*self.tint, scene.beside)
        layers: list[list[Layer]] = [
            [(within(scene.told, stretch), ("told",))],
            [([part for part in tinted if part.overlaps(stretch)], ("claim-tint",))],
            [(within(scene.lit, stretch), ("lit",))],
            [(item.parts, (look_of(item),)) for item in words],
            [([scene.cursor] if scene.cursor.overlaps(stretch) else (), (pointer,))],
        ]
        spans = [span for layer in layers for spans, _ in layer for span in spans]
        for start, end in self._cut(row, stretch, spans):
            look = tuple(name for layer in layers for name in _uppermost(layer, start, end))
            yield scene.layout.text[start:end].replace(SKIP, ""), look
        if not scene.cursor.length and scene.layout.row_of(scene.cursor.start) == row:
            yield " ", (pointer,)

    def _cut(self, row: int, stretch: Span, spans: list[Span]) -> Iterable[tuple[int, int]]:
        """A row in pieces that lie wholly inside or outside each span. No sign is cut."""
        start, end = stretch
        if not spans:
            return (stretch,) if start < end else ()
        cuts = {start, end, *(edge for span in spans for edge in span if start < edge < end)}
        if len(cuts) > 2 and not is_simple(self.scene.layout.text[start:end]):
            edges = [sign.start for sign, _, _ in self.scene.layout.signs(row)] + [end]
            cuts = {edges[bisect_right(edges, cut) - 1] for cut in cuts}
        return pairwise(sorted(cuts))

    def _labels(self, stretch: Span) -> list[tuple[int, str]]:
        """The hints in a row: the cell each begins at, its label."""
        return [
            (self.scene.layout.column_of(offset), clean_line(label))
            for offset, label in self.scene.hints
            if stretch.start <= offset < stretch.end
        ]


def within(spans: tuple[Span, ...], stretch: Span) -> list[Span]:
    """Those of sorted spans, none of which overlaps another, that touch a stretch."""
    if not spans:
        return []
    first = max(0, bisect_left(spans, (stretch.start,)) - 1)
    last = bisect_left(spans, (stretch.end,))
    return [span for span in spans[first:last] if span.end > stretch.start]


def _uppermost(layer: list[Layer], start: int, end: int) -> tuple[str, ...]:
    """The look of the first in a layer that touches a piece."""
    for spans, look in layer:
        for span in spans:
            if span[0] < end and span[1] > start:
                return look
    return ()


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours that look alike as one: each piece costs forty bytes of escape codes."""
    held, held_look = "", None
    for text, look in pieces:
        if look == held_look:
            held += text
        else:
            if held_look is not None and held:
                yield held, held_look
            held, held_look = text, look
    if held_look is not None and held:
        yield held, held_look
