"""What a person does to tags. Every function here is one undoable step, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.actor import Actor, Refusal
from tui.model.detail import ActorSeen, Claim, DateValue, Mention
from tui.model.ids import new_id
from tui.model.step import Change
from tui.model.tag import CONTEXT, Tag, detail_of
from tui.session.actors import actor_for, unused
from tui.session.marks import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model.article import Article
    from tui.model.detail import Detail
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.step import Record
    from tui.session.session import Session
    from tui.session.state import State


def tag(
    session: Session,
    article: str,
    parts: tuple[Span, ...],
    kind: str,
    detail: Detail | None = None,
) -> Tag:
    """Tag words by hand. Words tagged alike already are not tagged twice."""
    standing = twin(session, article, parts, kind)
    if standing is not None:
        return standing
    text = session.state.articles[article]
    made = made_by_hand(session, text, parts, kind, detail or detail_of(kind))
    changes: list[Change] = []
    if isinstance(made.detail, Mention) and not made.detail.actor:
        made, changes = _with_actor(session, made, ActorSeen(made.quote))
    session.do(f"{kind}: {short(made.quote)}", [*changes, Change(None, made)])
    return made


def accept(session: Session, article: str, mark: Mark, kind: str = "") -> Tag:
    """Take a suggestion over as it is, or as another kind."""
    kind = kind or mark.kind
    standing = twin(session, article, mark.parts, kind)
    if standing is not None:
        return standing
    made, changes = from_mark(session, session.state.articles[article], mark, kind)
    session.do(f"{kind}: {short(made.quote)}", [*changes, Change(None, made)])
    return made


def from_mark(
    session: Session, article: Article, mark: Mark, kind: str, origin: str = "suggestion"
) -> tuple[Tag, list[Change]]:
    """The tag that a suggestion would become, and the changes it needs beside itself."""
    same = kind == mark.kind
    seen = mark.detail if same else None
    detail = detail_of(kind) if seen is None or isinstance(seen, ActorSeen) else seen
    made = made_by_hand(session, article, mark.parts, kind, detail)
    made = replace(made, origin=origin, rule=mark.rule if same else "")
    if isinstance(made.detail, Mention):
        seen = seen if isinstance(seen, ActorSeen) else ActorSeen(made.quote)
        return _with_actor(session, made, seen)
    return made, []


def change(session: Session, tag: Tag, label: str, beside: Iterable[Change] = ()) -> Tag:
    """Store a tag with other fields. `tag` is the stored one with fields replaced."""
    before = session.state.tags[tag.id]
    beside = list(beside)
    if tag == before and not beside:
        return tag
    after = replace(tag, updated=session.clock())
    session.do(label, [*beside, Change(before, after)])
    return after


def remove(session: Session, tags: Iterable[Tag]) -> int:
    """Take tags away, their links and the actors that nothing else needs. Returns how many."""
    gone = [session.state.tags[tag.id] for tag in tags]
    if not gone:
        return 0
    label = f"removed {gone[0].kind}: {short(gone[0].quote)}"
    if len(gone) > 1:
        label = f"removed {len(gone)} × {short(gone[0].quote)}"
    session.do(label, removing(session.state, gone))
    return len(gone)


def removing(state: State, gone: Sequence[Tag]) -> list[Change]:
    """What takes stored tags away, with their links and the actors that nothing else needs."""
    links = {each.id: each for tag in gone for each in state.links_at(tag.id)}
    needless: list[Record] = [*links.values(), *gone, *unused(state, gone)]
    return [Change(each, None) for each in needless]


def refuse(session: Session, article: str, mark: Mark, *, everywhere: bool = False) -> None:
    """Do not show a suggestion again: this one, or all with its words in the corpus."""
    words = session.state.articles[article].quote(mark.span)
    scope, start = (EVERYWHERE, -1) if everywhere else (article, mark.span.start)
    refusal = Refusal(new_id(), words, mark.kind, scope, start, mark.rule)
    session.do(f"refused {mark.kind}: {short(words)}", [Change(None, refusal)])


def twin(session: Session, article: str, parts: tuple[Span, ...], kind: str) -> Tag | None:
    """The tag of this kind that stands on exactly these words."""
    return next(
        (
            each
            for each in session.page(article).tags
            if each.parts == parts and each.kind == kind
        ),
        None,
    )


def short(words: str, size: int = 40) -> str:
    """Words on one line, cut to a size."""
    line = " ".join(words.split())
    return line if len(line) <= size else line[: size - 1] + "…"


def source_of(session: Session, claim: Tag, name: str, kind: str = "unnamed") -> Tag:
    """Say who a claim is from: the actor of that name, made when there is none."""
    stored = session.state.tags[claim.id]
    assert isinstance(stored.detail, Claim)
    actor, changes = actor_for(session.state, ActorSeen(name, kind))
    detail = replace(stored.detail, source=actor.id, source_sure=True)
    changes += dropped(session, stored, actor.id)
    return change(session, replace(stored, detail=detail), f"source: {short(name)}", changes)


def own_voice(session: Session, claim: Tag) -> Tag:
    """Say that a claim is the article's own."""
    stored = session.state.tags[claim.id]
    assert isinstance(stored.detail, Claim)
    detail = replace(stored.detail, source="", source_sure=True, source_span=None, mode="own")
    gone = dropped(session, stored)
    return change(session, replace(stored, detail=detail), "source: the article itself", gone)


