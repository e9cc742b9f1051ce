from __future__ import annotations

import errno
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.api import BaseObserver

from tests.watch.listening import Listener, wait_for, write
from tui.watch import Seen

if TYPE_CHECKING:
    from collections.abc import Callable

    Listen = Callable[..., Listener]


@pytest.fixture(params=[False, True], ids=["events", "polling"])
def polling(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_new_changed_moved_and_gone(tmp_path: Path, listen: Listen, polling: bool) -> None:
    write(tmp_path / "a.txt", "a")
    write(tmp_path / "b.txt", "bb")
    write(tmp_path / "c.txt", "ccc")
    listener = listen(polling=polling)
    write(tmp_path / "new.md", "new")
    write(tmp_path / "a.txt", "changed")
    (tmp_path / "b.txt").rename(tmp_path / "moved.txt")
    (tmp_path / "c.txt").unlink()
    listener.expect(
        Seen("new.md", "new"),
        Seen("a.txt", "changed"),
        Seen("moved.txt", "moved", "b.txt"),
        Seen("c.txt", "gone"),
    )
    assert {each.path for each in listener.seen} == {"new.md", "a.txt", "moved.txt", "c.txt"}


def test_what_is_no_article_and_our_own_reading_tell_nothing(
    tmp_path: Path, listen: Listen
) -> None:
    write(tmp_path / "a.txt", "a")
    listener = listen()
    (tmp_path / ".dateline").mkdir()
    for name in (".dateline/tags.txt", ".a.txt.swp", ".hidden.txt", "a.txt~", "4913", "x.json"):
        (tmp_path / name).write_text("x")
    (tmp_path / "a.txt").read_text()
    write(tmp_path / "last.txt", "x")
    listener.expect(Seen("last.txt", "new"))
    assert {each.path for each in listener.seen} == {"last.txt"}


def test_a_save_by_renaming_is_one_change(tmp_path: Path, listen: Listen) -> None:
    write(tmp_path / "a.txt", "a")
    listener = listen()
    (tmp_path / "a.txt.tmp").write_text("changed")
    (tmp_path / "a.txt.tmp").replace(tmp_path / "a.txt")
    listener.expect(Seen("a.txt", "changed"))
    time.sleep(0.9)  # longer than the grace of a missing file
    assert listener.seen == [Seen("a.txt", "changed")]


def test_a_save_in_the_manner_of_vim_is_one_change(tmp_path: Path, listen: Listen) -> None:
    write(tmp_path / "a.txt", "a")
    listener = listen()
    (tmp_path / "a.txt").rename(tmp_path / "a.txt~")
    time.sleep(0.15)
    (tmp_path / "a.txt").write_text("changed")
    (tmp_path / "a.txt~").unlink()
    listener.expect(Seen("a.txt", "changed"))
    time.sleep(0.9)
    assert listener.seen == [Seen("a.txt", "changed")]


def test_a_slow_writer_is_waited_for(tmp_path: Path, listen: Listen) -> None:
    listener = listen()
    with (tmp_path / "slow.txt").open("w") as file:
        for _ in range(5):
            file.write("piece")
            file.flush()
            time.sleep(0.1)
        assert Seen("slow.txt", "changed") not in listener.seen
        file.write("end")
    closed = len(listener.told)
    wait_for(lambda: len(listener.told) > closed or closed == 1, 2, lambda: listener.seen)
    assert {each.path for each in listener.seen} == {"slow.txt"}
    assert len(listener.seen) <= 2


def test_a_burst_comes_in_few_tellings(tmp_path: Path, listen: Listen) -> None:
    listener = listen()
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text("x")
    wanted = [Seen(f"{number}.txt", "new") for number in range(200)]
    listener.expect(*wanted)
    assert len(listener.seen) == 200
    assert len(listener.told) <= 10


def test_a_folder_made_with_a_file_in_it(tmp_path: Path, listen: Listen, polling: bool) -> None:
    listener = listen(polling=polling)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    write(tmp_path / "deep" / "er" / "a.txt", "a")
    listener.expect(Seen("deep/er/a.txt", "new"))
    (tmp_path / "deep").rename(tmp_path / "other")
    listener.expect(Seen("other/er/a.txt", "moved", "deep/er/a.txt"))


@pytest.mark.parametrize("renamed", [False, True])
def test_a_root_that_is_made_anew_is_watched(
    tmp_path: Path, listen: Listen, renamed: bool
) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    write(root / "a.txt", "a")
    listener = listen(root)
    if renamed:
        root.rename(tmp_path / "away")
    else:
        shutil.rmtree(root)
    listener.expect(Seen("a.txt", "gone"))
    root.mkdir()
    write(root / "b.txt", "b")
    listener.expect(Seen("b.txt", "new"))
    wait_for(lambda: listener.said[-1] == "watching corpus/", 2, lambda: listener.said)
    write(root / "c.txt", "c")
    listener.expect(Seen("c.txt", "new"), within=0.9)
    if renamed:
        write(tmp_path / "away" / "d.txt", "d")
        time.sleep(0.2)
        assert Seen("d.txt", "new") not in listener.seen


def test_a_root_replaced_in_no_time_is_watched(tmp_path: Path, listen: Listen) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    listener = listen(root)
    for number in range(2):
        shutil.rmtree(root)
        root.mkdir()
        write(root / f"{number}.txt", "x")
        listener.expect(Seen(f"{number}.txt", "new"), within=2)


def test_a_root_that_comes_late_is_waited_for(tmp_path: Path, listen: Listen) -> None:
    listener = listen(tmp_path / "corpus")
    assert listener.said == ["corpus/ is missing: waiting for it"]
    (tmp_path / "corpus").mkdir()
    write(tmp_path / "corpus" / "a.txt", "a")
    listener.expect(Seen("a.txt", "new"))


def test_polling_says_so(tmp_path: Path, listen: Listen) -> None:
    assert listen(polling=True).said == [f"watching {tmp_path.name}/ by polling (as asked)"]


def test_without_inotify_it_polls(
    tmp_path: Path, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr("tui.watch._events.Events", refuse)
    listener = listen()
    assert listener.said == [
        f"watching {tmp_path.name}/ by polling "
        "(no inotify: the system's limit of watches is reached)"
    ]
    write(tmp_path / "a.txt", "a")
    listener.expect(Seen("a.txt", "new"))


def test_on_a_network_file_system_it_polls(
    tmp_path: Path, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.watch._watcher.silent_file_system", lambda _: "nfs4")
    listener = listen(polling=None)
    assert listener.said == [f"watching {tmp_path.name}/ by polling (no events on nfs4)"]


def test_an_event_that_cannot_be_handled_is_said_and_the_watch_lives(
    tmp_path: Path, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = listen()

    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("tui.watch._watcher.Watcher._is_article", fail)
    write(tmp_path / "a.txt", "a")
    wait_for(lambda: any("broken" in line for line in listener.said), 2, lambda: listener.said)
    monkeypatch.undo()
    write(tmp_path / "b.txt", "b")
    listener.expect(Seen("b.txt", "new"), within=0.9)
    listener.watcher.rescan()
    listener.expect(Seen("a.txt", "new"), within=0.9)


def test_a_listener_that_fails_is_told_of_and_told_more(tmp_path: Path, listen: Listen) -> None:
    listener = listen()
    listener.fails = True
    write(tmp_path / "a.txt", "a")
    wait_for(lambda: "broken" in listener.said[-1], 2, lambda: listener.said)
    listener.fails = False
    write(tmp_path / "b.txt", "b")
    listener.expect(Seen("b.txt", "new"))


def test_a_watch_that_has_died_is_started_again(tmp_path: Path, listen: Listen) -> None:
    listener = listen()
    for thread in threading.enumerate():
        if isinstance(thread, BaseObserver):
            thread.stop()
    wait_for(lambda: len(listener.said) == 2, 3, lambda: listener.said)
    write(tmp_path / "a.txt", "a")
    listener.expect(Seen("a.txt", "new"), within=0.9)


def test_nothing_is_told_after_the_end(tmp_path: Path, listen: Listen) -> None:
    listener = listen()
    before = threading.active_count()
    listener.watcher.stop()
    assert threading.active_count() < before
    write(tmp_path / "a.txt", "a")
    time.sleep(0.2)
    assert listener.told == []


def test_watchdog_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, tui.watch; sys.exit('watchdog' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
