"""What the threads tell the app, besides what the store's thread tells: plain messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.compare import Proposal, Vocabulary
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.storage.told import Told as FromStore
    from tui.watch import Seen


@dataclass(frozen=True, slots=True)
class Listed:
    """The files there are; none has been read yet."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllRead:
    """The whole folder has been read once."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Articles as their files have them, and files that cannot be read: path, reason."""

    articles: tuple[Article, ...]
    unreadable: tuple[tuple[str, str], ...] = ()
    whole: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Documents that have been read to their end, with the paths of all their articles."""


@dataclass(frozen=True, slots=True)
class Found:
    """Tags as they stand in the article as it was handed over; orphans among them."""

    article: Article
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """Something unforeseen; the thread goes on."""

    reason: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was seen in an article as it was handed over."""

    article: Article
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class NotRecognised:
    """Why nothing was seen, on one line."""

    article: Article
    reason: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found by comparing."""

    articles: tuple[str, ...]
    """That have been compared anew; some may be gone."""
    links: tuple[Proposal, ...]
    """All that are proposed at claims of these."""
    words: Vocabulary | None = None
    """How much each word tells now; None: as before."""
    left: int = 0
    """Articles that are still to be compared."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line to say."""

    words: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something has been worked out; `take` hands it over, on the event loop."""

    take: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Watching:
    """What the watcher of the folder says of itself."""

    words: str


if TYPE_CHECKING:
    News = (
        FromStore
        | Listed
        | AllRead
        | Readings
        | Found
        | Broken
        | Recognised
        | NotRecognised
        | Compared
        | Words
        | Done
        | Watching
        | tuple[Seen, ...]
    )


def outcome(job: Callable[[], News]) -> News:
    """What a job in the background brings; its end, too, if it ends badly."""
    try:
        return job()
    except Exception as error:  # the one door of its thread: it reports
        return Broken(f"not done: {error!r}")
