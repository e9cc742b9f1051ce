"""What the user has decided is suggested everywhere else, at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import ONE, Rows, article, id_of, session_on, span, tagged
from tui.model.detail import ActorSeen, Mention
from tui.model.step import Change
from tui.session import tagging

if TYPE_CHECKING:
    from tui.model.mark import Mark
    from tui.session.page import Page
    from tui.session.session import Session

FOUR = (
    "Qalat Nur was quiet. The desert scouts were in Qalat Nur, too; the scouts of Qalat said "
    "nothing, and the Marajis came back with the desert scouts in May. Maraj waits.\n"
)


def take_four(session: Session) -> None:
    name = session.take(article("four.txt", FOUR))
    session.see(name, ())


def page(session: Session, path: str) -> Page:
    return session.page(id_of(session, path))


def suggested(session: Session, path: str) -> list[str]:
    shown = page(session, path)
    return [shown.article.quote(mark.span) for mark in shown.marks]


def mark_on(session: Session, words: str, path: str) -> Mark:
    shown = page(session, path)
    return next(each for each in shown.marks if shown.article.quote(each.span) == words)


def test_words_tagged_in_one_article_are_suggested_in_every_other() -> None:
    session = session_on(Rows())
    take_four(session)
    assert suggested(session, "four.txt") == []
    tagged(session, "Maraj")
    assert suggested(session, "four.txt") == ["Maraj"]  # and not in Marajis
    mark = mark_on(session, "Maraj", "four.txt")
    assert (mark.rule, mark.why) == ("lexicon.tagged", "you tagged it in one")
    session.undo()
    assert suggested(session, "four.txt") == []


def test_a_file_that_comes_later_profits_too() -> None:
    session = session_on(Rows())
    tagged(session, "Maraj")
    take_four(session)
    assert suggested(session, "four.txt") == ["Maraj"]


def test_a_suggestion_gets_the_actor_and_the_type_that_the_user_gave() -> None:
    session = session_on(Rows())
    tag = tagged(session, "Qadhi")
    actor = next(iter(session.state.actors.values()))
    named = replace(actor, name="Munir al-Qadhi", aliases=("Qadhi",), type="armed-group")
    session.do("renamed", [Change(actor, named)])
    mark = mark_on(session, "Munir al-Qadhi", "two.txt")
    assert mark.detail == ActorSeen("Munir al-Qadhi", "armed-group")
    assert mark.why == "a name of Munir al-Qadhi"
    assert mark.rule.startswith("actors.")  # that rule had seen it, too
    taken = tagging.accept(session, id_of(session, "two.txt"), mark)
    assert taken.detail == tag.detail == Mention(actor.id)
    assert len(session.state.actors) == 1


def test_words_of_an_own_kind_are_suggested_as_that_kind() -> None:
    session = session_on(Rows())
    tagged(session, "Maraj", "1")
    assert mark_on(session, "Maraj", "two.txt").kind == "1"
    taken = tagging.accept(
        session, id_of(session, "two.txt"), mark_on(session, "Maraj", "two.txt")
    )
    assert (taken.kind, taken.quote, taken.detail) == ("1", "Maraj", None)


def test_words_that_point_are_not_learned_nor_are_claims_and_dates() -> None:
    session = session_on(Rows())
    tagged(session, "the army")
    tagged(session, "Friday", "date")
    tagged(session, "Meridian News", "claim")
    text = "The army slept; the army of May reported to Meridian News.\n"
    session.see(session.take(article("five.txt", text)), ())
    assert suggested(session, "five.txt") == []


def test_the_longest_words_win_and_no_larger_suggestion_is_cut() -> None:
    session = session_on(Rows())
    take_four(session)
    tagged(session, "scouts", path="four.txt")
    tagged(session, "desert scouts", path="four.txt")
    assert suggested(session, "four.txt") == ["scouts", "desert scouts"]
    tagged(session, "Qadhi")
    assert "Munir al-Qadhi" in suggested(session, "two.txt")
    assert "Qadhi" not in suggested(session, "two.txt")


def test_refused_twice_is_not_suggested_until_it_is_tagged() -> None:
    session = session_on(Rows())
    session.see(session.take(article("again.txt", ONE)), page(session, "one.txt").marks)
    assert "Tazira" in suggested(session, "two.txt")
    for path in ("one.txt", "again.txt"):
        assert "Tazira" in suggested(session, "two.txt")
        tagging.refuse(session, id_of(session, path), mark_on(session, "Tazira", path))
    assert "Tazira" not in suggested(session, "two.txt")
    tagged(session, "Tazira", path="one.txt")
    assert "Tazira" in suggested(session, "two.txt")
    session.undo()
    session.undo()
    assert "Tazira" in suggested(session, "two.txt")


def test_what_is_not_recognised_yet_shows_nothing() -> None:
    session = session_on(Rows())
    tagged(session, "Maraj")
    session.take(article("four.txt", FOUR))
    assert suggested(session, "four.txt") == []


WORDS = ("Maraj", "Tazira", "Munir al-Qadhi", "Qadhi", "Meridian News", "rebels", "The Marajis")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("tag", "own", "refuse", "undo", "redo", "rename", "look")),
            st.sampled_from(WORDS),
            st.sampled_from(("one.txt", "two.txt")),
        ),
        max_size=12,
    )
)
def test_what_was_learned_step_by_step_is_what_a_restart_finds(
    steps: list[tuple[str, str, str]],
) -> None:
    rows = Rows()
    session = session_on(rows)
    for step, words, path in steps:
        _do(session, step, words, path)
    again = session_on(rows)
    for path in ("one.txt", "two.txt", "three.txt"):
        assert page(again, path).marks == page(session, path).marks


def _do(session: Session, step: str, words: str, path: str) -> None:
    text = page(session, path).article.text
    if step in ("undo", "redo"):
        getattr(session, step)()
    elif step == "rename" and (actors := session.state.actors_named(words)):
        session.do("named", [Change(actors[0], replace(actors[0], type="place"))])
    elif step == "refuse" and words in suggested(session, path):
        tagging.refuse(session, id_of(session, path), mark_on(session, words, path))
    elif step in ("tag", "own") and words in text:
        kind = "actor" if step == "tag" else "1"
        tagging.tag(session, id_of(session, path), (span(text, words),), kind)
    elif step == "look":
        suggested(session, path)
