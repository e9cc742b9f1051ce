from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.readers import read, scan

if TYPE_CHECKING:
    from tui.model.article import Article

CORPUS = Path(__file__).parents[1] / "corpus"
PATHS = scan(CORPUS)
QUOTED_BY_THREE = "Satellite pictures are already being shared."


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [read(CORPUS, path) for path in PATHS]


def body(article: Article) -> str:
    return article.quote(article.body)


def words(article: Article) -> list[str]:
    return re.findall(r"\w+", body(article).lower())


def scripts(article: Article) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in body(article) if letter.isalpha()}


def test_six_articles_and_nothing_else() -> None:
    assert len(PATHS) == 6
    assert {entry.name for entry in CORPUS.iterdir()} == set(PATHS)
    assert any(path.endswith(".md") for path in PATHS)


def test_all_are_english_in_utf_8_and_of_readable_length(articles: list[Article]) -> None:
    for article in articles:
        assert (article.encoding, article.encoding_guessed) == ("utf-8", False)
        assert article.lang == "en"
        assert 350 <= len(words(article)) <= 640
        assert "\r" not in article.text
        assert article.text.endswith("\n")


def test_four_state_their_facts_and_two_only_hint_at_an_outlet(articles: list[Article]) -> None:
    stated = [article for article in articles if article.body.start > 0]
    bare = [article for article in articles if article.body.start == 0]
    assert (len(stated), len(bare)) == (4, 2)
    for article in stated:
        assert article.title
        assert article.outlet
        assert ".example/" in article.url
        assert date.fromisoformat(article.published).year == 2025
        assert not article.guessed
    for article in bare:
        assert set(article.guessed) == {"title", "outlet"}
    assert "This article is based on a report in" in body(bare[0])
    assert re.search(r"Original Source: www\.\S+\.example\n\Z", body(bare[1]))
    assert len({article.outlet for article in articles}) == 6


def test_other_scripts_occur(articles: list[Article]) -> None:
    assert any("ARABIC" in scripts(article) for article in articles)
    assert any("CYRILLIC" in scripts(article) for article in articles)


def test_both_sorts_of_quotation_marks_occur(articles: list[Article]) -> None:
    typographic = [article.path for article in articles if "“" in body(article)]
    straight = [article.path for article in articles if '"' in body(article)]
    assert (len(typographic), len(straight)) == (4, 2)


@pytest.mark.parametrize(
    "variants",
    [
        ("Munir al-Qadhi", "Mounir al-Kadi", "Mounir al-Qadi", "منير القاضي"),
        ("Oleg Drahomirov", "Oleg Dragomirov", "Олег Драгомиров"),
        ("Idris al-Khatun", "Idriss al-Khatoun"),
        ("Leila Haddar", "Layla Haddar"),
        ("Sons of the Delta", "Abna al-Delta"),
    ],
)
def test_names_are_spelt_in_several_ways(
    articles: list[Article], variants: tuple[str, ...]
) -> None:
    for name in variants:
        assert any(name in body(article) for article in articles), name


def test_one_wire_report_is_printed_three_times(articles: list[Article]) -> None:
    assert sum(QUOTED_BY_THREE in body(article) for article in articles) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "has formally asked Velmora for ground troops",
            "has not asked Velmora for ground troops",
        ),
        ("destroyed the Halef bridge", "The bridge was damaged"),
        ("31 people had been killed", "47 people had been killed"),
        ("About 300 men", "Some 120 men"),
    ],
)
def test_accounts_contradict_each_other(articles: list[Article], one: str, other: str) -> None:
    saying = {article.path for article in articles if one in body(article)}
    denying = {article.path for article in articles if other in body(article)}
    assert saying
    assert denying
    assert not saying & denying


@pytest.mark.parametrize(
    "phrase",
    [
        "Overnight", "on Friday", "last week", "over the weekend", "Two days earlier",
        "yesterday morning", "on Monday", "three weeks ago", "14 Mar —", "SEE ALSO:",
        "**Correction:**",
    ],
)  # fmt: skip
def test_the_difficulties_of_real_accounts_occur(articles: list[Article], phrase: str) -> None:
    assert any(phrase in body(article) for article in articles)


def test_no_account_copies_another(articles: list[Article]) -> None:
    for one, other in combinations(articles, 2):
        shared = runs(words(one)) & runs(words(other))
        assert not shared, (one.path, other.path, shared)


def runs(said: list[str], length: int = 12) -> set[tuple[str, ...]]:
    return {tuple(said[at : at + length]) for at in range(len(said) - length + 1)}
