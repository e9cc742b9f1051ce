from __future__ import annotations

import errno
import queue
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from tui.model.article import text_hash
from tui.model.ids import new_id
from tui.storage import disk, writer
from tui.storage.errors import StoreError
from tui.storage.store import Store
from tui.storage.texts import text_of
from tui.storage.told import Followed, NotSavedYet, Opened, Refused, Saved
from tui.storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.storage.journal import Write
    from tui.storage.told import Told

T = TypeVar("T")


class Desk:
    """A writer and what it has told."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self.told: queue.Queue[Told] = queue.Queue()
        self.writer = Writer(open_store, self.told.put, poll=0.01)
        self.writer.start()

    def wait(self, kind: type[T]) -> T:
        while True:
            message = self.told.get(timeout=5)
            if isinstance(message, kind):
                return message


def write(**fields: Any) -> Write:
    key = new_id()
    return "tags", key, {"id": key, **fields}


def contents(folder: Path) -> list[Any]:
    store = Store.open(folder)
    found = list(store.rows("tags").values())
    store.close()
    return found


def test_saves_are_acknowledged_in_order(folder: Path) -> None:
    desk = Desk(lambda: Store.open(folder))
    opened = desk.wait(Opened)
    assert opened.tables["tags"] == {}
    assert (opened.notices, opened.read_only) == ((), "")
    writes = [write(n=n) for n in range(50)]
    numbers = [desk.writer.save([each]) for each in writes]
    assert numbers == list(range(1, 51))
    saved = [desk.wait(Saved)]
    while saved[-1].upto < numbers[-1]:
        saved.append(desk.wait(Saved))
    assert saved == sorted(saved, key=lambda one: one.upto)
    assert len(saved[0].at) == len("2024-12-06T15:02:11Z")
    assert desk.writer.close() is True
    assert contents(folder) == [row for _, _, row in writes]


def test_what_comes_while_another_is_being_saved_is_saved_after_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(lambda: Store.open(folder))
    desk.wait(Opened)
    one, two = write(n=1), write(n=2)

    def busy(descriptor: int) -> None:
        monkeypatch.undo()
        desk.writer.save([two])
        disk.sync(descriptor)

    monkeypatch.setattr(disk, "sync", busy)
    desk.writer.save([one])
    assert [desk.wait(Saved).upto, desk.wait(Saved).upto] == [1, 2]
    assert desk.writer.close() is True
    assert contents(folder) == [one[2], two[2]]


def test_what_waits_at_the_end_is_saved(folder: Path) -> None:
    desk = Desk(lambda: Store.open(folder))
    for n in range(20):
        desk.writer.save([write(n=n)])
    assert desk.writer.close() is True
    assert [row["n"] for row in contents(folder)] == list(range(20))


def test_the_text_under_new_tags_is_there_before_they_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(lambda: Store.open(folder))
    assert desk.wait(Opened).store_id == Store.open(folder).store_id
    there: list[str | None] = []
    real = disk.sync

    def look(descriptor: int) -> None:
        there.append(text_of(folder, text_hash("Homs fell.\r\n")))
        real(descriptor)

    monkeypatch.setattr(disk, "sync", look)
    desk.writer.save([write()], kept=["Homs fell.\r\n"])
    desk.wait(Saved)
    assert there == ["Homs fell.\r\n"]
    desk.writer.close()


def test_other_windows_are_followed(folder: Path) -> None:
    desk = Desk(lambda: Store.open(folder))
    desk.wait(Opened)
    other = Store.open(folder)
    one = write(n=1)
    other.commit([one])
    assert desk.wait(Followed).writes == (one,)
    desk.writer.close()


def test_a_store_that_cannot_be_opened_is_told(folder: Path) -> None:
    def refuse() -> Store:
        raise StoreError("tags.json is broken")

    desk = Desk(refuse)
    assert desk.wait(Refused).reason == "tags.json is broken"
    desk.writer.save([write()])
    assert desk.writer.close() is False


def test_a_store_that_can_be_opened_later_gets_what_waited(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "AGAIN", 0.02)
    folder.write_text("in its place")
    desk = Desk(lambda: Store.open(folder))
    assert "cannot make the folder" in desk.wait(Refused).reason
    one = write(n=1)
    desk.writer.save([one])
    folder.unlink()
    assert desk.wait(Opened).read_only == ""
    assert desk.wait(Saved).upto == 1
    assert desk.writer.close() is True
    assert contents(folder) == [one[2]]


def test_a_store_that_can_be_written_later_gets_what_waited(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "AGAIN", 0.02)
    Store.open(folder).close()

    def no_lock(_: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr("tui.storage.ledger.Lock", no_lock)
        desk = Desk(lambda: Store.open(folder))
        assert "read-only" in desk.wait(Opened).read_only
        one = write(n=1)
        desk.writer.save([one])
        assert "read-only" in desk.wait(NotSavedYet).reason
    while desk.wait(Saved).upto < 1:
        pass
    assert desk.writer.close() is True
    assert contents(folder) == [one[2]]


def test_an_unforeseen_error_is_told_too(folder: Path) -> None:
    def fail() -> Store:
        raise ZeroDivisionError("oops")

    assert "oops" in Desk(fail).wait(Refused).reason


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), ZeroDivisionError("oops")])
def test_what_could_not_be_saved_waits_and_is_saved_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(writer, "RETRY", 0.02)
    desk = Desk(lambda: Store.open(folder))
    desk.wait(Opened)

    def fail(_: int) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", fail)
        desk.writer.save([write(n=1), write(n=2)])
        first = desk.wait(NotSavedYet)
        assert first.waiting == 2
        assert ("the disk is full" if isinstance(error, OSError) else "oops") in first.reason
        desk.writer.save([write(n=3)])
        assert desk.wait(NotSavedYet).waiting == 3
    assert desk.wait(Saved).upto == 2
    assert desk.writer.close() is True
    assert [row["n"] for row in contents(folder)] == [1, 2, 3]


def test_closing_with_a_full_disk_says_that_something_is_unsaved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(lambda: Store.open(folder))
    desk.wait(Opened)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "sync", full)
    desk.writer.save([write()])
    assert desk.writer.close() is False


def test_what_is_no_row_is_refused_at_once(folder: Path) -> None:
    desk = Desk(lambda: Store.open(folder))
    with pytest.raises(ValueError, match="no such table"):
        desk.writer.save([("nowhere", new_id(), None)])
    desk.writer.close()


def test_a_grown_journal_is_folded_in_a_quiet_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.storage.ledger.GROWN", 1000)
    desk = Desk(lambda: Store.open(folder))
    desk.writer.save([write(pad="x" * 2000)])
    desk.wait(Saved)
    other = Store.open(folder)
    while (folder / "journal").stat().st_size > 1000:
        other.follow()
    desk.writer.close()
    assert len(contents(folder)) == 1
