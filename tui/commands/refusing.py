"""Refusing suggestions and removing tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.commands.targets import go_on
from tui.desk.scope import is_nearer, mark_at, tag_at
from tui.session import tagging

if TYPE_CHECKING:
    from tui.desk.desk import Desk


@command("tag.remove")
def remove(desk: Desk) -> None:
    """Reject the suggestion, or remove the tag."""
    view = desk.taggable()
    if view is None:
        return
    tag, mark = tag_at(view), mark_at(view)
    if tag is not None and not is_nearer(mark, tag, view):
        tagging.remove(desk.session, [tag])
        desk.say(f"removed {tag.kind}: {tagging.short(tag.quote)} · u brings it back")
    elif mark is not None:
        words = view.page.article.quote(mark.span)
        tagging.refuse(desk.session, view.article, mark)
        desk.say(f"refused: {tagging.short(words)}{_learned(desk, words, mark.kind)}")
        go_on(desk)
    else:
        desk.say("no suggestion and no tag at the cursor")


@command("tag.reject_identical")
def reject_identical(desk: Desk) -> None:
    """Reject all suggestions with these words in the corpus, or remove all such tags."""
    view = desk.taggable()
    if view is None:
        return
    tag, mark = tag_at(view), mark_at(view)
    if tag is not None and not is_nearer(mark, tag, view):
        alike = [
            each
            for each in desk.session.state.tags.values()
            if each.kind == tag.kind and each.quote == tag.quote
        ]
        count = tagging.remove(desk.session, alike)
        desk.say(f"removed {count} × {tagging.short(tag.quote)} · u brings them back")
    elif mark is not None:
        words = view.page.article.quote(mark.span)
        tagging.refuse(desk.session, view.article, mark, everywhere=True)
        desk.say(f"refused everywhere: {tagging.short(words)}")
        go_on(desk)
    else:
        desk.say("no suggestion and no tag at the cursor")


def _learned(desk: Desk, words: str, kind: str) -> str:
    """What this refusal means for the other articles."""
    lesson = desk.session.state.lexicon.lesson(words)
    if lesson is None or kind not in lesson.refused:
        return ""
    return f" · refused before, so no more a suggested {kind} anywhere until you tag it"
