from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.formats.jsonl import FORMAT
from tui.model.case import Case
from tui.readers import Unreadable, file_of
from tui.readers.json_lines import READER


def lines(*records: Any) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in records).encode()


def test_an_article_a_line_with_what_it_states() -> None:
    one, two = READER.read(
        "news.jsonl",
        lines(
            {
                "text": "It fell.",
                "headline": "Bridge falls",
                "source": {"name": "Karesh Post", "id": None},
                "authors": ["Anna Berg", {"name": "Jo Li"}],
                "url": "https://karesh.example/1",
                "date": "2024-12-06T10:00:00Z",
                "language": "en",
            },
            {"text": "Others deny it.", "label": [], "meta": {"source": "B", "title": None}},
        ),
        "",
    )
    assert (one.title, one.outlet, one.author) == (
        "Bridge falls",
        "Karesh Post",
        "Anna Berg, Jo Li",
    )
    assert (one.url, one.published, one.lang) == (
        "https://karesh.example/1",
        "2024-12-06",
        "en",
    )
    assert one.guessed == frozenset()
    assert (two.title, two.outlet) == ("Others deny it.", "B")
    assert two.guessed == {"title"}
    assert file_of(one.path) == file_of(two.path) == "news.jsonl"
    assert one.path != two.path


def test_parts_stay_when_lines_move_and_the_same_one_is_counted() -> None:
    a, b = {"id": 1, "text": "A"}, {"text": "B"}
    first = [each.path for each in READER.read("n.jsonl", lines(a, b, b), "")]
    again = [each.path for each in READER.read("n.jsonl", lines(b, {**a, "text": "AA"}, b), "")]
    assert again == [first[1], first[0], first[2]]
    assert first[2] == first[1] + "-2"


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_is_the_one_in_the_line(text: str) -> None:
    (article,) = READER.read("n.jsonl", lines({"text": text, "title": "T"}), "")
    assert article.text == text


def test_a_lone_surrogate_becomes_a_sign() -> None:
    (article,) = READER.read("n.jsonl", b'{"text": "a\\ud800b", "title": "\\udfff"}', "")
    assert article.text == "a\ufffdb"
    article.title.encode()


def test_of_a_file_with_bad_lines_the_good_ones_are_there() -> None:
    data = b'{"text": "A"}\nno\n\n{"text": ""}\n[1]\n{"text": "B"}\n'
    with pytest.raises(Unreadable) as caught:
        READER.read("n.jsonl", data, "")
    assert caught.value.reason == "line 2: no JSON (and 2 more lines)"
    assert [each.text for each in caught.value.articles] == ["A", "B"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no line in it"),
        (b"plain words\n", "line 1: no JSON"),
        (b"[" * 100_000, "line 1: no JSON"),
        (b'{"id": 1}', "line 1: no text: none of the keys text, body, content"),
        (b'{"text": 7}', "line 1: no text"),
        (b"1" * 5_000, "line 1: no JSON"),
    ],
)
def test_what_is_no_article_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as caught:
        READER.read("n.jsonl", data, "")
    assert caught.value.articles == ()


def test_our_own_export_is_for_importing() -> None:
    case = Case(articles={}, records={}, actors={}, tags=(), links=(), refusals=())
    data = b"".join(piece for file in FORMAT.files(case) for piece in file.pieces)
    with pytest.raises(Unreadable, match="dateline import"):
        READER.read("case.jsonl", data, "")


def test_of_too_many_lines_the_first_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.readers.json_lines.MOST_ARTICLES", 2)
    data = lines(*({"id": n, "text": f"Ship {n}"} for n in range(3)))
    with pytest.raises(
        Unreadable, match=r"^more than 2 articles: the rest is left out$"
    ) as caught:
        READER.read("n.jsonl", data, "")
    assert [each.text for each in caught.value.articles] == ["Ship 0", "Ship 1"]
    assert len(READER.read("n.jsonl", data[: data.rindex(b"{")], "")) == 2


def test_lines_with_one_id_are_told_apart_by_their_texts() -> None:
    a, b = {"id": "same", "text": "A"}, {"id": "same", "text": "B"}
    first = [each.path for each in READER.read("n.jsonl", lines(a, b), "")]
    again = [each.path for each in READER.read("n.jsonl", lines(b, a, b), "")]
    assert again == [first[1], first[0], first[1] + "-2"]
