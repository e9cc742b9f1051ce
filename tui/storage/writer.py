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

FOLD_REST = 60.0
"""Seconds between two tries to fold a journal that has grown."""


class _Waiting(NamedTuple):
    """Changes on their way to the disk."""

    number: int
    writes: tuple[Write, ...]
    kept: tuple[str, ...]


class Writer:
    """Saves in order, tells what happened, and follows what other processes save.

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
        self._thread = Thread(target=self._guarded, name="store", daemon=True)

    def start(self) -> None:
        """Begin: the store is opened, then Opened or Refused is told."""
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
        return not self._queue and not self._thread.is_alive()

    def _guarded(self) -> None:
        """The one door: no error ends the thread without a word."""
        try:
            self._opened()
        except StoreError as error:
            self._tell(Refused(str(error)))
        except Exception as error:
            self._tell(Refused(f"the store's thread has ended: {error!r}"))

    def _opened(self) -> None:
        store = self._open_store()
        try:
            self._run(store)
        finally:
            store.close()

    def _run(self, store: Store) -> None:
        tables = {name: dict(store.rows(name)) for name in TABLES}
        self._noticed = len(store.notices)
        self._tell(Opened(tables, store.notices, store.read_only, store.store_id))
        while self._wait():
            self._turn(store)
        self._turn(store)

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
                self._tell(Saved(self._given, _now()))
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
        self._tell(Saved(waiting[-1].number, _now()))

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


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
