from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.article import FACTS, Article
from tui.readers.markdown import READER as MARKDOWN
from tui.readers.plain import READER


def read(text: str) -> Article:
    return READER.read("a.txt", text.encode(), "")[0]


def body(article: Article) -> str:
    return article.quote(article.body)


BLOCK = """---
title: "A bridge: what is known"
outlet: 'Karesh Post'
author: Somebody
url: https://karesh.example/1?a=b: c
date: 6 December 2024
lang: en-GB
version: 1.10
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_block_states_the_facts_as_strings(newline: str) -> None:
    text = f"{BLOCK}---\nThe account.\n".replace("\n", newline)
    article = read(text)
    assert article.text == text
    assert body(article) == f"The account.{newline}"
    assert article.title == "A bridge: what is known"
    assert article.outlet == "Karesh Post"
    assert article.url == "https://karesh.example/1?a=b: c"
    assert article.published == "2024-12-06"
    assert article.lang == "en"
    assert not article.guessed


def test_other_names_of_the_keys() -> None:
    article = read("---\nTitle: T\nPublisher: P\ncredit: Levant Wire\nDate: x\n---\nText\n")
    assert (article.outlet, article.credit, article.published) == ("P", "Levant Wire", "")
    assert read("---\nsource: S\n---\n").outlet == "S"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: never closed\n",
        "---\nno key at all\n---\nText\n",
        " ---\ntitle: T\n---\n",
        "Text\n---\ntitle: T\n---\n",
        "----\ntitle: T\n----\n",
        "---",
        "",
    ],
)
def test_what_is_no_block_is_text(text: str) -> None:
    assert body(read(text)) == text
    assert read(text).title != "T"


@pytest.mark.parametrize(
    "block",
    ["title: T\n!?\n: empty\n- item\n  deeper\n\n", "title: T\ntitle: U\n", "TITLE:T\n"],
)
def test_malformed_lines_are_passed_over(block: str) -> None:
    article = read(f"---\n{block}--- \nText\n")
    assert (article.title, body(article)) == ("T", "Text\n")


def test_an_empty_block_is_a_block() -> None:
    assert body(read("---\n---\nText")) == "Text"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-12-06", "2024-12-06"),
        ("2024/12/06", "2024-12-06"),
        ("2024-12-06T23:15:00+03:00", "2024-12-06"),
        ("6 December 2024", "2024-12-06"),
        ("Fri, 06 Dec 2024 10:00:00 +0000", "2024-12-06"),
        ("Dec 6, 2024", "2024-12-06"),
        ("Sept. 6th, 2024 at noon", "2024-09-06"),
        ("6.12.2024", "2024-12-06"),
        ("2024-12", "2024-12"),
        ("2024-12-06?", "2024-12-06"),
        ("2024-XX", "2024-XX"),
        ("2024", "2024"),
        ("06/12/2024", ""),
        ("2024-13-40", ""),
        ("31 February 2024", ""),
        ("yesterday", ""),
    ],
)
def test_dates_become_edtf(written: str, meant: str) -> None:
    assert read(f"---\npublished: {written}\n---\n").published == meant


@given(st.text(alphabet=st.sampled_from("-: \r\nab\"'#\x85\u2028é")) | st.text())
def test_any_text_is_front_matter_and_body(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode().replace("\0", "")
    for source in (clean, f"---\n{clean}", f"---\ntitle: x\n{clean}\n---\n{clean}"):
        (article,) = MARKDOWN.read("a.md", source.encode(), "utf-8")
        assert article.text == source.removeprefix("\ufeff")
        assert 0 <= article.body.start <= article.body.end == len(article.text)
        head = article.text[: article.body.start]
        assert not head or (head.startswith("---") and head.rstrip().endswith("---"))
        assert article.guessed <= set(FACTS)


@given(
    st.dictionaries(
        st.sampled_from(("title", "outlet", "credit", "url")),
        st.text(alphabet="abc é:#-'x", min_size=1).map(str.strip).filter(bool),
        min_size=1,
    ),
    st.sampled_from(("\n", "\r\n")),
)
def test_quoted_values_come_back(values: dict[str, str], newline: str) -> None:
    lines = ["---", *(f'{key}: "{value}"' for key, value in values.items()), "---", "Text"]
    article = read(newline.join(lines))
    assert {key: getattr(article, key) for key in values} == values
    assert body(article) == "Text"
