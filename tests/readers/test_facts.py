from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.plain import READER

if TYPE_CHECKING:
    from tui.model.article import Article

FILLER = "The river rose and the people of the city went to the hills with all that they had.\n"


def read(text: str) -> Article:
    return READER.read("a.txt", text.encode(), "")[0]


def test_the_first_line_is_the_title_and_a_guess() -> None:
    article = read("\n\r\n  Bridge falls  \nText.\n")
    assert (article.title, set(article.guessed)) == ("Bridge falls", {"title"})
    assert read("# Bridge falls\n").title == "Bridge falls"
    assert read("#bridge\n").title == "#bridge"


def test_a_long_first_line_is_cut_at_a_sentence_or_a_word() -> None:
    assert read("It is so. " + "word " * 60).title == "It is so."
    cut = read("word " * 60).title
    assert cut.endswith(" word…")
    assert len(cut) <= 120
    assert read("x" * 500).title == "x" * 119 + "…"


def test_an_empty_file_is_an_article_without_title() -> None:
    article = read("")
    assert (article.title, article.guessed, article.lang) == ("", frozenset(), "")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Title\n16 March 2025\n\nText.\n", "2025-03-16"),
        ("Title\nBy Salma Irigoyen\n\nSunday, March 16, 2025\nText.\n", "2025-03-16"),
        ("Title\n2025-03-16\nText.\n\n2025-03-16\n", "2025-03-16"),
        ("Title\n16 March 2025\nPublished: 17 March 2025\n", "2025-03-17"),
        ("16 March 2025\nText.\n", ""),
        ("Title\nOn 16 March 2025\nText.\n", ""),
        ("Title\nMarch 2025\n16 March\n03/12/2025\n", ""),
        ("Title\n31 February 2025\nText.\n", ""),
        ("Title\n16 March 2025 – 18 March 2025\nText.\n", ""),
        ("Title\nOne.\nTwo.\nThree.\n16 March 2025\nText.\n", ""),
        ("Title\n16 March 2025\nShells fall.\n17 March 2025\nThey fall again.\n", ""),
    ],
)
def test_a_line_under_the_title_that_is_a_day_is_a_guess(text: str, published: str) -> None:
    article = read(text)
    assert article.published == published
    assert ("published" in article.guessed) == bool(published)
    stated = read(f"---\npublished: 2025-03-01\n---\n{text}")
    assert (stated.published, "published" in stated.guessed) == ("2025-03-01", False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Original Source: www.karesh.example", {"outlet": "karesh.example"}),
        (
            "Source: https://www.karesh.example/news/1",
            {"outlet": "karesh.example", "url": "https://www.karesh.example/news/1"},
        ),
        ("This article is based on a report in Karesh Post.", {"outlet": "Karesh Post"}),
        ("Published: Friday, 6 December 2024, 10:15", {"published": "2024-12-06"}),
        ("PORT VARA, Dec 6, 2024 (Levant Wire) — Text follows.", {
            "published": "2024-12-06", "credit": "Levant Wire"}),
        ("PORT VARA (Levant Wire) - Text follows.", {"credit": "Levant Wire"}),
        ("PORT VARA, 5 Dec — Text follows.", {}),
        ("The source: a senior official.", {}),
        ("Published figures of 6 December 2024 were wrong, and so was the source: all.", {}),
        ("He said on 6 December 2024 that it is based on a report in Karesh Post.", {}),
    ],
)  # fmt: skip
def test_only_unmistakable_lines_tell(line: str, expected: dict[str, str]) -> None:
    article = read(f"Title\n{line}\n{FILLER}")
    names = ("outlet", "url", "credit", "published")
    assert {name: value for name in names if (value := getattr(article, name))} == expected
    assert article.guessed == {"title", *expected}


def test_lines_in_the_middle_of_a_long_article_are_not_asked() -> None:
    line = "Original Source: www.karesh.example\n"
    assert read(FILLER * 30 + line + FILLER * 30).outlet == ""
    assert read(FILLER * 30 + line).outlet == "karesh.example"


def test_front_matter_wins_over_the_lines_of_the_text() -> None:
    article = read("---\noutlet: Stated\n---\nTitle\nOriginal Source: www.karesh.example\n")
    assert (article.outlet, set(article.guessed)) == ("Stated", {"title"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FILLER * 5, "en"),
        ("Bridge falls.", ""),
        ("قال وزير الدفاع يوم الجمعة إن القوات دخلت المدينة. " * 3, "ar"),
        ("وزیر دفاع روز جمعه گفت که نیروها پل را گرفتند و چند گروه ژاپنی. " * 3, "fa"),
        ("Министр обороны заявил в пятницу, что войска вошли в город. " * 3, "ru"),
        ("Міністр оборони заявив, що війська її увійшли в місто і стоять. " * 3, "uk"),
        (
            "Le président a dit que la ville est dans les mains de la milice et du port. " * 4,
            "fr",
        ),
        ("Der Minister sagte, dass die Brücke in der Stadt nicht zerstört ist. " * 4, "de"),
        ("Mzee alisema kwamba daraja kubwa lilianguka jana usiku mjini Mombasa. " * 5, "und"),
        ("大臣は金曜日に、部隊が町に入ったと述べた。" * 4, "ja"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert read(text).lang == code


def test_english_that_quotes_another_script_is_english() -> None:
    text = FILLER * 5 + "“قال وزير الدفاع”, Министр said."
    assert read(text).lang == "en"
