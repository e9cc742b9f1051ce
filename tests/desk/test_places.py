from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.made import desk_on
from tests.session.made import ONE, TEXTS, Rows, id_of

if TYPE_CHECKING:
    from tui.desk.desk import Desk


def at(desk: Desk, words: str) -> None:
    assert desk.view is not None
    desk.view.go(desk.view.page.article.text.index(words))


def words(desk: Desk) -> str:
    assert desk.view is not None
    return desk.view.words


def test_back_and_forward_go_the_same_way() -> None:
    desk = desk_on(opened=1)
    for each in ("Rebels", "garrison", "Munir"):
        at(desk, each)
        desk.places.leave()
    at(desk, "Tazira")
    seen = []
    while desk.places.back():
        seen.append(words(desk))
    assert seen == ["Munir", "garrison", "Rebels"]
    seen = []
    while desk.places.forward():
        seen.append(words(desk))
    assert seen == ["garrison", "Munir", "Tazira"]
    desk.places.back()
    desk.places.leave()
    assert not desk.places.forward(), "a new way begins"


def test_back_goes_across_articles_and_over_those_that_are_gone() -> None:
    desk = desk_on(opened=1)
    at(desk, "garrison")
    for path in ("three.txt", "two.txt"):
        desk.open([id_of(desk.session, path)])
    desk.session.lose("three.txt")
    assert desk.places.back()
    assert words(desk) == "garrison"


def test_what_lay_on_the_desk_lies_there_again() -> None:
    rows = Rows()
    desk = desk_on(opened=3, rows=rows, size=(200, 20))
    desk.panes.focus(1)
    at(desk, "words" if desk.view and "words" in desk.view.page.article.text else "help")
    desk.target, desk.width = "claims", 60
    here = desk.places.here
    assert here is not None
    desk.places.bookmarks["ж"] = here
    desk.places.keep()
    again = desk_on(rows=rows, size=(200, 20))
    assert again.places.last_open() == [view.article for view in desk.panes.views]
    assert again.places.restore()
    assert again.screen == "reader"
    assert again.panes.active == 1
    assert again.places.here == here
    assert again.places.bookmarks == desk.places.bookmarks
    assert (again.target, again.width) == ("claims", 60)
    assert again.library.read == desk.library.read


def test_a_missing_article_leaves_the_others_and_none_leaves_the_library() -> None:
    rows = Rows()
    desk = desk_on(opened=2, rows=rows)
    desk.panes.focus(1)
    desk.places.keep()
    left = {path: TEXTS[path] for path in ("three.txt", "two.txt")}
    again = desk_on(left, rows=rows)
    assert again.places.restore()
    assert [again.name(view.article) for view in again.panes.views] == ["three"]
    assert again.panes.active == 0
    nothing = desk_on({"two.txt": TEXTS["two.txt"]}, rows=rows)
    assert not nothing.places.restore()
    assert nothing.screen == "library"


def test_a_shorter_text_still_has_the_place() -> None:
    rows = Rows()
    desk = desk_on(opened=1, rows=rows, size=(60, 10))
    at(desk, "last week")
    desk.places.keep()
    again = desk_on({"one.txt": (ONE[:100], "")}, rows=rows, size=(60, 10))
    assert again.places.restore()
    view = again.view
    assert view is not None
    assert view.cursor in view.units.words


def damaged(row: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    wrong: st.SearchStrategy[Any] = st.sampled_from(
        [None, 3, -1, "x", [], {}, [[]], [None], {"a": 1}, 1e300, True]
    )
    inside = st.sampled_from(["article", "cursor", "top"]).flatmap(
        lambda name: wrong.map(lambda value: {"panes": [{**row["panes"][0], name: value}]})
    )
    outside = st.dictionaries(st.sampled_from(sorted(row)), wrong, max_size=3)
    return st.one_of(inside, outside).map(lambda changes: {**row, **changes})


ROWS = Rows()
KEPT = desk_on(opened=2, rows=ROWS)
KEPT.places.keep()


@settings(max_examples=250, deadline=None)
@given(damaged(KEPT.session.place("desk")))
def test_damaged_rows_never_stop_the_start(row: dict[str, Any]) -> None:
    desk = desk_on(rows=ROWS)
    desk.session.state.places[row["id"] if isinstance(row["id"], str) else "x"] = row
    desk.places.last_open()
    desk.places.restore()
    desk.resize(100, 30)
    assert desk.screen in ("library", "reader")
    assert desk.screen == "library" or desk.view is not None
    for view in desk.panes.views:
        assert view.cursor in view.units.words
    desk.places.keep()


@pytest.mark.parametrize("row", [{}, {"panes": "x"}, {"panes": [3]}, {"panes": 3}])
def test_hardly_anything_kept(row: dict[str, Any]) -> None:
    desk = desk_on()
    desk.session.remember("desk", row)
    assert desk.places.last_open() == []
    assert not desk.places.restore()
    assert (desk.target, desk.width, desk.screen) == ("suggestions", 72, "library")
