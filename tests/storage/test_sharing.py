from __future__ import annotations

import multiprocessing
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from tinydb import where

from tui.model.ids import new_id
from tui.storage import lock
from tui.storage.errors import NotSaved
from tui.storage.restoring import restore
from tui.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def put(store: Store, key: str = "", **fields: Any) -> str:
    key = key or new_id()
    store.commit([("tags", key, {"id": key, **fields})])
    return key


def contents(folder: Path) -> dict[str, Any]:
    store = Store.open(folder)
    found = dict(store.rows("tags"))
    store.close()
    return found


def test_windows_follow_each_other_and_the_later_record_wins(folder: Path) -> None:
    one, two = Store.open(folder), Store.open(folder)
    key = put(one, n=1)
    assert two.follow() == (("tags", key, {"id": key, "n": 1}),)
    assert two.follow() == ()
    put(two, key, n=2)
    put(one, key, n=3)
    assert one.follow() == (("tags", key, {"id": key, "n": 3}),)
    assert two.follow() == (("tags", key, {"id": key, "n": 3}),)
    two.commit([("tags", key, None)])
    assert one.follow() == (("tags", key, None),)


def test_a_follower_gets_over_a_fold(folder: Path) -> None:
    one, two = Store.open(folder), Store.open(folder)
    seen, kept = put(one), put(two)
    one.follow()
    two.follow()
    put(one, seen, n=2)
    one.fold()
    after = put(one, n=3)
    changes = {key: row for _, key, row in two.follow()}
    assert changes == {seen: {"id": seen, "n": 2}, after: {"id": after, "n": 3}}
    assert set(two.rows("tags")) == {seen, kept, after}
    one.close()
    put(two, n=4)
    assert len(contents(folder)) == 4
    assert one.notices == two.notices == ()


def test_folding_when_all_is_known_moves_the_other_on_without_a_word(folder: Path) -> None:
    one, two = Store.open(folder), Store.open(folder)
    key = put(one)
    two.follow()
    one.close()
    assert two.follow() == ()
    assert list(two.rows("tags")) == [key]
    put(two)
    two.close()
    put(one := Store.open(folder))
    two = Store.open(folder)
    one.close()
    assert two.follow() == ()
    before = (folder / "tags.json").stat().st_ino
    two.close()
    assert (folder / "tags.json").stat().st_ino == before
    assert len(contents(folder)) == 3


def test_tinydb_queries_see_what_others_write(folder: Path) -> None:
    one, two = Store.open(folder), Store.open(folder)
    query = where("n") == 1
    assert one.database.table("tags").search(query) == []
    key = put(two, n=1)
    one.follow()
    assert one.database.table("tags").search(query) == [{"id": key, "n": 1}]


def test_a_busy_store_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    store = Store.open(folder)
    with FileLock(folder / "lock"), pytest.raises(NotSaved, match="busy"):
        put(store)
    put(store)


def test_a_deleted_lock_file_locks_again(folder: Path) -> None:
    one, two = Store.open(folder), Store.open(folder)
    (folder / "lock").unlink()
    put(one)
    put(two)
    assert (folder / "lock").exists()
    assert len(one.follow()) == 1


def test_restoring_keeps_the_present_and_reaches_open_windows(
    folder: Path,
) -> None:
    one = Store.open(folder)
    old = put(one, n=1)
    one.fold()
    name = max(path.name for path in (folder / "backups").iterdir())
    new = put(one, n=2)
    two = Store.open(folder)
    restore(folder, name)
    assert {key: row for _, key, row in two.follow()} == {new: None}
    assert list(one.rows("tags")) == [old, new]
    one.follow()
    assert list(one.rows("tags")) == [old]
    put(one, n=3)
    one.close()
    assert len(contents(folder)) == 2
    kept = [path.read_text() for path in (folder / "backups").iterdir()]
    assert any(new in text for text in kept)


@pytest.mark.parametrize("what", ["deleted", "emptied", "older"])
def test_a_journal_lost_while_open_is_written_anew_from_memory(folder: Path, what: str) -> None:
    store = Store.open(folder)
    shutil.copy(folder / "journal", folder / "old")
    store.fold()
    keys = {put(store), put(store)}
    if what == "deleted":
        (folder / "journal").unlink()
    elif what == "emptied":
        (folder / "journal").write_bytes(b"")
    else:
        (folder / "old").replace(folder / "journal")
    keys.add(put(store))
    assert "written anew" in store.notices[0]
    store.close()
    assert set(contents(folder)) == keys


def test_the_torn_end_of_another_window_is_cut_before_the_next_commit(folder: Path) -> None:
    store = Store.open(folder)
    keys = {put(store)}
    with (folder / "journal").open("ab") as file:
        file.write(b'0000005e 27b63370 {"seq"')
    keys.add(put(store))
    store._ledger._let_go()
    again = Store.open(folder)
    assert set(again.rows("tags")) == keys
    assert again.notices == ()


def test_another_store_in_the_same_place_is_left_alone(folder: Path, tmp_path: Path) -> None:
    store = Store.open(folder)
    put(store)
    other = Store.open(tmp_path / "other")
    key = put(other)
    other.close()
    shutil.rmtree(folder)
    (tmp_path / "other").rename(folder)
    with pytest.raises(NotSaved, match="another store"):
        put(store)
    store.close()
    assert list(contents(folder)) == [key]


def test_tags_json_changed_from_outside_while_open_is_kept(folder: Path) -> None:
    store = Store.open(folder)
    key = put(store)
    (folder / "tags.json").write_text('{"mine": {}}')
    store.close()
    assert [p.read_text() for p in folder.glob("tags.json.replaced-*")] == ['{"mine": {}}']
    assert list(contents(folder)) == [key]


def writing(folder: Path, name: str, count: int) -> None:
    store = Store.open(folder)
    for number in range(count):
        put(store, by=name, n=number)
        if number % 17 == 0:
            store.fold()
    store.close()


def test_two_processes_lose_nothing(folder: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    count = 60
    both = [spawn.Process(target=writing, args=(folder, name, count)) for name in "ab"]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    rows = contents(folder).values()
    wanted = sorted((name, number) for name in "ab" for number in range(count))
    assert sorted((row["by"], row["n"]) for row in rows) == wanted
