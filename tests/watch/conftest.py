from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.watch.listening import Listener, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def listen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Listener]]:
    monkeypatch.setattr("tui.watch._watcher._HEALTH", 0.25)
    monkeypatch.setattr("tui.watch._watcher._POLL", 0.25)
    listeners: list[Listener] = []

    def started(root: Path = tmp_path, *, polling: bool | None = False) -> Listener:
        listener = Listener(root, polling)
        listeners.append(listener)
        listener.watcher.start()
        wait_for(lambda: bool(listener.said), 3, lambda: "it never said that it watches")
        return listener

    yield started
    for listener in listeners:
        listener.watcher.stop()
