"""What the header, the titles of the panes and the status line say. Plain words, no styles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.desk import guidance, relating, relations
from tui.desk.scope import stack_at
from tui.desk.search import Search, place_in
from tui.desk.sought import position
from tui.desk.targets import places_of
from tui.model.detail import ActorSeen, Claim, DateValue, Mention
from tui.model.tag import Tag
from tui.session.authorship import setter
from tui.session.tagging import is_unresolved, short
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.desk.bar import Bar
    from tui.desk.desk import Desk
    from tui.desk.review import Review
    from tui.desk.view import View
    from tui.model.mark import Mark


def place(desk: Desk) -> str:
    """The header's left: which corpus, and what is open or how much there is."""
    corpus = clean_line(desk.corpus)
    if desk.view is not None:
        shown, views = desk.panes.visible, desk.panes.views
        names = " | ".join(desk.name(view.article) for view in shown)
        hidden = [
            f"{desk.name(view.article)} (g {number})"
            for number, view in enumerate(views, 1)
            if view not in shown
        ]
        more = f"   out of sight: {', '.join(hidden)}" if hidden else ""
        return f" DATELINE  {corpus}   {names}{more}"
    listing = desk.screens.listing
    return f" DATELINE  {listing.place(desk)}" if listing is not None else " DATELINE"


def state(desk: Desk) -> tuple[str, str]:
    """The header's right: what is going on, and whether it is saved."""
    saved = f"NOT SAVED: {desk.not_saved}" if desk.not_saved else desk.saved
    view = desk.view
    if view is None:
        listing = desk.screens.listing
        return listing.state(desk) if listing is not None else "", clean_line(saved)
    if desk.review is not None:
        return f"REVIEW  {desk.review.share} decided", clean_line(saved)
    if desk.walk is not None:
        return relating.walking(desk, desk.walk), clean_line(saved)
    mode = "SELECT" if view.extending else "READ"
    return f"{mode}  n→ {_target(desk, view)}", clean_line(saved)


def _target(desk: Desk, view: View) -> str:
    """What `n` goes to, and how many there are: of an actor in all panes."""
    if desk.sought is None:
        return f"{desk.target} {len(places_of(desk, view, desk.target))}"
    if isinstance(desk.sought, Search):
        return f"{desk.sought.name} {place_in(desk.sought, desk.session, view)}"
    at, count = position(desk.sought, desk.session, desk.panes.views, view)
    name = short(desk.sought.called(desk.session.state), 24)
    return f"{name} {at or '–'}/{count}"


def progress(desk: Desk, width: int) -> str:
    """How much of all that was suggested is decided, and the time that took; may be empty."""
    share = desk.progress.share()
    if not share.suggested:
        return ""
    cells = min(26, width - 54)
    full = cells * share.decided // share.suggested
    bar = f"{'█' * full}{'░' * (cells - full)}  " if cells > 5 else ""
    minutes = f"  {desk.progress.minutes} min" if desk.progress.minutes else ""
    return f" progress {bar}{share} suggestions decided{minutes}"


def status(desk: Desk) -> tuple[str, str]:
    """The status line: what was said last, else what is at the cursor; and where it is."""
    view = desk.view
    if view is None:
        return _of_list(desk)
    left = desk.message or desk.capturing or _offered(desk) or _here(desk, view)
    if desk.review is not None:
        done = f"   ← {desk.review.done}" if desk.review.done else ""
        return f"{left}{done}", f"{view.percent}%  {_by(desk.review)}"
    spans = places_of(desk, view, desk.target)
    at = bisect_left(spans, view.cursor)
    number = f"{at + 1}/{len(spans)}" if spans[at : at + 1] == (view.cursor,) else ""
    share = desk.novelty.share(view.article)
    fresh = f"   new {share}%" if share is not None else ""
    return left, f"{view.percent}%  {number}{fresh}".rstrip()


def inspect(desk: Desk, width: int) -> list[tuple[str, str]]:
    """What is known of the thing at the cursor: label and value, line by line."""
    if desk.bar is not None and desk.bar.choices[0].long:
        return _listed(desk.bar, width)
    view = desk.view
    stack = stack_at(view) if view is not None else ()
    if view is None or not stack:
        return []
    thing = stack[0]
    words = short(clean_line(view.page.article.quote(thing.span)), max(10, width - 12))
    how = "tagged" if isinstance(thing, Tag) else "suggested"
    sort = f"{guidance.called(desk, thing.kind)}, {how}"
    lines = [("", words), ("kind", sort), *_said_of(thing), *_details(desk, view, thing)]
    if thing.kind == "claim":
        lines = relations.among(desk, view, thing, lines, width)
    layers = [each.kind for each in stack if each is thing or each.span.contains(view.cursor)]
    if len(layers) > 1:
        lines.append(("layers", " < ".join(layers)))
    if isinstance(thing, Tag):
        lines.append(
            ("tagged", f"by {clean_line(thing.by)}, {thing.created[:16].replace('T', ' ')}")
        )
        lines += _drift(desk, thing)
    return lines + _of_rule(desk, view, thing) + guidance.guidance(desk, thing)


