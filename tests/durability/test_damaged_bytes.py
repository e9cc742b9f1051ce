"""A store that crashed and whose files were cut or had bits flipped: told, never guessed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage.rows import abandon, key
from tui.cli import main
from tui.storage.store import Store
from tui.storage.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.model.step import Row

pytestmark = pytest.mark.usefixtures("quick_disk")
State = dict[str, "Row"]
FILES = (["journal"], ["tags.json"], ["journal", "tags.json"])


def crashed(folder: Path, chance: random.Random) -> tuple[list[State], int]:
    """A history of tags, left as by kill -9: what was there after each commit since the
    beginning, and the number of the one that is in the snapshot."""
    store = Store.open(folder)
    states: list[State] = [{}]
    folded = 0
    for serial in range(chance.randrange(1, 15)):
        state = dict(states[-1])
        name = key(chance.randrange(1, 8))
        words = "".join(chance.choices('ab "é\n😀\\', k=chance.randrange(30)))
        row = {"id": name, "quote": words, "serial": serial}
        after = None if name in state and chance.random() < 0.3 else row
        store.commit([("tags", name, after)])
        state[name] = row
        if after is None:
            del state[name]
        states.append(state)
        if chance.random() < 0.15:
            store.fold()
            folded = len(states) - 1
    abandon(store)
    return states, folded


def cut(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))])


def flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def opened(folder: Path) -> tuple[State, Sequence[str]]:
    store = Store.open(folder)
    try:
        return dict(store.rows("tags")), store.notices
    finally:
        abandon(store)


def mended(folder: Path, seed: int) -> None:
    """One history, one damage, what must hold."""
    chance = random.Random(seed)
    states, folded = crashed(folder, chance)
    whole = (folder / "journal").read_bytes()
    damage, names = chance.choice([cut, flip]), chance.choice(FILES)
    for name in names:
        damage(folder / name, chance)
    found, told = opened(folder)
    ever = [row for state in states for row in state.values()]
    assert all(row in ever for row in found.values()), "a tag that nobody made"
    if names == ["tags.json"]:
        assert found == states[-1]
    elif damage is cut:
        assert found in states[folded:]
    between = names == ["journal"] and damage is cut and is_end(whole, len_of_cut(folder))
    assert told or between, "nothing was said"
    assert opened(folder) == (found, ()), "it was not mended for good"


def is_end(journal: bytes, at: int) -> bool:
    """Does an entry end there? So it looks when the next one was never begun."""
    return at > 0 and journal[at - 1 : at] == b"\n"


def len_of_cut(folder: Path) -> int:
    return (folder / "journal").stat().st_size


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_told_and_makes_no_other_tags(tmp_path: Path, seed: int) -> None:
    mended(tmp_path / "store", seed)


@pytest.mark.long
@pytest.mark.parametrize("block", range(20))
def test_damage_is_told_and_makes_no_other_tags_long(tmp_path: Path, block: int) -> None:
    for seed in range(block * 100, block * 100 + 100):
        mended(tmp_path / str(seed), 1000 + seed)


def every_bit(folder: Path, bits: Sequence[int]) -> None:
    """Flip each of these bits alone; opening and verifying both say so."""
    store = Store.open(folder)
    store.commit([("tags", key(n), {"id": key(n), "quote": "x"}) for n in range(2)])
    store.fold()
    for n in range(2, 4):
        store.commit([("tags", key(n), {"id": key(n), "quote": "x"})])
    wanted = dict(store.rows("tags"))
    abandon(store)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for name in ("journal", "tags.json"):
        size = len(before[folder / name])
        for bit in (each % (size * 8) for each in bits):
            flipped = bytearray(before[folder / name])
            flipped[bit // 8] ^= 1 << bit % 8
            for look in (told_at_opening, told_by_verify):
                (folder / name).write_bytes(flipped)
                found = look(folder)
                assert found, (name, bit)
                assert opened(folder)[0].items() <= wanted.items()
                put_back(folder, before)


def told_at_opening(folder: Path) -> Any:
    return opened(folder)[1]


def told_by_verify(folder: Path) -> Any:
    faults = verify(folder).faults  # that these tags stand on no text is not what is asked
    return [fault for fault in faults if not fault.startswith("tag 0")]


def put_back(folder: Path, before: dict[Path, bytes]) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, data in before.items():
        path.write_bytes(data)


def test_a_flipped_bit_is_told(tmp_path: Path) -> None:
    chance = random.Random(8)
    every_bit(tmp_path / "store", [chance.randrange(10**6) for _ in range(40)])


@pytest.mark.long
def test_every_flipped_bit_is_told(tmp_path: Path) -> None:
    every_bit(tmp_path / "store", range(700 * 8))


def test_check_verify_tells_of_a_flipped_bit(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--quote", "fuel", "--prefix", "drones, ", "--kind", "actor")
    assert main(["tag", str(corpus), "001-harbour-times.txt", *words]) == 0
    assert main(["check", str(corpus), "--verify"]) == 0
    flip(corpus / ".dateline" / "tags.json", random.Random(1))
    assert main(["check", str(corpus), "--verify"]) == 1
    assert "restored from backups/" in capsys.readouterr().out
    assert main(["check", str(corpus), "--verify"]) == 0
