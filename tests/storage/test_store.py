from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from tui.model.ids import new_id
from tui.storage.errors import NotSaved, StoreError
from tui.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.step import Row


def row(**fields: Any) -> Row:
    return {"id": new_id(), **fields}


def put(store: Store, *rows: Row) -> None:
    store.commit([("tags", row["id"], row) for row in rows])


def modes(folder: Path) -> dict[str, int]:
    found = [folder, *folder.rglob("*")]
    return {str(p.relative_to(folder)): stat.S_IMODE(p.stat().st_mode) for p in found}


def test_what_was_committed_is_there_after_reopening(folder: Path) -> None:
    store = Store.open(folder)
    tag, other = row(quote="\ud800 \u2028 \r\n", parts=[[1, 2]]), row(quote="Homs")
    put(store, tag, other)
    store.commit([("tags", other["id"], None), ("actors", tag["id"], tag)])
    before = store.store_id
    store.close()
    store.close()
    again = Store.open(folder, create=False)
    assert dict(again.rows("tags")) == {tag["id"]: tag}
    assert dict(again.rows("actors")) == {tag["id"]: tag}
    assert again.store_id == before
    assert again.notices == ()


def test_memory_holds_what_the_file_holds_and_is_the_callers_no_longer(folder: Path) -> None:
    store = Store.open(folder)
    tag = row(parts=((1, 2),), notes=["a"])
    put(store, tag)
    tag["notes"].append("b")
    assert store.rows("tags")[tag["id"]] == {"id": tag["id"], "parts": [[1, 2]], "notes": ["a"]}


def test_without_close_nothing_is_lost(folder: Path) -> None:
    tag = row(quote="Aleppo")
    put(Store.open(folder), tag)
    assert dict(Store.open(folder).rows("tags")) == {tag["id"]: tag}


@pytest.mark.parametrize(
    "write",
    [
        ("meta", "0" * 16, None),
        ("tags", "xyz", None),
        ("tags", "0" * 16, {"id": "1" * 16}),
        ("tags", "0" * 16, {"id": "0" * 16, "x": float("nan")}),
    ],
)
def test_what_is_no_row_is_refused_and_nothing_changes(folder: Path, write: Any) -> None:
    store = Store.open(folder)
    tag = row()
    with pytest.raises(ValueError, match=r"no such table|not the row's id|JSON compliant"):
        store.commit([("tags", tag["id"], tag), write])
    assert len(store.rows("tags")) == 0
    assert len(Store.open(folder).rows("tags")) == 0


def test_meta_says_what_the_store_is(folder: Path) -> None:
    store = Store.open(folder)
    put(store, row())
    (meta,) = store.rows("meta").values()
    assert meta["store"] == store.store_id
    assert (meta["schema"], meta["sequence"]) == (1, 1)


def test_everything_is_its_owners_only(folder: Path) -> None:
    store = Store.open(folder)
    put(store, row())
    store.close()
    found = modes(folder)
    assert found.pop(".") == found.pop("backups") == 0o700
    assert set(found.values()) == {0o600}


def test_a_mode_and_a_symbolic_link_of_tags_json_stay(folder: Path, tmp_path: Path) -> None:
    Store.open(folder).close()
    real = tmp_path / "elsewhere.json"
    (folder / "tags.json").rename(real)
    (folder / "tags.json").symlink_to(real)
    real.chmod(0o640)
    store = Store.open(folder)
    tag = row()
    put(store, tag)
    store.close()
    assert (folder / "tags.json").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert tag["id"] in real.read_text()


def test_a_store_that_is_not_there_is_not_made_unasked(folder: Path) -> None:
    with pytest.raises(StoreError, match="there is no store in"):
        Store.open(folder, create=False)
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_names_the_option(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"--store DIR"):
        Store.open(tmp_path / "file" / "store")


def test_stock_tinydb_works_with_the_file_and_we_with_what_it_wrote(folder: Path) -> None:
    store = Store.open(folder)
    tag, gone = row(kind="actor"), row(kind="date")
    put(store, tag, gone)
    store.close()
    with TinyDB(folder / "tags.json") as stock:
        tags = stock.table("tags")
        assert tags.search(where("kind") == "actor") == [tag]
        assert tags.get(doc_id=int(tag["id"], 16)) == tag
        number = tags.insert({"kind": "claim"})
        tags.remove(doc_ids=[int(gone["id"], 16)])
        stock.insert({"mine": True})
    again = Store.open(folder)
    assert "changed by another program" in again.notices[0]
    key = f"{number:016x}"
    assert dict(again.rows("tags")) == {tag["id"]: tag, key: {"id": key, "kind": "claim"}}
    again.close()
    with TinyDB(folder / "tags.json") as stock:
        assert stock.all()[0]["mine"] is True
    assert Store.open(folder).notices == ()


def test_tinydb_queries_and_changes_go_through_the_journal(folder: Path) -> None:
    store = Store.open(folder)
    tags = store.database.table("tags")
    key = new_id()
    assert tags.insert(Document({"kind": "actor"}, int(key, 16))) == int(key, 16)
    numbers = tags.insert_multiple([{"kind": "date"}, {"kind": "claim"}])
    tags.update({"note": "x"}, where("kind") == "date")
    tags.remove(doc_ids=[numbers[1]])
    tags.upsert({"kind": "actor", "flag": True}, where("kind") == "actor")
    with pytest.raises(ValueError, match="already exists"):
        tags.insert(Document({}, int(key, 16)))
    rows = {key: {"id": key, "kind": "actor", "flag": True}}
    other = f"{numbers[0]:016x}"
    rows[other] = {"id": other, "kind": "date", "note": "x"}
    assert dict(store.rows("tags")) == rows
    assert dict(Store.open(folder).rows("tags")) == rows
    store.database.table("actors").insert({"name": "Homs"})
    store.database.drop_table("tags")
    again = Store.open(folder)
    assert (len(again.rows("tags")), len(again.rows("actors"))) == (0, 1)
    store.database.table("actors").truncate()
    assert len(again.rows("actors")) == 1
    assert [write[2] for write in again.follow()] == [None]


def test_a_vanished_folder_is_not_made_again(folder: Path) -> None:
    store = Store.open(folder)
    folder.rename(folder.with_name("moved"))
    with pytest.raises(NotSaved, match="no longer there"):
        put(store, row())
    with pytest.raises(NotSaved, match="no longer there"):
        store.follow()
    store.close()
    assert not folder.exists()


def test_five_backups_are_kept_the_newest_as_it_stands(folder: Path) -> None:
    for _ in range(8):
        store = Store.open(folder)
        put(store, row())
        store.close()
    found = sorted((folder / "backups").iterdir())
    assert len(found) == 5
    assert found[-1].read_bytes() == (folder / "tags.json").read_bytes()


def test_closing_without_changes_writes_nothing(folder: Path) -> None:
    Store.open(folder).close()
    before = (folder / "tags.json").stat()
    Store.open(folder).close()
    after = (folder / "tags.json").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_folder_that_is_removed_is_not_said_to_be_saved(tmp_path: Path) -> None:
    store, tag = Store.open(tmp_path / "kept"), row(quote="Homs")
    put(store, tag)
    (tmp_path / "kept").rename(tmp_path / "away")
    with pytest.raises(NotSaved, match="no longer there"):
        store.follow()
    (tmp_path / "away").rename(tmp_path / "kept")
    store.follow()
    put(store, row(quote="Hama"))
    store.close()
    assert len(Store.open(tmp_path / "kept").rows("tags")) == 2
