from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.storage.rows import abandon, key, put, rows
from tui.storage.errors import StoreError
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def damaged(folder: Path, path: Path, data: bytes) -> tuple[Store | None, str]:
    """Open the store with other bytes in one of its files."""
    path.write_bytes(data)
    try:
        return Store.open(folder), ""
    except StoreError as error:
        return None, str(error)


@pytest.fixture
def files(folder: Path) -> Callable[[], None]:
    """Put the folder's files back as they were when this was asked for first."""
    before: dict[Path, bytes] = {}

    def again() -> None:
        found = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        if not before:
            before.update(found)
        for path in found.keys() - before.keys():
            path.unlink()
        for path, data in before.items():
            if found.get(path) != data:
                path.write_bytes(data)

    return again


def test_a_journal_cut_at_any_byte_of_its_last_record(
    folder: Path, files: Callable[[], None]
) -> None:
    store = Store.open(folder)
    put(store, 1)
    good = (folder / "journal").stat().st_size
    put(store, 2, 3)
    abandon(store)
    whole = (folder / "journal").read_bytes()
    files()
    for size in range(good, len(whole)):
        again, reason = damaged(folder, folder / "journal", whole[:size])
        assert again is not None, reason
        assert list(rows(again)) == [key(1)]
        assert bool(again.notices) is (size > good)
        abandon(again)
        again = Store.open(folder)
        assert again.notices == ()
        put(again, 4)
        abandon(again)
        final = Store.open(folder)
        assert list(rows(final)) == [key(1), key(4)]
        assert final.notices == ()
        abandon(final)
        files()


def test_a_damaged_record_in_the_middle_costs_only_itself(folder: Path) -> None:
    store = Store.open(folder)
    for number in range(1, 6):
        put(store, number)
    abandon(store)
    lines = (folder / "journal").read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b'"word":"x"', b'"word":"y"')
    again, _ = damaged(folder, folder / "journal", b"".join(lines))
    assert again is not None
    assert [row["n"] for row in rows(again).values()] == [1, 2, 4, 5]
    assert again.notices[0].startswith("the journal was damaged")
    assert "1 commits" in again.notices[0]
    (kept,) = folder.glob("journal.damaged-*")
    assert kept.read_bytes() == b"".join(lines)
    again.close()
    assert Store.open(folder).notices == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"{",
        b"\xef\xbb\xbf{}",
        b"\0" * 100,
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"tags": []}',
        b'{"tags": {"a": 1}}',
        b'{"tags": {"1": 2}}',
        b'{"meta": {"1": {}}}',
    ],
)
def test_a_broken_tags_json_is_put_aside_and_the_backup_restored(
    folder: Path, data: bytes
) -> None:
    store = Store.open(folder)
    put(store, 1)
    store.fold()
    put(store, 2)
    abandon(store)
    again, reason = damaged(folder, folder / "tags.json", data)
    assert again is not None, reason
    assert list(rows(again)) == [key(1), key(2)]
    assert "restored from backups/" in again.notices[0]
    (kept,) = folder.glob("tags.json.invalid-*")
    assert kept.read_bytes() == data
    abandon(again)
    final = Store.open(folder)
    assert (list(rows(final)), final.notices) == ([key(1), key(2)], ())
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    abandon(final)
    refused, reason = damaged(folder, folder / "tags.json", data)
    assert refused is None
    assert str(folder / "tags.json") in reason
    assert "\n" not in reason
    assert (folder / "tags.json").read_bytes() == data


def test_a_missing_tags_json_is_never_taken_for_a_new_store(folder: Path) -> None:
    store = Store.open(folder)
    put(store, 1)
    store.close()
    (folder / "tags.json").unlink()
    again = Store.open(folder)
    assert list(rows(again)) == [key(1)]
    assert "is missing; restored" in again.notices[0]
    abandon(again)
    (folder / "tags.json").unlink()
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    with pytest.raises(StoreError, match="is missing"):
        Store.open(folder)


def test_a_journal_of_another_store_is_not_mixed_in(folder: Path, tmp_path: Path) -> None:
    store, other = Store.open(folder), Store.open(tmp_path / "other")
    put(store, 1)
    store.close()
    put(other, 2)
    abandon(other)
    (tmp_path / "other" / "journal").replace(folder / "journal")
    again = Store.open(folder)
    assert list(rows(again)) == [key(1)]
    assert "another store" in again.notices[0]
    assert len(list(folder.glob("journal.damaged-*"))) == 1


def test_an_older_tags_json_put_in_place_is_reported(folder: Path) -> None:
    store = Store.open(folder)
    put(store, 1)
    store.fold()
    old = (folder / "tags.json").read_bytes()
    put(store, 2)
    store.fold()
    put(store, 3)
    abandon(store)
    again, _ = damaged(folder, folder / "tags.json", old)
    assert again is not None
    assert list(rows(again)) == [key(1), key(3)]
    assert "older than its journal" in again.notices[0]


def test_an_older_tags_json_is_reported_where_nothing_can_be_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(folder)
    put(store, 1)
    store.fold()
    old = (folder / "tags.json").read_bytes()
    put(store, 2)
    store.close()
    (folder / "tags.json").write_bytes(old)
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    monkeypatch.setattr("tui.storage.ledger.Lock", no_lock)
    again = Store.open(folder)
    assert list(rows(again)) == [key(1)]
    assert "older than its journal; 1 commits" in again.notices[0]
    again.close()
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def no_lock(_: Path) -> None:
    raise NotImplementedError
