from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.made import article, span
from tui.desk.phrases import wider_phrase, without_clause
from tui.desk.units import units_of


def wider(text: str, words: str) -> list[str]:
    """What one press after the other selects."""
    at, seen = span(text, words), []
    while (found := wider_phrase(text, at, units_of(article("x.txt", text)).words)) is not None:
        at = found
        seen.append(text[at.start : at.end])
    return seen


@pytest.mark.parametrize(
    ("text", "words", "steps"),
    [
        ("They lost the Halef bridge on Friday.", "Halef", ["Halef bridge"]),
        ("A Taziran security source said so.", "security source", ["Taziran security source"]),
        (
            "It was the office of the governor of Sarhoun, he said.",
            "Sarhoun",
            ["governor of Sarhoun", "office of the governor of Sarhoun"],
        ),
        ("Hama fell.", "Hama", []),
    ],
)
def test_a_name_grows_to_its_phrase(text: str, words: str, steps: list[str]) -> None:
    assert wider(text, words) == steps


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("it left, which nobody saw, nine days ago", "it left, which nobody saw"),
        ("she called it “an old, old hat”", "“an old, old hat”"),
        ("nothing to cut here", ""),
    ],
)
def test_a_claim_loses_its_last_clause(text: str, less: str) -> None:
    units = units_of(article("x.txt", text))
    found = without_clause(text, span(text, text), units.quotations)
    assert (text[found.start : found.end] if found else "") == less


@given(st.text(alphabet="ab A.,’“” of\n", max_size=60), st.data())
def test_wider_is_wider_and_less_is_less(text: str, data: st.DataObject) -> None:
    units = units_of(article("x.txt", text))
    if not units.words:
        return
    word = data.draw(st.sampled_from(list(units.words)))
    found = wider_phrase(text, word, units.words)
    assert found is None or (found.length > 0 and found != word)
    whole = units.body
    left = without_clause(text, whole, units.quotations)
    assert left is None or (whole.contains(left) and left != whole)
