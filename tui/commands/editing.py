"""Undoing, and what concerns an article as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk import questions
from tui.desk.bar import Bar, Choice
from tui.desk.fields import form_of_article
from tui.session import citing

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.model.step import Step

ENCODINGS = ("utf-8", "cp1252", "cp1251", "cp1256", "koi8-r", "utf-16", "shift_jis", "gb18030")


@command("edit.undo")
def undo(desk: Desk) -> None:
    """Take back the latest step, also one of an earlier day."""
    step = desk.session.undo()
    desk.say(turned(desk, "undone", step) if step else "nothing to undo")


@command("edit.redo")
def redo(desk: Desk) -> None:
    """Do again what was undone."""
    step = desk.session.redo()
    desk.say(turned(desk, "done again", step) if step else "nothing to do again")


def turned(desk: Desk, done: str, step: Step) -> str:
    """What has been undone or done again, and whose it was if it was another's."""
    whose = f", a step of {step.by}’s" if step.by not in ("", desk.session.by) else ""
    return f"{done}{whose}: {step.label}"


@command("article.set_date")
def set_date(desk: Desk) -> None:
    """Set the publication date, which resolves the open dates; of all marked rows at once."""
    articles = _articles(desk)
    if articles:
        questions.ask_published(desk, articles)


@command("item.edit")
def edit(desk: Desk) -> None:
    """Edit what is known of the article: title, outlet, publication date …"""
    articles = _articles(desk)
    if articles:
        desk.outside.fill_in(form_of_article(desk, articles[0]))


@command("article.encoding")
def encoding(desk: Desk) -> None:
    """Read the article's file in another encoding."""
    articles = _articles(desk)
    if not articles or desk.session.is_missing(articles[0]):
        desk.say("its file is not there")
        return
    article = desk.session.state.articles[articles[0]]
    guessed = " (guessed)" if article.encoding_guessed else ""

    def choice(name: str) -> Choice:
        return Choice(name, lambda: desk.outside.read_as(article.id, name))

    others = [name for name in ENCODINGS if name != article.encoding]
    best = Choice("as it seems best", lambda: desk.outside.read_as(article.id, ""))
    choices = (*(choice(name) for name in others), best)
    desk.ask(Bar(f"read as {article.encoding}{guessed}; instead?", choices))


@command("open.url")
def open_url(desk: Desk) -> None:
    """Open the article's address in a browser."""
    articles = _articles(desk)
    url = desk.session.record(articles[0]).url if articles else ""
    desk.say(desk.outside.open_url(url) if url else "no address is known; e adds one")


@command("copy.text")
def copy(desk: Desk) -> None:
    """Copy the selected words, or what the row at the cursor is called."""
    listing = desk.screens.listing
    words = listing.text() if listing else desk.view.words if desk.view else ""
    desk.say(desk.outside.copy(words) if words else "nothing here to copy")


@command("copy.cite")
def cite(desk: Desk) -> None:
    """Copy the selected words as a quotation, with outlet, title, date, address and place."""
    view = desk.view
    if view is None or not view.words.strip():
        desk.say("nothing here to quote")
        return
    article = view.page.article
    words = citing.cite(desk.citation, article, desk.session.record(view.article), view.cursor)
    desk.say(desk.outside.copy(words))


def _articles(desk: Desk) -> list[str]:
    chosen = [each for each in desk.chosen if not each.startswith("!")]
    if not chosen:
        desk.say("no article here")
    return chosen
