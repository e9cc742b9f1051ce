"""One article with its tags and marks: the reading pane."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.desk.geometry import GUTTER
from tui.model.span import Span
from tui.widgets import looks, scroll_mark
from tui.widgets.changes import changed_spans
from tui.widgets.painting import Painter
from tui.widgets.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events

    from tui.desk.scene import Scene

STRIPS = 256
"""Rows kept painted; with thousands, a key now and then waits for the garbage collector."""
Held = tuple[bool, Strip]
"""A painted row, and whether the thumb of the scroll mark is in it."""


@dataclass
class PaneMessage(Message):
    """What the mouse did in a pane."""

    pane: ArticlePane

    @property
    def control(self) -> ArticlePane:
        """The pane, for `@on(..., selector)`."""
        return self.pane


class ArticlePane(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows a `Scene`. Takes no keys and knows no store; it says what the mouse did."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = set(looks.COMPONENTS)
    """`pane--actor`, `-date`, `-own` (accepted; with `-suggested`, `-rule`), `pane--claim` …"""
    DEFAULT_CSS = looks.CSS

    @dataclass
    class Pressed(PaneMessage):
        """The mouse went down on the text."""

        offset: int

    @dataclass
    class Selected(PaneMessage):
        """The mouse was dragged over a stretch of text; said again whenever it has changed."""

        start: int
        end: int

    @dataclass
    class Scrolled(PaneMessage):
        """The wheel or the scrollbar has moved the text."""

        top: int
        """The row that is now the first."""

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
        self._strips: dict[int, Held] = {}
        """By row of the layout."""
        self._placing = False
        self._pressed: Span | None = None
        self._dragged: Span | None = None
        self._scrolling = False

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
        strips = self._painted(range(top, bottom))
        if left == 0 and right >= self.size.width:
            return strips
        return [strip.crop(left, right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Draw one row of the viewport."""
        return self._painted(range(y, y + 1))[0]

    def _painted(self, lines: range) -> list[Strip]:
        """Rows of the viewport, painted unless they are kept."""
        width, height = self.size
        if self._scene is None:
            return [Strip.blank(width, self._palette.style())] * len(lines)
        top, strips = self.scroll_offset.y, self._strips
        at = scroll_mark.thumb(self._scene.layout.rows, height, top)
        painted = []
        for y in lines:
            held = strips.get(top + y)
            if held is None or held[0] != (y in at):
                if len(strips) >= STRIPS:
                    del strips[next(iter(strips))]
                strip = self._painter.strip(top + y, width, thumb=y in at)
                held = strips[top + y] = y in at, strip
            painted.append(held[1])
        return painted

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say so when it was the mouse that scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing and self._scene and round(new_value) != round(old_value):
            self.post_message(self.Scrolled(self, round(new_value)))

    def on_resize(self) -> None:
        """Paint for the new width; whoever typesets hands a scene for it."""
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
        self.virtual_size = Size(self.size.width, rows)
        self._place()
        self.refresh()

    def _place(self) -> None:
        """Scroll to where the scene begins."""
        if self._scene is None or self._scene.top == self.scroll_y:
            return
        self._placing = True
        self.scroll_to(y=self._scene.top, animate=False, force=True)
        self._placing = False

    def _change(self, before: Scene, scene: Scene) -> None:
        """The same text in the same rows; repaint those that look different."""
        tint = self._painter.tint
        self._painter.show(scene)
        if before.lit is not scene.lit or before.told is not scene.told:
            self._forget_hidden()
        spans = changed_spans(before, scene, self._visible_stretch())
        if spans is None:
            self._compare()
        elif tint == self._painter.tint:
            self._repaint(spans)
        else:
            self._repaint({*spans, *tint, *self._painter.tint})
        self._place()

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
                self.refresh(Region(0, row - visible.start, self.size.width, 1))

    def _compare(self) -> None:
        """Paint what is visible and repaint the rows that have become others."""
        before, self._strips = self._strips, {}
        self._painted(range(self.size.height))
        top = self.scroll_offset.y
        for row, held in self._strips.items():
            if before.get(row) != held:
                self.refresh(Region(0, row - top, self.size.width, 1))

    def _sign_under(self, event: events.MouseEvent) -> Span | None:
        if self._scene is None:
            return None
        row = self.scroll_offset.y + event.y
        return self._scene.layout.sign_at(row, event.x - GUTTER)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the sign under the mouse as where a drag begins, or the scrollbar."""
        sign = self._sign_under(event)
        if event.button != 1 or sign is None:
            return
        event.stop()
        self.capture_mouse()
        self._scrolling = event.x >= self.size.width - scroll_mark.WIDTH
        if self._scrolling:
            self._scroll_by_bar(event.y)
        else:
            self._pressed, self._dragged = sign, None
            self.post_message(self.Pressed(self, sign.start))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag; beyond an edge, scroll a row."""
        if self._scrolling:
            event.stop()
            self._scroll_by_bar(event.y)
        elif self._pressed is not None:
            event.stop()
            if not 0 <= event.y < self.size.height:
                self.scroll_relative(y=1 if event.y > 0 else -1, animate=False)
            self._drag(self._pressed, self._sign_under(event))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag."""
        if self._scrolling or self._pressed is not None:
            event.stop()
            self.release_mouse()
        self._scrolling, self._pressed = False, None

    def _drag(self, start: Span, end: Span | None) -> None:
        if end is None or (self._dragged is None and end == start):
            return
        stretch = Span(min(start.start, end.start), max(start.end, end.end))
        if stretch != self._dragged:
            self._dragged = stretch
            self.post_message(self.Selected(self, *stretch))

    def _scroll_by_bar(self, y: int) -> None:
        """Scroll so that the thumb stands at a row of the viewport."""
        assert self._scene is not None
        share = y / max(1, self.size.height - 1)
        self.scroll_to(y=round(share * self.max_scroll_y), animate=False)
