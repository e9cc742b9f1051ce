"""A person at the keyboard of the program, and what the screen has promised them."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from tests.scenarios.terminal import ENTER, PAINTED, Terminal
from tui.model.row import record_of, step_of
from tui.model.tag import Tag
from tui.readers import read
from tui.storage.store import Store

if TYPE_CHECKING:
    import random
    from pathlib import Path

ARTICLE = "001-harbour-times.txt"
RECORDS = ("articles", "tags", "actors", "links", "refusals")
SAID = ("actor: ", "undone: ", "note kept")
Notes = list[str]
"""The notes of all tags there are, in order; every tag has one, or an empty one."""


class Life:
    """One run of the program, from the start to its end at a moment of no one's choice."""

    def __init__(self, terminal: Terminal, notes: Notes, chance: random.Random) -> None:
        """`notes`: what is in the store already."""
        self._terminal, self._chance = terminal, chance
        self.saved = notes
        """What the screen has called saved."""
        self.asked = notes
        """The same with the change in hand, of which nothing has been said yet."""
        self.acts = 0
        """How many changes the screen has called saved."""
        self._undo: list[Notes] = []

    def live(self, seconds: float) -> None:
        """Type until the time is over: tag, take a suggestion, write a note, undo."""
        end = time.monotonic() + seconds
        while self._act(end):
            self.saved = self.asked
            self.acts += 1

    def _act(self, end: float) -> bool:
        act = self._chance.choice("aannu")
        if not self._said("w", "", end):
            return False
        if act == "u" and self._undo:
            self.asked = self._undo.pop()
            return self._said("u", "undone: ", end)
        self._undo.append(self.saved)
        self.asked = sorted([*self.saved, ""])
        if not self._said("a", "actor: ", end):
            return False
        self.saved = self.asked
        if act == "n":
            note = f"{time.monotonic_ns():x}"
            self._undo.append(self.saved)
            self.asked = sorted([*self.saved[1:], note])
            self._terminal.send("C", note)
            return self._said(ENTER, "note kept", end)
        return True

    def _said(self, keys: str | bytes, words: str, end: float) -> bool:
        """Press; True when in time a whole frame says so, and that it is saved.

        Without words: True when nothing is said any more.
        """
        terminal = self._terminal
        terminal.send(keys)
        while time.monotonic() < end:
            terminal._read(0.002)
            status = terminal.rows[-2]
            if words:
                done = words in status and "saved " in terminal.rows[0]
            else:
                done = not any(said in status for said in SAID)
            if done and terminal.written.endswith(PAINTED):
                return True
        return False


def started(terminal: Terminal) -> None:
    """Wait until the article can be tagged; the picture of last time does not count."""
    terminal.until(lambda: PAINTED in terminal.written and ARTICLE[:3] in terminal.text)
    if "LIBRARY" in terminal.rows[0]:
        terminal.send(ENTER)
    terminal.until(lambda: re.search(r"READ  n→ suggestions [1-9]", terminal.rows[0]))


def stored(corpus: Path) -> Notes:
    """Open the store as it was left; no row in it may be damaged. Gives the tags' notes."""
    store = Store.open(corpus / ".dateline")
    try:
        text = read(corpus, ARTICLE).text
        for table in RECORDS:
            for row in store.rows(table).values():
                record_of(table, row)
        for row in store.rows("history").values():
            step_of(row)
        tags = [record_of("tags", row) for row in store.rows("tags").values()]
        for tag in tags:
            assert isinstance(tag, Tag)
            assert tag.quote == text[tag.span.start : tag.span.end]
        return sorted(tag.note for tag in tags if isinstance(tag, Tag))
    finally:
        store._ledger._let_go()
