"""What saving a tag costs against the least that a durable append can cost."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from tui.model.ids import new_id
from tui.storage.disk import sync
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.model.step import Row

SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = 400


def tag_row() -> Row:
    words = "a senior official of the ministry"
    row = {"id": new_id(), "article": new_id(), "kind": "actor", "start": 120, "end": 154}
    row |= {"quote": words, "prefix": words[:32], "suffix": words[:32], "text_hash": "0" * 64}
    return row | {"by": "reader", "created": "2026-11-21T08:00:00Z", "actor": new_id()}


def filled(folder: Path, size: int) -> Store:
    store = Store.open(folder)
    rows = [tag_row() for _ in range(size)]
    store.commit([("tags", row["id"], row) for row in rows])
    store.fold()
    return store


def times(*actions: Callable[[], None]) -> Iterator[float]:
    """Milliseconds at p50 of each action, their turns taken in alternation."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(ROUNDS):
        for action, list_ in zip(actions, taken, strict=True):
            start = time.perf_counter()
            action()
            list_.append((time.perf_counter() - start) * 1e3)
    return (sorted(list_)[ROUNDS // 2] for list_ in taken)


def best(action: Callable[[], object], rounds: int = 5) -> float:
    """Milliseconds of the processor's time in the cheapest of some rounds."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        action()
        taken.append((time.process_time() - start) * 1e3)
    return min(taken)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def write(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}")

    return write


def insert_times(folder: Path, size: int) -> tuple[float, float]:
    """Milliseconds of a bare append with sync, and of a commit, among so many tags."""
    store = filled(folder, size)
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def append() -> None:
        os.write(bare, json.dumps(tag_row()).encode() + b"\n")
        sync(bare)

    def insert() -> None:
        row = tag_row()
        store.commit([("tags", row["id"], row)])

    floor, ours = times(append, insert)
    store.close()
    os.close(bare)
    return floor, ours


def test_insert_costs_little_more_than_a_bare_append_in_a_store_of_any_size(
    tmp_path: Path, say: Callable[[str], None]
) -> None:
    say(f"{'tags':>8} {'append+sync ms':>15} {'commit ms':>10} {'ratio':>6}")
    ratios = []
    for size in SIZES:
        floor, ours = insert_times(tmp_path / str(size), size)
        ratios.append(ours / floor)
        say(f"{size:>8} {floor:>15.3f} {ours:>10.3f} {ratios[-1]:>6.2f}")
    assert max(ratios) <= 1.6


def test_load_costs_little_more_than_json(tmp_path: Path, say: Callable[[str], None]) -> None:
    filled(tmp_path, 100_000).close()
    path = tmp_path / "tags.json"
    plain = best(lambda: json.loads(path.read_bytes()))
    ours = best(lambda: Store.open(tmp_path).close())
    say(f"100,000 tags, CPU: json.loads {plain:.0f} ms, open {ours:.0f} ms: {ours / plain:.2f}")
    assert ours <= 1.25 * plain


def test_look_up_and_close(tmp_path: Path, say: Callable[[str], None]) -> None:
    store = filled(tmp_path, 100_000)
    rows = store.rows("tags")
    key = list(rows)[50_000]
    lookup = best(lambda: [rows[key] for _ in range(10_000)]) / 10
    row = tag_row()
    store.commit([("tags", row["id"], row)])
    close = best(store.close, rounds=1)
    tags = TinyDB(tmp_path / "tags.json").table("tags")
    stock = best(lambda: tags.insert({"kind": "actor"}), rounds=1)
    say(f"100,000 tags, CPU: look-up {lookup:.2f} µs, fold and close {close:.0f} ms")
    say(f"one insert by stock TinyDB {stock:.0f} ms")
    assert lookup <= 10
