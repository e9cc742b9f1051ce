"""What the threads tell, and what the session and the desk make of it."""

from __future__ import annotations

import gc
from datetime import datetime
from typing import TYPE_CHECKING

from tui.app.news import (
    AllRead,
    Broken,
    Compared,
    Done,
    Found,
    Listed,
    NotRecognised,
    Readings,
    Recognised,
    Watching,
    Words,
)
from tui.desk.library import tags_kept
from tui.readers import file_of
from tui.session import files
from tui.session.proposed import propose
from tui.storage.told import Followed, Noticed, NotSavedYet, Opened, Refused, Saved

if TYPE_CHECKING:
    from tui.app.app import DatelineApp
    from tui.app.news import News
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.session.session import Session
    from tui.watch import Seen


def hear(app: DatelineApp, news: News) -> None:
    """Take in one thing that a thread has told."""
    match news:
        case Readings() | Listed() | AllRead() | Found():
            _from_reading(app, news)
        case Recognised(article=article, marks=marks):
            _recognised(app, article, marks)
        case Compared(articles=articles, links=links, words=fresh):
            propose(app.session, articles, links, fresh)
        case NotRecognised(reason=words) | Broken(reason=words) | Words(words=words):
            app.desk.say(words)
        case Done(take=take):
            take()
        case Watching(words=words):
            _watching(app, words)
        case tuple():
            _seen(app, news)
        case _:
            _from_store(app, news)
    _tell_progress(app)


def _tell_progress(app: DatelineApp) -> None:
    before, app.desk.library.progress = app.desk.library.progress, app.threads.progress
    if app.desk.library.progress:
        app.collecting.now_and_then()
    elif before:
        app.collecting.at_rest()


def _from_reading(app: DatelineApp, news: Readings | Listed | AllRead | Found) -> None:
    match news:
        case Readings():
            _read(app, news)
        case Listed(paths=paths):
            app.session.shelf.paths = set(paths)
        case AllRead():
            app.call_after_refresh(_all_read, app)
        case Found(article=article, tags=tags):
            _found(app, article, tags)


def _watching(app: DatelineApp, words: str) -> None:
    app.desk.watching = words
    if app.desk.watching_is_odd:
        app.desk.say(words)


def _all_read(app: DatelineApp) -> None:
    """All is read: watch from now on; what has been made so far need not be looked at again."""
    app.desk.listed = True
    app.light_up()
    app.threads.watch()
    gc.collect()
    gc.freeze()


def _found(app: DatelineApp, seen: Article, tags: tuple[Tag, ...]) -> None:
    now = app.session.state.articles.get(seen.id)
    if now is None or now.hash != seen.hash:
        return
    app.session.anchor(tags)
    words = _drifted(tags)
    if words and (seen.id, seen.hash) not in app.told:
        app.desk.say(f"{app.desk.name(seen.id)}: {words}")
    app.told.add((seen.id, seen.hash))


def _drifted(tags: tuple[Tag, ...]) -> str:
    """What has become of tags whose text has changed; nothing when they stand exactly."""
    lost = sum(tag.anchor == "orphan" for tag in tags)
    drifted = sum(tag.anchor != "exact" for tag in tags) - lost
    told = [f"{_tags(drifted)} moved or edited (T m, n)"] if drifted else []
    told += [f"{_tags(lost)} without words (g o)"] if lost else []
    return ", ".join(told)


def _recognised(app: DatelineApp, seen: Article, marks: tuple[Mark, ...]) -> None:
    now = app.session.state.articles.get(seen.id)
    if now is not None and (now.hash, now.published) == (seen.hash, seen.published):
        app.session.see(seen.id, marks)


def _from_store(
    app: DatelineApp, news: Opened | Refused | Saved | NotSavedYet | Followed | Noticed
) -> None:
    desk = app.desk
    match news:
        case Opened():
            _opened(app, news)
        case Refused(reason=reason):
            desk.not_saved = reason
            desk.say(reason)
            if not app.threads.begun:
                _begin(app)
        case Saved():
            _saved(app, news)
        case NotSavedYet(reason=reason):
            desk.not_saved = reason
        case Followed(writes=writes):
            app.session.absorb(writes)
        case Noticed(notices=notices):
            for line in notices:
                desk.say(line)


