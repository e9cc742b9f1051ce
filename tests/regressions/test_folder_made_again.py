"""After its folder had gone for a moment the lock was of no use for ever."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tui.storage.lock import Lock

if TYPE_CHECKING:
    from pathlib import Path


def test_the_lock_works_again_when_its_folder_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    lock = Lock(folder / "lock")
    shutil.rmtree(folder)
    for _ in range(2):
        with pytest.raises(FileNotFoundError), lock.held():
            pass
    folder.mkdir()
    with lock.held():
        assert (folder / "lock").exists()
    lock.close()
