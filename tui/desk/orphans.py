"""Tags that have lost their words: which there are, and where each may be put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.bar import Bar, Choice
from tui.desk.scope import parts_for
from tui.session import settling, tagging

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.span import Span
    from tui.model.tag import Tag

AROUND = 16
"""Characters of text shown before a likely place and after it."""


def tray(desk: Desk, view: View) -> Bar | None:
    """Which of the article's orphans? None: it has none."""

    def choice(orphan: Tag) -> Choice:
        label = f"{orphan.kind} “{tagging.short(orphan.quote, 24)}”"
        return Choice(label, lambda: desk.ask(_places(desk, view, orphan)))

    orphans = sorted(view.page.orphans, key=lambda tag: (tag.span, tag.kind, tag.id))
    return Bar("orphans", tuple(map(choice, orphans))) if orphans else None


def _places(desk: Desk, view: View, orphan: Tag) -> Bar:
    """Where does it belong now? The likeliest places first, then what a key would tag."""

    def putting(parts: tuple[Span, ...]) -> Callable[[], None]:
        return lambda: _put(desk, view, orphan, parts)

    selected = parts_for(view, orphan.kind)
    choices = [
        Choice(_shown(view, place), putting((place,)))
        for place in settling.likely_places(desk.session, orphan)
        if (place,) != selected
    ]
    words = tagging.short(view.page.article.quote(selected[0]), 24)
    choices.append(Choice(f"{_called(view, orphan, selected[0])} “{words}”", putting(selected)))
    choices.append(Choice("remove the tag", lambda: _remove(desk, orphan)))
    return Bar(f"“{tagging.short(orphan.quote, 24)}” is now", tuple(choices))


def _called(view: View, orphan: Tag, words: Span) -> str:
    """What the words are that a kind key would tag."""
    if view.chosen or orphan.kind != "claim":
        is_word = not view.chosen and view.cursor in view.units.words
        return "the word" if is_word else "the selection"
    return "the sentence" if words in view.units.sentences else "the quotation"


def _shown(view: View, place: Span) -> str:
    """A place with a little of what stands around it."""
    text = view.page.article.text
    before = " ".join(text[max(0, place.start - AROUND) : place.start].split())
    after = " ".join(text[place.end : place.end + AROUND].split())
    return f"…{before} [{tagging.short(view.page.article.quote(place), 24)}] {after}…"


def _put(desk: Desk, view: View, orphan: Tag, parts: tuple[Span, ...]) -> None:
    found = settling.reattach(desk.session, orphan, parts)
    view.select(found.span, scroll=False)
    view.centre()
    desk.say(f"{found.kind}: {tagging.short(found.quote)} · u makes it an orphan again")


def _remove(desk: Desk, orphan: Tag) -> None:
    tagging.remove(desk.session, [orphan])
    desk.say(f"removed {orphan.kind}: {tagging.short(orphan.quote)} · u brings it back")
