"""Every claim says what shows that it is one, and whose."""

from __future__ import annotations

import pytest

from tui.model.article import Article
from tui.model.span import Span
from tui.recognisers.claims import RECOGNISER

SAID = {
    "The bridge is open, a port official said.": "“said” reports it, by “a port official”",
    "“We hold it,” Orsan Talib told Meridian News on Friday.": (
        "“told” reports it, by “Orsan Talib”, through Meridian News"
    ),
    "According to two diplomats, the talks have failed.": (
        "“According to” reports it, by “two diplomats”"
    ),
    "The convoy reportedly turned back.": "“reportedly”: no source is named",
}


@pytest.mark.parametrize("text", SAID)
def test_why(text: str) -> None:
    found = RECOGNISER.find(Article("a.txt", text, Span(0, len(text)), lang="en"))
    (mark,) = (each for each in found if each.kind == "claim")
    assert mark.why == SAID[text]
