"""The application: it starts the threads and hears what they tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import App
from textual.message import Message

from tui import themes
from tui.app import first_light, signals
from tui.app.codebook import LiveCodebook
from tui.app.collecting import Collecting
from tui.app.filters import Sanitiser
from tui.app.frames import made_frame
from tui.app.news import Recognised, outcome
from tui.app.telling import hear
from tui.app.threads import Threads
from tui.app.world import World
from tui.desk.desk import Desk
from tui.screens.frame import Frame
from tui.session.session import Session, Touched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.filter import LineFilter

    from tui.app.keyboard import Keyboard
    from tui.app.keys import LiveKeys
    from tui.app.news import News
    from tui.app.setup import Setup
    from tui.keymap import Keymap
    from tui.session.session import Write
    from tui.watch import Seen

RELOAD = 0.5
"""Seconds between two looks at key bindings and codebook."""
RESUME = 2.0
"""Seconds after which a moved cursor is kept for the next start."""
GATHER = 0.2
"""Seconds in which marks of many articles are gathered before they are shown."""
PAUSE, AT_ONCE = 0.02, 0.004
"""Seconds between two goes at pages out of sight, and of one go."""
FORGET = 4.0
"""Seconds that something said stays in the status line, unless a key comes first."""


class DatelineApp(App[str]):
    """Joins session, desk, keys, screens and threads; its result is a line to print."""

    TITLE = "dateline"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []
    CSS = "Screen { layers: base; }"

    @dataclass
    class Heard(Message):
        """A thread has told something."""

        news: News

    def __init__(self, setup: Setup, threads: Callable[..., Threads] = Threads) -> None:
        """Nothing runs before the app is mounted."""
        super().__init__()
        self.setup = setup
        self.session = Session(self._save, by=setup.by)
        self.session.on_change = self._changed
        corpus = "demo copy" if setup.demo else setup.corpus.name
        self.desk = Desk(self.session, World(self), corpus=corpus)
        self.codebook = LiveCodebook(setup.store)
        self.desk.kinds = self.codebook.kinds
        for line in (self.codebook.wrong, *setup.notices):
            if line:
                self.desk.say(line)
        self.threads = threads(setup, self._hear)
        self.desk.smart_case, self.desk.citation = setup.smart_case, setup.citation
        self.desk.novelty.by, self.desk.novelty.ask = setup.novelty, self.threads.novelty.ask
        self.told: set[tuple[str, str]] = set()
        """Articles with the hash of the text of which it was said what their tags do in it."""
        self.noticed: tuple[str, tuple[Seen, ...]] = ("", ())
        """What was said last of the folder, and of which files."""
        self.collecting = Collecting()
        self.opened = False
        self.restored = False
        """Does the desk look as it did last time?"""
        self._sync_due = self._renewal_due = False
        self.lit = False
        """Is all there: keys, footer, what is kept now and then?"""
        self.asked_to_leave = False
        self.unsaved = 0
        """The number of the last save that is not yet on the disk; 0: all is."""
        self._frames: dict[str, Frame] = {}
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.theme_for(setup.theme, no_color=self.no_color)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The names that our widgets' styles use, for themes that lack them."""
        return dict(themes.DEFAULTS)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """A second belt: nothing that could command a terminal gets through."""
        return [*super().get_line_filters(), Sanitiser()]

    def get_default_screen(self) -> Frame:
        """The library; what was open last is put back when it has been read."""
        return self._frame("library")

    def on_mount(self) -> None:
        """Start with the library; the threads begin to read."""
        self.desk.resize(*self.size)
        self.threads.start()
        signals.heed(self._end)

    # Keys. They are read when the first screen has been painted, or the first key pressed.

    @cached_property
    def keys(self) -> LiveKeys:
        """The keymap in force."""
        from tui.app.keys import LiveKeys

        keys = LiveKeys(self.setup.keys)
        wrong = [str(problem) for problem in keys.problems if problem.severity == "error"]
        for line in (*wrong, self.codebook.without_key(keys.keymap)):
            if line:
                self.desk.say(line)
        return keys

    @cached_property
    def keyboard(self) -> Keyboard:
        """What makes commands of keys."""
        from tui.app.keyboard import Keyboard

        return Keyboard(self)

    def keymap_in_force(self) -> Keymap | None:
        """For the footer; none before the first paint."""
        return self.keys.keymap if "keys" in self.__dict__ else None

    def light_up(self) -> None:
        """The first articles are on the screen: now the rest that a user needs."""
        if self.lit:
            return
        self.lit = True
        self.set_interval(RELOAD, self._reload)
        self.set_interval(RESUME, self._now_and_then)
        self.set_interval(0.1, lambda: self.threads.compare(self.session))
        self.set_timer(0.1, self._keep_picture)
        _ = self.keys
        self.sync()

    async def on_event(self, event: events.Event) -> None:
        """Keys go to the keymap at once, unless a form, the help or another dialog is open."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not typed or not isinstance(self.screen, Frame):
            await super().on_event(event)
        elif isinstance(event, events.Key):
            self.keyboard.press(event.key, event.character)
        elif isinstance(event, events.Paste):
            self.keyboard.paste(event.text)
        else:
            await super().on_event(event)

    def _reload(self) -> None:
        """Take in files of the user's that have changed: keys, and the codebook."""
        said = [self.keys.reload(), self.codebook.reload()]
        if any(said):
            self.desk.kinds = self.codebook.kinds
            for line in (*said, self.codebook.without_key(self.keys.keymap)):
                if line:
                    self.desk.say(line)
            self.sync()

    # Showing.

    def sync(self) -> None:
        """Bring the screen up to date with the desk."""
        if not self.screen_stack or not isinstance(self.screen, Frame):
            return
        self.threads.hurry([view.article for view in self.desk.panes.visible])
        wanted = self._frame(self.desk.screen)
        if self.screen is wanted:
            wanted.sync()
        elif wanted not in self.screen_stack:
            self.push_screen(wanted)
        while self.screen is not wanted:
            self.pop_screen()

    def _frame(self, face: str) -> Frame:
        """The screen that shows a face of the desk; made when first wanted, then kept."""
        known = self._frames.get(face)
        if known is None:
            known = self._frames[face] = made_frame(self, face)
            self.install_screen(known, face)
        return known

    @on(Frame.Moved)
    def moved(self) -> None:
        """The mouse has opened an article."""
        self.sync()

    # Saving.

    def _save(self, writes: Sequence[Write]) -> None:
        self.unsaved = self.threads.save(writes, self._texts(writes))
        self.desk.saved = "saving…"

    def _texts(self, writes: Sequence[Write]) -> list[str]:
        """The texts that new tags were put on: they are kept, to find the tags again."""
        wanted = {row["article"] for table, _, row in writes if table == "tags" and row}
        articles = self.session.state.articles
        return [articles[name].text for name in wanted if name in articles]

    def keep_place(self) -> None:
        """Keep where the user is, for the next start."""
        if self.opened and self.desk.places.keep():
            self._keep_picture()

    def _now_and_then(self) -> None:
        """Keep the place; what was said a while ago makes room for what is at the cursor."""
        self.keep_place()
        if self.desk.message and monotonic() - self.desk.said_at > FORGET:
            self.desk.message = ""
            self.sync()

    def _keep_picture(self) -> None:
        """Keep what is on the screen, for the first light of the next start."""
        if self.screen_stack and isinstance(self.screen, Frame) and not self.setup.demo:
            first_light.keep(self.setup.store, self.size.width, self.screen.picture())

    def leave(self) -> None:
        """End; when something could not be saved, only the second time."""
        if self.desk.not_saved and not self.asked_to_leave:
            self.asked_to_leave = True
            self.desk.say(f"Q again quits and loses it. NOT SAVED: {self.desk.not_saved}")
            return
        self._end()

    def _end(self) -> None:
        self.keep_place()
        self.exit(self.closing_line())

    def closing_line(self) -> str:
        """What is printed when the screen is gone."""
        if self.setup.demo:
            return "the throw-away copy and its tags are gone"
        tags = len(self.session.state.tags)
        return f"{tags} tag{'s' if tags != 1 else ''} in {self.setup.store / 'tags.json'}"

    # Hearing.

    def _hear(self, news: News) -> None:
        """Called on the threads: only posts."""
        self.post_message(self.Heard(news))

    @on(Heard)
    def heard(self, message: Heard) -> None:
        """Take in what a thread has told, here on the event loop."""
        hear(self, message.news)
        if not isinstance(message.news, Recognised):
            self.sync()
        elif not self._sync_due:  # they come by the hundred: a few frames a second will do
            self._sync_due = True
            self.set_timer(GATHER, self._sync_gathered)

    def _sync_gathered(self) -> None:
        self._sync_due = False
        self.sync()

    def _changed(self, touched: Touched) -> None:
        self.desk.touched(touched)
        self.threads.look_again(self.session, touched)
        if not self._renewal_due and not self.session.pages.are_settled:
            self._renewal_due = True
            self.set_timer(PAUSE, self._renew)

    def _renew(self) -> None:
        """Bring pages out of sight up to date, a little at a time: keys come between."""
        self._renewal_due = False
        self.session.renew(AT_ONCE)
        if self.session.pages.are_settled:
            self.sync()

    def read_as(self, article: str, encoding: str) -> None:
        """Read a file again in another encoding, which is kept."""
        record = self.session.record(article)
        self.session.note(replace(record, encoding=encoding))
        self.threads.read_again(record.path, encoding)

    @work(thread=True)
    def in_background(self, job: Callable[[], News]) -> None:
        """Run something slow; what it returns is heard."""
        self._hear(outcome(job))
