"""From a key to its last byte on the terminal, against the smallest possible Textual app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.conftest import FIRST, opened, report
from tests.benchmarks.smallest import READY
from tests.benchmarks.timed import DATELINE, FLOOR, Program, median, worst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.timed import Answer

ROUNDS = 6
KEYS = {
    "cursor": ("w", ("w",) * 15),
    "sentence": ("s", ("s",) * 10),
    "widen": ("W", ("W",) * 15),
    "scroll": ("ctrl+e", ("ctrl+e",) * 15),
    "page": ("space", ("space",) * 2),
    "pane": ("tab", ("tab",) * 9),
}
"""What a key does, the key, and a round of it; each round begins at the top."""
HEAD = (
    f"{'':8} {'key':7} {'p50 ms':>7} {'×':>6} {'p99 ms':>7} {'CPU ms':>7} {'×':>6}"
    f" {'bytes':>7} {'frames':>6} {'n':>4}"
)
PANES = ("a.txt", "b.txt", "c.txt")


def answers(program: Program, round_: Sequence[str]) -> Iterator[Answer]:
    for _ in range(ROUNDS * max(1, 10 // len(round_))):
        program.type("escape", "g", "g")
        for key in round_:
            answer = program.press(key)
            if answer is not None:
                yield answer


@pytest.mark.parametrize("size", [5_000, 1_000_000])
def test_keys_in_three_panes(tmp_path: Path, say: Callable[[str], None], size: int) -> None:
    corpus = opened(tmp_path / "corpus", [*PANES], texts=dict.fromkeys(PANES, report(size)))
    with Program(FLOOR, tmp_path) as floor, Program((*DATELINE, corpus), tmp_path) as program:
        floor.until(READY)
        floor.rest()
        program.until(FIRST)
        program.until(r"suggestions\s+[1-9]")
        marks = program.text.split("suggestions")[-1].split()[0]
        program.settle()
        least = [each for each in (floor.press("x") for _ in range(60)) if each]
        base = median([each.milliseconds for each in least])
        base_cpu = median([each.cpu for each in least])
        kilobytes = size // 1000
        say(f"three panes of {kilobytes} kB, {marks} suggestions each, 200×50")
        say(HEAD)
        say(line("smallest", "x", least, base, base_cpu))
        for name, (key, round_) in KEYS.items():
            say(line(name, key, [*answers(program, round_)], base, base_cpu))
        own, children = program.memory, program.memory_of_children
        say(f"resident {own:.0f} MB, child {children:.0f} MB, smallest {floor.memory:.0f} MB")


def line(name: str, key: str, found: Sequence[Answer], base: float, base_cpu: float) -> str:
    """A row of the table; at least one key must have been answered."""
    assert found, f"{key} painted nothing"
    time = median([each.milliseconds for each in found])
    cpu = median([each.cpu for each in found])
    return (
        f"{name:8} {key:7} {time:7.2f} {time / base:6.2f}"
        f" {worst([each.milliseconds for each in found]):7.2f} {cpu:7.2f} {cpu / base_cpu:6.2f}"
        f" {median([each.size for each in found]):7.0f}"
        f" {sum(each.frames for each in found) / len(found):6.2f} {len(found):4}"
    )