def _of_rule(desk: Desk, view: View, thing: Mark | Tag) -> list[tuple[str, str]]:
    """The rule that saw it, and why so; of a value that somebody has set, who that was."""
    seen = _seen(desk, view, thing) if isinstance(thing, Tag) else thing
    date = thing.detail
    if isinstance(thing, Tag) and isinstance(date, DateValue) and date.fixed_by == "user":
        lines = [("set", f"by {clean_line(setter(desk.session, thing)) or 'hand'}")]
        said = seen.detail.value if seen and isinstance(seen.detail, DateValue) else ""
        return lines + ([("rule", f"said {said}")] if said not in ("", date.value) else [])
    lines = [("rule", thing.rule)] if thing.rule else []
    return lines + ([("why", clean_line(seen.why))] if seen and seen.why else [])


def _seen(desk: Desk, view: View, tag: Tag) -> Mark | None:
    """The suggestion of the rule that saw a tag first; None: that is not known."""
    state, seen = desk.session.state, desk.session.state.marks.get(view.article, ())
    key = (tag.kind, tag.parts, tag.rule)
    marks = state.learned.marks(view.page.article, seen) if seen else ()
    same = (mark for mark in marks if (mark.kind, mark.parts, mark.rule) == key)
    return next(same, None)


def _said_of(thing: Mark | Tag) -> list[tuple[str, str]]:
    """What a person has written: it is worth more than where it all comes from."""
    if not isinstance(thing, Tag):
        return []
    note = [("note", clean_line(thing.note))] if thing.note else []
    return [*note, ("flag", "flagged")] if thing.flag else note


def _listed(bar: Bar, width: int) -> list[tuple[str, str]]:
    """The bar's choices at length, a line each, from the first that has room."""
    first = max(0, bar.at - 2)
    marked = [" " if number != bar.at else ">" for number in range(len(bar.shown))]
    return [
        (f"{marked[at]} {at + 1}", short(each.long, max(10, width - 12)))
        for at, each in enumerate(bar.shown[first : first + 40], first)
    ]


def _offered(desk: Desk) -> str:
    """What speaks for the current choice of the bar."""
    choice = desk.bar.pick(0) if desk.bar is not None else None
    return choice.why if choice is not None else ""


def _here(desk: Desk, view: View) -> str:
    if view.chosen:
        return _counted(_words(view), "word")
    stack = stack_at(view)
    if not stack:
        return ""
    first = stack[0]
    pieces = [
        guidance.called(desk, first.kind),
        "tagged" if isinstance(first, Tag) else "suggested",
    ]
    if isinstance(first, Tag) and (linked := relations.summary(desk, first)):
        pieces.append(linked)
    pieces += [f"{value}" if label in ("", "value") else f"{label} {value}"
               for label, value in _details(desk, view, first)]  # fmt: skip
    if isinstance(first, Tag) and (lacks := guidance.missing(desk, first)):
        pieces.append(f"missing: {lacks} (e)")
    if len(stack) > 1:
        pieces.append(" < ".join(each.kind for each in stack))
    if isinstance(first, Tag) and first.anchor != "exact":
        pieces.append(f"{first.anchor}, g y settles")
    return " · ".join(pieces)


def _drift(desk: Desk, tag: Tag) -> list[tuple[str, str]]:
    """How a tag stands whose text has changed, and its words of then if they were others."""
    if tag.anchor == "exact":
        return []
    stored = desk.session.state.tags.get(tag.id, tag)
    was = [("was", clean_line(stored.quote))] if stored.quote != tag.quote else []
    return [("anchor", tag.anchor), *was]


def _words(view: View) -> int:
    words = view.units.words
    first = bisect_right(words, view.cursor.start, key=lambda word: word.end)
    return bisect_left(words, view.cursor.end, key=lambda word: word.start) - first


def _details(desk: Desk, view: View, thing: Mark | Tag) -> list[tuple[str, str]]:
    actors = desk.session.state.actors
    quote = view.page.article.quote
    match thing.detail:
        case ActorSeen(name=name, type=sort) if thing.kind == "actor":
            return [("actor", f"{clean_line(name)} ({sort})")]
        case Mention(actor=actor) if actor in actors:
            return [("actor", f"{clean_line(actors[actor].name)} ({actors[actor].type})")]
        case DateValue() as date:
            unresolved = isinstance(thing, Tag) and is_unresolved(thing)
            meant = "unresolved" if unresolved else date.value or date.timex or "unresolved"
            return [("value", meant)]
        case Claim() as claim:
            words = quote(claim.source_span) if claim.source_span else ""
            known = actors[claim.source].name if claim.source in actors else words
            own = "the article itself" if claim.mode == "own" else "?"
            doubt = "" if claim.source_sure or not known else " ?"
            lines = [("source", (clean_line(known) or own) + doubt)]
            lines += [("via", " < ".join(map(clean_line, claim.via)))] if claim.via else []
            lines += [("mode", claim.mode)] if claim.mode else []
            lines += [("phase", claim.phase)] if claim.phase else []
            return lines
    return guidance.written(desk, thing) if isinstance(thing, Tag) else []


def _by(review: Review) -> str:
    order = {"reading": "", "kind": "by kind  ", "sure": "surest first  "}[review.order]
    return f"{order}{review.left} left" + (" with rules" if review.by_rule else "")


@lru_cache(maxsize=8)
def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _of_list(desk: Desk) -> tuple[str, str]:
    listing = desk.screens.listing
    if listing is None:
        return desk.message, ""
    position = f"{listing.at + 1}/{len(listing.rows)}" if listing.rows else ""
    return desk.message or desk.capturing or listing.status(desk), position
