"""What the command line decides before the app starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.app.recognition_wishes import Wishes
from tui.session.citing import TEMPLATE

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setup:
    """Where things are and how they are to look."""

    corpus: Path
    store: Path
    by: str
    """The annotator."""
    keys: Path | None = None
    theme: str = "dark"
    plain: bool = False
    """Only ASCII signs."""
    mouse: bool = True
    limit: int = 16 * 2**20
    """Bytes of a file that are read at most."""
    demo: bool = False
    recognition: Wishes = field(default_factory=Wishes)
    novelty: str = "read"
    """One of `desk.novelty.ORDERS`: which articles come before one."""
    smart_case: bool = False
    """Does a capital among what is searched for make capitals count?"""
    citation: str = TEMPLATE
    """How words are quoted with their source."""
    notices: tuple[str, ...] = ()
    """What is to be said of the settings, a line each."""
