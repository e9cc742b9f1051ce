"""Watching a corpus: what is new, changed, gone or moved in it, told by a thread of its own."""

from __future__ import annotations

from tui.watch._ledger import Seen
from tui.watch._watcher import Watcher

__all__ = ["Seen", "Watcher"]
