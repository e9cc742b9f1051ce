"""Many places tagged at once."""

from __future__ import annotations

from tests.session.made import Rows, session_on
from tui.model.detail import DateValue, Mention
from tui.model.span import Span
from tui.session.gathering import tag_places

TEXTS = {
    "a.txt": ("Ḥoms fell. Homs fell on 6 December 2024.", "2024-12-07"),
    "b.txt": ("HOMS and Hama.", ""),
}


def test_one_actor_with_all_its_spellings() -> None:
    session = session_on(Rows(), TEXTS)
    a, b = session.article_ids()
    places = [(a, Span(0, 4)), (a, Span(11, 15)), (b, Span(0, 4))]
    assert tag_places(session, places, "actor") == (3, 2, 0)
    (actor,) = session.state.actors.values()
    assert set(actor.names) == {"Ḥoms", "Homs", "HOMS"}
    tags = session.state.tags.values()
    assert {tag.detail for tag in tags} == {Mention(actor.id)}
    assert {(tag.origin, tag.rule, tag.anchor) for tag in tags} == {("rule", "", "exact")}
    assert tag_places(session, [*places, (b, Span(9, 13))], "actor") == (1, 1, 3)
    session.undo()
    session.undo()
    assert not session.state.tags
    assert not session.state.actors


def test_the_actor_that_is_known_by_one_of_the_names() -> None:
    session = session_on(Rows(), TEXTS)
    a, b = session.article_ids()
    tag_places(session, [(b, Span(0, 4))], "actor")
    tag_places(session, [(a, Span(11, 15)), (b, Span(0, 4))], "actor")
    assert len(session.state.actors) == 2  # what has a tag already says nothing of the others
    session.undo()
    tag_places(session, [(a, Span(0, 4)), (a, Span(11, 15))], "actor", one_actor=False)
    assert sorted(each.name for each in session.state.actors.values()) == [
        "HOMS",
        "Homs",
        "Ḥoms",
    ]


def test_dates_and_own_kinds() -> None:
    session = session_on(Rows(), TEXTS)
    a, b = session.article_ids()
    text = session.state.articles[a].text
    start = text.index("6 December")
    assert tag_places(session, [(a, Span(start, len(text) - 1))], "date") == (1, 1, 0)
    (tag,) = session.state.tags.values()
    assert isinstance(tag.detail, DateValue)
    assert tag.detail.value == "2024-12-06"
    assert tag_places(session, [(a, Span(0, 4)), ("gone", Span(0, 1))], "place") == (1, 1, 1)
    assert tag_places(session, [], "place") == (0, 0, 0)
    assert b in session.state.articles
