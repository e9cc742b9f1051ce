"""Draws the picture that the README begins with: `python -m tests.picture`.

It is the app itself, reading the sample articles, with a few keys pressed. The clock, the
annotator and the ids are fixed, so the same code always draws the same picture.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import SAMPLES, Journey, TestThreads
from tui.app.app import DatelineApp
from tui.app.setup import Setup

if TYPE_CHECKING:
    from collections.abc import Iterable

PICTURE = Path(__file__).resolve().parents[1] / ".readme" / "reader.svg"
NOON = "2025-03-16T12:00:00Z"
SAVED = "saved 12:00"

STEPS: tuple[tuple[str, str], ...] = (
    ("Velmora", "A"),
    ("Northern Liberation Front", "A"),
    ("Idris al-Khatun", "A"),
    ("Friday", "⏎"),
    ("air-defence crews", "c⏎"),
    ("formally asked", "c⏎"),
    ("", "l"),
    ("Dragomirov (", "⏎"),
    ("not yet asked", "zzc"),
)
"""Where the cursor is put (empty: where it is), and what is pressed there."""


async def drawn() -> str:
    """The reader, 120 columns by 40 rows, as SVG."""
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(shutil.copytree(SAMPLES, Path(scratch) / "sarhun"))
        app = DatelineApp(Setup(corpus, corpus / ".dateline", "you"), TestThreads)
        app.session.clock = lambda: NOON
        try:
            async with app.run_test(size=(120, 40)) as pilot:
                journey = Journey(app, pilot)
                await journey.until(lambda: app.opened and app.desk.watching)
                state = app.session.state
                await journey.until(lambda: len(state.marks) == len(state.articles), 30)
                waiting = app.threads._comparison._changed
                await journey.until(lambda: not waiting and len(app.session.words), 30)
                await _read(journey)
                await journey.until(lambda: app.desk.novelty.is_settled, 30)
                await journey.saved()
                app.desk.saved = SAVED
                app.sync()
                await pilot.pause()
                return _tidy(app.export_screenshot(title="dateline"))
        finally:
            app.threads.stop()


async def _read(journey: Journey) -> None:
    await journey.open("001", "005")
    for words, keys in STEPS:
        if words:
            journey.put_cursor(words)
        await journey.press(*("enter" if key == "⏎" else key for key in keys))


def words(svg: str) -> Iterable[str]:
    """What can be read in a picture, piece by piece."""
    pieces = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return [unescape(piece) for piece in pieces if not piece.isspace()]


def _tidy(svg: str) -> str:
    """Without fonts from elsewhere, names that differ each time, and blanks at line ends."""
    svg = re.sub(r"\s*@font-face \{.*?\n    \}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "dateline", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(drawn()), encoding="utf-8")
