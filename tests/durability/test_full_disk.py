"""A disk that takes no more: it is said, nothing is lost, and work goes on."""

from __future__ import annotations

import resource
import shutil
from typing import TYPE_CHECKING

from tests.durability.lives import started, stored
from tests.scenarios.terminal import ENTER, Terminal

if TYPE_CHECKING:
    from pathlib import Path

FREE = resource.RLIM_INFINITY


def test_what_a_full_disk_refused_is_written_when_there_is_room(
    corpus: Path, tmp_path: Path
) -> None:
    with Terminal(corpus, cwd=tmp_path) as terminal:
        started(terminal)
        terminal.send("a")
        terminal.until(lambda: "actor: " in terminal.text and "saved " in terminal.rows[0])
        full = (corpus / ".dateline" / "journal").stat().st_size + 20
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (full, FREE))
        terminal.send("w", "a")
        terminal.see("actor: to")
        terminal.until(lambda: "NOT SAVED: " in terminal.rows[0])
        before = len(terminal.written)
        terminal.send("w", "a")
        terminal.see("actor: send")
        terminal.send("w")
        terminal.until(lambda: "actor: send" not in terminal.text)
        terminal.rest(1.1)  # a retry has failed meanwhile
        assert "NOT SAVED: " in terminal.rows[0]
        assert b"saved " not in terminal.written[before:]
        assert stored(corpus) == [""]
        terminal.send("Q")
        terminal.see("Q again quits and loses it")
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (FREE, FREE))
        terminal.until(lambda: "saved " in terminal.rows[0])
        assert "Q again" not in terminal.text
        terminal.send("Q")
        assert terminal.ended() == 0
        assert b"3 tags in " in terminal.written
    assert stored(corpus) == ["", "", ""]


def test_without_a_store_reading_works_and_it_is_said(corpus: Path, tmp_path: Path) -> None:
    (corpus / ".dateline").write_text("no folder", "utf-8")
    with Terminal(corpus, cwd=tmp_path) as terminal:
        terminal.until(lambda: "001" in terminal.text and "NOT SAVED: " in terminal.rows[0])
        terminal.send(ENTER)
        terminal.see("Velmora is preparing")
        terminal.send("a")
        terminal.see("actor: ")
        assert "NOT SAVED: " in terminal.rows[0]
        terminal.send("Q")
        terminal.see("Q again quits and loses it")
        terminal.send("Q")
        assert terminal.ended() == 3
        assert b"dateline: NOT SAVED: " in terminal.written
        assert b" rows were not written" in terminal.written


def test_a_store_whose_folder_vanished_is_not_said_to_be_saved(
    corpus: Path, tmp_path: Path
) -> None:
    with Terminal(corpus, cwd=tmp_path) as terminal:
        started(terminal, recognised=False)
        terminal.send("a")
        terminal.until(lambda: "saved " in terminal.rows[0])
        (corpus / ".dateline").rename(tmp_path / "away")  # at one go: it is being written to
        shutil.rmtree(tmp_path / "away")
        terminal.send("Q")  # at once, or when it has been noticed
        terminal.until(lambda: terminal._gone() or "Q again" in terminal.text)
        if not terminal._gone():
            terminal.send("Q")
        assert terminal.ended() == 3
        assert b"is no longer there" in terminal.written
        assert b" in " + bytes(corpus) not in terminal.written
