from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import (
    ONE,
    TWO,
    Rows,
    article,
    id_of,
    quotes,
    session_on,
    span,
    tagged,
)  # fmt: skip
from tui.model.detail import DateValue
from tui.session import everywhere
from tui.session.published import publish


def test_identical_mentions_are_whole_words_in_every_article() -> None:
    session = session_on(Rows())
    count, articles = everywhere.tag_identical(session, tagged(session, "Maraj"))
    text = session.state.articles
    whole = [ONE.count(w) for w in ("Maraj ", "Maraj;")] + [TWO.count(w) for w in ("Maraj ",)]
    assert "Marajis" in ONE
    assert (count, articles) == (sum(whole) - 1, 2)
    for tag in session.state.tags.values():
        assert text[tag.article].quote(tag.span) == "Maraj"
        assert tag.origin == ("hand" if tag.span == span(ONE, "Maraj") else "rule")
    assert len({tag.detail for tag in session.state.tags.values()}) == 1
    session.undo()
    assert len(session.state.tags) == 1


def test_identical_mentions_stay_out_of_larger_tags_of_their_kind_only() -> None:
    session = session_on(Rows())
    larger = tagged(session, "Munir al-Qadhi", path="two.txt")
    tagged(session, "“We are coming home,” Munir al-Qadhi said on Friday.", "claim")
    everywhere.tag_identical(session, tagged(session, "al-Qadhi"))
    assert quotes(session, "one.txt").count("al-Qadhi") == 1
    assert quotes(session, "two.txt") == [larger.quote]
    everywhere.tag_identical(session, tagged(session, "home", "actor"))
    assert "home" in quotes(session, "one.txt")


def test_what_an_actor_is_called_besides_is_taken_with_it() -> None:
    text = (
        "President Bashar al-Assad spoke. Assad left Homs. Residents of Homs said Assad fell."
    )
    session = session_on(Rows(), {"a.txt": (text, ""), "b.txt": ("Assad went to Homs.", "")})
    name = id_of(session, "a.txt")
    mark = next(
        mark
        for mark in session.page(name).marks
        if session.state.articles[name].quote(mark.span) == "Bashar al-Assad"
    )
    before = set(session.state.tags), set(session.state.actors)
    everywhere.accept_identical(session, name, mark)
    assert quotes(session, "a.txt") == ["Bashar al-Assad", "Assad", "Assad"]
    (actor,) = session.state.actors.values()
    assert set(actor.names) == {"Bashar al-Assad", "Assad"}
    session.undo()
    assert (set(session.state.tags), set(session.state.actors)) == before


def test_what_is_inside_a_longer_suggestion_is_left_to_it() -> None:
    text = "Homs fell. The health office of Homs said that many had left on Friday afternoon."
    session = session_on(Rows(), {"a.txt": (text, "2025-03-14")})
    everywhere.tag_identical(session, tagged(session, "Homs", path="a.txt"))
    assert quotes(session, "a.txt") == ["Homs"]


def test_identical_dates_get_each_article_s_own_reading() -> None:
    session = session_on(Rows())
    two = id_of(session, "two.txt")
    publish(session, [two], "2025-03-09")
    name = id_of(session, "one.txt")
    mark = next(
        mark
        for mark in session.page(name).marks
        if session.state.articles[name].quote(mark.span) == "Friday"
    )
    everywhere.accept_identical(session, name, mark)
    values = {
        (tag.article, tag.detail.value)
        for tag in session.state.tags.values()
        if isinstance(tag.detail, DateValue)
    }
    assert values == {(name, "2025-03-14"), (two, "2025-03-07")}


@settings(max_examples=60, deadline=None)
@given(st.text("ab- .’é", min_size=1, max_size=6), st.text("ab- .’é", max_size=40))
def test_mentions_are_whole_words_and_never_overlap(words: str, text: str) -> None:
    end = 0
    for found in everywhere.mentions(words, article("x.txt", text)):
        assert text[found.start : found.end] == words
        assert not (text[found.start - 1 : found.start]).isalnum() or not found.start
        assert not text[found.end : found.end + 1].isalnum()
        assert found.start >= end
        end = found.end
