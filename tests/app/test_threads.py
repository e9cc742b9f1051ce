from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Any

import pytest

from tests.session.made import ONE, article, session_on
from tests.session.made import Rows as MemoryRows
from tui.app.driver import tolerant
from tui.app.keys import LiveKeys
from tui.app.news import AllRead, Broken, Found, Listed, Readings
from tui.app.reading import BATCH, Astray, Reading, Wanted
from tui.app.setup import Setup
from tui.session import tagging
from tui.storage import texts

if TYPE_CHECKING:
    from pathlib import Path


class Ear:
    """Hears what a thread tells."""

    def __init__(self) -> None:
        self._heard: queue.Queue[Any] = queue.Queue()

    def __call__(self, news: object) -> None:
        self._heard.put(news)

    def next(self) -> Any:
        return self._heard.get(timeout=20)


@pytest.fixture
def ear() -> Ear:
    return Ear()


# Reading.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    for number in range(BATCH + 3):
        (made / f"{number:03}.txt").write_text(f"Report {number}.\n")
    return made


def test_the_folder_is_read_what_was_open_first(folder: Path, ear: Ear) -> None:
    reading = Reading(Setup(folder, folder / ".dateline", "tester"), ear)
    reading.start({}, ["007.txt", "gone.txt", "003.txt"])
    listed, *news = [ear.next() for _ in range(5)]
    assert isinstance(listed, Listed)
    assert len(listed.paths) == BATCH + 3
    assert [len(each.articles) for each in news[:3]] == [2, BATCH, 1]
    assert [each.path for each in news[0].articles] == ["007.txt", "003.txt"]
    assert isinstance(news[3], AllRead)
    (folder / "000.txt").write_bytes("Москва".encode("koi8-r"))
    reading.want([Wanted("000.txt", "koi8-r"), Wanted("nowhere.txt")])
    first, second = ear.next(), ear.next()
    assert first.articles[0].text == "Москва"
    assert isinstance(second, Readings)
    assert [path for path, _ in second.unreadable] == ["nowhere.txt"]
    reading.stop()
    reading._thread.join(10)
    assert not reading._thread.is_alive()


def test_tags_are_found_again_on_the_thread(folder: Path, ear: Ear) -> None:
    session = session_on(MemoryRows())
    one = session.id_at("one.txt")
    mark = session.page(one).marks[0]
    tag = tagging.accept(session, one, mark)
    store = folder / ".dateline"
    texts.keep(store, ONE)
    changed = article("one.txt", "First a line.\n\n" + ONE)
    session.take(changed)
    reading = Reading(Setup(folder, store, "tester"), ear)
    reading.start({}, ())
    reading.want([Astray(session.state.articles[one], (tag,))])
    news = ear.next()
    while not isinstance(news, Found):
        news = ear.next()
    (found,) = news.tags
    assert found.anchor == "exact"
    assert found.span.start == tag.span.start + len("First a line.\n\n")
    reading.stop()


def test_the_unforeseen_is_told_of_and_the_thread_goes_on(
    folder: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.readers.scan", lambda root: 1 / 0)
    reading = Reading(Setup(folder, folder / ".dateline", "tester"), ear)
    reading.start({}, ())
    news = ear.next()
    assert isinstance(news, Broken)
    assert "ZeroDivisionError" in news.reason
    reading.want([Wanted("001.txt")])
    assert ear.next().articles[0].path == "001.txt"
    reading.stop()


# Keys, and bytes from the terminal.


def test_a_saved_file_of_keys_applies_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    own = tmp_path / "keybindings.toml"
    keys = LiveKeys()
    assert not [each for each in keys.problems if each.severity == "error"]
    assert keys.reload() == ""

    def bound() -> object:
        return keys.keymap.contexts["reader"].get(("f9",))

    assert bound() is None
    own.write_text('version = 1\n[reader]\nf9 = "tag.flag"\n')
    assert keys.reload() == "keys read again"
    assert bound() is not None
    own.write_text('version = 1\n[reader]\nf9 = "tag.flga"\nf8 = "no"\n')
    said = keys.reload()
    assert "keybindings.toml:3: " in said
    assert said.endswith("(and 1 more) · the last good keys stay")
    assert bound() is not None
    assert keys.reload() == "", "it is said once"
    own.unlink()
    assert keys.reload() == "keys read again"
    assert bound() is None


def test_bytes_that_are_no_text_are_replaced() -> None:
    decoder = tolerant("utf-8")()
    assert decoder.decode(b"a\xffb\xc3") == "a\ufffdb"
    assert decoder.decode(b"\xa9") == "é"
    assert decoder.decode(b"\xc3", final=True) == "\ufffd"
