"""Kinds of one's own: defined in the codebook, tagged with a key, asked about, kept."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tui.model.detail import Own
from tui.screens.form import FormScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

CODEBOOK = '''
[[kind]]
id = "place"
key = 3
name = "Location"
guideline = """Where something happened;
not where it was reported."""

[[kind.field]]
id = "sort"
name = "Sort"
required = true
values = ["port", "railway", "street"]

[[kind.field]]
id = "owner"
name = "Owner"
required = true

[[kind]]
id = "claim"
guideline = "One event, one claim."

[[kind.field]]
id = "certainty"
name = "How sure"
required = true
values = ["certain", "possible"]
'''


@pytest.fixture
def codebook(corpus: Path) -> Path:
    store = corpus / ".dateline"
    store.mkdir()
    (store / "codebook.toml").write_text(CODEBOOK)
    return store / "codebook.toml"


@asynccontextmanager
async def reading(start: Start) -> AsyncIterator[Journey]:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("railway")
        yield journey


def rewrite(journey: Journey, codebook: Path, text: str) -> str:
    """Save the codebook anew; what is said of it."""
    codebook.write_text(text)
    os.utime(codebook, ns=(1, codebook.stat().st_mtime_ns + 10**9))
    journey.desk.message = ""
    journey.app._reload()
    return journey.desk.message


async def test_a_required_field_is_asked_for_and_one_key_answers(
    start: Start, codebook: Path
) -> None:
    async with reading(start) as journey:
        await journey.press("3")
        assert "Sort?" in journey.text
        await journey.press("2")
        (tag,) = journey.session.state.tags.values()
        assert tag.detail == Own((("sort", "railway"),))
        assert "missing" in journey.text
        assert "Owner (e)" in journey.text
        assert "Where something happened; not" in journey.text
        await journey.press("u")
        (tag,) = journey.session.state.tags.values()
        assert tag.detail is None


async def test_the_form_offers_what_is_allowed(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3", "escape", "e")
        assert isinstance(journey.app.screen, FormScreen)
        sort, owner, *_ = journey.app.screen.query(Input)
        assert sort.placeholder == "wanted: port | railway | street"
        assert "Owner *" in journey.text
        sort.value = "canal"
        await journey.press("enter")
        assert "“canal” is none of nothing, port, railway, street" in journey.text
        sort.value, owner.value = "port", "the state"
        await journey.press("enter")
        (tag,) = journey.session.state.tags.values()
        assert tag.detail == Own((("owner", "the state"), ("sort", "port")))
        await journey.press("escape")
        assert "missing" not in journey.text
        assert "Owner: the state" in journey.screen[-2]


async def test_what_is_left_open_is_kept_and_said(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3", "escape", "e", "enter")
        assert journey.desk.message == "kept; still missing: Sort, Owner"


async def test_a_repeated_tag_says_the_same(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3", "1", "w", ".")
        details = [tag.detail for tag in journey.session.state.tags.values()]
        assert details == [Own((("sort", "port"),))] * 2


async def test_rules_for_a_built_in_kind(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("c", "escape")
        assert "missing: How sure (e)" in journey.screen[-2]
        assert "One event, one claim." in journey.text
        await journey.press("e")
        assert isinstance(journey.app.screen, FormScreen)
        certainty = journey.app.screen.query_one("#field-certainty", Input)
        assert certainty.placeholder == "wanted: certain | possible"
        certainty.value = "probable"
        await journey.press("enter")
        assert "is none of nothing, certain, possible" in journey.text


async def test_kinds_are_explained_where_they_are_chosen(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("t")
        assert "Location: Where something" in journey.text


async def test_the_list_has_the_digits_that_the_keys_have(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("t", "3", "escape")
        assert [tag.kind for tag in journey.session.state.tags.values()] == ["place"]
        rewrite(journey, codebook, CODEBOOK.replace("key = 3", "key = 1"))
        await journey.press("w", "t")
        assert journey.desk.bar is not None
        names = [choice.label for choice in journey.desk.bar.choices]
        assert names == ["Location", "actor", "claim", "date"]
        rewrite(journey, codebook, CODEBOOK.replace("key = 3", "key = 9"))
        await journey.press("escape", "t")
        names = [choice.label for choice in journey.desk.bar.choices]
        assert names == ["actor", "claim", "date", "Location (9)"]


async def test_an_accepted_suggestion_is_asked_about_before_it_goes_on(
    start: Start, corpus: Path, codebook: Path
) -> None:
    (corpus / "007.txt").write_text("Quiet days\nThe railway lay still in May 2024.\n")
    async with reading(start) as journey:
        await journey.press("3", "1")
        await journey.open("007")
        journey.put_cursor("railway")
        here = journey.view.cursor
        await journey.press("enter")
        assert "Sort?" in journey.text
        assert journey.view.cursor == here
        await journey.press("2")
        assert journey.desk.bar is None
        assert journey.view.cursor != here
        details = [tag.detail for tag in journey.session.state.tags.values()]
        assert details == [Own((("sort", "port"),)), Own((("sort", "railway"),))]


async def test_a_review_waits_for_the_answer(
    start: Start, corpus: Path, codebook: Path
) -> None:
    (corpus / "007.txt").write_text("Quiet days\nThe railway lay still in May 2024.\n")
    async with reading(start) as journey:
        await journey.press("3", "1")
        await journey.open("007")
        journey.put_cursor("railway")
        here = journey.view.cursor
        await journey.press("r")
        assert journey.view.cursor == here
        await journey.press("enter")
        assert "Sort?" in journey.text
        await journey.press("2")
        assert journey.view.cursor != here
        *_, tag = journey.session.state.tags.values()
        assert tag.detail == Own((("sort", "railway"),))


async def test_a_digit_takes_the_whole_of_a_suggested_name(
    start: Start, codebook: Path
) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Qalat")
        await journey.press("3")
        assert journey.quotes == ["Qalat Nur"]
        await journey.press("escape", "u")
        journey.put_cursor("Qalat")
        await journey.press("v")
        assert " t own kinds " in journey.screen[-1]
        await journey.press("t", "3")
        assert journey.quotes == ["Qalat"]


async def test_the_help_names_the_kinds(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3")
        assert "Location: railway" in journey.desk.messages
        await journey.press("escape", "question_mark")
        await journey.type("Locat")
        row = next(row for row in journey.screen if "Tag as Location" in row)
        assert row.split()[0] == "3"


async def test_a_saved_codebook_applies_at_once(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3", "escape")
        said = rewrite(journey, codebook, CODEBOOK.replace("key = 3", "key = 4"))
        assert said == "codebook read again: 1 kind of your own"
        await journey.pilot.pause()
        row = next(row for row in journey.screen if "railway to" in row)
        assert "4" in row[:3]
        await journey.press("w", "4", "escape")
        assert len(journey.quotes) == 2
        await journey.press("w", "3")
        assert "kind 3 is not defined" in journey.screen[-2]


async def test_what_is_no_longer_allowed_is_kept_and_said(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3", "1")
        rewrite(journey, codebook, CODEBOOK.replace('"port", ', ""))
        await journey.press("escape")
        assert "Sort: port is not in" in journey.text
        await journey.press("e", "enter")
        (tag,) = journey.session.state.tags.values()
        assert tag.detail == Own((("sort", "port"),))


async def test_a_mistake_leaves_the_last_good_codebook(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        said = rewrite(journey, codebook, CODEBOOK.replace("guideline", "guidelines", 1))
        assert said == (
            "codebook.toml:6: unknown setting 'guidelines'; did you mean 'guideline'?"
            " · the last good codebook stays"
        )
        await journey.press("3")
        assert "Sort?" in journey.text


async def test_tags_of_a_kind_that_is_taken_out_are_kept(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3", "1")
        rewrite(journey, codebook, "")
        await journey.press("escape")
        (tag,) = journey.session.state.tags.values()
        assert (tag.kind, tag.detail) == ("place", Own((("sort", "port"),)))
        assert "place · tagged · sort: port" in journey.screen[-2]
        assert "its kind is not in" in journey.text
        await journey.press("e", "enter")
        assert journey.session.state.tags[tag.id].detail == tag.detail


async def test_a_key_that_does_something_else_is_said_with_both_names(
    start: Start, codebook: Path, tmp_path: Path
) -> None:
    (tmp_path / "keybindings.toml").write_text('[reader]\n3 = "pane.zoom"\n')
    async with reading(start) as journey:
        assert (
            "codebook.toml:4: key 3 is that of Location, but in the reader it is"
            " pane.zoom (keybindings.toml:2); t lists the kinds"
        ) in journey.desk.messages


async def test_what_a_tag_says_survives_a_restart(start: Start, codebook: Path) -> None:
    async with reading(start) as journey:
        await journey.press("3", "1")
        await journey.saved()
    async with start() as journey:
        (tag,) = journey.session.state.tags.values()
        assert tag.detail == Own((("sort", "port"),))
