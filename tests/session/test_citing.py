from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.article import Article, ArticleRecord
from tui.model.span import Span
from tui.session.citing import TEMPLATE, cite, fault

TEXT = "One [x]\r\n{outlet} two.\n"
RECORD = ArticleRecord(
    "a", "day/1.txt", title="A  title", outlet="The [Daily] {path}", published="2025-03-14"
)
ARTICLE = Article("day/1.txt", TEXT, Span(0, len(TEXT)))


def test_what_is_not_known_is_left_out_with_what_belongs_to_it() -> None:
    assert cite(TEMPLATE, ARTICLE, RECORD, Span(0, 18)) == (
        "“One [x] {outlet}” – The [Daily] {path}, “A title”, 2025-03-14,"
        " day/1.txt, characters 0–18"
    )
    bare = ArticleRecord("a", "1.txt")
    assert cite(TEMPLATE, ARTICLE, bare, Span(0, 3)) == "“One” – 1.txt, characters 0–3"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("“The ship,  we left.”", "“The ship, we left.” – 1.txt, characters 0–21"),
        ('"We left."', '"We left." – 1.txt, characters 0–10'),
        ("“We” and “they”", "““We” and “they”” – 1.txt, characters 0–15"),
        ("We “left”", "“We “left”” – 1.txt, characters 0–9"),
    ],
)
def test_a_quotation_gets_no_second_pair_of_marks(words: str, line: str) -> None:
    article = Article("1.txt", words, Span(0, len(words)))
    assert cite(TEMPLATE, article, ArticleRecord("a", "1.txt"), article.body) == line


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        (TEMPLATE, ""),
        ("{quote}[ ({credit}, {author})]", ""),
        ("{quote} {outlets}", "has no field {outlets}; did you mean 'outlet'?"),
        ("{quote} {}", "has no field {}"),
        ("no words", "is a text with {quote} in it, not 'no words'"),
        (5, "is a text with {quote} in it, not 5"),
    ],
)
def test_a_template_is_checked(template: object, wrong: str) -> None:
    assert fault(template) == wrong


@given(st.text(alphabet="[]{}ab {quote}", max_size=30), st.text(max_size=20))
def test_any_sound_template_makes_one_line(template: str, text: str) -> None:
    if not fault(template):
        article = Article("p", text, Span(0, len(text)))
        line = cite(template, article, ArticleRecord("a", "p"), Span(0, len(text)))
        assert "\n" not in line
        assert " ".join(text.split()) in line
