"""What the screen has called saved is there after any end."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.durability.lives import Life, Notes, started, stored
from tests.scenarios.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
"""The other screen, the cursor, the mouse and pasting are given back."""


def one_life(corpus: Path, cwd: Path, notes: Notes, chance: random.Random) -> tuple[Notes, int]:
    """Start, type, be killed; gives the notes in the store, and how many were new."""
    with Terminal(corpus, cwd=cwd) as terminal:
        started(terminal)
        life = Life(terminal, notes, chance)
        life.live(chance.uniform(0.05, 0.8))
        terminal.kill()
    found = stored(corpus)
    assert found in (life.saved, life.asked), (life.saved, life.asked, found, terminal.text)
    return found, life.acts


def lives(corpus: Path, cwd: Path, kills: int) -> int:
    """So many kills; gives how many changes were acknowledged in all."""
    seed = int(os.environ.get("DATELINE_SEED", time.time_ns()))
    sys.stdout.write(f"DATELINE_SEED={seed}\n")  # shown when a test fails
    chance, notes, acts = random.Random(seed), stored(corpus), 0
    for _ in range(kills):
        notes, more = one_life(corpus, cwd, notes, chance)
        acts += more
    with Terminal(corpus, cwd=cwd) as terminal:
        started(terminal)
        terminal.send("Q")
        assert terminal.ended() == 0
        tags = f"{len(notes)} tag{'s' if len(notes) != 1 else ''} in "
        assert tags.encode() in terminal.written
    assert stored(corpus) == notes
    return acts


def test_what_is_saved_outlives_six_kills(corpus: Path, tmp_path: Path) -> None:
    assert lives(corpus, tmp_path, 6) > 6


@pytest.mark.long
@pytest.mark.parametrize("number", range(100))
def test_what_is_saved_outlives_kills(corpus: Path, tmp_path: Path, number: int) -> None:
    assert lives(corpus, tmp_path, 20) > 20


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_and_gives_the_terminal_back(
    corpus: Path, tmp_path: Path, name: str
) -> None:
    with Terminal(corpus, cwd=tmp_path) as terminal:
        started(terminal)
        terminal.send("a")
        terminal.see("actor: ")
        terminal.signal(signal.Signals[name])
        assert terminal.ended(2.0) == 0
        assert [each for each in RESTORED if each not in terminal.written[-600:]] == []
        assert b"1 tag in " in terminal.written[-600:]
    assert stored(corpus) == [""]
