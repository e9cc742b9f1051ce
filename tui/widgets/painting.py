"""Turn a scene into strips, a row at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.model.kind import CLAIM
from tui.model.span import Span
from tui.text.cells import cell_width, is_simple
from tui.text.clean import clean_line
from tui.text.typeset import SKIP
from tui.widgets.extents import Extents
from tui.widgets.hints import lay_over
from tui.widgets.looks import GUTTER, gutter, innermost, look_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.desk.scene import Scene
    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.widgets.hints import Piece
    from tui.widgets.palette import Palette

    Seen = Tag | Mark


class Painter:
    """Paints the rows of one scene."""

    def __init__(self, palette: Palette, letters: Mapping[str, str], *, plain: bool) -> None:
        self.letters = letters
        self.plain = plain
        """Only ASCII in the gutter?"""
        self._palette = palette
        self._tags: Extents[Tag] = Extents(())
        self._marks: Extents[Mark] = Extents(())
        self.tint: tuple[Span, ...] = ()
        """The parts of the claim under the cursor."""

    def show(self, scene: Scene) -> None:
        """Paint this scene from now on."""
        self.scene = scene
        if scene.page.tags is not self._tags.items:
            self._tags = Extents(scene.page.tags)
        if scene.page.marks is not self._marks.items:
            self._marks = Extents(scene.page.marks)
        cursor = scene.cursor
        at_cursor = self._seen(Span(cursor.start, max(cursor.end, cursor.start + 1)))
        claim = innermost(item for item in at_cursor if item.kind == CLAIM.id)
        self.tint = claim.parts if claim else ()

    def strip(self, row: int, width: int) -> Strip:
        """A row of the layout, `width` cells wide; blank below the last."""
        if row >= self.scene.layout.rows:
            return Strip.blank(width, self._palette.style())
        stretch = self.scene.layout.row_span(row)
        seen = self._seen(stretch)
        pieces = list(self._text(row, stretch, seen))
        if labels := self._labels(stretch):
            pieces = lay_over(pieces, labels, self.scene.layout.width)
        style = self._palette.style
        segments = [Segment(text, style(*look)) for text, look in self._gutter(row, seen)]
        segments += [Segment(text, style(*look)) for text, look in pieces]
        used = GUTTER + sum(cell_width(text) for text, _ in pieces)
        if used < width:
            segments.append(Segment(" " * (width - used), style()))
            used = width
        strip = Strip(segments, used)
        return strip if used == width else strip.crop(0, width)

    def _seen(self, stretch: Span) -> list[Seen]:
        """Tags and, if they are shown, marks that touch a stretch."""
        seen: list[Seen] = list(self._tags.touching(stretch))
        if self.scene.marked:
            seen += [mark for mark in self._marks.touching(stretch) if not mark.vague]
        return seen

    def _gutter(self, row: int, seen: list[Seen]) -> Iterator[Piece]:
        """The cells before the text, neighbours of one look together."""
        if not seen:
            yield " " * GUTTER, ()
            return
        claims = sorted(
            (item for item in seen if item.kind == CLAIM.id),
            key=lambda item: (item.span.start, -item.span.end),
        )
        begun = [item for item in seen if self.scene.layout.row_of(item.span.start) == row]
        text, look = "", ""
        for sign, component in gutter(claims, begun, self.letters, plain=self.plain):
            if text and component != look:
                yield text, (look,)
                text = ""
            text, look = text + clean_line(sign), component
        yield text, (look,)

    def _text(self, row: int, stretch: Span, seen: list[Seen]) -> Iterator[Piece]:
        """The words of a row, cut where their looks change."""
        scene = self.scene
        words = [item for item in seen if item.kind != CLAIM.id]
        layers = (
            ("claim-tint", [part for part in self.tint if part.overlaps(stretch)]),
            ("lit", lit_in(scene, stretch)),
        )
        cursor = [scene.cursor] if scene.cursor.overlaps(stretch) else []
        pointer = "cursor" if scene.active else "cursor-idle"
        spans = [part for item in words for part in item.parts]
        spans += [span for _, spans in layers for span in spans] + cursor
        for piece in self._cut(row, stretch, spans):
            look = [name for name, spans in layers if _any(spans, piece)]
            word = innermost(item for item in words if _any(item.parts, piece))
            look += [look_of(word)] if word else []
            look += [pointer] if _any(cursor, piece) else []
            yield scene.layout.text[piece.start : piece.end].replace(SKIP, ""), tuple(look)
        if not scene.cursor.length and scene.layout.row_of(scene.cursor.start) == row:
            yield " ", (pointer,)

    def _cut(self, row: int, stretch: Span, spans: Iterable[Span]) -> Iterator[Span]:
        """A row in pieces that lie wholly inside or outside each span. No sign is cut."""
        start, end = stretch
        cuts = {start, end, *(edge for span in spans for edge in span if start < edge < end)}
        if len(cuts) > 2 and not is_simple(self.scene.layout.text[start:end]):
            edges = [sign.start for sign, _, _ in self.scene.layout.signs(row)] + [end]
            cuts = {edges[bisect_right(edges, cut) - 1] for cut in cuts}
        return starmap(Span, pairwise(sorted(cuts)))

    def _labels(self, stretch: Span) -> list[tuple[int, str]]:
        """The hints in a row: the cell each begins at, its label."""
        return [
            (self.scene.layout.column_of(offset), clean_line(label))
            for offset, label in self.scene.hints
            if stretch.start <= offset < stretch.end
        ]


def lit_in(scene: Scene, stretch: Span) -> list[Span]:
    """The lit mentions in a stretch; mentions of one actor do not overlap."""
    first = max(0, bisect_left(scene.lit, (stretch.start,)) - 1)
    last = bisect_left(scene.lit, (stretch.end,))
    return [span for span in scene.lit[first:last] if span.end > stretch.start]


def _any(spans: Iterable[Span], piece: Span) -> bool:
    return any(span.overlaps(piece) for span in spans)
