from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.watch import Seen
from tui.watch._ledger import GRACE, PATIENCE, SETTLED, WRITING, Ledger
from tui.watch._picture import Picture, Stamp

NAMES = ("a", "b", "c", "d")
DISK: Picture = {name: Stamp(number, number, number) for number, name in enumerate(NAMES)}


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


def test_two_files_that_exchange_their_names_keep_what_they_are() -> None:
    one, other = Stamp(1, 1, 1), Stamp(2, 2, 2)
    ledger = Ledger({"a": one, "b": other}, {"a": other, "b": one}.get)
    ledger.hint("a", 0.0, 0.0)  # of the other one the system tells later
    first, *rest = ledger.settle(0.0)
    assert first.is_aside
    assert rest == [Seen("a", "moved", "b"), Seen("b", "moved", first.path)] or rest == [
        Seen("b", "moved", "a"),
        Seen("a", "moved", first.path),
    ]
    assert ledger.settle(1.0) == ()
    assert ledger.due() is None


@given(st.permutations(NAMES), st.sets(st.sampled_from(NAMES), min_size=1), st.booleans())
def test_any_exchange_of_names_is_told_as_moves(
    order: list[str], hinted: set[str], new_names: bool
) -> None:
    fresh = "2" * new_names
    rename = {name: to + fresh * (to < "c") for name, to in zip(NAMES, order, strict=True)}
    disk = {rename[name]: stamp for name, stamp in DISK.items()}
    ledger = Ledger(DISK, disk.get)
    view = dict(DISK)
    for name in hinted:
        ledger.hint(name, 0.0, 0.0)
        ledger.hint(rename[name], 0.0, 0.0)
    ledger.compare(disk, 0.1, 10**18)
    told = list(ledger.settle(0.1))
    while (due := ledger.due()) is not None:
        told += ledger.settle(due)
    assert {seen.what for seen in told} <= {"moved"}
    follow(view, disk, tuple(told))
    assert view == disk


def test_a_file_that_is_renamed_over_another_changes_it() -> None:
    one, other = Stamp(1, 1, 1), Stamp(2, 2, 2)
    ledger = Ledger({"a": one, "b": other}, {"b": one}.get)
    ledger.hint("a", 0.0, SETTLED)
    ledger.hint("b", 0.0, SETTLED)
    assert ledger.settle(SETTLED) == ()
    told: list[Seen] = []
    while (due := ledger.due()) is not None:
        told += ledger.settle(due)
    assert told == [Seen("a", "gone"), Seen("b", "changed")]


def test_names_are_exchanged_by_three_slow_renames() -> None:
    one, other = Stamp(1, 1, 1), Stamp(2, 2, 2)
    disk: Picture = {"b": other}
    ledger = Ledger({"a": one, "b": other}, disk.get)
    told: list[Seen] = []
    for now, disk_now in (
        (0.0, {"b": other}),
        (0.2, {"a": other}),
        (0.5, {"a": other, "b": one}),
    ):
        disk.clear()
        disk.update(disk_now)
        ledger.hint("a", now, SETTLED)
        ledger.hint("b", now, SETTLED)
        told += ledger.settle(now + SETTLED)
    assert [seen.is_aside for seen in told] == [True, False, False]


def test_a_second_link_to_a_file_that_has_moved_is_new() -> None:
    stamp = Stamp(1, 1, 1)
    disk: Picture = {"b": stamp, "c": stamp}
    ledger = Ledger({"a": stamp}, disk.get)
    ledger.compare(disk, 0.0, 10**18)
    assert ledger.settle(0.0) == (Seen("b", "moved", "a"), Seen("c", "new"))


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
            stood = view.pop(seen.was or seen.path)
        if seen.what != "gone":
            assert (seen.path in view) == (seen.what == "changed")
            view[seen.path] = stood if seen.what == "moved" else disk[seen.path]
