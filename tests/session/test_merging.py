from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.session.made import ONE, Rows, id_of, picture, session_on, tagged
from tui.model.detail import ActorSeen, Claim, Mention
from tui.model.row import row_of
from tui.model.span import Span
from tui.session import merging, tagging

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.actor import Actor
    from tui.model.tag import Tag
    from tui.session.session import Session


def actor_of(session: Session, tag: Tag) -> Actor:
    detail = session.state.tags[tag.id].detail
    assert isinstance(detail, Mention | Claim)
    name = detail.actor if isinstance(detail, Mention) else detail.source
    return session.state.actors[name]


@pytest.fixture
def session() -> Session:
    return session_on(Rows())


@pytest.fixture
def both(session: Session) -> tuple[Tag, Tag, Tag]:
    """Two mentions of two actors that are one, and a claim of the second."""
    first = tagged(session, "Munir al-Qadhi")
    second = tagged(session, "Qadhi")
    quote = "“We are coming home,”"
    start = ONE.index(quote)
    by = ONE.index("Munir al-Qadhi")
    claim = tagging.tag(
        session,
        id_of(session, "one.txt"),
        (Span(start, start + len(quote)),),
        "claim",
        Claim(source_span=Span(by, by + len("Munir al-Qadhi"))),
    )
    tagging.source_of(session, claim, "Munir al-Qadhi")
    return first, second, claim


def one_step(session: Session, action: Callable[[], object]) -> None:
    """It is one step, and undoing it leaves nothing of it, redoing all."""
    before, steps = picture(session), len(session.state.history)
    action()
    after = picture(session)
    assert len(session.state.history) == steps + 1
    session.undo()
    assert picture(session) == before
    session.redo()
    assert picture(session) == after


def test_what_is_alike_is_proposed(session: Session, both: tuple[Tag, Tag, Tag]) -> None:
    first, second, _ = both
    (found,) = merging.proposed(session)
    assert found.a == actor_of(session, first).id  # a mention, and a claim
    assert found.b == actor_of(session, second).id
    assert merging.proposed(session) is merging.proposed(session)
    assert merging.likened(session, found.b) == (found,)


def test_merged_is_one_actor_with_all_names(
    session: Session, both: tuple[Tag, Tag, Tag]
) -> None:
    first, second, _ = both
    kept, other = actor_of(session, second), actor_of(session, first)
    moved: list[int] = []
    one_step(session, lambda: moved.append(merging.merge(session, kept.id, other.id)))
    assert moved[0] == 1
    assert set(session.state.actors) == {kept.id}
    assert session.state.actors[kept.id].names == ("Qadhi", "Munir al-Qadhi")
    assert {actor_of(session, tag).id for tag in both} == {kept.id}
    assert merging.proposed(session) == ()
    assert merging.merge(session, kept.id, kept.id) == 0


def test_what_was_known_of_the_other_is_kept(
    session: Session, both: tuple[Tag, Tag, Tag]
) -> None:
    kept, other = actor_of(session, both[0]), actor_of(session, both[1])
    known = replace(other, type="person", note="a former engineer", ref="Q1")
    session.state.actors[other.id] = known
    merging.merge(session, kept.id, other.id)
    now = session.state.actors[kept.id]
    assert (now.name, now.type, now.note, now.ref) == (
        "Munir al-Qadhi", "person", "a former engineer", "Q1",
    )  # fmt: skip


def test_a_name_is_split_off_with_its_mentions(
    session: Session, both: tuple[Tag, Tag, Tag]
) -> None:
    first, second, claim = both
    kept = actor_of(session, second)
    merging.merge(session, kept.id, actor_of(session, first).id)
    one_step(session, lambda: merging.split(session, kept.id, "Munir al-Qadhi"))
    assert session.state.actors[kept.id].names == ("Qadhi",)
    fresh = actor_of(session, first)
    assert fresh.names == ("Munir al-Qadhi",)
    assert actor_of(session, claim) == fresh
    assert actor_of(session, second).id == kept.id


def test_the_first_name_can_be_split_off(session: Session, both: tuple[Tag, Tag, Tag]) -> None:
    kept = actor_of(session, both[1])
    merging.merge(session, kept.id, actor_of(session, both[0]).id)
    merging.split(session, kept.id, "Qadhi")
    assert session.state.actors[kept.id].names == ("Munir al-Qadhi",)


