"""Which frame shows which screen of the desk; imported when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.app import DatelineApp
    from tui.screens.frame import Frame


def made_frame(app: DatelineApp, name: str) -> Frame:
    """A frame for the screen of that name; lists that have none of their own share one."""
    desk, keymap, setup = app.desk, app.keymap_in_force, app.setup
    if name == "library":
        from tui.screens.library import LibraryScreen

        return LibraryScreen(desk, keymap, setup.corpus, setup.store, plain=setup.plain)
    if name == "reader":
        from tui.screens.reader import ReaderScreen

        return ReaderScreen(desk, keymap, plain=setup.plain)
    from tui.screens.listing import ListScreen

    return ListScreen(name, desk, keymap, plain=setup.plain)
