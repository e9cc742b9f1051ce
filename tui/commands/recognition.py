"""Recognition, which otherwise works by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command

if TYPE_CHECKING:
    from tui.desk.desk import Desk


@command("recognition.pause")
def pause(desk: Desk) -> None:
    """Recognise only what is open, or go on with all articles."""
    desk.say(desk.outside.pause())
