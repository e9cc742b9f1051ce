"""The rest of what watchdog was seen to do, one by one."""

from __future__ import annotations

import mmap
import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from tests.watch.listening import Listener, wait_for, write
from tui.watch import Seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Listen = Callable[..., Listener]

LOST = 10.0


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only a scan can find is found sooner than by the shipped figure of 5 s."""
    monkeypatch.setattr("tui.watch._watcher._RESCAN_LEAST", 0.4)


def test_a_save_from_outside_and_a_move_out_and_in(corpus: Path, listen: Listen) -> None:
    listener = listen(corpus)
    write(corpus.parent / "a.txt", "a")
    (corpus.parent / "a.txt").rename(corpus / "a.txt")
    listener.expect(Seen("a.txt", "new"))
    (corpus / "a.txt").rename(corpus.parent / "b.txt")
    listener.expect(Seen("a.txt", "gone"))
    (corpus.parent / "b.txt").rename(corpus / "b.txt")
    listener.expect(Seen("b.txt", "new"))
    assert len(listener.seen) == 3


def test_a_save_by_renaming_is_one_change_when_polling(corpus: Path, listen: Listen) -> None:
    write(corpus / "a.txt", "a")
    listener = listen(corpus, polling=True)
    for number in range(3):
        write(corpus / "tmp", f"changed {number}")
        (corpus / "tmp").replace(corpus / "a.txt")
        time.sleep(0.35)
    wait_for(lambda: bool(listener.seen), 3, lambda: listener.said)
    time.sleep(0.3)
    assert set(listener.seen) == {Seen("a.txt", "changed")}


def test_what_a_link_leads_to_is_changed(corpus: Path, listen: Listen) -> None:
    (corpus / ".texts").mkdir()
    target = corpus / ".texts" / "one"
    write(target, "one")
    (corpus / "a.txt").symlink_to(target)
    listener = listen(corpus)
    write(target, "another")
    listener.expect(Seen("a.txt", "changed"), within=LOST)
    write(corpus / ".texts" / "two", "two")
    (corpus / "a.txt").unlink()
    (corpus / "a.txt").symlink_to(corpus / ".texts" / "two")
    wait_for(lambda: len(listener.seen) == 2, LOST, lambda: listener.seen)
    assert set(listener.seen) == {Seen("a.txt", "changed")}


def test_a_write_through_memory_is_found(corpus: Path, listen: Listen) -> None:
    write(corpus / "a.txt", "before")
    listener = listen(corpus)
    with (corpus / "a.txt").open("r+b") as file, mmap.mmap(file.fileno(), 0) as pages:
        pages[:6] = b"behind"
        pages.flush()
    listener.expect(Seen("a.txt", "changed"), within=LOST)


def test_other_permissions_are_no_change(corpus: Path, listen: Listen) -> None:
    write(corpus / "a.txt", "a")
    listener = listen(corpus)
    (corpus / "a.txt").chmod(0o600)
    write(corpus / "b.txt", "b")
    listener.expect(Seen("b.txt", "new"))
    time.sleep(0.6)
    assert listener.seen == [Seen("b.txt", "new")]


def test_another_time_alone_is_a_change(corpus: Path, listen: Listen) -> None:
    write(corpus / "a.txt", "a")
    listener = listen(corpus)
    os.utime(corpus / "a.txt", (1, 1))
    listener.expect(Seen("a.txt", "changed"), within=LOST)


@pytest.mark.filterwarnings("ignore:Callback with id")  # ours is lost in pytest
def test_a_tree_that_is_copied_is_told_once(corpus: Path, listen: Listen) -> None:
    tree = corpus.parent / "tree"
    for number in range(30):
        (tree / f"d{number % 3}" / "deep").mkdir(parents=True, exist_ok=True)
        write(tree / f"d{number % 3}" / "deep" / f"{number}.txt", "x")
    listener = listen(corpus)
    shutil.copytree(tree, corpus / "copy")
    wait_for(lambda: len(listener.seen) >= 30, LOST, lambda: listener.seen)
    time.sleep(0.5)
    assert len(listener.seen) == 30
    assert {each.what for each in listener.seen} == {"new"}


def test_a_slow_listener_is_told_each_thing_once_and_last(corpus: Path, listen: Listen) -> None:
    listener = listen(corpus)
    listener.takes = 0.4
    for turn in range(4):
        for number in range(100):
            write(corpus / f"{number}.txt", f"{turn}")
        time.sleep(0.1)
    listener.takes = 0
    listener.expect(*(Seen(f"{number}.txt", "new") for number in range(100)))
    time.sleep(0.3)
    assert len(listener.seen) <= 300
