from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.made import CROWD, desk_on
from tests.session.made import ONE, article, id_of, span
from tui.desk.library import SORTS, Library
from tui.desk.lines import place
from tui.desk.titles import title
from tui.session import tagging

if TYPE_CHECKING:
    from tui.desk.desk import Desk


def paths(library: Library) -> list[str]:
    return [row.path for row in library.rows]


def tag(desk: Desk, words: str, path: str = "one.txt") -> None:
    tagging.tag(desk.session, id_of(desk.session, path), (span(ONE, words),), "actor")


def test_rows_say_what_is_known() -> None:
    desk = desk_on()
    tag(desk, "Maraj")
    first = next(row for row in desk.library.rows if row.path == "one.txt")
    assert (first.name, first.published, first.tags, first.claims) == (
        "one",
        "2025-03-14",
        1,
        0,
    )
    assert first.words == len(ONE.split())
    assert first.marks == len(desk.session.page(first.article).marks)
    assert first.status == "new"
    desk.open([first.article])
    desk.panes.note_reading()
    row = next(row for row in desk.library.rows if row.path == "one.txt")
    assert row.status == f"{desk.library.read[first.article]}%"


def test_sorting_by_each_column_and_the_other_way_round() -> None:
    desk = desk_on()
    library = desk.library
    tag(desk, "Maraj")
    two = id_of(desk.session, "two.txt")
    desk.session.note(replace(desk.session.record(two), outlet="a paper", status="done"))
    library.refresh()
    orders = {}
    for _ in SORTS:
        column = library.sort_by_next()
        orders[column] = paths(library)
    assert orders == {
        "path": ["one.txt", "three.txt", "two.txt"],
        "published": ["one.txt", "three.txt", "two.txt"],
        "outlet": ["two.txt", "one.txt", "three.txt"],
        "status": ["two.txt", "one.txt", "three.txt"],
        "tags": ["one.txt", "three.txt", "two.txt"],
        "suggestions": ["one.txt", "two.txt", "three.txt"],
        "new": ["one.txt", "three.txt", "two.txt"],
    }
    assert library.sort == "path"
    library.descending = True
    library.refresh()
    assert paths(library) == ["two.txt", "three.txt", "one.txt"]


def test_filtering_looks_at_path_outlet_and_title() -> None:
    desk = desk_on()
    one = id_of(desk.session, "one.txt")
    desk.session.note(replace(desk.session.record(one), outlet="Harbour Times", title="Drones"))
    for words, found in (("HARBOUR", 1), ("drones", 1), (".txt", 3), ("t", 3), ("zzz", 0)):
        desk.library.filter = words
        desk.library.refresh()
        assert len(desk.library.rows) == found
    assert desk.library.here is None
    desk.library.down(1)
    assert desk.library.chosen() == []


def test_the_cursor_stays_on_its_article_when_others_come_and_go() -> None:
    desk = desk_on(CROWD)
    library = desk.library
    library.go(10)
    here = library.here
    assert here is not None
    desk.session.take(article("0000.txt", "Earlier.\n"))
    desk.session.lose("003.txt")
    desk.session.lose("020.txt")
    assert library.here == here
    assert library.rows[library.at].path == "010.txt"
    library.sort_by_next()
    library.descending = True
    library.refresh()
    assert library.here == here


def test_a_row_that_goes_leaves_the_cursor_in_its_place() -> None:
    desk = desk_on(CROWD)
    desk.library.go(10)
    desk.session.lose("010.txt")
    assert desk.library.here is not None
    assert desk.library.here.path == "011.txt"
    desk.library.go(len(desk.library.rows) - 1)
    desk.session.lose("029.txt")
    assert desk.library.here.path == "028.txt"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["down", "lose", "take", "sort", "size"]), st.integers(-9, 35)
        ),
        max_size=12,
    )
)
def test_the_cursor_is_on_a_row_and_in_sight(moves: list[tuple[str, int]]) -> None:
    desk = desk_on(dict(list(CROWD.items())[:8]), size=(80, 12))
    library = desk.library
    for move, count in moves:
        match move:
            case "down":
                library.down(count)
                assert library.top <= library.at < library.top + library.height
            case "lose" if count >= 0:
                desk.session.lose(f"{count:03}.txt")
            case "take" if count >= 0:
                desk.session.take(article(f"{count:03}.txt", "Another.\n"))
            case "sort":
                library.sort_by_next()
            case "size":
                desk.resize(80, max(1, count))
        assert 0 <= library.at < max(1, len(library.rows))
        assert (library.here is None) == (not library.rows)


def test_marked_rows_are_chosen_in_the_order_shown() -> None:
    desk = desk_on(CROWD)
    library = desk.library
    library.go(5)
    library.toggle_mark()
    library.toggle_mark()
    assert [desk.session.record(each).path for each in library.chosen()] == [
        "005.txt", "006.txt",
    ]  # fmt: skip
    library.descending = True
    library.refresh()
    assert [desk.session.record(each).path for each in library.chosen()] == [
        "006.txt", "005.txt",
    ]  # fmt: skip
    library.filter = "005"
    library.refresh()
    assert len(library.chosen()) == 2, "a filter does not unmark"
    library.filter = ""
    library.refresh()
    library.marked.clear()
    library.go(3)
    library.toggle_mark()
    library.go(9)
    assert library.mark_range() == 7


def test_what_cannot_be_read_is_listed_until_it_can() -> None:
    desk = desk_on()
    desk.library.problems["bad.pdf"] = "no reader for .pdf"
    desk.library.problems["one.txt"] = "was busy"
    desk.library.refresh()
    rows = {row.path: row for row in desk.library.rows}
    assert rows["bad.pdf"].problem == "no reader for .pdf"
    assert rows["one.txt"].problem == ""
    desk.open([rows["bad.pdf"].article])
    assert desk.screen == "library"
    assert desk.message == "bad.pdf: no reader for .pdf"


def test_names_from_the_disk_are_shown_without_harm() -> None:
    desk = desk_on({"a\x1b[31m\udcff.txt": ("One.\n", "")})
    (row,) = desk.library.rows
    assert row.path.isprintable()
    assert row.name.isprintable()


def test_read_is_how_far_the_cursor_has_come_in_the_pane_keys_go_to() -> None:
    long = "\n\n".join(f"Paragraph {number} says a little." for number in range(60))
    desk = desk_on(dict.fromkeys(("one.txt", "two.txt"), (long, "")), opened=2)
    desk.panes.note_reading()
    one, two = (view.article for view in desk.panes.views)
    view = desk.view
    assert view is not None
    assert desk.library.read[one] < 5
    assert two not in desk.library.read
    assert " · read 0%" in title(desk, desk.panes.views[1])
    view.go(len(long) // 2)
    desk.panes.note_reading()
    assert 45 < desk.library.read[one] < 55
    view.go(0)
    desk.panes.note_reading()
    assert 45 < desk.library.read[one] < 55
    view.go(len(long))
    desk.panes.note_reading()
    assert desk.library.read == {one: 100}
    desk.panes.focus(1)
    desk.panes.note_reading()
    assert desk.library.read[two] < 5


def test_the_header_says_which_article_is_out_of_sight() -> None:
    desk = desk_on(opened=3)
    names = [desk.name(view.article) for view in desk.panes.views]
    assert f"{names[0]} | {names[1]}   out of sight: {names[2]} (g 3)" in place(desk)
    desk.panes.focus(2)
    assert f"{names[1]} | {names[2]}   out of sight: {names[0]} (g 1)" in place(desk)
    desk.resize(200, 40)
    assert "out of sight" not in place(desk)
