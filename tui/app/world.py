"""What the desk asks of the world: the clipboard, a browser, files, other screens.

The other screens are imported when they are wanted: they are not needed for the first light.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import IO, TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlsplit

from tui.app import clipboard
from tui.app.news import Done, Words
from tui.session.case import picture
from tui.session.exporting import NotWritten, write_file, write_whole
from tui.text.clean import fit_to_paste

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.app.app import DatelineApp
    from tui.desk.bar import Form
    from tui.desk.found import Found
    from tui.session.choosing import Wanted
    from tui.text.searching import Query

T = TypeVar("T")

_BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|\Z)")
"""An address without its scheme: a host with a dot in it."""
_SAFE = "/:?#[]@!$&'()*+,;=%~"


class World:
    """The app's side of `desk.Outside`."""

    def __init__(self, app: DatelineApp) -> None:
        """Act through this app."""
        self._app = app

    def quit(self) -> None:
        """End the program once everything is saved."""
        self._app.leave()

    def suspend(self) -> None:
        """Go to the background."""
        with suppress(AttributeError):
            self._app.action_suspend_process()

    def redraw(self) -> None:
        """Paint the whole screen again."""
        self._app.refresh(layout=True)
        self._app.screen.refresh(repaint=True, layout=True)

    def show_help(self) -> None:
        """The keys that work on the present screen."""
        from tui.keymap import listing
        from tui.screens.help import HelpScreen

        keys = self._app.keys
        contexts = (self._app.desk.contexts[-1],)
        describe = self._app.codebook.describe
        self._app.push_screen(HelpScreen(listing(keys.keymap, contexts, describe)))

    def show_messages(self) -> None:
        """What has been said."""
        from tui.screens.messages import MessagesScreen

        self._app.push_screen(MessagesScreen(self._app.desk.messages))

    def open_palette(self) -> None:
        """All commands, with the keys they have here."""
        from tui.commands import commands, describe
        from tui.keymap import listing
        from tui.screens.palette import Entry, PaletteScreen

        keys = self._app.keys
        rows = listing(keys.keymap, (self._app.desk.contexts[-1],), describe)
        bound = {row.command: row.keys for row in reversed(rows)}
        entries = []
        for each in commands().values():
            if each.id.startswith("bar.") or each.takes == ("<char>",):
                continue
            for argument in each.takes or ("",):
                action = f"{each.id} {argument}".strip()
                entries.append(Entry(action, bound.get(action, ""), each.help))
        self._app.push_screen(PaletteScreen(entries), self._app.keyboard.run_action_text)

    def fill_in(self, form: Form) -> None:
        """A form over the screen."""
        from tui.screens.form import FormScreen

        self._app.push_screen(FormScreen(form), lambda _: self._app.sync())

    def copy(self, text: str) -> str:
        """Through the terminal at once; a tool of this machine takes it on a thread."""
        words = fit_to_paste(text)
        written, doubt = clipboard.to_terminal(words, self._app.copy_to_clipboard)
        reached, doubts = ["the terminal"] * written, [doubt] * bool(doubt)
        if some := clipboard.tools(os.environ):
            self._app.in_background(
                lambda: Words(clipboard.copied(words, some, reached, doubts))
            )
        return clipboard.told(words, reached, doubts)

    def open_url(self, url: str) -> str:
        """In the browser of this machine; only http and https, and never through a shell."""
        address = f"https://{url}" if _BARE.match(url) else url
        if not _is_web(address):
            return f"only http and https addresses are opened: {url}"
        if os.environ.get("SSH_CONNECTION"):
            return f"over ssh there is no browser here; the address is {url}"
        import webbrowser

        opened = webbrowser.open(quote(address, safe=_SAFE))
        return f"opened {url}" if opened else f"no browser could be started for {url}"

    def export(self, form: str, path: Path, wanted: Wanted) -> None:
        """Write on a thread, from a picture of the work as it is now."""
        case = picture(self._app.session, self._app.setup.store)
        self._write(path, lambda keep: write_file(form, wanted.of(case()), path, keep=keep))

    def write(self, path: Path, write: Callable[[IO[bytes]], int], what: str = "row") -> None:
        """Write on a thread; what came of it is said."""
        self._write(path, lambda keep: write_whole(path, write, keep=keep), what)

    def _write(
        self, path: Path, write: Callable[[tuple[Path, Path]], int], what: str = "row"
    ) -> None:
        keep = self._app.setup.corpus, self._app.setup.store

        def work() -> Words:
            try:
                count = write(keep)
            except NotWritten as reason:
                return Words(f"not exported: {reason}")
            return Words(f"{count} {what if count == 1 else f'{what}s'} written to {path}")

        self._app.in_background(work)

    def work_out(self, job: Callable[[], T], take: Callable[[T], None]) -> None:
        """Run something slow on a thread; on the event loop, hand over what it returns."""

        def work() -> Done:
            found = job()
            return Done(lambda: take(found))

        self._app.in_background(work)

    def search(self, query: Query, take: Callable[[Found], None], article: str = "") -> None:
        """Look in one article, or in all, in another process."""
        self._app.threads.searching.search(query, take, article)

    def pause(self) -> str:
        """Recognise no more than what is in sight, or go on with all."""
        rests = self._app.threads.pause()
        self._app.desk.library.progress = self._app.threads.progress
        return "only what is open is recognised now" if rests else "recognition goes on"

    def read_as(self, article: str, encoding: str) -> None:
        """Read a file again."""
        self._app.read_as(article, encoding)


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that hold no address
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
