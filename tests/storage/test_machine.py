from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tui.storage.store import Store

KEYS = st.integers(0, 5).map("{:016x}".format)
VALUES = st.one_of(st.integers(), st.text(max_size=5), st.lists(st.booleans(), max_size=2))
TABLE = st.sampled_from(["tags", "history"])
WRITES = st.lists(st.tuples(TABLE, KEYS, st.none() | VALUES), min_size=1, max_size=4)

Model = dict[tuple[str, str], dict[str, Any]]


class Windows(RuleBasedStateMachine):
    """Two windows on one store against a plain dict."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.folder = self.root / "store"
        self.model: Model = {}
        self.before: Model = {}
        self.last = 0
        self.stores = [Store.open(self.folder), Store.open(self.folder)]
        self.views: list[Model] = [{}, {}]

    def teardown(self) -> None:
        if hasattr(self, "stores"):
            for store in self.stores:
                store.close()
            shutil.rmtree(self.root)

    @rule(which=st.integers(0, 1), writes=WRITES)
    def commit(self, which: int, writes: list[tuple[str, str, Any]]) -> None:
        rows = [
            (table, key, None if value is None else {"id": key, "value": value})
            for table, key, value in writes
        ]
        self.before = dict(self.model)
        self.last = self.size()
        self.stores[which].commit(rows)
        for table, key, row in rows:
            for model in (self.model, self.views[which]):
                if row is None:
                    model.pop((table, key), None)
                else:
                    model[table, key] = row
        self.follow(which)

    @rule(which=st.integers(0, 1))
    def follow(self, which: int) -> None:
        for table, key, row in self.stores[which].follow():
            if row is None:
                self.views[which].pop((table, key), None)
            else:
                self.views[which][table, key] = row
        assert self.views[which] == self.model
        assert contents(self.stores[which]) == self.model

    @rule(which=st.integers(0, 1))
    def fold(self, which: int) -> None:
        self.stores[which].fold()
        self.last = 0

    @rule(which=st.integers(0, 1), killed=st.booleans())
    def reopen(self, which: int, killed: bool) -> None:
        if killed:
            self.stores[which]._ledger._let_go()
        else:
            self.stores[which].close()
            self.last = 0
        self.open(which)
        assert self.stores[which].notices == ()

    @precondition(lambda self: self.last)
    @rule(share=st.floats(0.01, 0.99))
    def crash_in_the_last_commit(self, share: float) -> None:
        for store in self.stores:
            store._ledger._let_go()
        whole = self.size()
        cut = self.last + max(1, int((whole - self.last) * share))
        with (self.folder / "journal").open("r+b") as file:
            file.truncate(min(cut, whole - 1))
        self.model, self.last = self.before, 0
        self.open(0)
        assert len(self.stores[0].notices) == 1
        self.open(1)

    @invariant()
    def nothing_was_reported_while_open(self) -> None:
        for store in getattr(self, "stores", []):
            assert len(store.notices) <= 1
            assert store.read_only == ""

    def open(self, which: int) -> None:
        self.stores[which] = Store.open(self.folder)
        self.views[which] = contents(self.stores[which])
        assert self.views[which] == self.model

    def size(self) -> int:
        return (self.folder / "journal").stat().st_size


def contents(store: Store) -> Model:
    found = ((table, store.rows(table)) for table in ("tags", "history"))
    return {(table, key): row for table, rows in found for key, row in rows.items()}


TestWindows = Windows.TestCase
TestWindows.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
