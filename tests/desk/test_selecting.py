from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.desk.made import desk_on, view_on
from tests.desk.test_view import TEXT
from tests.session.made import ONE, article, marks_of, span
from tui.desk import growing, hints
from tui.desk.scope import claim_around, mark_at, parts_for, stack_at, tag_at, trimmed
from tui.desk.view import View
from tui.model.detail import ActorSeen
from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.tag import Tag
from tui.session.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence


def seen(text: str = ONE, marks: Sequence[Mark] = (), tags: Sequence[Tag] = ()) -> View:
    return View(Page(article("one.txt", text, "2025-03-14"), tuple(marks), tuple(tags)), 60, 20)


def mark(words: str, kind: str = "actor") -> Mark:
    return Mark(kind, (span(ONE, words),), ActorSeen(words))


def tag(words: str, kind: str = "actor") -> Tag:
    return Tag(words, "a", kind, (span(ONE, words),), words)


# Growing and shrinking.


@settings(max_examples=100, deadline=None)
@given(TEXT, st.integers(0, 300))
def test_shrinking_goes_back_the_way_that_growing_came(text: str, place: int) -> None:
    view = view_on(text)
    assume(view.units.words)
    view.go(place)
    way = [view.cursor]
    while growing.grow(view):
        assert view.cursor.contains(way[-1])
        assert view.cursor.length > way[-1].length
        way.append(view.cursor)
    assert any(view.cursor.contains(each) for each in view.units.paragraphs)
    for before in reversed(way[:-1]):
        assert growing.shrink(view)
        assert view.cursor == before
    assert not growing.shrink(view)
    assert not view.chosen


def test_growing_goes_by_suggestion_quotation_sentence_paragraph() -> None:
    view = seen(marks=[mark("Munir al-Qadhi")])
    view.go(ONE.index("Qadhi said"))
    growing.grow(view)
    assert view.words == "Munir al-Qadhi"
    growing.grow(view)
    assert view.words.startswith("“We are coming home,” Munir")
    assert view.words.endswith("on Friday.")
    growing.grow(view)
    assert view.words.endswith("last week.")
    view.go(ONE.index("coming"))
    growing.grow(view)
    assert view.words == "We are coming home,"


def test_a_moved_cursor_forgets_the_way_back() -> None:
    view = seen()
    view.go(ONE.index("garrison"))
    growing.grow(view)
    view.go(ONE.index("city"))
    assert view.inside == []
    assert not growing.shrink(view)


def test_units_again_take_the_next_one_with_them() -> None:
    view = seen()
    view.go(ONE.index("garrison"))
    growing.sentence(view)
    first = view.cursor
    assert view.words.startswith("The Northern Front")
    growing.sentence(view)
    assert view.words.startswith("The Northern Front")
    assert view.words.endswith("said on Friday.")
    assert view.cursor.start == first.start
    for _ in range(20):
        growing.sentence(view)
    assert view.words.endswith("last week.")
    assert view.chosen


def test_a_quotation_only_where_there_is_one() -> None:
    view = seen()
    assert not growing.quotation(view)
    view.go(ONE.index("coming"))
    assert growing.quotation(view)
    assert view.words == "We are coming home,"


# Scope.


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Qadhi’s", "Qadhi"),
        ("Khatun's", "Khatun"),
        ("Emirates'", "Emirates"),
        ("“Sons of the Delta”,", "Sons of the Delta"),
        ("(Meridian)", "Meridian"),
        ("Maraj;", "Maraj"),
        ("—Tazira—", "Tazira"),
        ("U.N.", "U.N"),
        ("“”", "“”"),
        ("d'Estaing", "d'Estaing"),
    ],
)
def test_a_name_is_tagged_without_what_clings_to_it(words: str, name: str) -> None:
    text = f"so {words} so"
    found = trimmed(text, Span(3, 3 + len(words)))
    assert text[found.start : found.end] == name


@settings(max_examples=300, deadline=None)
@given(st.text("a ’s'“”().-", min_size=1, max_size=12))
def test_trimming_leaves_something_and_nothing_to_trim(text: str) -> None:
    whole = Span(0, len(text))
    found = trimmed(text, whole)
    assert whole.contains(found)
    assert found.length
    assert trimmed(text, found) == found


