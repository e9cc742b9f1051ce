from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from tui.storage import snapshot as snapshots
from tui.storage.errors import NotSaved, StoreError
from tui.storage.journal import Header, header_line
from tui.storage.snapshot import Snapshot
from tui.storage.store import Store
from tui.storage.versions import migrate

if TYPE_CHECKING:
    from pathlib import Path

KEY = f"{7:016x}"


def put(store: Store) -> None:
    store.commit([("tags", KEY, {"id": KEY})])


def test_the_first_form_is_migrated_and_kept(folder: Path) -> None:
    folder.mkdir()
    with TinyDB(folder / "tags.json", indent=1) as old:
        tag = {"article": "a", "kind": "actor", "quote": "Iran", "span": [3, 7]}
        old.table("tags").insert({**tag, "made": "2024-12-06T15:02:11+00:00"})
    before = (folder / "tags.json").read_bytes()
    store = Store.open(folder)
    key = f"{1:016x}"
    new: dict[str, Any] = {"article": "a", "kind": "actor", "quote": "Iran", "id": key}
    new |= {"start": 3, "end": 7, "created": "2024-12-06T15:02:11+00:00"}
    assert dict(store.rows("tags")) == {key: new}
    assert "migrated from version 0 to 1" in store.notices[0]
    (kept,) = (folder / "backups").glob("tags-version-0-*")
    assert kept.read_bytes() == before
    store.close()
    again = Store.open(folder)
    assert dict(again.rows("tags")) == {key: new}
    assert again.notices == ()


def test_migrations_follow_each_other() -> None:
    def step(word: str) -> Any:
        return lambda tables: {**tables, word: {"1": {"seen": list(tables)}}}

    tables = migrate({}, 1, {1: step("a"), 2: step("b"), 3: step("c")}, goal=3)
    assert tables == {"a": {"1": {"seen": []}}, "b": {"1": {"seen": ["a"]}}}


@pytest.mark.parametrize("verified", [True, False])
def test_a_newer_store_is_refused_untouched(folder: Path, verified: bool) -> None:
    folder.mkdir()
    data = b"".join(snapshots.encode(Snapshot({"tags": {}}, "ab", 3, 4, 9)))
    if not verified:
        data = json.dumps(json.loads(data), indent=2).encode()
    (folder / "tags.json").write_bytes(data)
    with pytest.raises(StoreError, match=r"store version 9; this one knows up to 1"):
        Store.open(folder)
    assert (folder / "tags.json").read_bytes() == data


def test_a_store_that_a_newer_version_takes_over_is_not_written_to(folder: Path) -> None:
    store = Store.open(folder)
    newer = header_line(Header(store.store_id, 5, 0, 2))
    (folder / "journal").unlink()
    (folder / "journal").write_bytes(newer)
    with pytest.raises(NotSaved, match="newer"):
        put(store)
    store.close()
    assert (folder / "journal").read_bytes() == newer
    with pytest.raises(StoreError, match="newer"):
        Store.open(folder)
