from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.desk.places import Place
from tui.model.article import ArticleRecord
from tui.model.ids import id_for
from tui.model.row import row_of
from tui.model.span import Span
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.step import Row

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"
FIRST = "Quillfeather"
"""A word that stands at the head of every article here and nowhere else."""


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a line of a table, whatever pytest captures."""

    def write(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}")
            sys.stdout.flush()

    return write


def report(size: int) -> str:
    """An article of about so many bytes, with a name, date or claim every fifty or so."""
    sample = (SAMPLES / "001-harbour-times.txt").read_text("utf-8").split("---\n")[2]
    return f"{FIRST}.\n\n" + (sample * (size // len(sample.encode()) + 1))[:size] + "\n"


def opened(corpus: Path, articles: list[str], *, texts: dict[str, str]) -> Path:
    """A corpus in which these articles were open, side by side, when it was left."""
    corpus.mkdir()
    for path, text in texts.items():
        (corpus / path).write_text(text, "utf-8")
    store = Store.open(corpus / ".dateline")
    ids = {path: id_for(store.store_id, path) for path in articles}
    records = [ArticleRecord(name, path, status="reading") for path, name in ids.items()]
    place: Row = {
        "id": id_for("places", "desk"),
        "screen": "reader",
        "panes": [Place(name, Span(0, len(FIRST)), 0).row() for name in ids.values()],
        "active": 0,
        "target": "suggestions",
        "width": 72,
        "bookmarks": {},
        "read": {},
        "here": "",
    }
    store.commit([
        *(("articles", record.id, row_of(record)) for record in records),
        ("places", place["id"], place),
    ])  # fmt: skip
    store.close()
    return corpus
