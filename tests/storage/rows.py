"""Small rows for a store, and a store left as a killed process leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.step import Row
    from tui.storage.store import Store


def key(number: int) -> str:
    return f"{number:016x}"


def put(store: Store, *numbers: int, word: str = "x") -> None:
    store.commit([("tags", key(n), {"id": key(n), "n": n, "word": word}) for n in numbers])


def rows(store: Store) -> dict[str, Row]:
    return dict(store.rows("tags"))


def abandon(store: Store) -> None:
    """Leave it as a killed process would: nothing folded, the lock free."""
    store._ledger._let_go()
