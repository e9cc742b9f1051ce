"""What the screen has called saved is there after any end."""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.durability.lives import (
    PARAGRAPHS,
    Life,
    Notes,
    Rows,
    all_rows,
    resumes,
    started,
    stored,
)
from tests.scenarios.terminal import ROOT, Terminal

if TYPE_CHECKING:
    from pathlib import Path

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
"""The other screen, the cursor, the mouse and pasting are given back."""


def seeded() -> random.Random:
    """Another chance each time, and how to have the same one again."""
    seed = int(os.environ.get("DATELINE_SEED", time.time_ns()))
    sys.stdout.write(f"DATELINE_SEED={seed}\n")  # shown when a test fails
    return random.Random(seed)


# The program itself, in a terminal, with someone at its keyboard.


def one_life(
    corpus: Path, cwd: Path, notes: Notes, chance: random.Random, paragraph: int
) -> tuple[Notes, int]:
    """Start, type, be killed; gives the notes in the store, and how many were new."""
    resumed = resumes(corpus)
    with Terminal(corpus, cwd=cwd) as terminal:
        started(terminal, recognised=chance.random() < 0.2, resumes=resumed)
        life = Life(terminal, notes, chance)
        life.live(chance.uniform(0, 0.3), paragraph)
        terminal.kill()
    found = stored(corpus)
    assert found in (life.saved, life.asked), (life.saved, life.asked, found, terminal.text)
    return found, life.acts


def lives(corpus: Path, cwd: Path, kills: int) -> int:
    """So many kills; gives how many changes were acknowledged in all."""
    chance, notes, acts = seeded(), stored(corpus), 0
    for paragraph in range(kills):
        notes, more = one_life(corpus, cwd, notes, chance, paragraph)
        acts += more
    return acts


def test_what_the_screen_calls_saved_outlives_three_kills(corpus: Path, tmp_path: Path) -> None:
    assert lives(corpus, tmp_path, 3) >= 3


@pytest.mark.long
@pytest.mark.parametrize("number", range(200))
def test_what_the_screen_calls_saved_outlives_kills(
    corpus: Path, tmp_path: Path, number: int
) -> None:
    assert lives(corpus, tmp_path, PARAGRAPHS) >= PARAGRAPHS - 2


# The same session and store without the screen: many more kills in the same time.


def headless_lives(corpus: Path, kills: int) -> int:
    """So many kills; gives how many changes were acknowledged in all."""
    chance, rows, saved = seeded(), all_rows(corpus), 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.durability.typist", str(corpus)], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as typist:  # fmt: skip
        for _ in range(kills):
            said = headless_life(typist, chance)
            acts = [more for word, more in said if word == "saving"]
            done = sum(word == "saved" for word, _ in said)
            assert done in (len(acts), len(acts) - 1)
            states = [rows, *itertools.accumulate(acts, changed, initial=rows)][-2:]
            rows = all_rows(corpus)
            assert rows in (states if done < len(acts) else states[-1:])
            saved += done
        typist.communicate(b"\n")
    return saved


def headless_life(typist: subprocess.Popen[bytes], chance: random.Random) -> list[list[Any]]:
    """Let one live for a moment; gives what it said."""
    assert typist.stdin is not None
    assert typist.stdout is not None
    typist.stdin.write(b"%d\n" % chance.getrandbits(32))
    typist.stdin.flush()
    lines = [typist.stdout.readline()]
    while not lines[-1].startswith(b'["born"'):
        lines.append(typist.stdout.readline())
    process = json.loads(lines[-1])[1]
    if chance.random() < 0.75:  # the others may die while they open the store
        while not any(line.startswith(b'["saved"') for line in lines):
            lines.append(typist.stdout.readline())
    time.sleep(chance.uniform(0, 0.03))
    os.kill(process, signal.SIGKILL)
    while not lines[-1].endswith(b'["dead"]\n'):
        lines.append(typist.stdout.readline())
        assert lines[-1], "the typist has died of itself"
    # What was being said at the kill may end in the middle: it was not handed to the store.
    said = [json.loads(line) for line in lines[:-1]]
    return [each for each in said if each[0] != "born"]


def changed(rows: Rows, writes: list[tuple[str, str, Any]]) -> Rows:
    """The rows after these writes."""
    after = rows | {(table, key): row for table, key, row in writes}
    return {at: row for at, row in after.items() if row is not None}


def test_what_the_store_calls_saved_outlives_24_kills(corpus: Path) -> None:
    assert headless_lives(corpus, 24) > 10


@pytest.mark.long
@pytest.mark.parametrize("number", range(20))
def test_what_the_store_calls_saved_outlives_kills(corpus: Path, number: int) -> None:
    assert headless_lives(corpus, 500) > 250


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
