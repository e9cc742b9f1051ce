"""The styles a widget paints with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget


class Palette:
    """Styles by component class, asked of Textual once: asking is dear.

    Without colours (NO_COLOR) only attributes are left: bold, italic, underline, reverse.
    """

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        self._styles: dict[tuple[str, ...], Style] = {}

    def style(self, *names: str) -> Style:
        """The widget's own style with those of the named components over it, in this order."""
        style = self._styles.get(names)
        if style is None:
            style = self._styles[names] = self._combined(names)
        return style

    def clear(self) -> None:
        """Ask again: the theme has changed."""
        self._styles.clear()

    def _combined(self, names: tuple[str, ...]) -> Style:
        widget = self._widget
        style = widget.rich_style
        for name in names:
            if name:
                style += widget.get_component_rich_style(self._prefix + name, partial=True)
        return style.without_color if widget.app.no_color else style
