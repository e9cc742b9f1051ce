from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.desk.made import CROWD, Nobody, desk_on
from tests.session.made import id_of
from tui.desk.matrix import Matrix
from tui.desk.timeline import Timeline
from tui.model.detail import DateValue
from tui.model.span import Span
from tui.session import tagging
from tui.session.linking import link
from tui.text.cells import cell_width

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.model.tag import Tag

SIZES = ((1, 1), (8, 3), (20, 4), (37, 9), (80, 20), (120, 36), (200, 56))


def tagged(desk: Desk, number: int, words: str, kind: str) -> Tag:
    name = id_of(desk.session, f"{number:03}.txt")
    start = desk.session.state.articles[name].text.index(words)
    return tagging.tag(desk.session, name, (Span(start, start + len(words)),), kind)


def crowd() -> Desk:
    """Thirty articles that say one thing, all linked, two of them against it; a day in each."""
    desk = desk_on(CROWD)
    claims = [tagged(desk, n, "The army left Maraj", "claim") for n in range(30)]
    for n, (one, other) in enumerate(pairwise(claims)):
        link(desk.session, one, other, "contradicts" if n == 27 else "corroborates", "what")
    for n in range(30):
        day = tagged(desk, n, "Report", "date")
        tagging.date_value(desk.session, day, DateValue(f"2025-03-{1 + n % 9:02}"))
    return desk


@pytest.mark.parametrize("name", ["matrix", "timeline"])
def test_every_size_and_place_of_the_cursor(name: str) -> None:
    desk = crowd()
    desk.screens.go(name)
    listing = desk.screens.listing
    assert isinstance(listing, Matrix | Timeline)
    for width, height in SIZES:
        desk.resize(width, height + 4)
        for _ in range(8):
            listing.down(1)
            if isinstance(listing, Matrix):
                listing.across(5)
            drawn = listing.picture(desk, width, height)[:height]
            if width >= 37:
                assert all(sum(cell_width(t) for t, _ in row) <= width for row in drawn)
            if isinstance(listing, Matrix) and width >= 37:
                shown = [style for row in drawn for _, style in row]
                assert shown.count("cursor") == 1, "the cell at the cursor is in sight"


def test_an_article_whose_file_has_gone_keeps_its_column() -> None:
    desk = crowd()
    desk.session.lose("003.txt")
    desk.screens.go("matrix")
    matrix = desk.screens.listing
    assert isinstance(matrix, Matrix)
    matrix.put_in(id_of(desk.session, "003.txt"))
    matrix.picture(desk, 120, 36)
    assert matrix.square.sign == "~"
    matrix.open(desk)
    assert "its file is missing" in " ".join(desk.messages)
    desk.screens.go("timeline")
    timeline = desk.screens.listing
    assert timeline is not None
    timeline.picture(desk, 120, 36)
    assert isinstance(desk.outside, Nobody)
