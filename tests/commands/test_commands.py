from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.made import Nobody, desk_on
from tests.session.made import ONE, THREE, Rows, article, id_of, picture, session_on
from tui.commands import CHARACTER, commands
from tui.desk.lines import inspect, place, state, status
from tui.desk.screens import LISTS
from tui.desk.titles import title
from tui.model.detail import Claim, DateValue
from tui.model.kind import Kind

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.desk.view import View

ACTIONS = [
    (each.id, argument.replace(CHARACTER, "x"))
    for each in commands().values()
    for argument in each.takes or ("",)
]
"""Everything that a key can do."""

AWKWARD = {
    "one.txt": (ONE, "2025-03-14"),
    "empty.txt": ("", ""),
    "blank.txt": (" \n\n ", ""),
    "signs.txt": ("... !? ——\n\n👩‍👩‍👧 漢字\n", "2025"),
    "three.txt": (THREE, ""),
}


def run(desk: Desk, name: str, argument: str = "") -> None:
    commands()[name].run(desk, argument)


def view_of(desk: Desk) -> View:
    assert desk.view is not None
    return desk.view


def put(desk: Desk, words: str) -> None:
    view_of(desk).go(view_of(desk).page.article.text.index(words))


def sound(desk: Desk) -> None:
    """What must be true whatever has been pressed."""
    assert desk.screen in ("library", "reader", *LISTS)
    assert 0 <= desk.panes.active < max(1, len(desk.panes.views))
    articles = [view.article for view in desk.panes.views]
    assert len(set(articles)) == len(articles)
    for view in desk.panes.views:
        body, cursor = view.units.body, view.cursor
        assert body.contains(cursor)
        assert cursor.length > 0 or not view.units.words
        assert 0 <= view.top <= view.bottom
        title(desk, view)
    assert desk.contexts
    for line in (place(desk), *state(desk), *status(desk), desk.message):
        assert "\n" not in line
    inspect(desk, 40)


@pytest.mark.parametrize("opened", [0, 1, 3])
@pytest.mark.parametrize("texts", [{}, AWKWARD], ids=["nothing", "awkward"])
def test_every_command_runs_anywhere(texts: dict[str, tuple[str, str]], opened: int) -> None:
    for name, argument in ACTIONS:
        desk = desk_on(texts, opened=opened, size=(200, 50))
        run(desk, name, argument)
        sound(desk)


def test_every_command_has_a_line_of_help() -> None:
    for each in commands().values():
        assert each.help.endswith(".") or each.help.endswith("…"), each.id
        room, verb = each.id.split(".")
        assert room.isidentifier()
        assert verb.isidentifier()


STEP = st.one_of(
    st.sampled_from(ACTIONS),
    st.tuples(st.sampled_from(["type", "prompt", "size", "cursor"]), st.integers(0, 400)),
)
TYPED = ["", "2025-03-14", "last friday", "Tazira", "army", "\x1b[31m", "nonsense", "one"]


def other(desk: Desk, what: str, number: int) -> None:
    """What reaches a desk besides commands."""
    match what:
        case "type" if desk.capture is not None:
            if not desk.capture("asdf\b\r?"[number % 7]):
                desk.stop_listening()
        case "prompt" if desk.prompt is not None:
            prompt, desk.prompt = desk.prompt, None
            prompt.accept(TYPED[number % len(TYPED)])
        case "size":
            desk.resize(number, number // 4)
        case "cursor" if desk.view is not None:
            desk.view.go(number)


@settings(max_examples=120, deadline=None)
@given(st.lists(STEP, max_size=25), st.integers(0, 3))
def test_no_sequence_of_keys_breaks_the_desk(
    steps: list[tuple[str, str | int]], opened: int
) -> None:
    rows = Rows()
    desk = desk_on(AWKWARD, opened=opened, size=(200, 50), rows=rows)
    for name, argument in steps:
        if isinstance(argument, int):
            other(desk, name, argument)
        else:
            run(desk, name, argument)
        sound(desk)
    again = session_on(rows, AWKWARD)
    assert picture(again) == picture(desk.session)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(ACTIONS), max_size=8), st.sampled_from(["lose", "take", "move"])
)
def test_keys_after_the_open_file_has_changed_gone_or_moved(
    steps: list[tuple[str, str]], what: str
) -> None:
    desk = desk_on(opened=2)
    put(desk, "week")
    match what:
        case "lose":
            desk.session.lose("one.txt")
        case "take":
            desk.session.take(article("one.txt", "Another text.\n"))
        case "move":
            desk.session.move("one.txt", "two/one.txt")
    for name, argument in steps:
        run(desk, name, argument)
        sound(desk)


def test_a_hidden_or_filtered_article_has_a_next_one_too() -> None:
    desk = desk_on(opened=1, size=(200, 50))
    desk.back()
    run(desk, "item.hide")
    run(desk, "screen.reader")
    run(desk, "pane.open")
    assert [desk.name(view.article) for view in desk.panes.views] == ["one", "three"]


# What the keys are for.


def test_scrolling_leaves_the_cursor_on_its_word() -> None:
    desk = desk_on(opened=1, size=(60, 12))
    put(desk, "garrison")
    for name in ("scroll.line_down", "scroll.cursor_top", "scroll.center", "scroll.line_up"):
        run(desk, name)
        assert view_of(desk).words == "garrison"


