"""From the command to the first words on the terminal, against the smallest Textual app."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.conftest import FIRST, SAMPLES, opened, report
from tests.benchmarks.smallest import READY
from tests.benchmarks.timed import DATELINE, FLOOR, Program, median
from tui.model.detail import Mention
from tui.model.ids import new_id
from tui.model.row import row_of
from tui.model.span import Span
from tui.model.tag import Tag
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROUNDS = 7


def samples(folder: Path) -> tuple[Path, str]:
    """The sample articles, seen for the first time: the library."""
    return shutil.copytree(SAMPLES, folder), "Harbour"


def small(folder: Path) -> tuple[Path, str]:
    """One article of 5 kB, open when Dateline was left."""
    return opened(folder, ["a.txt"], texts={"a.txt": report(5_000)}), FIRST


def large(folder: Path) -> tuple[Path, str]:
    """Three articles of 1 MB."""
    names = ["a.txt", "b.txt", "c.txt"]
    return opened(folder, names, texts=dict.fromkeys(names, report(1_000_000))), FIRST


def many(folder: Path) -> tuple[Path, str]:
    """One article open of 1,000, with 10,000 tags."""
    texts = {f"{n:04}.txt": report(3_000) for n in range(1_000)}
    opened(folder, ["0500.txt"], texts=texts)
    store = Store.open(folder / ".dateline")
    (name,) = store.rows("articles")
    tags = [
        Tag(new_id(), name, "actor", (Span(at, at + 5),), "words", detail=Mention())
        for at in range(10_000)
    ]
    store.commit([("tags", tag.id, row_of(tag)) for tag in tags])
    store.close()
    return folder, FIRST


def seconds(argv: tuple[str | Path, ...], words: str, cwd: Path) -> tuple[float, float]:
    """Seconds to these words, and megabytes when it has come to rest."""
    with Program(argv, cwd) as program:
        taken = program.until(words)
        program.rest(1.0)
        return taken, program.memory


@pytest.mark.parametrize("made", [samples, small, large, many])
def test_start(
    made: Callable[[Path], tuple[Path, str]], tmp_path: Path, say: Callable[[str], None]
) -> None:
    corpus, words = made(tmp_path / "corpus")
    floor, ours = [], []
    for _ in range(ROUNDS):  # in turns, so that a drift of the machine hits both
        floor.append(seconds(FLOOR, READY, tmp_path))
        if made is samples:
            shutil.rmtree(corpus / ".dateline", ignore_errors=True)
        ours.append(seconds((*DATELINE, corpus), words, tmp_path))
    least = median([taken for taken, _ in floor[1:]])
    taken = median([taken for taken, _ in ours[1:]])
    best = min(taken for taken, _ in ours[1:]) / min(taken for taken, _ in floor[1:])
    memory = median([size for _, size in ours])
    say((made.__doc__ or "").strip())
    say(
        f"  first words after {taken * 1e3:.0f} ms, smallest {least * 1e3:.0f} ms:"
        f" × {taken / least:.2f} (best to best {best:.2f}); resident {memory:.0f} MB"
    )
