"""Tagging: accept, reject, remove, note, flag."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.commands import command
from tui.commands.targets import go_on, go_on_after
from tui.desk import likeness, questions
from tui.desk.bar import Bar, Choice, Prompt
from tui.desk.fields import form_of
from tui.desk.guidance import asked, brief, by_digit
from tui.desk.made import said_of
from tui.desk.scope import is_nearer, mark_at, mark_for, parts_for, tag_at
from tui.model.detail import ActorSeen, Claim, DateValue
from tui.recognisers import dates
from tui.session import everywhere, repeating, sources, tagging

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.detail import Detail
    from tui.model.kind import Kind
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.tag import Tag


@command("tag.add", "actor", "claim", "date", *"123456789")
def add(desk: Desk, which: str) -> None:
    """Tag the selection, or what lies around the cursor."""
    view, kind = desk.taggable(), kind_of(desk, which)
    if view is None or kind is None:
        if kind is None:
            desk.say(f"kind {which} is not defined: codebook.toml in the store defines it")
        return
    if kind.id == "date" and not _has_date(view):
        _ask_date(desk, view, partial(_tell, desk, view))
        return
    made = _tag(desk, view, kind.id)
    _tell(desk, view, made)
    desk.ask(questions.about(desk, made))


@command("tag.choose")
def choose(desk: Desk) -> None:
    """Choose the kind from a list, then tag."""

    def choice(kind: Kind) -> Choice:
        argument = kind.id if kind.letter.isalpha() else kind.letter
        use = f"{kind.name}: {brief(kind)}" if kind.guideline else kind.name
        is_elsewhere = kind.letter.isdecimal() and int(kind.letter) > len(desk.kinds)
        name = f"{kind.name} ({kind.letter})" if is_elsewhere else kind.name
        return Choice(name, lambda: add(desk, argument), long=use)

    if desk.view is not None:
        desk.ask(Bar("tag as", tuple(map(choice, by_digit(desk.kinds.values())))))


@command("tag.accept")
def accept(desk: Desk) -> None:
    """Accept the suggestion and go on; on an open claim ask for its source; else inspect."""
    view = desk.taggable()
    if view is None:
        return
    mark, tag = mark_at(view), tag_at(view)
    if mark is not None and (tag is None or is_nearer(mark, tag, view)):
        made = sources.accept(desk.session, view.article, mark)
        desk.last = lambda: _again(desk, made.kind, made)
        desk.say(said_of(desk, made))
        desk.ask(asked(desk, made, partial(go_on_after, desk)))
        if desk.bar is None:
            go_on(desk)
        return
    if tag is not None and tagging.is_unresolved(tag):
        desk.ask(questions.about(desk, tag))
        return
    if tag is None:
        desk.say("no suggestion and no tag at the cursor: a c d make a tag")
    desk.inspecting = True
    desk.panes.fit()


@command("tag.all_identical")
def all_identical(desk: Desk) -> None:
    """Tag every identical mention in the corpus as the same; one step for u."""
    view = desk.taggable()
    if view is None:
        return
    tag, mark = tag_at(view), mark_at(view)
    meant = mark if tag is None or is_nearer(mark, tag, view) else tag
    if meant is None:
        desk.say("A repeats a tag or suggestion: there is none at the cursor")
    elif meant.kind == "claim":
        desk.say("A is for names, dates and own kinds, not for claims")
    else:
        _tag_everywhere(desk, view, tag, mark)


@command("edit.repeat")
def repeat(desk: Desk) -> None:
    """Tag the selection like the last tag: same kind, same fields."""
    if desk.last is None:
        desk.say("nothing tagged yet to repeat")
    elif desk.taggable() is not None:
        desk.last()


@command("tag.edit")
def edit(desk: Desk) -> None:
    """Edit the fields of the tag at the cursor; a suggestion is accepted first."""
    view = desk.taggable()
    tag, mark = (tag_at(view), mark_at(view)) if view else (None, None)
    if view is not None and mark is not None and (tag is None or is_nearer(mark, tag, view)):
        tag = sources.accept(desk.session, view.article, mark)
    if tag is None:
        desk.say("no tag at the cursor: a c d make one")
    else:
        desk.outside.fill_in(form_of(desk, desk.session.state.tags[tag.id]))


@command("tag.comment")
def comment(desk: Desk) -> None:
    """Write a note on the tag at the cursor."""
    tag = _tag_here(desk)
    if tag is None:
        return
    stored = desk.session.state.tags[tag.id]

    def accept_note(typed: str) -> str:
        noted = replace(desk.session.state.tags[tag.id], note=typed.strip())
        tagging.change(desk.session, noted, "note")
        desk.say("note kept" if typed.strip() else "note taken off")
        return ""

    desk.prompt = Prompt(f"note on {tagging.short(tag.quote, 24)}", stored.note, accept_note)


@command("tag.flag")
def flag(desk: Desk) -> None:
    """Flag the tag at the cursor, or take the flag off."""
    tag = _tag_here(desk)
    if tag is not None:
        stored = desk.session.state.tags[tag.id]
        flagged = replace(stored, flag=not stored.flag)
        tagging.change(desk.session, flagged, "flag" if flagged.flag else "flag off")
        desk.say("flagged" if flagged.flag else "flag taken off")


@command("claim.source")
def source(desk: Desk) -> None:
    """Say who the claim at the cursor is from."""
    view = desk.view
    tag = tag_at(view, "claim") if view else None
    if tag is None:
        desk.say("no claim at the cursor: c makes one")
    else:
        desk.ask(questions.of_source(desk, tag))


@command("actor.same_as")
def same_as(desk: Desk) -> None:
    """Say that the actor at the cursor is one you have already; / filters them."""
    view = desk.taggable()
    if view is None:
        return
    tag, mark = tag_at(view, "actor"), mark_at(view, "actor")
    if tag is not None and not is_nearer(mark, tag, view):
        bar = likeness.same_as(desk, tag)
    elif mark is not None and isinstance(mark.detail, ActorSeen):
        bar = likeness.same_as_seen(desk, view.article, mark, mark.detail)
    else:
        desk.say("no actor at the cursor: a makes one")
        return
    if bar is None:
        desk.say("no other actor is tagged yet")
    desk.ask(bar)


def kind_of(desk: Desk, which: str) -> Kind | None:
    """The kind that is called so, or has this digit; none: it is not defined."""
    own = (kind for kind in desk.kinds.values() if kind.letter == which)
    return desk.kinds.get(which) or next(own, None)


def _tag(desk: Desk, view: View, kind: str) -> Tag:
    """The suggestion the cursor means, taken as this kind; else the words in scope."""
    mark = None if view.picked else mark_for(view, kind)
    if mark is not None:
        made = tagging.accept(desk.session, view.article, mark, kind)
    else:
        parts = parts_for(view, kind)
        made = tagging.tag(desk.session, view.article, parts, kind, _detail(view, kind, parts))
    return made


def _tell(desk: Desk, view: View, made: Tag) -> None:
    """What follows a new tag; `.` makes another like it."""
    _settle(view, made)
    desk.last = lambda: _again(desk, made.kind, made)
    desk.say(said_of(desk, made))


def _has_date(view: View) -> bool:
    """Is a date suggested or tagged here, or known in the words in scope?"""
    if not view.picked and mark_for(view, "date") is not None:
        return True
    (span, *_) = parts = parts_for(view, "date")
    tagged = any(tag.kind == "date" and tag.parts == parts for tag in view.page.tags)
    return tagged or dates.expression(view.page.article, span) is not None


def _ask_date(desk: Desk, view: View, then: Callable[[Tag], None]) -> None:
    """The words in scope are a date only if somebody says which."""
    article, parts = view.article, parts_for(view, "date")
    desk.ask(
        questions.of_no_date(
            desk,
            view.page.article,
            parts[0],
            lambda value: then(tagging.tag(desk.session, article, parts, "date", value)),
        )
    )


def _settle(view: View, made: Tag) -> None:
    """A selection that has been tagged is done with; so is extending it."""
    if not view.picked and made.span.contains(view.cursor):
        view.chosen = False
    elif view.extending or view.chosen:  # the tag is without its punctuation, perhaps
        view.select(made.span, chosen=True, scroll=False)


def _detail(view: View, kind: str, parts: tuple[Span, ...]) -> Detail | None:
    """What is known of words tagged by hand: a date's reading, a claim's likely source."""
    if kind == "date":
        return next(iter(dates.readings(view.page.article, parts[0])), None)
    if kind == "claim":
        near = [m for m in view.page.marks if m.kind == "claim" and m.span.overlaps(parts[0])]
        said = next((m.detail for m in near if isinstance(m.detail, Claim)), None)
        return said or Claim(source_sure=False)
    return None


def _again(desk: Desk, kind: str, like: Tag) -> None:
    view = desk.taggable()
    if view is None:
        return
    model = desk.session.state.tags.get(like.id, like)
    by_rule = isinstance(model.detail, DateValue) and model.detail.fixed_by == "rule"
    if by_rule and not _has_date(view):
        _ask_date(desk, view, partial(_tell, desk, view))
        return
    made = repeating.like(desk.session, view.article, parts_for(view, kind), model)
    _settle(view, made)
    desk.say(said_of(desk, made))


def _tag_everywhere(desk: Desk, view: View, tag: Tag | None, mark: Mark | None) -> None:
    if tag is not None and not is_nearer(mark, tag, view):
        words = tag.quote
        stored = desk.session.state.tags[tag.id]
        count, articles = everywhere.tag_identical(desk.session, stored)
    else:
        assert mark is not None
        words = view.page.article.quote(mark.span)
        _, count, articles = everywhere.accept_identical(desk.session, view.article, mark)
    where = "1 article" if articles == 1 else f"{articles} articles"
    desk.say(f"{tagging.short(words)}: {count} tagged in {where} · u undoes")


def _tag_here(desk: Desk) -> Tag | None:
    tag = tag_at(desk.view) if desk.view else None
    if tag is None:
        desk.say("no tag at the cursor: a c d make one")
    return tag
