"""The smallest Textual app that paints, and repaints one line for every key."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

READY = "Smallest"


class Line(Widget):
    """One line of text with a number that counts keys."""

    keys = 0

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"{READY} {self.keys:06}")] if y == 0 else [])


class Smallest(App[None]):
    """What key and start are measured against."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Line()

    def on_key(self) -> None:
        line = self.query_one(Line)
        line.keys += 1
        line.refresh(Region(0, 0, line.size.width, 1))


if __name__ == "__main__":
    Smallest().run()