def test_what_cannot_be_split(session: Session, both: tuple[Tag, Tag, Tag]) -> None:
    actor = actor_of(session, both[1])
    steps = len(session.state.history)
    with pytest.raises(ValueError, match="only name"):
        merging.split(session, actor.id, "Qadhi")
    with pytest.raises(ValueError, match="no name of"):
        merging.split(session, actor.id, "Somebody")
    assert len(session.state.history) == steps


def test_renamed_and_retyped(session: Session, both: tuple[Tag, Tag, Tag]) -> None:
    actor = actor_of(session, both[1])
    one_step(session, lambda: merging.rename(session, actor.id, " Abu  Talal "))
    assert session.state.actors[actor.id].names == ("Abu Talal", "Qadhi")
    one_step(session, lambda: merging.retype(session, actor.id, "person"))
    assert session.state.actors[actor.id].type == "person"
    with pytest.raises(ValueError, match="needs a name"):
        merging.rename(session, actor.id, "  ")
    with pytest.raises(ValueError, match="up to 200 characters, not 201"):
        merging.rename(session, actor.id, "A" * 201)
    steps = len(session.state.history)
    merging.rename(session, actor.id, "Abu Talal")
    merging.retype(session, actor.id, "person")
    assert len(session.state.history) == steps


def test_refused_stays_refused(both: tuple[Tag, Tag, Tag], session: Session) -> None:
    marks = {a: session.page(a).marks for a in session.article_ids()}
    (found,) = merging.proposed(session)
    one_step(session, lambda: merging.refuse(session, found))
    assert merging.proposed(session) == ()
    assert merging.likened(session, found.b) == ()
    assert {a: session.page(a).marks for a in session.article_ids()} == marks
    merging.rename(session, found.b, "Kadi")  # one of its names is still refused
    assert merging.proposed(session) == ()
    session.undo()
    session.undo()
    assert merging.proposed(session) == (found,)


def test_a_refusal_outlives_the_actor(session: Session, both: tuple[Tag, Tag, Tag]) -> None:
    merging.refuse(session, merging.proposed(session)[0])
    tagging.remove(session, [session.state.tags[both[1].id]])
    tagged(session, "Qadhi")
    assert len(session.state.actors) == 2
    assert merging.proposed(session) == ()


def test_a_suggestion_accepted_as_somebody(session: Session) -> None:
    actor = actor_of(session, tagged(session, "Qadhi"))
    article = id_of(session, "two.txt")
    mark = next(
        m
        for m in session.page(article).marks
        if session.state.articles[article].quote(m.span) == "Munir al-Qadhi"
    )
    assert isinstance(mark.detail, ActorSeen)
    (found,) = merging.likened_to(session, mark.detail, "Munir al-Qadhi")
    assert actor.id in (found.a, found.b)
    one_step(session, lambda: merging.accept_as(session, article, mark, actor.id))
    assert session.state.actors[actor.id].names == ("Qadhi", "Munir al-Qadhi")
    assert len(session.state.actors) == 1


def test_another_window_was_faster(session: Session, both: tuple[Tag, Tag, Tag]) -> None:
    kept, other = actor_of(session, both[0]), actor_of(session, both[1])
    (found,) = merging.proposed(session)
    session.absorb([("actors", other.id, None)])
    before, steps = picture(session), len(session.state.history)
    for action in (
        lambda: merging.merge(session, kept.id, other.id),
        lambda: merging.merge(session, other.id, kept.id),
        lambda: merging.split(session, other.id, "Qadhi"),
        lambda: merging.rename(session, other.id, "Kadi"),
        lambda: merging.retype(session, other.id, "person"),
        lambda: merging.refuse(session, found),
        lambda: merging.likened(session, other.id),
    ):
        with pytest.raises(KeyError):
            action()
    assert (picture(session), len(session.state.history)) == (before, steps)
    assert merging.proposed(session) == ()


def test_a_mention_made_elsewhere_while_its_actor_was_merged(
    session: Session, both: tuple[Tag, Tag, Tag]
) -> None:
    first, second, _ = both
    kept, gone = actor_of(session, first), actor_of(session, second)
    late = replace(session.state.tags[second.id], id="0" * 16)
    merging.merge(session, kept.id, gone.id)
    session.absorb([("tags", late.id, row_of(late))])
    assert merging.proposed(session) == ()
    assert merging.mentions(session)[gone.id] == 1
    assert session.page(late.article).tags
    session.undo()
    assert actor_of(session, late) == gone
    session.redo()
    tagging.remove(session, [session.state.tags[late.id]])
    assert set(session.state.actors) == {kept.id}
