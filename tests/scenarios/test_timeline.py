"""Scenario 35 on the timeline, through its keys."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from tests.scenarios.cases import claim, dates
from tests.scenarios.painted import row_with
from tui.desk.timeline import Timeline
from tui.model.detail import DateValue
from tui.session.calendar import order

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


def timeline(journey: Journey) -> Timeline:
    listing = journey.desk.screens.listing
    assert isinstance(listing, Timeline)
    return listing


def whens(journey: Journey) -> list[str]:
    return [row.when for row in timeline(journey).rows]


async def test_35_what_is_said_to_have_been_when(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        session = journey.session
        await journey.press("f5")
        assert "No date is tagged yet." in journey.text
        await journey.press("j", "l", "enter", "d", "P", "z", "z", "z", "y")
        assert session.state.history == {}

        bridge = claim(journey, ("001", "Overnight, Velmoran aircraft"))
        tagged = [*dates(journey, "001"), *dates(journey, "003"), *dates(journey, "005")]
        await journey.press("j", "k")
        rows = whens(journey)
        assert rows[-1] == "?"
        assert rows.index("2019" if "2019" in rows else "2024") < rows.index("2025-03-04")
        assert rows.index("2025-03-13") < rows.index("2025-03-13/2025-03-14")
        assert rows.index("2025-03-13/2025-03-14") < rows.index("2025-03-14")
        assert "no publication date: 003-analysis · P sets it" in journey.screen[-2]
        assert "P publication date" in journey.screen[-1]
        assert all(len(row) <= 80 for row in journey.screen)
        overnight = next(tag for tag in tagged if tag.quote == "Overnight")
        timeline(journey).follow(overnight.id)
        journey.app.sync()
        assert journey.screen[row_with(journey, " ▸ ")].startswith(" ▸ 2025-03-13/14")
        assert bridge.quote[:20] in journey.text
        assert "(three residents)" in journey.text

        await journey.press("z")
        assert "TIMELINE by month" in journey.screen[0]
        assert "2025-03" in whens(journey)
        march = next(row for row in timeline(journey).rows if row.when == "2025-03")
        values = [each.value for each in march.dates]
        assert values == sorted(values, key=order)
        assert values.index("2025-03-13") < values.index("2025-03-14")
        assert timeline(journey).chosen is not None
        await journey.press("z")
        assert "2025" in whens(journey)
        await journey.press("z")
        assert whens(journey) == rows

        await journey.press("enter")
        assert journey.desk.screen == "reader"
        assert journey.view.words == "Overnight"
        await journey.press("q", "G")
        open_ones = len(timeline(journey).rows[-1].dates)
        assert f"{open_ones} open" in journey.screen[0]
        first = timeline(journey).chosen
        await journey.press("l")
        assert timeline(journey).chosen != first
        await journey.press("d", "slash", *"type", "enter", *"2025-03-01", "enter")
        assert len(timeline(journey).rows[-1].dates) == open_ones - 1
        fixed = [
            t.detail for t in session.state.tags.values() if isinstance(t.detail, DateValue)
        ]
        assert DateValue("2025-03-01", "2025-03-01", fixed_by="user") in fixed
        await journey.press("u", "P", *"2025-03-14", "enter")
        assert session.record(journey.id("003")).published == "2025-03-14"
        assert "?" not in whens(journey)
        await journey.press("u")
        assert whens(journey) == rows

        await journey.press("F", *"bridge", "enter")
        assert "2025-03-13/2025-03-14" in whens(journey)
        await journey.press("escape", "E", "1", "ctrl+u", *"t.csv", "enter")
        await journey.until(Path("t.csv").is_file)
        with Path("t.csv").open(encoding="utf-8-sig", newline="") as file:
            head, *lines = csv.reader(file)
        assert head == ["day", "value", "date", "what", "source", "article"]
        assert len(lines) == sum(len(row.dates) for row in timeline(journey).rows)
        assert list(dict.fromkeys(line[0] for line in lines)) == rows
        await journey.press("q")
        assert journey.desk.screen == "library"


async def test_the_words_of_a_date_are_in_sight(start: Start, tmp_path: Path) -> None:
    corpus = tmp_path / "long"
    corpus.mkdir()
    long = "A road of many words which nobody has counted so far leads to where they met "
    (corpus / "one.txt").write_text(f"A heading without a stop\n{long}on 7 May 2024 again.\n")
    async with start(corpus=corpus, size=(80, 24)) as journey:
        (tag,) = dates(journey, "one")
        await journey.press("f5")
        assert tag.quote == "7 May 2024"
        row = journey.screen[row_with(journey, "2024-05-07")]
        assert "… " in row
        assert "on 7 May" in row
        assert "heading" not in journey.text
        entry = journey.screen[row_with(journey, "“7 May 2024”")]
        assert entry.count("7 May 2024") == 2
