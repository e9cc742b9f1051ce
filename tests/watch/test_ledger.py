from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.watch import Seen
from tui.watch._ledger import GRACE, PATIENCE, SETTLED, WRITING, Ledger
from tui.watch._picture import Picture, Stamp

NAMES = ("a", "b", "c", "d")


def test_a_path_is_told_when_it_has_been_quiet() -> None:
    disk: Picture = {}
    ledger = Ledger({}, disk.get)
    disk["a"] = Stamp(1, 1, 1)
    ledger.hint("a", 10.0, SETTLED)
    ledger.hint("a", 10.02, WRITING)
    assert ledger.due() == 10.02 + WRITING
    assert ledger.settle(10.1) == ()
    assert ledger.settle(10.6) == (Seen("a", "new"),)
    assert ledger.due() is None


def test_a_file_that_never_rests_is_looked_at_after_a_while() -> None:
    disk: Picture = {"a": Stamp(1, 1, 1)}
    ledger = Ledger(disk, disk.get)
    told: list[Seen] = []
    for tenth in range(int(PATIENCE * 10) + 2):
        disk["a"] = Stamp(tenth, tenth, 1)
        ledger.hint("a", tenth / 10, WRITING)
        told += ledger.settle(tenth / 10)
    assert told == [Seen("a", "changed")]


def test_a_file_is_gone_only_after_some_grace() -> None:
    disk: Picture = {}
    ledger = Ledger({"a": Stamp(1, 1, 1)}, disk.get)
    ledger.hint("a", 0.0, 0.0)
    assert ledger.settle(0.0) == ()
    disk["a"] = Stamp(2, 2, 2)
    ledger.hint("a", 0.5, 0.0)
    assert ledger.settle(0.5) == (Seen("a", "changed"),)
    del disk["a"]
    ledger.hint("a", 1.0, 0.0)
    assert ledger.settle(1.0) == ()
    assert ledger.settle(1.0 + GRACE) == (Seen("a", "gone"),)
    assert ledger.due() is None


def test_the_same_stamp_under_another_name_has_moved() -> None:
    disk: Picture = {"b": Stamp(1, 1, 1)}
    ledger = Ledger({"a": Stamp(1, 1, 1)}, disk.get)
    ledger.compare(disk, 0.0, 10**18)
    assert ledger.settle(0.0) == (Seen("b", "moved", "a"),)
    assert ledger.settle(10.0) == ()


def test_a_copy_is_new() -> None:
    disk: Picture = {"a": Stamp(1, 1, 1), "b": Stamp(1, 1, 1)}
    ledger = Ledger({"a": Stamp(1, 1, 1)}, disk.get)
    ledger.compare(disk, 0.0, 10**18)
    assert ledger.settle(0.0) == (Seen("b", "new"),)


def test_a_scan_does_not_believe_a_file_that_was_just_written() -> None:
    disk: Picture = {"a": Stamp(1, 10**18, 1)}
    ledger = Ledger({}, disk.get)
    ledger.compare(disk, 0.0, 10**18 + 1000)
    assert ledger.settle(0.0) == ()
    assert ledger.settle(WRITING) == (Seen("a", "new"),)


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from((*NAMES, "write", "delete"))))
)
def test_whoever_follows_what_is_told_knows_the_folder(steps: list[tuple[str, str]]) -> None:
    disk: Picture = {}
    ledger = Ledger({}, disk.get)
    view: Picture = {}
    now = 0.0
    for number, (path, what) in enumerate(steps, 1):
        now += 0.3
        if what == "write":
            disk[path] = Stamp(number, number, number)
        elif path in disk:
            stamp = disk.pop(path)
            if what != "delete":
                disk[what] = stamp
                ledger.hint(what, now, SETTLED)
        ledger.hint(path, now, SETTLED)
        follow(view, disk, ledger.settle(now))
    while (due := ledger.due()) is not None:
        follow(view, disk, ledger.settle(due))
    assert view == disk
    ledger.compare(disk, now + 10, 0)
    assert ledger.due() is None


def follow(view: Picture, disk: Picture, told: tuple[Seen, ...]) -> None:
    for seen in told:
        if seen.what in {"gone", "moved"}:
            del view[seen.was or seen.path]
        if seen.what != "gone":
            assert (seen.path in view) == (seen.what == "changed")
            view[seen.path] = disk[seen.path]
