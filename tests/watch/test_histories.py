from __future__ import annotations

import random
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from tui.readers import entries
from tui.watch import Seen, Watcher

if TYPE_CHECKING:
    from pathlib import Path

LOST = 10.0
"""Seconds in which even what the system told nobody has to be found."""


class Corpus:
    """A folder to which anything may happen."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.chance = chance

    def change(self) -> None:
        self.root.mkdir(exist_ok=True)
        steps = [self.write, self.write, self.save, self.rename, self.delete, self.make_folder]
        steps += [self.drop_folder, self.rename_folder] if self.chance.random() < 0.5 else []
        self.chance.choice(steps)()
        if self.chance.random() < 0.02:
            shutil.rmtree(self.root)
            self.root.mkdir()

    def folders(self) -> list[Path]:
        return [self.root, *(path for path in self.root.rglob("*") if path.is_dir())]

    def place(self) -> Path:
        return self.chance.choice(self.folders()) / f"{self.chance.randrange(8)}.txt"

    def write(self) -> None:
        self.place().write_text(str(self.chance.random()))

    def save(self) -> None:
        place = self.place()
        place.with_suffix(".tmp").write_text("saved")
        place.with_suffix(".tmp").replace(place)

    def rename(self) -> None:
        if files := list(self.root.rglob("*.txt")):
            self.chance.choice(files).rename(self.place())

    def delete(self) -> None:
        if files := list(self.root.rglob("*.txt")):
            self.chance.choice(files).unlink()

    def make_folder(self) -> None:
        (self.place().parent / f"d{self.chance.randrange(3)}").mkdir(exist_ok=True)

    def drop_folder(self) -> None:
        if folders := self.folders()[1:]:
            shutil.rmtree(self.chance.choice(folders))

    def rename_folder(self) -> None:
        target = self.root / f"d{self.chance.randrange(3, 6)}"
        if (folders := self.folders()[1:]) and not target.exists():
            self.chance.choice(folders).rename(target)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100))
def test_what_was_told_adds_up_to_the_folder(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    corpus = Corpus(tmp_path / "corpus", chance)
    corpus.root.mkdir()
    view: set[str] = set()
    odd: list[Seen] = []

    def tell(told: tuple[Seen, ...]) -> None:
        for seen in told:
            if (seen.what == "new") == ((seen.was or seen.path) in view):
                odd.append(seen)
            view.discard(seen.was)
            (view.discard if seen.what == "gone" else view.add)(seen.path)

    said: list[str] = []
    watcher = Watcher(corpus.root, (".txt",), tell, said.append)
    watcher.start()
    try:
        for _ in range(chance.randrange(1, 40)):
            corpus.change()
            time.sleep(chance.random() * 0.05 if chance.random() < 0.3 else 0)
        there = {path for path, _ in entries(corpus.root, (".txt",))}
        end = time.monotonic() + LOST
        while view != there:
            assert time.monotonic() < end, (view ^ there, said)
            time.sleep(0.01)
    finally:
        watcher.stop()
    assert not odd
