from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tui.storage import disk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".dateline"


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Syncing does nothing: this machine keeps its power, and a busy disk costs seconds."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(disk, "sync", lambda _: None)
