"""Keys pressed at a desk as the app presses them, each of them counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.made import Nobody
from tui.commands import commands, describe, takes
from tui.desk.desk import Desk
from tui.keymap import Dispatcher, Run, load
from tui.keymap.files import packaged_file, read
from tui.keymap.notation import character_name, character_of

if TYPE_CHECKING:
    from tui.session.session import Session


class Player:
    """The default keys at a desk of 120 × 40."""

    def __init__(self, session: Session) -> None:
        self.desk = Desk(session, Nobody())
        session.on_change = self.desk.touched
        self.desk.resize(120, 40)
        keymap, problems = load([read(packaged_file())], takes())
        assert not [each for each in problems if each.severity == "error"], problems
        self.keys = Dispatcher(keymap, describe)
        self.pressed = 0
        self.selecting: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {}
        """Keys that only select, by context; `shortest` fills it."""

    def press(self, *keys: str) -> None:
        """Press keys: single characters, or names like `enter`."""
        for key in keys:
            self.pressed += 1
            self._press(key)

    def _press(self, key: str) -> None:
        desk = self.desk
        character = key if len(key) == 1 else character_of(key)
        if desk.prompt is not None:
            desk.submit() if key == "enter" else desk.typed.press(key, character)
        elif desk.capture is not None:
            if not desk.capture(character or ""):
                desk.stop_listening()
        else:
            name = character_name(key) if len(key) == 1 else key
            outcome = self.keys.press(name, character, desk.contexts)
            if getattr(outcome, "closes_bar", False):
                desk.close_bar()
            if isinstance(outcome, Run):
                for command, argument in outcome.actions:
                    commands()[command].run(desk, argument)
