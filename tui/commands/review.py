"""The review queue: one suggestion after the other, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.commands.editing import turned
from tui.commands.going import cancel
from tui.commands.refusing import remove
from tui.commands.tagging import accept as accept_here
from tui.commands.tagging import all_identical, same_as
from tui.desk.bar import Bar, Choice
from tui.desk.questions import of_suggested_date
from tui.desk.review import Review, Scope
from tui.desk.scope import mark_at
from tui.session import checking, sources
from tui.session.tagging import short

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk

ALL = Scope("all articles", None)


@command("review.toggle")
def toggle(desk: Desk) -> None:
    """Decide one suggestion after the other: of the open or marked articles, else of all."""
    if desk.review is not None and desk.view is not None:
        leave(desk)
        return
    review = Review(desk, _scopes(desk))
    if not _begin(desk, review):
        _say_why_not(desk, review)


@command("review.leave")
def leave(desk: Desk) -> None:
    """Back to the reader, at the last item; a selection is given up first."""
    review = desk.review
    if review is None or (desk.view is not None and desk.view.chosen):
        cancel(desk)
        return
    desk.review = None
    desk.say(f"{review.share} decided in {review.scope.name}")


@command("review.accept")
def accept(desk: Desk) -> None:
    """Accept what is suggested, or confirm what was tagged by rule, and go on."""
    review = desk.review
    if review is None or not review.is_there or desk.taggable() is None:
        accept_here(desk)
        return
    tag, mark = review.tag, review.mark
    if tag is not None and checking.is_unchecked(tag) and review.waiting:
        checking.confirm(desk.session, [tag])
        desk.say(f"confirmed {tag.kind}: {short(tag.quote)}")
    elif review.waiting:
        accept_here(desk)
    else:
        if tag is None and mark is not None and review.here is not None:  # refused before
            sources.accept(desk.session, review.here.article, mark)
        review.forward()


@command("review.refuse")
def refuse(desk: Desk) -> None:
    """Refuse what is suggested, or remove the tag, and go on."""
    review = desk.review
    tag = review.tag if review is not None and desk.taggable() is not None else None
    if tag is not None and checking.is_unchecked(tag):
        checking.reject(desk.session, tag)
        desk.say(f"removed {tag.kind}: {short(tag.quote)} · u brings it back")
    else:
        remove(desk)


@command("review.accept_identical")
def accept_identical(desk: Desk) -> None:
    """Accept this and tag all identical mentions, or confirm all that a rule has tagged."""
    review = desk.review
    tag = review.tag if review is not None and desk.taggable() is not None else None
    if tag is not None and checking.is_unchecked(tag):
        count = checking.confirm(desk.session, checking.alike(desk.session, tag))
        desk.say(f"confirmed {count} × {short(tag.quote)} · u undoes")
    else:
        all_identical(desk)


@command("review.value")
def value(desk: Desk) -> None:
    """Choose what the date means, and go on; of an actor: who it is the same as."""
    view = desk.taggable()
    mark = mark_at(view, "date") if view is not None else None
    if desk.review is None or view is None or mark is None or mark.span != view.cursor:
        same_as(desk)
    else:
        desk.ask(of_suggested_date(desk, view.article, mark))


@command("review.skip")
def skip(desk: Desk) -> None:
    """To the next item; from elsewhere in the text back to the one in hand."""
    review = desk.review
    if review is None:
        desk.say("no review: r begins one")
    elif review.waiting and not review.is_there:
        review.return_to_it()
    else:
        review.forward()


@command("review.back")
def back(desk: Desk) -> None:
    """To the item before, also one that is decided."""
    if desk.review is None:
        desk.say("no review: r begins one")
    else:
        desk.review.back()


@command("review.undo")
def undo(desk: Desk) -> None:
    """Take back the latest step, and go to what it was about."""
    step = desk.session.undo()
    desk.say(turned(desk, "undone", step) if step else "nothing to undo")
    if step is not None and desk.review is not None:
        desk.review.undone(step)


@command("review.order")
def order(desk: Desk) -> None:
    """Go on in another order: as one reads, by kind, or what was right most often first."""
    review = desk.review
    if review is None:
        desk.say("no review: r begins one")
        return
    review.turn_order()
    desk.say(
        {
            "reading": "as one reads",
            "kind": "by kind: actors, claims, dates",
            "sure": "what has been right most often first",
        }[review.order]
    )


@command("review.scope")
def scope(desk: Desk) -> None:
    """Go through other articles: the open or marked ones, this one, or all."""
    review = desk.review
    if review is None:
        desk.say("no review: r begins one")
    elif review.turn_scope():
        desk.say(f"{review.scope.name}: {review.left} to decide")
    else:
        desk.say("all articles are gone through already")


@command("review.rules")
def rules(desk: Desk) -> None:
    """Go through tags made by rule, too (A makes them), or no longer."""
    review = desk.review
    if review is None:
        desk.say("no review: r begins one")
        return
    review.turn_rules()
    also = "tags made by rule, too" if review.by_rule else "suggestions only"
    desk.say(f"{also}: {review.left} to decide")


def _scopes(desk: Desk) -> list[Scope]:
    if desk.view is not None:
        opened = [view.article for view in desk.panes.views]
        active = Scope(desk.name(desk.view.article), (desk.view.article,))
        several = [Scope("the open articles", tuple(opened))] if len(opened) > 1 else []
        return [*several, active, ALL]
    library = desk.library
    if library.marked:
        return [Scope("the marked articles", tuple(library.chosen())), ALL]
    if library.filter:
        return [Scope("the articles listed", tuple(row.article for row in library.rows)), ALL]
    return [ALL]


def _begin(desk: Desk, review: Review) -> bool:
    if not review.begin():
        return False
    desk.review = review
    return True


def _say_why_not(desk: Desk, review: Review) -> None:
    """Nothing is open here: offer what there is besides, if anything."""
    share, name = review.share, review.scope.name
    if not share.suggested:
        desk.say(f"nothing has been suggested yet in {name}")
        return
    ruled, whole = Review(desk, [review.scope, ALL]), Review(desk, [ALL])
    ruled.turn_rules()
    offers = ((f"{ruled.left} tagged by rule", ruled), (f"{whole.left} in {ALL.name}", whole))
    choices = [Choice(words, _beginning(desk, each)) for words, each in offers if each.left]
    desk.say(f"{share} decided in {name}: nothing is left here")
    desk.ask(Bar("go through", tuple(choices)))


def _beginning(desk: Desk, review: Review) -> Callable[[], None]:
    def take() -> None:
        _begin(desk, review)

    return take
