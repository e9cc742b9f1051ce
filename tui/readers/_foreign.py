"""The door to libraries that read what anybody may have written."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator


def library(name: str) -> Any:
    """A module of an extra, or None where it is not installed.

    What it logs is dropped: lines on the terminal would tear the screen.
    """
    logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        return import_module(name)
    except ImportError:
        return None


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Whatever a library raises of a document is one line: `Unreadable`."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        raise Unreadable(f"{name} cannot read it: {type(error).__name__}") from error
