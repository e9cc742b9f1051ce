"""Bytes from the terminal that are no UTF-8 must not end the program."""

from __future__ import annotations

import codecs
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def tolerate_bad_bytes() -> None:
    """Let Textual's driver replace what it cannot decode.

    A lone 0xff, and the mouse reports of old terminals beyond column 95, kill an app on Textual
    8.2.8 with a UnicodeDecodeError (Textualize/textual #6668).
    """
    try:
        from textual.drivers import linux_driver
    except ImportError:  # on Windows there is another driver, which decodes for itself
        return
    linux_driver.__dict__["getincrementaldecoder"] = tolerant


def tolerant(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """As `codecs.getincrementaldecoder`, but what cannot be decoded becomes U+FFFD."""
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
