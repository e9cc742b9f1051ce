"""The same in Markdown, read by a parser that somebody else wrote."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.report.cases import HOSTILE, TOOK, hostile, linked, report
from tui.report import forms
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from markdown_it.token import Token

    from tui.session.session import Session

PLACE = re.compile(r'<a id="[\w-]+">|</a>')


def written(session: Session) -> str:
    out = BytesIO()
    forms()["markdown"].write(report(session), out)
    return out.getvalue().decode("utf-8")


def parsed(text: str) -> list[Token]:
    """The tokens, those within lines among them."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [each for block in tokens for each in (block, *(block.children or ()))]


def shape(tokens: list[Token]) -> list[str]:
    """What the page is made of, but for its words and the one address it has."""
    kinds = [each.type for each in tokens]
    return [kind for kind in kinds if kind not in ("text", "text_special", "softbreak")]


def checked(text: str) -> list[Token]:
    tokens = parsed(text)
    kinds = {each.type for each in tokens}
    assert kinds.isdisjoint(("html_block", "image", "fence", "code_block", "em_open", "s_open"))
    assert all(PLACE.fullmatch(each.content) for each in tokens if each.type == "html_inline")
    places = {each.content[7:-2] for each in tokens if each.content.startswith("<a id=")}
    hrefs = [str(each.attrs["href"]) for each in tokens if each.type == "link_open"]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= places
    assert all(href.startswith(("#", "http://", "https://")) for href in hrefs)
    widths = [line.count("|") for line in text.splitlines() if line.startswith("|")]
    assert min(widths) >= 3
    return tokens


def test_the_case_in_markdown() -> None:
    text = written(linked())
    tokens = checked(text)
    assert f"[“{TOOK}”](#a1-c1)" in text
    assert "**2 against 1**" in text
    assert "Differs in when:" in text
    assert sum(each.type == "table_open" for each in tokens) == 7


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    tokens = checked(written(hostile(words)))
    bare = shape(checked(written(hostile("plain"))))
    links = [kind for kind in shape(tokens) if kind.startswith("link")]
    mine = [kind for kind in shape(tokens) if not kind.startswith("link")]
    assert sorted(mine) == sorted(kind for kind in bare if not kind.startswith("link"))
    extra = 2 if words == "http://evil.example" else 0
    assert len(links) == sum(kind.startswith("link") for kind in bare) + extra
    shown = "".join(each.content for each in tokens if each.type in ("text", "text_special"))
    assert " ".join(clean_line(words).split()) in " ".join(shown.split())


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda words: words.strip()))
def test_any_words(words: str) -> None:
    checked(written(hostile(words)))
