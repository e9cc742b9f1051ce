"""Whatever happens to a folder: who follows what is told has the folder, names and texts."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tui.readers import entries
from tui.watch import Seen, Watcher

LOST = 10.0
"""Seconds in which even what the system told nobody has to be found."""
SOONER = {"_watcher._HEALTH": 0.1, "_watcher._RESCAN_LEAST": 0.4, "_ledger.GRACE": 0.15}
"""Shorter than the shipped figures, so that a thousand histories take minutes."""
NAMES = st.sampled_from("abcdefgh")
FOLDERS = st.integers(0, 20)


class Follower:
    """Reads a file when it is told of, as the program does."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.view: dict[str, str | None] = {}
        self.odd: list[Seen] = []
        self.said: list[str] = []
        self.watcher = Watcher(root, (".txt",), self.tell, self.said.append)

    def tell(self, told: tuple[Seen, ...]) -> None:
        for seen in told:
            if (seen.what == "new") == ((seen.was or seen.path) in self.view):
                self.odd.append(seen)
            if seen.what == "moved":
                self.view[seen.path] = self.view.pop(seen.was, None)
            elif seen.what == "gone":
                self.view.pop(seen.path, None)
            else:
                self.view[seen.path] = text_of(self.root / seen.path)


def text_of(path: Path) -> str | None:
    with suppress(OSError):
        return path.read_text()
    return None


class Histories(RuleBasedStateMachine):
    """A folder to which anything may happen."""

    def __init__(self) -> None:
        super().__init__()
        self.above = Path(tempfile.mkdtemp())
        self.root = self.above / "corpus"
        self.root.mkdir()
        self.number = 0
        self.follower = Follower(self.root)
        self.follower.watcher.start()

    def folder(self, which: int) -> Path:
        folders = sorted(path for path in self.root.rglob("*") if path.is_dir())
        return [self.root, *folders][which % (len(folders) + 1)]

    def file(self, which: int) -> Path | None:
        files = sorted(self.root.rglob("*.txt"))
        return files[which % len(files)] if files else None

    def text(self) -> str:
        self.number += 1
        return f"text {self.number}"

    @rule(folder=FOLDERS, name=NAMES)
    def write(self, folder: int, name: str) -> None:
        (self.folder(folder) / f"{name}.txt").write_text(self.text())

    @rule(folder=FOLDERS, name=NAMES)
    def save_by_renaming(self, folder: int, name: str) -> None:
        place = self.folder(folder) / f"{name}.txt"
        place.with_suffix(".tmp").write_text(self.text())
        place.with_suffix(".tmp").replace(place)

    @rule(which=FOLDERS, folder=FOLDERS, name=NAMES)
    def rename(self, which: int, folder: int, name: str) -> None:
        if file := self.file(which):
            file.rename(self.folder(folder) / f"{name}.txt")

    @rule(which=FOLDERS, other=FOLDERS)
    def exchange(self, which: int, other: int) -> None:
        one, two = self.file(which), self.file(other)
        if one and two and one != two:
            one.rename(self.root / "aside")
            two.rename(one)
            (self.root / "aside").rename(two)

    @rule(which=FOLDERS)
    def delete(self, which: int) -> None:
        if file := self.file(which):
            file.unlink()

    @rule(folder=FOLDERS, name=st.sampled_from("xyz"))
    def make_folder(self, folder: int, name: str) -> None:
        (self.folder(folder) / name).mkdir(exist_ok=True)

    @rule(folder=FOLDERS)
    def drop_folder(self, folder: int) -> None:
        if (place := self.folder(folder)) != self.root:
            shutil.rmtree(place)

    @rule(folder=FOLDERS, name=st.sampled_from("xyz"))
    def rename_folder(self, folder: int, name: str) -> None:
        place = self.folder(folder)
        if place != self.root and not (self.root / name).exists():
            place.rename(self.root / name)

    @rule(again=st.booleans(), renamed=st.booleans())
    def lose_the_root(self, again: bool, renamed: bool) -> None:
        if renamed:
            self.root.rename(self.above / f"away {self.number}")
        else:
            shutil.rmtree(self.root)
        self.number += 1
        time.sleep(0 if again else 0.15)
        self.root.mkdir()

    @rule(seconds=st.sampled_from((0.01, 0.04, 0.2)))
    def pause(self, seconds: float) -> None:
        time.sleep(seconds)

    def teardown(self) -> None:
        there = {path: text_of(Path(entry)) for path, entry in entries(self.root, (".txt",))}
        end = time.monotonic() + LOST
        try:
            while self.follower.view != there:
                assert time.monotonic() < end, (self.follower.view, there, self.follower.said)
                time.sleep(0.01)
        finally:
            self.follower.watcher.stop()
            shutil.rmtree(self.above)
        assert not self.follower.odd


@pytest.mark.parametrize("examples", [5, pytest.param(1_000, marks=pytest.mark.long)])
def test_what_was_told_adds_up_to_the_folder(
    examples: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in SOONER.items():
        monkeypatch.setattr(f"tui.watch.{name}", seconds)
    bounds = settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Histories, settings=bounds)
