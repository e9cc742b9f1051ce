"""What the desk asks of the world around it: the clipboard, a browser, files, other screens."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.desk.bar import Form
    from tui.desk.found import Found
    from tui.session.choosing import Wanted
    from tui.text.searching import Query

T = TypeVar("T")


class Outside(Protocol):
    """What the desk asks of the world around it."""

    def quit(self) -> None:
        """End the program."""

    def suspend(self) -> None:
        """Go to the background, as ctrl+z does in a shell."""

    def redraw(self) -> None:
        """Paint the whole screen again."""

    def show_help(self) -> None:
        """Show the keys of the present screen."""

    def show_messages(self) -> None:
        """Show what has been said so far."""

    def open_palette(self) -> None:
        """Let the user run any command by its name."""

    def fill_in(self, form: Form) -> None:
        """Let the user fill in a form."""

    def copy(self, text: str) -> str:
        """Put text on the clipboard; returns how."""
        ...

    def open_url(self, url: str) -> str:
        """Open an address in a browser; returns what was done or why not."""
        ...

    def export(self, form: str, path: Path, wanted: Wanted) -> None:
        """Write these tags to a file, off the event loop; what came of it is said later."""

    def write(self, path: Path, write: Callable[[IO[bytes]], int], what: str = "row") -> None:
        """Write a whole file, likewise; `write` touches nothing shared.

        It returns how many of `what` it has written.
        """

    def work_out(self, job: Callable[[], T], take: Callable[[T], None]) -> None:
        """Run something slow that touches nothing shared; `take` gets what it returns."""

    def search(self, query: Query, take: Callable[[Found], None], article: str = "") -> None:
        """Look in one article, or in all; `take` gets what was found, perhaps twice."""

    def pause(self) -> str:
        """Recognise no more than what is in sight, or go on; returns which of the two."""
        ...

    def read_as(self, article: str, encoding: str) -> None:
        """Read an article's file again in another encoding; empty: as it seems best."""
