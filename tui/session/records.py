"""Records of articles, and changes as rows for the disk."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from tui.model.actor import Refusal
from tui.model.article import FACTS, ArticleRecord
from tui.model.row import row_of
from tui.model.step import Change
from tui.model.tag import Tag
from tui.readers import file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from tui.model.article import Article
    from tui.model.step import Record, Row, Step
    from tui.session.state import State

    Write = tuple[str, str, Row | None]
    """What goes to the disk: table, id, the row after (None: taken away)."""


def writes_of(changes: Iterable[Change]) -> list[Write]:
    """Rows for the disk; of several changes to a record only the last counts."""
    rows: dict[tuple[str, str], Record | None] = {
        (change.table, change.record.id): change.after for change in changes
    }
    return [(table, name, row_of(r) if r else None) for (table, name), r in rows.items()]


def concerned(changes: Iterable[Change], articles: Mapping[str, Article]) -> set[str]:
    """Ids of the articles whose tags or suggestions are others after changes."""
    names: set[str] = set()
    for change in changes:
        match change.record:
            case Tag(article=name) | ArticleRecord(id=name):
                names.add(name)
            case Refusal(scope=name) if name in articles:
                names.add(name)
            case Refusal(text=words):
                names |= {name for name, each in articles.items() if words in each.text}
    return names


def records_needed(
    changes: Sequence[Change],
    known: Container[str],
    record: Callable[[str], ArticleRecord],
) -> list[Change]:
    """Records of articles that get their first tag with these changes."""
    given = {change.record.id for change in changes if change.table == "articles"}
    tagged = {c.after.article for c in changes if isinstance(c.after, Tag)}
    return [
        Change(None, record(article))
        for article in sorted(tagged - given)
        if article not in known
    ]


def record_of_article(article: Article) -> ArticleRecord:
    """What is to be kept of an article that nothing is kept of yet."""
    facts = {name: getattr(article, name) for name in FACTS}
    made = ArticleRecord(article.id, article.path, article.hash, **facts)
    return replace(made, document=article.document)


def laid_over(article: Article, kept: ArticleRecord) -> Article:
    """An article with the facts that the user has corrected."""
    facts = {name: getattr(kept, name) for name in kept.corrected}
    return replace(article, **facts, guessed=article.guessed - set(kept.corrected))


def refreshed(kept: ArticleRecord, article: Article, *, tagged: bool) -> ArticleRecord:
    """A record with the path and the facts of the article as it is now.

    Once it is tagged, the document of then stays known.
    """
    facts = {name: getattr(article, name) for name in FACTS}
    facts["document"] = (kept.document if tagged else "") or article.document
    return replace(kept, path=article.path, text_hash=article.hash, **facts)


def renamed(
    article: Article, state: State, paths: Container[str] | None, left: Container[str]
) -> str:
    """The id of the one record of this text whose article is missing; empty: there is none.

    Only for a path that nothing is kept of. `paths` are the files that are there; None: that is
    not known, and so nothing is missing. `left` are paths of articles that have left files.
    Of several records of this text the one of the same part of a file counts.
    """
    if paths is None or state.id_of_path(article.path) is not None:
        return ""
    missing = [
        each
        for each in state.records_of_text(article.hash)
        if is_missing(each, state, paths, left)
    ]
    if len(missing) > 1:
        part = _part(article.path)
        missing = [each for each in missing if part and _part(each.path) == part]
    return missing[0].id if len(missing) == 1 else ""


def is_missing(
    record: ArticleRecord, state: State, paths: Container[str] | None, left: Container[str]
) -> bool:
    """Is there no article at a record's path, nor a file that may hold it?"""
    if paths is None or record.id in state.articles:
        return False
    if state.id_of_path(record.path) != record.id:  # another has its name
        return True
    return record.path in left or not (record.path in paths or file_of(record.path) in paths)


def _part(path: str) -> str:
    """What is after the file in the path of an article."""
    return path[len(file_of(path)) :]


def taken_over(state: State, read: dict[str, Article], name: str) -> Article | None:
    """The article of a record that has come with an id of its own, from another store.

    As long as nothing was kept of the file at its path, that had another.
    """
    kept = state.records.get(name)
    was = next(
        (id_ for id_, each in read.items() if kept is not None and each.path == kept.path), ""
    )
    if not was or was in state.records:
        return None
    read[name] = replace(read.pop(was), id=name)
    state.articles.pop(was, None)
    if was in state.marks:
        state.marks[name] = state.marks.pop(was)
    return read[name]


def replayed(step: Step, records: Mapping[str, Record], *, undone: bool) -> list[Change]:
    """The changes that undo a step or do it again; what was noted of articles since stays."""
    now: dict[str, Record | None] = dict(records)
    changes = []
    for each in reversed(step.changes) if undone else step.changes:
        change = each.reversed() if undone else each
        if change.table == "articles":
            change = _laid_onto(now.get(change.record.id), change)
            now[change.record.id] = change.after
        changes.append(change)
    return changes


def _laid_onto(now: Record | None, change: Change) -> Change:
    """A change of a record that may have other fields by now."""
    if now is None or now == change.before:
        return change
    if change.before is None or change.after is None:
        return Change(now, now)
    pairs = [(f.name, getattr(change.after, f.name)) for f in fields(ArticleRecord)]
    changed = {name: to for name, to in pairs if getattr(change.before, name) != to}
    return Change(now, replace(now, **changed))
