"""The store's own thread: the only one that touches the store."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime
from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

from tui.storage.errors import NotSaved, StoreError
from tui.storage.recovery import TABLES
from tui.storage.told import Followed, Noticed, NotSavedYet, Opened, Refused, Saved
from tui.storage.writes import check_writes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.storage.journal import Write
    from tui.storage.store import Store
    from tui.storage.told import Told

RETRY = 1.0
"""Seconds until what could not be saved is tried again, when no new save comes first."""

AGAIN = 3.0
"""Seconds until a store that could not be opened, or not for writing, is tried again."""

LONGEST = 60.0
"""The same, at most: a store that can only be read is tried less and less often."""

FOLD_REST = 60.0
"""Seconds between two tries to fold a journal that has grown."""


class _Waiting(NamedTuple):
    """Changes on their way to the disk."""

    number: int
    writes: tuple[Write, ...]
    kept: tuple[str, ...]


class Writer:
    """Saves in order, tells what happened, and follows what other processes save.

    A store that cannot be opened is tried again, until it can be or the end has come.

    `tell` is called on the writer's thread. No change is given up: what cannot be saved stays
    in the queue until it can.
    """

    def __init__(
        self, open_store: Callable[[], Store], tell: Callable[[Told], None], poll: float = 0.5
    ) -> None:
        """Nothing happens before `start`; `poll` is the seconds between looks at the others."""
        self._open_store = open_store
        self._tell = tell
        self._poll = poll
        self._news = Condition()
        self._queue: deque[_Waiting] = deque()
        self._given = 0
        self._closing = False
        self._noticed = 0
        self._trouble: tuple[str, int] | None = None
        self._fold_after = 0.0
        self._saved = 0
        self._refused = ""
        self._pause = AGAIN
        self._again_after = 0.0
        self._thread = Thread(target=self._guarded, name="store", daemon=True)

    def start(self) -> None:
        """Begin: the store is opened, then Opened is told; until it can be, Refused."""
        self._thread.start()

    def save(self, writes: Sequence[Write], kept: Sequence[str] = ()) -> int:
        """Queue changes that belong together; gives the number that Saved will reach.

        `kept` are the texts that new tags were put on: they are on the disk before the tags
        are. Raises ValueError for what cannot be a row.
        """
        check_writes(writes)
        with self._news:
            self._given += 1
            self._queue.append(_Waiting(self._given, tuple(writes), tuple(kept)))
            self._news.notify()
            return self._given

    def close(self, timeout: float = 10.0) -> bool:
        """Save what waits, close the store; True when nothing is left unsaved."""
        with self._news:
            self._closing = True
            self._news.notify()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not (self._queue or self._trouble or self._thread.is_alive())

    @property
    def unsaved(self) -> str:
        """What is not on the disk, and why; a line for the end."""
        with self._news:
            waiting = sum(len(each.writes) for each in self._queue)
        reason = self._trouble[0] if self._trouble else self._refused
        return f"{reason}; {waiting} rows were not written" if waiting else reason

    def _guarded(self) -> None:
        """The one door: no error ends the thread without a word."""
        store: Store | None = None
        try:
            store = self._opened()
            if store is not None:
                store = self._run(store)
        except Exception as error:
            self._refused = f"the store's thread has ended: {error!r}"
            self._tell(Refused(self._refused))
        finally:
            if store is not None:
                store.close()

    def _opened(self) -> Store | None:
        """Try until the store can be opened; None: it could not be up to the end."""
        last = False
        while True:
            try:
                return self._open_store()
            except StoreError as error:
                if str(error) != self._refused:
                    self._refused = str(error)
                    self._tell(Refused(self._refused))
            if last:
                return None
            with self._news:
                last = self._news.wait_for(lambda: self._closing, AGAIN)

    def _run(self, store: Store) -> Store:
        """Work until the end; gives the store that is open then."""
        tables = {name: dict(store.rows(name)) for name in TABLES}
        self._noticed = len(store.notices)
        self._tell(Opened(tables, store.notices, store.read_only, store.store_id))
        while True:
            on = self._wait()
            if store.read_only:
                store = self._regained(store)
            self._turn(store)
            if not on:
                return store

    def _regained(self, store: Store) -> Store:
        """A store that could only be read, opened anew if it can be written by now."""
        if time.monotonic() < self._again_after and not self._closing:
            return store
        self._pause = min(2 * self._pause, LONGEST)
        self._again_after = time.monotonic() + self._pause
        try:
            fresh = self._open_store()
        except StoreError:
            return store
        if fresh.read_only or fresh.store_id != store.store_id:
            fresh.close()
            return store
        self._noticed = 0
        self._tell(Followed(_differences(store, fresh)))
        self._tell(Saved(self._saved, _now()))  # from now on it can; what waits is next
        store.close()
        return fresh

    def _wait(self) -> bool:
        """Until there is something to do; False at the end."""
        with self._news:
            if not self._closing and (self._trouble or not self._queue):
                self._news.wait(RETRY if self._trouble else self._poll)
            return not self._closing

    def _turn(self, store: Store) -> None:
        try:
            self._save(store)
            self._look(store)
            if self._trouble is not None:  # what was wrong is over, also when nothing waited
                self._trouble = None
                self._tell(Saved(self._saved, _now()))
        except NotSaved as error:
            self._complain(str(error))
        except Exception as error:
            self._complain(f"unexpected: {error!r}")

    def _save(self, store: Store) -> None:
        with self._news:
            waiting = list(self._queue)
        if not waiting:
            return
        for text in {text for each in waiting for text in each.kept}:
            store.keep_text(text)
        store.commit_all([each.writes for each in waiting])
        with self._news:
            for _ in waiting:
                self._queue.popleft()
        self._saved = waiting[-1].number
        self._tell(Saved(self._saved, _now()))

    def _look(self, store: Store) -> None:
        """See what others did, and use a quiet moment to fold."""
        writes = store.follow()
        if writes:
            self._tell(Followed(writes))
        if store.grown and not self._queue and time.monotonic() >= self._fold_after:
            self._fold_after = time.monotonic() + FOLD_REST
            with suppress(NotSaved):  # all is saved already, in the journal
                store.fold()
        notices = store.notices[self._noticed :]
        if notices:
            self._noticed += len(notices)
            self._tell(Noticed(notices))

    def _complain(self, reason: str) -> None:
        with self._news:
            waiting = sum(len(each.writes) for each in self._queue)
        if self._trouble != (reason, waiting):
            self._trouble = (reason, waiting)
            self._tell(NotSavedYet(reason, waiting))


def _differences(old: Store, new: Store) -> tuple[Write, ...]:
    writes: list[Write] = []
    for table in TABLES:
        before, after = dict(old.rows(table)), dict(new.rows(table))
        keys = {**before, **after}
        writes += [(table, k, after.get(k)) for k in keys if before.get(k) != after.get(k)]
    return tuple(writes)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
