"""What the inspector says of the thing at the cursor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.desk.made import desk_on
from tui.commands import commands
from tui.desk.lines import inspect, status
from tui.model.detail import DateValue
from tui.model.kind import Kind
from tui.session import tagging

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.model.tag import Tag


@pytest.fixture
def desk() -> Desk:
    return desk_on(opened=1)


def put(desk: Desk, words: str) -> None:
    assert desk.view is not None
    desk.view.go(desk.view.page.article.text.index(words))


def friday(desk: Desk) -> Tag:
    """A suggested date, taken as it is."""
    assert desk.view is not None
    put(desk, "Friday")
    marks = [each for each in desk.view.page.marks if each.kind == "date"]
    return tagging.accept(desk.session, desk.view.article, marks[0])


def test_of_a_value_that_is_the_users_no_rule_gives_the_reason(desk: Desk) -> None:
    tag = friday(desk)
    by_rule = dict(inspect(desk, 60))
    assert by_rule["rule"].startswith("dates.")
    assert "2025-03-14" in by_rule["why"]
    desk.session.by = "ben"
    tagging.date_value(
        desk.session, tag, DateValue("2025-03-07", "2025-03-07", fixed_by="user")
    )
    by_user = dict(inspect(desk, 60))
    assert by_user["value"] == "2025-03-07"
    assert by_user["set"] == "by ben"
    assert by_user["rule"] == f"said {by_rule['value']}"
    assert "why" not in by_user
    desk.session.undo()
    assert dict(inspect(desk, 60)) == by_rule


def test_who_set_a_value_is_not_made_up(desk: Desk) -> None:
    tag = friday(desk)
    set_ = replace(tag, detail=DateValue("2025-03-07", "2025-03-07", fixed_by="user"))
    tagging.change(desk.session, set_, "set")
    desk.session.state.history.clear()
    assert dict(inspect(desk, 60))["set"] == "by hand"
    assert "dates." not in status(desk)[0]


def test_a_suggested_kind_of_ones_own_is_no_actor() -> None:
    texts = {
        "one.txt": ("Rebels fired missiles at Maraj, a source said.\n", "2025-03-14"),
        "two.txt": (
            "Nobody has seen missiles there, two diplomats said. The city of Maraj sleeps.\n",
            "2025-03-14",
        ),
    }
    desk = desk_on(texts, opened=1)
    desk.kinds = {**desk.kinds, "weapon": Kind("weapon", "Weapon", "1")}
    put(desk, "missiles")
    commands()["tag.add"].run(desk, "1")
    desk.open(desk.session.article_ids()[1:])
    put(desk, "missiles")
    shown = inspect(desk, 60)
    assert ("kind", "Weapon, suggested") in shown
    assert "actor" not in dict(shown)
    desk.message = ""
    assert status(desk)[0].startswith("Weapon · suggested")
    assert "actor" not in status(desk)[0]
    commands()["target.same_actor"].run(desk, "")
    assert desk.sought is None
    put(desk, "Nobody")
    commands()["tag.add"].run(desk, "claim")
    commands()["claim.source"].run(desk, "")
    assert desk.bar is not None
    assert "missiles" not in " ".join(choice.label for choice in desk.bar.choices)