def test_the_scope_of_a_key_by_kind() -> None:
    view = seen()
    view.go(ONE.index("Qadhi’s"))
    words = view.page.article.quote
    assert [words(each) for each in parts_for(view, "actor")] == ["Qadhi"]
    assert [words(each) for each in parts_for(view, "claim")] == ["Qadhi’s men hold Maraj; the"
        " army of Tazira denies it."]  # fmt: skip
    view.go(ONE.index("week"))
    assert [words(each) for each in parts_for(view, "date")] == ["last week"]
    view.go(ONE.index("army"))
    assert [words(each) for each in parts_for(view, "date")] == ["army"]
    view.select(span(ONE, "Qadhi’s "), picked=True)
    assert [words(each) for each in parts_for(view, "actor")] == ["Qadhi’s"]


def test_a_claim_in_a_quotation_is_the_quotation_with_its_marks() -> None:
    view = seen()
    view.go(ONE.index("coming"))
    assert [view.page.article.quote(each) for each in claim_around(view)] == [
        "“We are coming home,”"
    ]
    text = "“We are here"
    view = view_on(text)
    view.go(text.index("are"))
    (found,) = claim_around(view)
    assert found.end <= len(text)


def test_what_the_cursor_means_is_what_it_covers_else_the_innermost() -> None:
    sentence = "“We are coming home,” Munir al-Qadhi said on Friday."
    name, inner = mark("Munir al-Qadhi"), mark("al-Qadhi")
    view = seen(marks=[name, inner, mark("Friday", "date")], tags=[tag(sentence, "claim")])
    view.go(ONE.index("Qadhi"))
    assert view.words == "al-Qadhi"
    assert mark_at(view) == inner
    view.select(name.span)
    assert mark_at(view) == name
    assert mark_at(view, "date") is None
    assert tag_at(view) == tag(sentence, "claim")
    assert [each.span for each in stack_at(view)][:2] == [name.span, inner.span]
    view.go(ONE.index("army"))
    assert (mark_at(view), tag_at(view), stack_at(view)) == (None, None, [])


def test_in_a_claim_in_pieces_the_gap_is_not_meant() -> None:
    parts = (span(ONE, "We are coming home,"), span(ONE, "said on Friday", 1))
    claim = Tag("t", "a", "claim", parts, "")
    view = seen(tags=[claim])
    view.go(ONE.index("Munir"))
    assert tag_at(view) is None
    view.go(ONE.index("coming"))
    assert tag_at(view) == claim


# Hints.


@given(st.integers(0, 26 * 26))
def test_labels_are_unique_and_none_begins_another(count: int) -> None:
    made = hints.labels(count)
    assert len(set(made)) == count
    assert len({len(label) for label in made}) <= 1


def test_more_units_than_labels_get_what_there_is() -> None:
    assert len(hints.labels(1000)) == 26 * 26


@settings(max_examples=60, deadline=None)
@given(TEXT, st.integers(0, 30))
def test_only_what_begins_in_sight_is_labelled(text: str, top: int) -> None:
    view = view_on(text, 20, 4)
    view.scroll_to(top)
    found = hints.visible(view, view.units.words)
    rows = range(view.top, view.top + view.height)
    expected = [w for w in view.units.words if view.layout.row_of(w.start) in rows]
    assert found == expected


def test_a_label_goes_to_its_word_and_a_mistyped_one_does_not() -> None:
    desk = desk_on(opened=1)
    view = desk.view
    assert view is not None
    hints.start(desk, view, hints.visible(view, view.units.words), chosen=False)
    assert desk.capture is not None
    labels = dict(view.hints)
    assert len(labels) == len(view.hints) == len(set(labels.values()))
    at, label = view.hints[40]
    before = view.cursor
    assert desk.capture("?")
    assert view.cursor == before
    assert desk.capture(label[0])
    assert all(len(rest) == 1 for _, rest in view.hints)
    assert not desk.capture(label[1])
    assert view.cursor.start == at
    desk.stop_listening()
    assert view.hints == ()
    assert desk.places.back()
    assert view.cursor == before
    assert marks_of(view.page.article)
