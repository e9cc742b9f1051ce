"""Two windows and a script on one corpus."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.durability.lives import ARTICLE, started, stored
from tests.scenarios.terminal import Terminal
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SOON = 20.0
"""Seconds in which a window shows what another one did, also on a busy machine.

It looks twice a second."""


def heads(window: Terminal, words: str) -> bool:
    """Do these words stand in its first line?"""
    return words in window.rows[0]


def counted(window: Terminal) -> int:
    """How many actors its header counts, tagged and suggested; -1 until all is saved."""
    found = re.search(r"n→ actors (\d+)  saved ", window.rows[0])
    return int(found[1]) if found else -1


def agreed(windows: Sequence[Terminal], other_than: int) -> int:
    """Soon all windows count the same, and something else than before."""
    windows[0].until(lambda: counted(windows[0]) not in (-1, other_than), SOON)
    count = counted(windows[0])
    windows[1].until(lambda: counted(windows[1]) == count, SOON)
    return count


def test_windows_and_scripts_see_each_other(corpus: Path, tmp_path: Path) -> None:
    with Terminal(corpus, cwd=tmp_path) as one, Terminal(corpus, cwd=tmp_path) as two:
        windows = (one, two)
        for window, steps in ((one, 1), (two, 2)):
            started(window)
            window.send(*"Ta", "w" * steps)
            window.until(partial(heads, window, "n→ actors"))
        none = int(one.rows[0].split("actors")[1].split()[0])
        one.send("a")
        first = agreed(windows, none)
        two.send("a")
        second = agreed((two, one), first)
        words = ("--quote", "fuel", "--prefix", "drones, ")
        assert main(["tag", str(corpus), ARTICLE, "--kind", "actor", *words]) == 0
        third = agreed(windows, second)
        assert len(stored(corpus)) == 3
        one.send("u")
        assert agreed(windows, third) == second
        two.send("u")
        assert agreed(windows, second) == first
        assert len(stored(corpus)) == 1
        two.send("U")
        assert agreed(windows, first) == second
        assert len(stored(corpus)) == 2
        for window in windows:
            window.send("Q")
            assert window.ended() == 0
            assert b"2 tags in " in window.written
    assert len(stored(corpus)) == 2


@pytest.mark.long
def test_windows_at_the_same_time_lose_nothing(corpus: Path, tmp_path: Path) -> None:
    with Terminal(corpus, cwd=tmp_path) as one, Terminal(corpus, cwd=tmp_path) as two:
        for window, keys in ((one, "w"), (two, "jjjjj")):
            started(window)
            window.send("Ta" + keys)
            window.until(partial(heads, window, "n→ actors"))
        for _ in range(5):
            for window in (one, two):
                window.send("aw")
        for window in (one, two):
            window.rest(1.0)
            window.until(partial(heads, window, "saved "))
            window.send("Q")
            assert window.ended() == 0
            assert b"10 tags in " in window.written
    assert len(stored(corpus)) == 10
