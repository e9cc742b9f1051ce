"""When garbage is looked for: never so long that a key has to wait for it."""

from __future__ import annotations

import gc
from time import monotonic

EVERY = 0.3
"""Seconds between two looks while much comes in that stays."""


class Collecting:
    """What is known to stay is looked at once: a full look at 1,000 articles takes 0.2 s."""

    def __init__(self) -> None:
        """Nothing is known to stay yet."""
        self._looked = 0.0

    def now_and_then(self) -> None:
        """Much comes in: look at the young of it, which is quick, and let the rest be."""
        now = monotonic()
        if now - self._looked > EVERY:
            gc.collect(1)
            gc.freeze()
            self._looked = monotonic()

    def at_rest(self) -> None:
        """All has come: it stays."""
        gc.freeze()
