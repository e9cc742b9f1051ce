from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.session import documents_child
from tui.session.documents import Place
from tui.session.documents_child import BATCH, Child, files_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article

HOSTILE = """
import os, sys, time
from tui import readers
from tui.model.article import Article
from tui.model.span import Span

class Hostile:
    suffixes = (".doc",)
    several = apart = True

    def read(self, path, data, encoding):
        print("a library that prints")
        word = data.decode()
        if word == "hang":
            time.sleep(60)
        if word == "die":
            os.kill(os.getpid(), 9)
        if word == "eat":
            bytearray(2**32)
        if word == "nest":
            def deeper(): return deeper()
            deeper()
        return tuple(Article(f"{path}#{n}", word, Span(0, len(word))) for n in range(70))

readers.readers = lambda: {"doc": Hostile()}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    return made


@pytest.fixture
def hostile(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    Path("hostile_documents.py").write_text(HOSTILE)  # where the child is started
    begin = "from tui.session.documents_child import serve; serve()"
    monkeypatch.setattr(documents_child, "CHILD", f"import hostile_documents; {begin}")
    child = Child(Place(corpus, corpus / ".dateline"))
    yield child
    child.stop()


def asked(
    child: Child, corpus: Path, word: str, seconds: float | None = None
) -> tuple[list[Article], str]:
    (corpus / "a.doc").write_text(word)
    found: list[Article] = []
    reason = child.ask("a.doc", "", found.extend, seconds)
    return found, reason


def test_a_hostile_document_costs_one_line(hostile: Child, corpus: Path) -> None:
    found, reason = asked(hostile, corpus, "fine")
    assert (len(found), reason) == (70, "")
    first = hostile.process
    assert asked(hostile, corpus, "nest")[1].startswith("cannot be read: RecursionError")
    assert asked(hostile, corpus, "eat") == ([], "needs more memory than 2 GB")
    assert hostile.process is first
    assert asked(hostile, corpus, "hang", 1.5) == ([], "took more than 2 s to read")
    assert asked(hostile, corpus, "die") == ([], "ended its process")
    assert len(asked(hostile, corpus, "fine")[0]) == 70
    assert hostile.process is not first


def test_articles_come_some_at_a_time(hostile: Child, corpus: Path) -> None:
    (corpus / "a.doc").write_text("fine")
    sizes: list[int] = []
    assert hostile.ask("a.doc", "", lambda some: sizes.append(len(some))) == ""
    assert sizes == [BATCH, BATCH, 70 - 2 * BATCH]


def test_one_that_was_stopped_says_nothing_and_starts_nothing(
    hostile: Child, corpus: Path
) -> None:
    hostile.stop()
    assert asked(hostile, corpus, "fine") == ([], "")
    assert hostile.process is None


def test_no_process_to_be_had(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents_child, "CHILD", "raise SystemExit(1)")
    child = Child(Place(corpus, corpus / ".dateline"))
    assert asked(child, corpus, "fine") == ([], "not read: no process could be started")


def test_texts_need_no_process(corpus: Path) -> None:
    (corpus / "a.txt").write_text("Words.")
    (corpus / "b.jsonl").write_text('{"text": "Words of a line."}\n')
    found: list[Article] = []
    with files_read(Place(corpus, corpus / ".dateline")) as read:
        assert read("a.txt", "", found.extend) == ""
        assert read("gone.txt", "", found.extend) == "no such file"
        assert read("b.jsonl", "", found.extend) == ""
    assert [each.text for each in found] == ["Words.", "Words of a line."]
    assert not (corpus / ".dateline").exists()
