"""The n-th call to the disk fails, for every n: the old or the new, a reason, and no crash."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage.rows import abandon, key, put, rows
from tui.storage import disk
from tui.storage.errors import NotSaved, StoreError
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("quick_disk")
CODES = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES)
CALLS = 200
"""More than there are in `work`."""


class Faults:
    """Fails the n-th call that changes the disk, or all from there on."""

    def __init__(
        self, patch: pytest.MonkeyPatch, number: int, code: int, *, stays: bool
    ) -> None:
        self.left, self.code, self.stays = number, code, stays
        for owner, name in (
            *((os, name) for name in ("write", "fsync", "ftruncate", "replace", "mkdir")),
            (os, "open"),
            (disk, "sync"),
        ):
            patch.setattr(owner, name, self.wrapped(name, getattr(owner, name)))

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def faulty(*given: Any, **more: Any) -> Any:
            if name == "open" and not given[1] & (os.O_WRONLY | os.O_RDWR):
                return call(*given, **more)
            self.left -= 1
            if self.left == 0 or (self.stays and self.left < 0):
                if name == "write":  # a part of it got through
                    call(given[0], bytes(given[1])[: len(given[1]) // 2])
                raise OSError(self.code, os.strerror(self.code), "a file")
            return call(*given, **more)

        return faulty


def work(folder: Path, saved: list[int]) -> None:
    """Open, commit, keep a text, fold, close, and once more. Raises NotSaved, StoreError."""
    for turn in range(2):
        store = Store.open(folder)
        try:
            for number in (10 * turn + 1, 10 * turn + 2):
                store.keep_text(f"text {number}")
                put(store, number)
                saved.append(number)
            store.fold()
            put(store, 10 * turn + 3)
            saved.append(10 * turn + 3)
        finally:
            store.close()


def fails(folder: Path, number: int, code: int, *, stays: bool) -> bool:
    """Do the work with that fault; False: it was over before the fault came."""
    saved: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, number, code, stays=stays)
        with suppress(NotSaved, StoreError):
            work(folder, saved)
    store = Store.open(folder)
    found = [row["n"] for row in rows(store).values()]
    assert found == saved or (found[:-1] == saved and found[-1] not in saved)
    put(store, 99)
    abandon(store)
    again = Store.open(folder)
    assert list(rows(again)) == [*map(key, found), key(99)]
    assert again.notices == ()
    abandon(again)
    return faults.left <= 0


def at_every_call(root: Path, codes: tuple[int, ...], stays: bool, step: int = 1) -> None:
    for number in range(1 + (stays and step > 1), CALLS, step):
        if not fails(root / str(number), number, codes[number % len(codes)], stays=stays):
            assert number > 60, number
            return
    raise AssertionError("there are more calls")


@pytest.mark.parametrize("stays", [False, True])
def test_a_failing_call_costs_nothing_that_was_saved(tmp_path: Path, stays: bool) -> None:
    at_every_call(tmp_path, CODES, stays, 2)


@pytest.mark.long
@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_every_error_at_every_call(tmp_path: Path, code: int, stays: bool) -> None:
    at_every_call(tmp_path, (code,), stays)


def test_a_system_that_takes_a_few_bytes_at_a_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, saved = os.write, list[int]()
    monkeypatch.setattr(os, "write", lambda to, data: real(to, bytes(data)[:7]))
    work(folder, saved)
    store = Store.open(folder)
    assert [row["n"] for row in rows(store).values()] == saved == [1, 2, 3, 11, 12, 13]
    assert store.notices == ()
