"""A record of what went wrong inside, for whoever is to mend it."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "faults.log"


def note(store: Path, what: str, error: BaseException) -> Path:
    """Append where an error came from to a file in the store's cache; gives its path.

    Does nothing where the file cannot be written.
    """
    path = store / "cache" / NAME
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = traceback.format_exception(error)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(f"{at} {what}\n{''.join(lines)}\n")
    return path
