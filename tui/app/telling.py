"""What the threads tell, and what the session and the desk make of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tui.app.reading import Broken, Found, Listed, Readings
from tui.app.recognition import NotRecognised, Recognised
from tui.storage.told import Followed, Noticed, NotSavedYet, Opened, Refused, Saved

if TYPE_CHECKING:
    from tui.app.app import DatelineApp
    from tui.app.threads import News


@dataclass(frozen=True, slots=True)
class Told:
    """A line to say."""

    words: str


def hear(app: DatelineApp, news: News) -> None:
    """Take in one thing that a thread has told."""
    match news:
        case Opened() | Refused() | Saved() | NotSavedYet() | Followed() | Noticed():
            _from_store(app, news)
        case Readings():
            _read(app, news)
        case Listed():
            _listed(app)
        case Found(tags=tags):
            app.session.anchor(tags)
            _say_orphans(app, news)
        case Recognised(article=article, marks=marks):
            now = app.session.state.articles.get(article.id)
            if now is not None and now.hash == article.hash and now.published == article.published:
                app.session.see(article.id, marks)
        case NotRecognised(reason=reason) | Broken(reason=reason) | Told(words=reason):
            app.desk.say(reason)
        case tuple():
            _seen(app, news)


def _from_store(
    app: DatelineApp, news: Opened | Refused | Saved | NotSavedYet | Followed | Noticed
) -> None:
    desk = app.desk
    match news:
        case Opened(tables=tables, notices=notices, read_only=read_only, store_id=store_id):
            app.session.store_id = store_id
            for line in (*app.session.load(tables), *notices):
                desk.say(line)
            desk.not_saved = read_only
            app.opened = True
            _begin(app)
        case Refused(reason=reason):
            desk.not_saved = reason
            desk.say(reason)
            _begin(app)
        case Saved(upto=upto, at=at):
            if upto >= app.unsaved:
                app.unsaved = 0
                desk.saved = f"saved {_local(at)}"
            desk.not_saved, app.asked_to_leave = "", False
        case NotSavedYet(reason=reason):
            desk.not_saved = reason
        case Followed(writes=writes):
            app.session.absorb(writes)
        case Noticed(notices=notices):
            for line in notices:
                desk.say(line)


def _begin(app: DatelineApp) -> None:
    records = app.session.state.records.values()
    app.threads.read({record.path: record.encoding for record in records if record.encoding})


def _read(app: DatelineApp, news: Readings) -> None:
    for article in news.articles:
        app.desk.library.problems.pop(article.path, None)
        name = app.session.take(article)
        app.threads.find_again(app.session, name)
    for path, reason in news.unreadable:
        app.desk.library.problems[path] = reason
        app.desk.library.refresh()


def _listed(app: DatelineApp) -> None:
    desk = app.desk
    if not desk.panes.views:
        desk.places.restore()
        if desk.screen == "library" and not desk.library.here:
            desk.start()
    app.threads.hurry([view.article for view in desk.panes.visible])
    app.threads.watch(lambda words: app._hear(Watching(words)))


def _seen(app: DatelineApp, seen: object) -> None:
    raise NotImplementedError


def _local(at: str) -> str:
    """The clock here at a stored time."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")