def date_value(session: Session, date: Tag, value: DateValue) -> Tag:
    """Say what a date means."""
    stored = session.state.tags[date.id]
    meant = value.value or value.timex or "unresolved"
    return change(session, replace(stored, detail=value), f"{short(date.quote)} = {meant}")


def same_actor(session: Session, mention: Tag, actor: Actor) -> Tag:
    """Let a mention point to another actor; its words become one of that actor's names."""
    stored = session.state.tags[mention.id]
    form = stored.detail.form if isinstance(stored.detail, Mention) else "name"
    changes = []
    if stored.quote not in actor.names and form == "name":
        named = replace(actor, aliases=(*actor.aliases, stored.quote))
        changes.append(Change(actor, named))
    after = replace(stored, detail=Mention(actor.id, form))
    changes += dropped(session, stored, actor.id)
    return change(session, after, f"{short(stored.quote)} = {short(actor.name)}", changes)


def dropped(session: Session, tag: Tag, actor: str = "") -> list[Change]:
    """What takes away the actor a tag points to no longer, unless something else needs it."""
    left = unused(session.state, [tag])
    return [Change(each, None) for each in left if each.id != actor]


def is_unresolved(tag: Tag) -> bool:
    """Does it wait for a person: a date without a value, a claim whose source is open?"""
    match tag.detail:
        case DateValue(value=value, type=sort, timex=timex):
            return not value and sort in ("DATE", "TIME") and not timex.endswith("_REF")
        case Claim(source=source, source_sure=sure, mode=mode):
            return mode != "own" and not (source and sure)
    return False


def made_by_hand(
    session: Session,
    article: Article,
    parts: tuple[Span, ...],
    kind: str,
    detail: Detail | None,
) -> Tag:
    """A tag of these words as they stand; nothing is stored yet."""
    start, end = min(parts).start, max(part.end for part in parts)
    at = session.clock()
    text = article.text
    return Tag(
        id=new_id(),
        article=article.id,
        kind=kind,
        parts=parts,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        text_hash=article.hash,
        by=session.by,
        created=at,
        updated=at,
        detail=detail,
    )


def _with_actor(session: Session, made: Tag, seen: ActorSeen) -> tuple[Tag, list[Change]]:
    actor, changes = actor_for(
        session.state, seen, alias=made.quote if seen.form == "name" else ""
    )
    return replace(made, detail=Mention(actor.id, seen.form)), changes
