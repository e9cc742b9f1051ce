"""Two windows and a script on one corpus."""

from __future__ import annotations

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


def shown(windows: Sequence[Terminal], actors: int) -> None:
    """Soon all windows count so many actors, tagged and suggested, and all is saved."""
    for window in windows:
        window.until(partial(heads, window, f"n→ actors {actors}  saved "), SOON)


def test_windows_and_scripts_see_each_other(corpus: Path, tmp_path: Path) -> None:
    with Terminal(corpus, cwd=tmp_path) as one, Terminal(corpus, cwd=tmp_path) as two:
        windows = (one, two)
        for window, steps in ((one, 1), (two, 2)):
            started(window)
            window.send(*"Ta", "w" * steps)
            window.until(partial(heads, window, "n→ actors"))
        before = int(one.rows[0].split("actors")[1].split()[0])
        one.send("a")
        shown(windows, before + 1)
        two.send("a")
        shown(windows, before + 2)
        words = ("--quote", "fuel", "--prefix", "drones, ")
        assert main(["tag", str(corpus), ARTICLE, "--kind", "actor", *words]) == 0
        shown(windows, before + 3)
        assert len(stored(corpus)) == 3
        for left, window in enumerate((one, two)):
            window.send("u")
            shown(windows, before + 2 - left)
        assert len(stored(corpus)) == 1
        two.send("U")
        shown(windows, before + 2)
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
