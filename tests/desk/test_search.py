"""What is looked for, on a desk without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.made import Nobody, desk_on
from tui.commands import commands
from tui.desk import context_line, search
from tui.desk.found import Found, Places
from tui.desk.hits import Hits
from tui.model.span import Span
from tui.text.cells import cell_width
from tui.text.searching import Query

if TYPE_CHECKING:
    import pytest

    from tui.desk.desk import Desk

TEXTS = {
    "a.txt": ("Maraj fell.\nNobody in Maraj spoke.", ""),
    "b.txt": ("The road to Maraj.", ""),
}


def hits_on(desk: Desk) -> Hits:
    hits = desk.screens.list_of("hits")
    assert isinstance(hits, Hits)
    return hits


def filled(desk: Desk, word: str = "Maraj") -> Hits:
    """A list of where the articles have a word, as another process would tell it."""
    hits = hits_on(desk)
    hits.ask(Query(word))
    places = []
    for article in desk.session.state.articles.values():
        starts = [n for n in range(len(article.text)) if article.text.startswith(word, n)]
        spans = tuple(Span(start, start + len(word)) for start in starts)
        places.append(Places(article.id, article.hash, spans))
    hits.found = Found(tuple(each for each in places if each.spans))
    hits.refresh()
    return hits


def run(desk: Desk, name: str, argument: str = "") -> str:
    commands()[name].run(desk, argument)
    return desk.message


def test_marks_are_of_places_and_of_whole_articles() -> None:
    desk = desk_on(TEXTS)
    hits = filled(desk)
    desk.screens.go("hits")
    assert [row.count for row in hits.rows] == [2, 0, 0, 1, 0]
    assert hits.at == 1
    assert run(desk, "hits.mark") == "1 marked"
    assert len(hits.chosen()) == 1
    hits.go(0)
    assert run(desk, "hits.mark") == "2 marked"
    assert hits.at == 3
    hits.go(0)
    assert run(desk, "hits.mark") == "none marked: all are meant"
    assert len(hits.chosen()) == 3
    hits.narrow("road")
    assert [row.article for row in hits.rows] == [hits.rows[0].article] * 2
    assert run(desk, "hits.tag", "actor") == "actor: 1 tagged in 1 article · u undoes"
    assert run(desk, "hits.tag", "7").startswith("kind 7 is not defined")
    assert "a" in "".join(text for text, _ in hits.picture(desk, 80, 20)[2])


def test_a_text_that_has_changed_is_looked_at_anew() -> None:
    desk = desk_on(TEXTS)
    hits = filled(desk)
    article = next(iter(desk.session.state.articles.values()))
    desk.session.lose(article.path)
    assert article.id not in {row.article for row in hits.rows}
    outside = desk.outside
    assert isinstance(outside, Nobody)
    hits._looking = False
    before = outside.asked.count("search “Maraj”")
    hits.picture(desk, 80, 20)
    assert outside.asked.count("search “Maraj”") == before + 1


def test_a_long_text_is_left_to_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "AT_ONCE", 5)
    desk = desk_on(TEXTS, opened=1)
    view, outside = desk.view, desk.outside
    assert view is not None
    assert isinstance(outside, Nobody)
    sought = search.Search(Query("maraj"), outside)
    assert sought.spans(desk.session, view.page) == ()
    assert sought.spans(desk.session, view.page) == ()
    assert outside.asked.count("search “maraj”") == 1
    assert search.place_in(sought, desk.session, view) == "…"
    desk.sought = sought
    assert run(desk, "target.next") == "still looking for “maraj”"


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.characters(), min_size=1, max_size=60),
    st.integers(0, 59),
    st.integers(20, 90),
)
def test_a_line_fills_its_room(text: str, start: int, width: int) -> None:
    desk = desk_on({"x.txt": (text, "")})
    (article,) = desk.session.state.articles.values()
    start = min(start, len(article.text) - 1)
    for marked in (True, False):
        pieces = context_line.of_place(
            desk, article.id, Span(start, start + 1), width, at=marked, marked=marked
        )
        line = "".join(words for words, _ in pieces)
        assert cell_width(line) == width
        assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in line)
