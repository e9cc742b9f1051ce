"""What saving a tag costs against the least that a durable append can cost."""

from __future__ import annotations

import gc
import json
import os
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
    """Milliseconds of the fastest of some rounds."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1e3)
    return min(taken)


@pytest.fixture(scope="module")
def insert_times(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> dict[int, tuple[float, float]]:
    say = pytestconfig.get_terminal_writer().line
    found = {}
    for size in SIZES:
        folder = tmp_path_factory.mktemp("insert")
        store = filled(folder, size)
        bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

        def append(bare: int = bare) -> None:
            os.write(bare, json.dumps(tag_row()).encode() + b"\n")
            sync(bare)

        def insert(store: Store = store) -> None:
            row = tag_row()
            store.commit([("tags", row["id"], row)])

        floor, ours = times(append, insert)
        found[size] = (floor, ours)
        store.close()
        os.close(bare)
    say(f"\n{'tags':>8} {'append+sync ms':>15} {'commit ms':>10} {'ratio':>6}")
    for size, (floor, ours) in found.items():
        say(f"{size:>8} {floor:>15.3f} {ours:>10.3f} {ours / floor:>6.2f}")
    return found


def test_insert_costs_little_more_than_a_bare_append(
    insert_times: dict[int, tuple[float, float]],
) -> None:
    assert all(ours / floor <= 1.6 for floor, ours in insert_times.values())


def test_insert_costs_the_same_in_a_large_store(
    insert_times: dict[int, tuple[float, float]],
) -> None:
    ratios = [ours / floor for floor, ours in insert_times.values()]
    assert ratios[-1] <= 1.3 * ratios[0]


def test_load_against_json(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    filled(tmp_path, 100_000).close()
    raw = (tmp_path / "tags.json").read_bytes
    plain = best(lambda: json.loads(raw()))
    ours = best(lambda: Store.open(tmp_path).close())
    say = pytestconfig.get_terminal_writer().line
    say(f"\nload of 100,000 tags: json.loads {plain:.0f} ms, open {ours:.0f} ms")
    say(f"ratio {ours / plain:.2f}")
    assert ours <= 1.25 * plain


def test_close_and_look_up(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    store = filled(tmp_path, 100_000)
    rows = store.rows("tags")
    key = list(rows)[50_000]
    lookup = best(lambda: [rows[key] for _ in range(10_000)]) / 10
    row = tag_row()
    store.commit([("tags", row["id"], row)])
    close = best(store.close, rounds=1)
    tags = TinyDB(tmp_path / "tags.json").table("tags")
    stock = best(lambda: tags.insert({"kind": "actor"}), rounds=1)
    say = pytestconfig.get_terminal_writer().line
    say(f"\n100,000 tags: lookup {lookup:.2f} µs, fold and close {close:.0f} ms")
    say(f"one insert by stock TinyDB {stock:.0f} ms")
    assert lookup <= 10
