"""A list of the desk as a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.screens.frame import Frame
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from tui.desk.desk import Desk
    from tui.keymap import Keymap


class ListScreen(Frame):
    """Whatever list it is: the list itself says what its rows look like."""

    def __init__(
        self, name: str, desk: Desk, keymap: Callable[[], Keymap | None], *, plain: bool = False
    ) -> None:
        """`name`: the screen's, see `desk.screens`."""
        super().__init__(desk, keymap, plain=plain)
        self._list = desk.screens.list_of(name)
        self._rows = Rows(plain=plain)

    def body(self) -> Iterable[Widget]:
        """The rows."""
        yield self._rows

    def show_body(self) -> None:
        """Draw the list as it is now."""
        self._rows.show(lambda width, height: self._list.picture(self.desk, width, height))

    @on(Rows.Pressed)
    def press(self, event: Rows.Pressed) -> None:
        """A click puts the cursor on a row; on the cursor's row it opens it."""
        number = self._list.row_at(event.y)
        if number is None:
            return
        if number == self._list.at:
            self._list.open(self.desk)
            self.post_message(self.Moved())
        else:
            self._list.go(number)
            self.sync()

    @on(Rows.Scrolled)
    def scroll(self, event: Rows.Scrolled) -> None:
        """The wheel moves the cursor."""
        self._list.down(event.rows)
        self.sync()