def test_words_sentences_paragraphs_and_the_ends() -> None:
    desk = desk_on(opened=1)
    seen = []
    for name in (
        "word_next", "sentence_next", "paragraph_next", "bottom", "word_next",
        "sentence_prev", "sentence_prev", "paragraph_prev", "top", "word_prev",
    ):  # fmt: skip
        run(desk, f"cursor.{name}")
        seen.append(view_of(desk).words)
    assert seen == [
        "took", "The", "We", "week", "week", "Tazira", "The", "We", "Rebels", "Rebels",
    ]  # fmt: skip
    assert desk.message == "this is the first word"


def test_a_kind_key_takes_the_suggestion_a_selection_is_taken_as_it_is() -> None:
    desk = desk_on(opened=1)
    put(desk, "Qadhi said")
    run(desk, "tag.add", "actor")
    (tag,) = desk.session.state.tags.values()
    assert (tag.quote, tag.origin) == ("Munir al-Qadhi", "suggestion")
    put(desk, "residents")
    run(desk, "select.start")
    run(desk, "extend.words", "2")
    run(desk, "tag.add", "actor")
    assert "residents told Meridian" in {t.quote for t in desk.session.state.tags.values()}
    assert not view_of(desk).extending


def test_enter_says_where_there_is_nothing() -> None:
    desk = desk_on(opened=1)
    desk.open([id_of(desk.session, "three.txt")])
    put(desk, "nothing")
    for _ in range(2):
        desk.message = ""
        run(desk, "tag.accept")
        assert desk.message.startswith("no suggestion and no tag at the cursor: a c d")


def test_own_kinds_have_digits() -> None:
    own = Kind("k1", "weapon", "1")
    desk = desk_on(opened=1)
    desk.kinds = {**desk.kinds, own.id: own}
    put(desk, "army")
    run(desk, "tag.add", "1")
    run(desk, "tag.add", "2")
    assert [tag.kind for tag in desk.session.state.tags.values()] == ["k1"]
    assert "kind 2 is not defined" in desk.message


def test_an_unresolved_date_asks_for_the_publication_date() -> None:
    desk = desk_on()
    desk.open([id_of(desk.session, "two.txt")])
    put(desk, "Friday")
    run(desk, "tag.add", "date")
    assert desk.bar is not None
    assert "set the publication date (P)" in [choice.label for choice in desk.bar.choices]
    run(desk, "bar.take", "1")
    assert desk.prompt is not None
    assert desk.prompt.accept("not a day") != ""
    assert desk.prompt.accept("2025-03-09") == ""
    (tag,) = desk.session.state.tags.values()
    assert isinstance(tag.detail, DateValue)
    assert tag.detail.value == "2025-03-07"


def test_a_claim_asks_for_its_source_and_filtering_narrows_the_choice() -> None:
    desk = desk_on(opened=1)
    put(desk, "coming")
    run(desk, "tag.add", "claim")
    assert desk.bar is not None
    run(desk, "bar.filter")
    assert desk.capture is not None
    for character in "itself":
        assert desk.capture(character)
    assert [choice.label for choice in desk.bar.shown] == ["the article itself"]
    assert not desk.capture("\r")
    (tag,) = desk.session.state.tags.values()
    assert isinstance(tag.detail, Claim)
    assert tag.detail.mode == "own"


def test_a_form_takes_no_name_as_long_as_a_passage() -> None:
    desk = desk_on(opened=1)
    for kind, field, words in (("actor", "actor", "Maraj"), ("claim", "source", "coming")):
        put(desk, words)
        run(desk, "tag.add", kind)
        run(desk, "tag.edit")
        assert isinstance(desk.outside, Nobody)
        form = desk.outside.form
        assert form is not None
        values = {each.name: each.value for each in form.fields}
        assert f"{field}: a name has up to 200" in form.accept({**values, field: "A" * 201})


def test_forms_say_what_is_wrong_and_store_what_is_right() -> None:
    desk = desk_on(opened=1)
    put(desk, "Friday")
    run(desk, "tag.add", "date")
    run(desk, "tag.edit")
    outside = desk.outside
    assert isinstance(outside, Nobody)
    assert outside.form is not None
    values = {field.name: field.value for field in outside.form.fields}
    assert "is not EDTF" in outside.form.accept({**values, "value": "soon"})
    assert outside.form.accept({**values, "value": "2025-03-07", "flag": "yes"}) == ""
    (tag,) = desk.session.state.tags.values()
    assert isinstance(tag.detail, DateValue)
    assert (tag.detail.value, tag.detail.fixed_by, tag.flag) == ("2025-03-07", "user", True)
    steps = len(desk.session.state.history)
    again = outside.form
    run(desk, "tag.edit")
    assert outside.form is not again
    assert outside.form.accept({f.name: f.value for f in outside.form.fields}) == ""
    assert len(desk.session.state.history) == steps, "nothing changed, no step"


def test_repeating_tags_other_words_alike() -> None:
    desk = desk_on(opened=1)
    put(desk, "Maraj on")
    run(desk, "edit.repeat")
    assert desk.message == "nothing tagged yet to repeat"
    run(desk, "tag.add", "actor")
    put(desk, "Marajis")
    run(desk, "edit.repeat")
    first, second = sorted(desk.session.state.tags.values(), key=lambda tag: tag.span)
    assert first.detail == second.detail
    assert second.quote == "Marajis"
    run(desk, "edit.undo")
    assert list(desk.session.state.tags) == [first.id], "one key, one step"


def test_a_missing_article_can_be_looked_at_but_not_tagged() -> None:
    desk = desk_on(opened=1)
    put(desk, "Tazira")
    desk.session.lose("one.txt")
    before = picture(desk.session)
    for name in ("tag.accept", "tag.remove", "tag.all_identical", "tag.reject_identical"):
        run(desk, name)
        assert "missing" in desk.message
    assert picture(desk.session) == before
