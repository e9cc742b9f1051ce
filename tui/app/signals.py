"""A dropped ssh line and a polite kill end the program as `Q` does: all is saved."""

from __future__ import annotations

import asyncio
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def heed(end: Callable[[], None]) -> None:
    """Call `end` on the running event loop when the program is asked to stop."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):  # on Windows
                loop.add_signal_handler(number, end)
