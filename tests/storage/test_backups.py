from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tui.storage import backups
from tui.storage.errors import StoreError
from tui.storage.restoring import restore
from tui.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def name(generation: int, minutes_ago: int) -> str:
    then = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    return f"tags-{generation:010d}-{then:%Y%m%dT%H%M%SZ}.json"


@pytest.mark.parametrize(
    ("ages", "left"),
    [
        ([400, 300, 200, 100], [400, 300, 200, 100]),
        ([500, 400, 300, 200, 100], [400, 300, 200, 100]),
        ([500, 400, 300, 110, 100], [500, 400, 300, 110]),
        ([5, 4, 3, 2, 1], [5, 4, 3, 2]),
    ],
)
def test_backups_close_to_each_other_go_first(
    tmp_path: Path, ages: list[int], left: list[int]
) -> None:
    names = {age: name(generation, age) for generation, age in enumerate(ages)}
    for each in names.values():
        (tmp_path / each).write_text("")
    (tmp_path / "tags-version-0-20261121T080000Z.json").write_text("")
    backups.keep(tmp_path, 9, [b"new"])
    found = {path.name for path in tmp_path.iterdir()}
    newest = backups.backups(tmp_path)[0]
    assert newest.read_bytes() == b"new"
    wanted = {names[age] for age in left} | {newest.name}
    assert found == wanted | {"tags-version-0-20261121T080000Z.json"}


def test_what_a_crash_left_half_written_is_swept_up(folder: Path) -> None:
    Store.open(folder).close()
    left = [folder / ".tags.json.tmp", folder / "backups" / f".{name(3, 0)}.tmp"]
    for path in left:
        path.write_text("{")
    Store.open(folder).close()
    assert not any(path.exists() for path in left)


def test_what_is_no_good_backup_is_not_restored(folder: Path) -> None:
    Store.open(folder).close()
    with pytest.raises(StoreError, match="cannot read the backup"):
        restore(folder, name(9, 0))
    with pytest.raises(StoreError, match="it is not the name of a backup"):
        restore(folder, "../tags.json")
    path = folder / "backups" / name(7, 0)
    path.write_text('{"tags": {}}')
    with pytest.raises(StoreError, match="its checksum is wrong"):
        restore(folder, path.name)


def test_five_of_what_backups_replaced_are_kept(folder: Path) -> None:
    Store.open(folder).close()
    for number in range(8):
        backups.keep_replaced(folder / "backups", number, folder / "tags.json")
    names = [path.name for path in backups.restorable(folder / "backups")]
    kept = [int(each[9:19]) for each in names if each.startswith("replaced-")]
    assert kept == [7, 6, 5, 4, 3]