def _saved(app: DatelineApp, news: Saved) -> None:
    if news.upto >= app.unsaved:
        app.unsaved = 0
        app.desk.saved = f"saved {_local(news.at)}"
    app.desk.not_saved = ""
    if app.asked_to_leave:  # the question is over, and so are its words
        app.desk.message, app.asked_to_leave = "", False


def _opened(app: DatelineApp, news: Opened) -> None:
    """The store is open; if the session had to begin without it, both come together."""
    if app.threads.late:
        rows = news.tables.items()
        app.session.absorb([(name, key, row) for name, t in rows for key, row in t.items()])
        faults = ["the store can be opened now"]
    else:
        app.session.store_id = news.store_id
        faults = app.session.load(news.tables)
    for line in (*faults, *news.notices):
        app.desk.say(line)
    app.desk.not_saved = news.read_only
    app.opened = True
    if not app.threads.begun:
        _begin(app)


def _begin(app: DatelineApp) -> None:
    """The store is open, or known not to open: read the folder, what was open last first."""
    records = app.session.state.records
    encodings = {
        file_of(each.path): each.encoding for each in records.values() if each.encoding
    }
    first = [records[name].path for name in app.desk.places.last_open() if name in records]
    app.threads.read(encodings, first)


def _read(app: DatelineApp, news: Readings) -> None:
    for article in news.articles:
        app.desk.library.problems.pop(article.path, None)
        app.session.take(article)
    for file, paths in news.whole:
        app.desk.library.problems.pop(file, None)
        left = files.keep_only(app.session, file, paths)
        if left:
            app.desk.say(_left(app.session, file, left))
    for line in app.session.shelf.told():
        app.desk.say(line)
    for path, reason in news.unreadable:
        app.desk.library.problems[path] = reason
        app.desk.library.refresh()
    if not app.restored:
        app.restored = True
        app.desk.places.restore()
        app.threads.hurry([view.article for view in app.desk.panes.visible])
        app.call_after_refresh(app.light_up)


def _seen(app: DatelineApp, seen: tuple[Seen, ...]) -> None:
    session, desk = app.session, app.desk
    for each in seen:
        if each.what in ("new", "changed"):
            app.threads.read_again(each.path, files.encoding_of(session, each.path))
        elif each.what == "moved":
            files.move_file(session, each.was, each.path)
        else:
            desk.library.problems.pop(each.path, None)
            files.lose_file(session, each.path)
    said, before = app.noticed
    both = {each.path: each for each in before} if said == desk.message else {}
    for each in seen:  # a new file is soon written once more
        if each.what != "changed" or each.path not in both:
            both[each.path] = each
    desk.say(", ".join(_told_of(session, tuple(both.values()))))
    app.noticed = (desk.message, tuple(both.values()))


def _told_of(session: Session, seen: tuple[Seen, ...]) -> list[str]:
    words = []
    for what, one, many in (
        ("new", "1 new article", "{} new articles"),
        ("changed", "{1} has changed", "{} articles have changed"),
        ("moved", "{1} has another name now", "{} articles have other names now"),
    ):
        paths = [each.path for each in seen if each.what == what and not each.is_aside]
        if paths:
            words.append((one if len(paths) == 1 else many).format(len(paths), paths[0]))
    for each in seen:
        if each.what == "gone":
            tags = files.tags_in(session, each.path)
            words.append(f"{each.path} is missing" + (f", {tags_kept(tags)}" if tags else ""))
    return words


def _left(session: Session, file: str, paths: list[str]) -> str:
    """What has become of articles that are no longer in their file."""
    count = "1 article is" if len(paths) == 1 else f"{len(paths)} articles are"
    tags = sum(len(session.state.of_article(session.id_at(path))) for path in paths)
    return f"{file}: {count} no longer in it" + (f", {tags_kept(tags)}" if tags else "")


def _tags(count: int) -> str:
    return "1 tag" if count == 1 else f"{count} tags"


def _local(at: str) -> str:
    """The clock here at a stored time."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")
