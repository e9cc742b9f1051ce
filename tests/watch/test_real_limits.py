"""What the system tells nobody of, made to happen for real, in a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

from tests.unplugged import namespaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
LOST = 10.0
"""Seconds in which even what the system told nobody has to be found."""
QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")
ALONE = ("unshare", "--user", "--map-root-user", "--mount", "--")
FOLLOWER = (sys.executable, "-m", "tests.watch.follower")
MOUNTING = 'mount -t tmpfs tmpfs "$1" && shift && exec "$@"'

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


alone = pytest.mark.skipif(
    not namespaces(*ALONE[1:-1]), reason="no user namespaces are allowed here"
)


class Child:
    """A follower of a folder."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def answer(self) -> dict[str, Any]:
        line = self.pipe(self.process.stdout).readline()
        assert line, "it has died"
        return dict(json.loads(line))

    def ask(self) -> dict[str, Any]:
        self.pipe(self.process.stdin).write("\n")
        self.pipe(self.process.stdin).flush()
        answer = self.answer()
        assert answer["same"], answer
        assert not answer["odd"], answer
        assert answer["seconds"] < LOST, answer
        return answer

    @staticmethod
    def pipe(end: IO[str] | None) -> IO[str]:
        assert end is not None
        return end


@pytest.fixture
def follow() -> Iterator[Callable[..., Child]]:
    children: list[Child] = []

    def started(*command: str | Path) -> Child:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        children.append(Child(process))
        assert children[-1].answer()["same"]
        return children[-1]

    yield started
    for child in children:
        child.pipe(child.process.stdin).close()
        child.process.wait(10)
        child.pipe(child.process.stdout).close()


@alone
@pytest.mark.parametrize("rescan", ["1", pytest.param("", marks=pytest.mark.long)])
def test_a_limit_of_watches_that_is_too_low(
    tmp_path: Path, follow: Callable[..., Child], rescan: str
) -> None:
    for number in range(20):
        (tmp_path / f"d{number}").mkdir()
    child = follow(*ALONE, *FOLLOWER, tmp_path, "5", rescan)
    for number in range(20):
        (tmp_path / f"d{number}" / "a.txt").write_text("x")
    answer = child.ask()
    assert answer["watches"] == 5
    assert answer["files"] == 20


@alone
def test_no_watch_at_all(tmp_path: Path, follow: Callable[..., Child]) -> None:
    child = follow(*ALONE, *FOLLOWER, tmp_path, "0")
    (tmp_path / "a.txt").write_text("x")
    answer = child.ask()
    assert answer["watches"] == 0
    assert answer["seconds"] < 3
    assert "the system's limit of watches is reached" in answer["said"][-1]


@alone
def test_a_file_system_that_is_taken_away(tmp_path: Path, follow: Callable[..., Child]) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    (disk / "below.txt").write_text("x")
    child = follow(*ALONE, "sh", "-c", MOUNTING, "-", disk, *FOLLOWER, disk)
    inside = f"/proc/{child.process.pid}/root{disk}"
    there = str(child.process.pid)
    within = ("nsenter", "--user", "--mount", "--preserve-credentials", "--target", there)
    Path(inside, "a.txt").write_text("x")
    assert child.ask()["files"] == 1
    subprocess.run([*within, "umount", "--lazy", str(disk)], check=True)
    answer = child.ask()
    assert answer["files"] == 1
    assert answer["tellings"] >= 2
    subprocess.run([*within, "mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True)
    Path(inside, "b.txt").write_text("x")
    Path(inside, "c.txt").write_text("x")
    assert child.ask()["files"] == 2


@pytest.mark.parametrize("files", [9_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_more_events_than_the_queue_holds_while_stopped(
    tmp_path: Path, follow: Callable[..., Child], files: int
) -> None:
    child = follow(*FOLLOWER, tmp_path)
    child.process.send_signal(signal.SIGSTOP)
    for number in range(files):
        (tmp_path / f"{number}.txt").touch()
    child.process.send_signal(signal.SIGCONT)
    answer = child.ask()
    assert answer["files"] == files
    if 2 * files > int(QUEUE.read_text()):  # created, closed
        assert any("overflow" in line for line in answer["logged"])


@pytest.mark.long
def test_twenty_thousand_files_while_it_runs(
    tmp_path: Path, follow: Callable[..., Child]
) -> None:
    child = follow(*FOLLOWER, tmp_path)
    for number in range(20_000):
        (tmp_path / f"{number}.txt").touch()
    assert child.ask()["files"] == 20_000
