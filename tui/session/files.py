"""Files that hold several articles: what happens to one happens to all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.readers import file_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model.article import Article, ArticleRecord
    from tui.session.session import Session


def paths_in(session: Session, file: str) -> list[str]:
    """The paths of the articles in a file, of those that have left it and are kept, too."""
    known = {each.path for each in session.state.records.values()}
    known |= {each.path for each in session.state.articles.values()}
    return sorted(path for path in known if path == file or file_of(path) == file)


def keep_only(session: Session, file: str, paths: Iterable[str]) -> list[str]:
    """A file has been read, and these are its articles now; gives those that have left it.

    One whose text is there under another name, since its key came again, has not left it.
    """
    kept = set(paths)
    if kept == {file}:  # one that holds a single article: there are thousands of them
        return []
    left = set(paths_in(session, file)) - kept
    session.shelf.left.update(left)
    gone = [path for path in _there(session, file) if path in left]
    for path in gone:
        session.lose(path)
    return [path for path in gone if not session.shelf.follow(path)]


def lose_file(session: Session, file: str) -> None:
    """A file is gone; what is tagged in it is kept."""
    for path in {*_there(session, file), file}:
        session.lose(path)


def tags_in(session: Session, file: str) -> int:
    """How many tags the articles of a file have."""
    ids = map(session.id_at, paths_in(session, file))
    return sum(len(session.state.of_article(name)) for name in ids)


def move_file(session: Session, was: str, file: str) -> None:
    """A file has another name now; the tags of all its articles go with it."""
    for path in _there(session, was) or [was]:
        session.move(path, file + path[len(was) :])
    if session.shelf.paths is not None:
        session.shelf.paths.discard(was)
        session.shelf.paths.add(file)


def encoding_of(session: Session, file: str) -> str:
    """The encoding that the user has chosen for a file; empty: none."""
    records = map(session.state.records.get, map(session.id_at, paths_in(session, file)))
    return next((each.encoding for each in records if each and each.encoding), "")


def documents_changed(session: Session) -> dict[str, bool]:
    """Documents that are others than when they were tagged; have tagged texts changed, too?"""
    found: dict[str, bool] = {}
    for record, article in _with_other_document(session):
        tags = session.state.of_article(article.id).values()
        changed = any(tag.text_hash != article.hash for tag in tags)
        file = file_of(record.path)
        found[file] = found.get(file, False) or changed
    return found


def take_documents(session: Session) -> None:
    """The documents of now are those that the tags belong to."""
    for record, article in _with_other_document(session):
        session.note(replace(record, document=article.document))


def _with_other_document(session: Session) -> list[tuple[ArticleRecord, Article]]:
    state = session.state
    pairs = [(state.records.get(name), each) for name, each in state.articles.items()]
    return [
        (record, article)
        for record, article in pairs
        if record and article.document and record.document not in ("", article.document)
    ]


def _there(session: Session, file: str) -> list[str]:
    found = (each.path for each in session.state.articles.values())
    return sorted(path for path in found if path == file or file_of(path) == file)
