"""Whatever a loss of power leaves, the store opens with all that was called saved."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.durability.disk_model import Disk
from tests.storage.rows import abandon, key
from tui.storage.store import Store
from tui.storage.texts import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.step import Row

pytestmark = pytest.mark.usefixtures("quick_disk")
State = dict[str, "Row"]


class Session:
    """Some hours of work; before every call that changes the disk the power may fail."""

    def __init__(self, folder: Path, chance: random.Random, share: float) -> None:
        self.folder, self.chance, self.share = folder, chance, share
        self.saved: State = {}
        self.asked: State = {}
        self.kept: list[str] = []
        """Hashes of the texts that are safe."""
        self.losses = 0
        self._number = 0

    def work(self, commits: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            self.disk = Disk(patch, self.calling)
            store = Store.open(self.folder)
            for _ in range(commits):
                store = self.act(store)
            store.close()
        self.lose_power()

    def act(self, store: Store) -> Store:
        match self.chance.choice("cccccftr"):
            case "f":
                store.fold()
            case "t":
                self.kept.append(store.keep_text("x" * self.chance.randrange(9000)))
            case "r":
                self.chance.choice([abandon, Store.close])(store)
                return Store.open(self.folder)
            case _:
                self.commit(store)
        return store

    def commit(self, store: Store) -> None:
        chance, self.asked = self.chance, dict(self.saved)
        commits = []
        for name in chance.sample(range(12), chance.choice([1, 1, 1, 3])):
            self._number += 1
            pad = "x" * chance.choice([0, 10, 5000, 20_000])
            row = {"id": key(name), "n": self._number, "pad": pad}
            after = None if name < 3 and key(name) in self.asked else row
            commits.append([("tags", key(name), after)])
            self.asked.pop(key(name), None)
            if after is not None:
                self.asked[key(name)] = after
        store.commit_all(commits)
        self.saved = self.asked

    def calling(self) -> None:
        if self.chance.random() < self.share:
            self.lose_power()

    def lose_power(self) -> None:
        self.disk.on = False
        self.losses += 1
        other = self.folder.parent / f"after-{self.losses}"
        other.mkdir()
        self.disk.lose_power(self.folder.parent, other, self.chance)
        self.check(other / self.folder.name)
        shutil.rmtree(other)
        self.disk.on = True

    def check(self, folder: Path) -> None:
        if not folder.is_dir():
            assert not self.saved
            return
        store = Store.open(folder)
        found = dict(store.rows("tags"))
        for name in {*found, *self.saved, *self.asked}:
            assert found.get(name) in (self.saved.get(name), self.asked.get(name))
        assert store.read_only == ""
        assert all(text_of(folder, name) for name in self.kept)
        store.close()


def losses(root: Path, seed: int, commits: int, share: float) -> int:
    session = Session(root / "store", random.Random(seed), share)
    session.work(commits)
    return session.losses


def test_a_loss_of_power_costs_nothing_that_was_saved(tmp_path: Path) -> None:
    assert losses(tmp_path, 4, 25, 0.6) > 100


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_a_hundred_losses_of_power_cost_nothing(tmp_path: Path, seed: int) -> None:
    assert losses(tmp_path, seed, 40, 1.0) > 100
