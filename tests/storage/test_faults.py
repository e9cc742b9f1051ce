from __future__ import annotations

import errno
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage.rows import abandon, key, put, rows
from tests.unprivileged import ordinary_user
from tui.storage import disk
from tui.storage.errors import NotSaved, StoreError
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.step import Row

CHILD = Path(__file__).with_name("child.py")
ROOT = Path(__file__).parents[2]


def generations(folder: Path) -> set[int]:
    found = [(folder / name).read_text() for name in ("tags.json", "journal")]
    return {int(re.findall(r'"generation": ?(\d+)', text)[0]) for text in found}


class Faults:
    """Makes the n-th call that changes the disk fail, and all after it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
        self.code, self.left, self.on = code, 0, False
        for owner, name in ((os, "write"), (os, "fsync"), (disk, "sync"), (Path, "replace")):
            monkeypatch.setattr(owner, name, self.wrapped(getattr(owner, name)))

    def wrapped(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def faulty(*args: Any) -> Any:
            self.left -= 1
            if self.on and self.left < 0:
                if call.__name__ == "write":
                    call(args[0], bytes(args[1])[: len(args[1]) // 2])
                raise OSError(self.code, os.strerror(self.code))
            return call(*args)

        return faulty


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_failing_disk_leaves_the_old_or_the_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    store = Store.open(folder)
    put(store, 1)
    faults = Faults(monkeypatch, code)
    for left in range(2):
        faults.left, faults.on = left, True
        with pytest.raises(NotSaved, match="disk"):
            put(store, 1, 2, word="new")
        assert rows(store) == {key(1): {"id": key(1), "n": 1, "word": "x"}}
        faults.on = False
        assert rows(Store.open(folder)) == rows(store)


@pytest.mark.parametrize("seen", [True, False])
def test_a_fold_that_fails_at_any_step_harms_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, seen: bool
) -> None:
    store = Store.open(folder)
    faults = Faults(monkeypatch, errno.EIO)
    steps = 12  # write, sync, rename, sync the folder: for the backup, tags.json, the journal
    for left in range(steps):
        put(store, left)
        faults.left, faults.on = left, True
        with pytest.raises(NotSaved):
            store.fold()
        faults.on = False
        if seen:
            other = Store.open(folder)
            assert rows(other) == rows(store)
            assert other.notices == ()
            assert generations(folder) == {other.rows("meta")[key(1)]["generation"]}
            abandon(other)
    faults.left, faults.on = steps, True
    put(store, steps)
    assert store.notices == ()
    abandon(store)
    again = Store.open(folder)
    assert len(rows(again)) == steps + 1
    assert again.notices == ()


def test_a_disk_that_fails_at_the_opening(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(folder)
    put(store, 1)
    abandon(store)
    (folder / "journal").write_bytes((folder / "journal").read_bytes() + b"torn")

    def no(*_: Any) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    real = os.open
    monkeypatch.setattr(
        os, "open", lambda path, flags, *mode: (no if flags & 3 else real)(path, flags, *mode)
    )
    again = Store.open(folder)
    assert "--store DIR" in again.read_only
    assert list(rows(again)) == [key(1)]
    with pytest.raises(NotSaved, match="read-only"):
        put(again, 2)
    assert again.follow() == ()
    again.close()
    with pytest.raises(StoreError, match="--store DIR"):
        Store.open(tmp_path / "other")


def test_a_folder_of_someone_elses_is_read_and_becomes_writable() -> None:
    with ordinary_user() as home:
        folder = home / "store"
        store = Store.open(folder)
        put(store, 1)
        store.close()
        for path in (folder, *folder.iterdir()):
            path.chmod(path.stat().st_mode & 0o555)
        reader = Store.open(folder)
        assert "no permission" in reader.read_only
        assert list(rows(reader)) == [key(1)]
        with pytest.raises(NotSaved, match="no permission"):
            put(reader, 2)
        reader.close()
        for path in (folder, *folder.iterdir()):
            path.chmod(path.stat().st_mode | 0o700)
        again = Store.open(folder)
        put(again, 2)
        assert again.read_only == ""
        abandon(again)
        home.chmod(0o500)
        with pytest.raises(StoreError, match="no permission"):
            Store.open(home / "new")
        home.chmod(0o700)


def test_where_locks_do_not_work_the_store_is_read_only_and_follows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Store.open(folder)
    put(writer, 1)

    def no_locks(*_: Any, **__: Any) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    with monkeypatch.context() as patch:
        patch.setattr("tui.storage.lock.lock_descriptor", no_locks)
        reader = Store.open(folder)
    assert "No locks available" in reader.read_only
    put(writer, 2)
    assert [write[1] for write in reader.follow()] == [key(2)]
    put(writer, 3)
    writer.fold()
    put(writer, 4)
    assert {write[1] for write in reader.follow()} == {key(3), key(4)}
    reader.close()


def child(folder: Path, *words: str, **more: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(CHILD), str(folder), *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=env, **more)


def killed_often(folder: Path, kills: int, chance: random.Random) -> None:
    expected: dict[str, Row] = {}
    commits = 0
    for turn in range(kills):
        process = child(folder, str(turn))
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.08))
        process.send_signal(signal.SIGKILL)
        said = process.communicate()[0].splitlines(keepends=True)
        answers = [json.loads(line) for line in said if line.endswith(b"\n")]
        for stage, number, row in answers:
            if stage == "saved":
                apply(expected, number, row)
                commits += 1
        store = Store.open(folder)
        if rows(store) != expected:
            stage, number, row = answers[-1]
            assert stage == "saving"
            apply(expected, number, row)
        assert rows(store) == expected
        abandon(store)
    assert commits > kills


def apply(table: dict[str, Row], number: str, row: Row | None) -> None:
    if row is None:
        table.pop(number, None)
    else:
        table[number] = row


@pytest.mark.long
def test_a_thousand_kills_lose_nothing_acknowledged(folder: Path) -> None:
    killed_often(folder, 1000, random.Random(10))


def test_a_size_limit_refuses_and_loses_nothing(folder: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    process = child(folder, "0", "until-refused", preexec_fn=limit)
    answers = process.communicate(timeout=60)[0].splitlines()
    assert b"size limit" in answers[-1]
    assert process.returncode == 0
    expected: dict[str, Row] = {}
    for stage, number, row in map(json.loads, answers[1:-1]):
        if stage == "saved":
            apply(expected, number, row)
    store = Store.open(folder)
    assert len(answers) > 100
    assert rows(store) == expected
    assert store.notices == ()
