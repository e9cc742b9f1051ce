"""One article with its tags and marks: the reading pane."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.model.span import Span
from tui.widgets import looks
from tui.widgets.extents import difference, differing
from tui.widgets.painting import Painter, lit_in
from tui.widgets.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events

    from tui.desk.scene import Scene

STRIPS = 256
"""Rows kept painted; with thousands, a key now and then waits for the garbage collector."""
SCROLLBAR = 1
MEASURE = 72
"""Columns of text that read well at most, unless the user chooses others."""

MANY = 200
"""With more tags changed at once, painting all that is visible costs less than looking."""


class ArticlePane(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows a `Scene`. Takes no keys and knows no store; it says what the mouse did."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = set(looks.COMPONENTS)
    """`pane--actor`, `-date`, `-own` (accepted; with `-suggested`, `-rule`), `pane--claim` …"""
    DEFAULT_CSS = looks.CSS

    @dataclass
    class Pressed(Message):
        """The mouse went down on the text."""

        pane: ArticlePane
        offset: int

        @property
        def control(self) -> ArticlePane:
            """The pane, for `@on(..., selector)`."""
            return self.pane

    @dataclass
    class Selected(Message):
        """The mouse was dragged over a stretch of text; said again whenever it has changed."""

        pane: ArticlePane
        start: int
        end: int

        @property
        def control(self) -> ArticlePane:
            """The pane, for `@on(..., selector)`."""
            return self.pane

    @dataclass
    class Scrolled(Message):
        """The wheel or the scrollbar has moved the text."""

        pane: ArticlePane
        top: int
        """The row that is now the first."""

        @property
        def control(self) -> ArticlePane:
            """The pane, for `@on(..., selector)`."""
            return self.pane

    def __init__(
        self,
        *,
        letters: Mapping[str, str] = MappingProxyType({}),
        plain: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._scene: Scene | None = None
        self._palette = Palette(self, "pane--")
        self._painter = Painter(self._palette, letters, plain=plain)
        self._strips: dict[int, Strip] = {}
        self._width = 0
        """Of the rows: the pane's without the scrollbar."""
        self._placing = False
        self._pressed: Span | None = None
        self._dragged: Span | None = None

    @staticmethod
    def text_width(width: int, measure: int = MEASURE) -> int:
        """The columns to typeset for, in a pane that takes `width` columns in all."""
        return max(1, min(measure, width - looks.GUTTER - SCROLLBAR))

    @property
    def scene(self) -> Scene | None:
        """What is shown. Setting it repaints the rows that differ."""
        return self._scene

    @scene.setter
    def scene(self, scene: Scene | None) -> None:
        before, self._scene = self._scene, scene
        if scene is None or before is None or scene.layout is not before.layout:
            self._start_over()
        elif scene is not before:
            self._change(before, scene)

    def dress(self, letters: Mapping[str, str], *, plain: bool) -> None:
        """Take other letters for the user's own kinds; paint the gutter in ASCII or not."""
        self._painter.letters, self._painter.plain = letters, plain
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Paint anew: the theme has changed."""
        super().notify_style_update()
        self._palette.clear()
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows of the viewport. There is no border: a row is its strip."""
        left, top, right, bottom = crop.corners
        first = self.scroll_offset.y
        strips = [self._strip(row) for row in range(first + top, first + bottom)]
        if left == 0 and right >= self._width:
            return strips
        return [strip.crop(left, right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Draw one row of the viewport."""
        return self._strip(self.scroll_offset.y + y)

    def _strip(self, row: int) -> Strip:
        if self._scene is None:
            return Strip.blank(self._width, self._palette.style())
        strip = self._strips.get(row)
        if strip is None:
            if len(self._strips) >= STRIPS:
                del self._strips[next(iter(self._strips))]
            strip = self._strips[row] = self._painter.strip(row, self._width)
        return strip

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say so when it was the mouse that scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing and self._scene and round(new_value) != round(old_value):
            self.post_message(self.Scrolled(self, round(new_value)))

    def on_resize(self) -> None:
        """Paint for the new width; whoever typesets hands a scene for it."""
        self._width = self.scrollable_content_region.width
        self._strips.clear()
        self._place()

    def _start_over(self) -> None:
        """Another text, or another width."""
        self._strips.clear()
        self._pressed = None
        rows = 0
        if self._scene is not None:
            self._painter.show(self._scene)
            rows = self._scene.layout.rows
        self.virtual_size = Size(self._width, rows)
        self._place()
        self.refresh()

    def _place(self) -> None:
        """Scroll to where the scene begins."""
        if self._scene is None:
            return
        self._placing = True
        self.scroll_to(y=self._scene.top, animate=False, force=True)
        self._placing = False

    def _change(self, before: Scene, scene: Scene) -> None:
        """The same text in the same rows; repaint those that look different."""
        tint = self._painter.tint
        self._painter.show(scene)
        others = differing(before.page.tags, scene.page.tags)
        others += differing(before.page.marks, scene.page.marks)
        if len(others) > MANY or scene.marked != before.marked:
            self._compare()
        else:
            spans = {part for item in others for part in item.parts}
            self._repaint(spans | self._moved(before, scene, tint))
        self._place()

    def _moved(self, before: Scene, scene: Scene, tint: tuple[Span, ...]) -> set[Span]:
        """Where the cursor, the tint, a lit mention or a hint differs."""
        spans: set[Span] = set()
        if before.active != scene.active:
            spans |= {before.cursor, scene.cursor}
        elif before.cursor != scene.cursor:
            spans |= difference(before.cursor, scene.cursor)
        if tint != self._painter.tint:
            spans |= {*tint, *self._painter.tint}
        if before.hints != scene.hints:
            spans |= {Span(offset, offset) for offset, _ in (*before.hints, *scene.hints)}
        if before.lit is not scene.lit:
            self._forget_hidden()
            stretch = self._visible_stretch()
            spans |= set(lit_in(before, stretch)) ^ set(lit_in(scene, stretch))
        return spans

    def _visible(self) -> range:
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def _visible_stretch(self) -> Span:
        """The text from the first visible row to the last."""
        rows = self._visible()
        assert self._scene is not None
        layout = self._scene.layout
        first, last = (min(row, layout.rows - 1) for row in (rows.start, rows.stop))
        return Span(layout.starts[first], layout.ends[last])

    def _forget_hidden(self) -> None:
        """Drop strips that are out of sight, so that none is shown later as it was."""
        visible = self._visible()
        self._strips = {row: strip for row, strip in self._strips.items() if row in visible}

    def _repaint(self, spans: Iterable[Span]) -> None:
        """Paint the rows of these spans anew."""
        assert self._scene is not None
        row_of, visible = self._scene.layout.row_of, self._visible()
        rows = {
            row
            for start, end in spans
            for row in range(row_of(start), row_of(max(start, end - 1)) + 1)
        }
        for row in rows:
            self._strips.pop(row, None)
            if row in visible:
                self.refresh(Region(0, row - visible.start, self._width, 1))

    def _compare(self) -> None:
        """Paint what is visible and repaint the rows that have become others."""
        before, self._strips = self._strips, {}
        for y, row in enumerate(self._visible()):
            strip = self._strips[row] = self._painter.strip(row, self._width)
            if before.get(row) != strip:
                self.refresh(Region(0, y, self._width, 1))

    def _sign_under(self, event: events.MouseEvent) -> Span | None:
        if self._scene is None:
            return None
        row = self.scroll_offset.y + event.y
        return self._scene.layout.sign_at(row, event.x - looks.GUTTER)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the sign under the mouse as where a drag begins."""
        sign = self._sign_under(event)
        if event.button != 1 or sign is None:
            return
        event.stop()
        self.capture_mouse()
        self._pressed, self._dragged = sign, None
        self.post_message(self.Pressed(self, sign.start))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag; beyond an edge, scroll a row."""
        if self._pressed is None:
            return
        event.stop()
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=1 if event.y > 0 else -1, animate=False)
        sign = self._sign_under(event)
        if sign is None or (self._dragged is None and sign == self._pressed):
            return
        stretch = Span(min(self._pressed.start, sign.start), max(self._pressed.end, sign.end))
        if stretch != self._dragged:
            self._dragged = stretch
            self.post_message(self.Selected(self, *stretch))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag."""
        if self._pressed is not None:
            event.stop()
            self.release_mouse()
            self._pressed = None
