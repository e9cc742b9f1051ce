"""A person at the keyboard of the program, and what the screen has promised them."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from tests.scenarios.terminal import ENTER, PAINTED, Terminal
from tui.model.row import record_of, step_of
from tui.model.tag import Tag
from tui.readers import read
from tui.storage.store import Store

if TYPE_CHECKING:
    import random
    from pathlib import Path

ARTICLE = "001-harbour-times.txt"
TABLES = ("articles", "tags", "actors", "links", "refusals", "history")
TORN = "the journal's last entry was incomplete"
"""The only thing that a kill may leave to be said."""
SAID = ("actor: ", "undone: ", "note kept")
MOST = 20
"""Changes in a life; the shortest paragraph has 29 words."""
PARAGRAPHS = 10
Notes = list[str]
"""The notes of all tags there are, in order; every tag has one, or an empty one."""
Rows = dict[tuple[str, str], dict[str, Any]]
"""By table and id."""


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

    def live(self, seconds: float, paragraph: int) -> None:
        """Type until the time is over: tag, take a suggestion, write a note, undo.

        Words tagged before cannot be tagged again: every life has its own paragraph. Three of
        four lives last so long from the first change that was saved, the fourth from now.
        """
        self._terminal.send("gg", "}" * (paragraph + 1))
        end = time.monotonic() + (seconds if paragraph % 4 == 3 else 20)
        while self.acts < MOST and self._act(end):
            self.saved = self.asked
            self.acts += 1
            if self.acts == 1:
                end = time.monotonic() + seconds

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


RUNNING = b"\x1b[?2004h"
"""What Textual writes before its first frame, and after our picture of last time."""


def started(terminal: Terminal, *, recognised: bool = True, resumes: bool = False) -> None:
    """Wait until the article can be tagged; the picture of last time does not count.

    `resumes`: it will be open by itself, and Enter would tag something in it.
    """
    article = ARTICLE.removesuffix(".txt").encode()
    terminal.until(lambda: article in terminal.written.partition(RUNNING)[2])
    if "LIBRARY" in terminal.rows[0] and not resumes:
        terminal.send(ENTER)
    seen = r"READ  n→ suggestions [1-9]" if recognised else "READ  n→"
    terminal.until(lambda: re.search(seen, terminal.rows[0]))


def resumes(corpus: Path) -> bool:
    """Was an article open when the place was kept last?"""
    store = Store.open(corpus / ".dateline")
    try:
        return any(row.get("panes") for row in store.rows("places").values())
    finally:
        store._ledger._let_go()


def stored(corpus: Path) -> Notes:
    """Open the store as it was left; no row in it may be damaged. Gives the tags' notes."""
    rows = all_rows(corpus).items()
    return sorted(row.get("note", "") for (table, _), row in rows if table == "tags")


def all_rows(corpus: Path) -> Rows:
    """The same; gives every row of the user's and of the history."""
    store = Store.open(corpus / ".dateline")
    try:
        assert all(notice.startswith(TORN) for notice in store.notices), store.notices
        text = read(corpus, ARTICLE).text
        rows = {(t, key): row for t in TABLES for key, row in store.rows(t).items()}
    finally:
        store._ledger._let_go()
    for (table, _), row in rows.items():
        if table == "history":
            step_of(row)
            continue
        record = record_of(table, row)
        if isinstance(record, Tag):
            assert record.quote == text[record.span.start : record.span.end]
    return rows
