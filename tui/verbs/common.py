"""What the verbs share: the work as it lies on the disk, and plain words for what is wrong."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tui.settings import store_of
from tui.text.clean import clean, clean_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from typing import IO

    from tui.model.article import Article
    from tui.session.session import Session, Write

DONE, NEEDS_PERSON, WRONG, NOT_SAVED = 0, 1, 2, 3
"""Exit statuses."""
LONGEST = 1000
"""Characters of a line that `say` prints."""


class UsageError(Exception):
    """The command line or an input is wrong; the message says what, on one line."""


def warn(words: str) -> None:
    """One line on stderr, fit for a terminal."""
    print(f"dateline: {clean_line(words)}", file=sys.stderr)


@contextmanager
def standard_output() -> Iterator[IO[bytes]]:
    """Where an export goes that has no file: as it is into a pipe, made harmless on a terminal.

    Raises UsageError for a terminal and something that is not text.
    """
    if not sys.stdout.isatty():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    yield (held := BytesIO())
    try:
        text = held.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("this is no text for a terminal: name a file with -o") from error
    print(clean(text.replace("\r\n", "\n")), end="")


def say(words: str) -> None:
    """One line on standard output, fit for a terminal, and not endless."""
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    print(clean_line(shown))


def counted(count: int, noun: str) -> str:
    """So many of them: 1 tag, 2 tags."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def add_corpus(parser: argparse.ArgumentParser, *, optional: bool = True) -> None:
    """The arguments every verb on a corpus has."""
    if optional:
        parser.add_argument("corpus", nargs="?", type=Path, default=Path("corpus"))
    else:
        parser.add_argument("corpus", type=Path)
    parser.add_argument("--store", type=Path, metavar="DIR", help="where the tags are")


@contextmanager
def opened(
    options: argparse.Namespace, *, by: str = "", writing: bool = False
) -> Iterator[Session]:
    """The work on a corpus: store read, articles read, tags anchored in memory.

    What is done to the session is stored only when `writing`. Raises UsageError for a corpus
    that is none, StoreError for a store that cannot be opened.
    """
    from tui.session.session import Session
    from tui.storage.recovery import TABLES
    from tui.storage.store import Store

    corpus: Path = options.corpus
    folder = store_of(corpus, options.store)
    if not corpus.is_dir():
        wrong = "a file, not a folder" if corpus.exists() else "no such folder"
        raise UsageError(f"{corpus}: {wrong}")
    if not writing and not (folder / "tags.json").exists():
        session = Session(_nowhere, by=by)
        _read_all(session, corpus, folder, keeping=False)
        yield session
        return
    store = Store.open(folder)
    try:
        noted: list[Write] = []
        session = Session(noted.extend, by=by, store_id=store.store_id)
        for line in (
            *session.load({name: store.rows(name) for name in TABLES}),
            *store.notices,
        ):
            warn(line)
        _read_all(session, corpus, folder, keeping=writing)
        if writing:
            store.commit(noted)
            session.save_with(store.commit)
        yield session
    finally:
        store.close()


def keep_text(options: argparse.Namespace, article: Article) -> None:
    """The text goes to the disk before the tags that stand on it. Raises NotSaved."""
    from tui.storage import texts
    from tui.storage.errors import NotSaved, plain

    try:
        texts.keep(store_of(options.corpus, options.store), article.text)
    except OSError as error:
        raise NotSaved(plain(error)) from error


def _read_all(session: Session, corpus: Path, folder: Path, *, keeping: bool) -> None:
    from tui import readers
    from tui.session.documents import Place
    from tui.session.documents_child import files_read
    from tui.session.straying import astray, found_again
    from tui.settings import SettingsError, read_settings, size_limit, unknown

    try:
        wishes = read_settings()
        limit = size_limit(wishes)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    for line in unknown(wishes):
        warn(line)
    there = readers.scan(corpus)
    session.shelf.paths = set(there)
    chosen = {
        readers.file_of(each.path): each.encoding
        for each in session.state.records.values()
        if each.encoding
    }

    def take(articles: Sequence[Article]) -> None:
        for article in articles:
            session.take(article)

    place = Place(corpus, folder, limit, keeping=keeping)
    with files_read(place) as read:
        for path in there:
            if reason := read(path, chosen.get(path, ""), take):
                warn(f"{path}: {reason}")
    for line in session.shelf.told():
        warn(line)
    for name, article in tuple(session.state.articles.items()):
        session.anchor(found_again(article, astray(session, name), folder))


def _nowhere(writes: Sequence[Write]) -> None:
    """Looking at the work writes nothing."""
