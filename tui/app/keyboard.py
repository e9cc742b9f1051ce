"""From a key to the commands it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app import faults
from tui.commands import commands
from tui.keymap import Cancelled, Nothing, Pending, Replay, Run
from tui.screens.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.app import DatelineApp


class Keyboard:
    """Hands keys to the keymap, or to what is listening for characters."""

    def __init__(self, app: DatelineApp) -> None:
        """For this app."""
        self._app = app
        self._latest = ""
        """The step that was the last one when a key was pressed last."""

    def press(self, key: str, character: str | None) -> None:
        """One key, as Textual names it."""
        desk = self._app.desk
        desk.message = ""
        if desk.prompt is not None:
            self._type(key, character)
        elif desk.capture is not None:
            self._capture(key, character)
        else:
            self._dispatch(key, character)
        self._app.sync()

    def paste(self, text: str) -> None:
        """Pasted text goes where text is being typed, and nowhere else."""
        if self._app.desk.prompt is not None:
            self._app.desk.typed.insert(text)
            self._app.desk.retype()
            self._app.sync()

    def _type(self, key: str, character: str | None) -> None:
        desk = self._app.desk
        if key == "escape":
            desk.leave_prompt()
        elif key == "enter":
            desk.submit()
        else:
            before = desk.typed.text
            desk.typed.press(key, character)
            if desk.typed.text != before:
                desk.retype()

    def _capture(self, key: str, character: str | None) -> None:
        take = self._app.desk.capture
        typed = {"enter": "\r", "backspace": "\b", "space": " "}.get(key, character)
        if typed and any(view.hints for view in self._app.desk.panes.views):
            typed = self._app.keys.keymap.layout.get(typed, typed)  # labels are Latin letters
        if key == "escape" or typed is None or (take is not None and not take(typed)):
            self._app.desk.stop_listening()

    def _dispatch(self, key: str, character: str | None) -> None:
        outcome = self._app.keys.dispatcher.press(key, character, self._app.desk.contexts)
        self._pend("")
        match outcome:
            case Run(actions=actions, closes_bar=closes):
                self._close_bar(closes)
                self.run_actions(actions)
            case Pending(prefix=prefix, followers=followers, closes_bar=closes):
                self._close_bar(closes)
                self._pend(
                    "   ".join(
                        (f" {prefix} …", *(f"{k} {d.rstrip('.')}" for k, d in followers))
                    )
                )
            case Nothing(message=message, closes_bar=closes):
                self._close_bar(closes)
                self._app.desk.say(message)
            case Replay(presses=presses):
                for pressed, typed in presses:
                    self._dispatch(pressed, typed)
            case Cancelled():
                pass

    def run_actions(self, actions: Sequence[tuple[str, str]]) -> None:
        """Run commands one after the other; one that fails is said, and the app goes on."""
        known = commands()
        for name, argument in actions:
            try:
                known[name].run(self._app.desk, argument)
            except Exception as error:  # a fault in one action must not cost the others
                faults.note(self._app.setup.store, name, error)
                self._app.desk.say(f"{name} failed: {error!r}; nothing else is affected")
        self._app.desk.following.update()
        self._app.desk.panes.note_reading()
        latest = next(reversed(self._app.session.state.history), "")
        if latest != self._latest:  # a tag and the place where it was made are kept together
            self._latest = latest
            self._app.keep_place()

    def run_action_text(self, action: str | None) -> None:
        """Run what the palette has given: a command and perhaps an argument."""
        if action:
            name, _, argument = action.partition(" ")
            self.run_actions([(name, argument)])
        self._app.sync()

    def _close_bar(self, closes: bool) -> None:
        if closes:
            self._app.desk.close_bar()

    def _pend(self, strip: str) -> None:
        for screen in self._app.screen_stack:
            if isinstance(screen, Frame):
                screen.pending = strip
