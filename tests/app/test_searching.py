"""The process that searches: what it is told, what it answers, and when it is given up."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.session.made import article
from tui.apart import LostError
from tui.app.searching import Searching
from tui.app.searching_child import Answer, Child, Corpus, Librarian, Search
from tui.text.searching import query_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.app.news import Done
    from tui.app.searching_child import Question
    from tui.desk.found import Found
    from tui.model.article import Article

TEXTS = {
    "a.txt": "Ḥoms fell.",
    "b.txt": "Nothing.",
    "c.txt": "Ḥoms fell.",
    "d.txt": "homs homs",
}


def made(name: str, text: str) -> Article:
    return replace(article(name, text), id=name)


class Asking:
    """A search whose answers are waited for."""

    def __init__(self, searching: Searching | None = None) -> None:
        self.searching = searching
        self._answered = threading.Event()
        self._found: list[Found] = []

    def tell(self, done: Done) -> None:
        done.take()
        self._answered.set()

    def ask(self, typed: str, name: str = "") -> Found:
        query = query_of(typed)
        assert query is not None
        assert self.searching is not None
        self._answered.clear()
        self._found.clear()
        self.searching.search(query, self._found.append, name)
        assert self._answered.wait(20)
        return self._found[-1]

    def where(self, typed: str, name: str = "") -> dict[str, int]:
        return {each.article: len(each.spans) for each in self.ask(typed, name).places}


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    asking = Asking()
    asking.searching = Searching(asking.tell, tmp_path)
    for name, text in TEXTS.items():
        asking.searching.want(name, made(name, text))
    yield asking
    asking.searching.stop()


def test_articles_come_change_and_go(asking: Asking) -> None:
    searching = asking.searching
    assert searching is not None
    assert asking.where("homs") == {"a.txt": 1, "c.txt": 1, "d.txt": 2}
    searching.want("c.txt", made("c.txt", "Tartus fell."))
    searching.want("d.txt", None)
    assert asking.where("homs") == {"a.txt": 1}
    assert asking.where("tartus") == {"c.txt": 1}
    assert asking.where("\\^h\\w+", "a.txt") == {"a.txt": 1}
    assert asking.where("homs", "d.txt") == {}


def test_a_pattern_that_takes_for_ever(asking: Asking) -> None:
    searching = asking.searching
    assert searching is not None
    searching.want("e.txt", made("e.txt", "a" * 40 + "b"))
    found = asking.ask("\\(a+)+$", "e.txt")
    assert found.trouble == "given up: /(a+)+$/ takes more than 1 s"
    assert asking.where("homs") == {"a.txt": 1, "c.txt": 1, "d.txt": 2}


def test_a_process_that_is_killed(asking: Asking, tmp_path: Path) -> None:
    searching = asking.searching
    assert searching is not None
    assert asking.where("homs")
    child = searching._child
    assert isinstance(child, Child)
    assert child.process is not None
    child.process.kill()
    child.process.wait()
    assert asking.where("homs") == {"a.txt": 1, "c.txt": 1, "d.txt": 2}
    assert (tmp_path / "cache" / "texts.db").exists()


def test_no_process_to_be_had(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tries: list[Question] = []

    class Gone(Librarian):
        def ask(self, question: Question, seconds: float = 0) -> Answer:
            tries.append(question)
            if isinstance(question, Corpus):
                return super().ask(question)
            raise LostError("ended its process")

    asking = Asking()
    asking.searching = Searching(asking.tell, None, Gone)
    asking.searching.want("a.txt", made("a.txt", "Homs"))
    assert asking.ask("homs").trouble == "given up: “homs” ended its process"
    asking.searching.begin()
    assert asking.ask("homs").trouble
    assert len(tries) < 20
    asking.searching.stop()


def test_damage_is_mended_by_telling_all_again(tmp_path: Path) -> None:
    asking = Asking()
    asking.searching = searching = Searching(asking.tell, tmp_path, Librarian)
    for name, text in TEXTS.items():
        searching.want(name, made(name, text))
    assert asking.where("homs") == {"a.txt": 1, "c.txt": 1, "d.txt": 2}
    librarian = searching._child
    assert isinstance(librarian, Librarian)
    base = librarian._index._base
    assert base is not None
    while not searching._complete:
        time.sleep(0.005)
    with librarian._turn:
        base.execute("UPDATE texts SET folded = x'00'")
    asking.ask("homs")
    assert asking.where("homs") == {"a.txt": 1, "c.txt": 1, "d.txt": 2}
    assert librarian._index.damages == 1
    searching.stop()


def test_at_most_so_many() -> None:
    librarian = Librarian(None)
    query = query_of("o")
    assert query is not None
    assert librarian.ask(Search(query, 5)).found == ()
