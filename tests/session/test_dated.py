"""What is said around a date."""

from __future__ import annotations

import pytest

from tests.session.made import Rows, id_of, session_on, tagged
from tui.session.dated import AROUND, dates_of

LONG = "word " * 60


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A town falls\nThey came on Friday, said Dr. Amal. Then they left.\n",
         "They came on Friday, said Dr. Amal."),
        ("A town falls\n\nThey came on Friday", "They came on Friday"),
        ("They left. “We came on Friday.” No more.\n", "“We came on Friday.”"),
        ("Held by rebels since Friday\nThe army denies it.\n", "Held by rebels since Friday"),
        ("Friday\n", "Friday"),
    ],
)  # fmt: skip
def test_the_sentence_of_a_date_ends_with_its_line(text: str, said: str) -> None:
    session = session_on(Rows(), {"one.txt": (text, "2025-03-14")})
    tagged(session, "Friday", "date")
    assert [each.words for each in dates_of(session, id_of(session, "one.txt"))] == [said]


@pytest.mark.parametrize("before", ["", "No. ", "x " * 999, "A line\n" * 400])
def test_a_long_sentence_is_cut_at_words_on_both_sides(before: str) -> None:
    text = f"{before}{LONG}on Friday {LONG}\n"
    session = session_on(Rows(), {"one.txt": (text, "2025-03-14")})
    tagged(session, "Friday", "date")
    (found,) = dates_of(session, id_of(session, "one.txt"))
    assert found.words.startswith("… word ")
    assert found.words.endswith(" word …")
    assert " on Friday word" in found.words
    assert len(found.words) <= 2 * AROUND + 10
