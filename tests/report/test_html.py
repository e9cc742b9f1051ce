"""The page: sound, self-contained, and unmoved by whatever it quotes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.cases import HOSTILE, TOOK, hostile, linked, report, session_of_four
from tests.report.page import checked
from tests.session.made import Rows, session_on
from tui.report.html import page
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tests.report.page import Page
    from tui.session.session import Session


def made(session: Session) -> Page:
    return checked(page(report(session)))


def test_the_case_on_one_page() -> None:
    seen = made(linked())
    assert "2 articles · 4 claims on 1 matter · 2 independent sources · 1 conflict" in seen.text
    assert "1 more article in the folder, neither opened nor tagged." in seen.text
    for section in ("articles", "matrix", "claims", "contradictions", "timeline", "actors",
                    "quotes", "method"):  # fmt: skip
        assert section in seen.ids
    assert f"“{TOOK}”" not in seen.text, "a q has its marks from the style"
    assert TOOK in seen.text
    assert "2 against 1" in seen.text
    assert "Differs in when" in seen.text
    assert "2025-03-14 Fri" in seen.text
    assert "Munir al-Qadhi" in seen.text


def test_every_quote_leads_to_its_article_and_back() -> None:
    seen = made(linked())
    entries = [name for name in seen.ids if re.fullmatch(r"a\d+-[cdt]\d+", name)]
    assert len(entries) == 5
    assert {f"#{name}" for name in entries} <= set(seen.hrefs)
    assert {"#m1", "#x1", "#t1"} <= set(seen.hrefs)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = page(report(linked()))
    seen = checked(text)
    digest = b64encode(sha256(seen.style.encode()).digest()).decode()
    (policy,) = (given["content"] for tag, given in seen.tags if "http-equiv" in given)
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "url(" not in seen.style
    assert "@import" not in seen.style
    assert {tag for tag, given in seen.tags if "src" in given or "style" in given} == set()
    for wish in ("prefers-color-scheme: dark", "@media print", "break-inside: avoid"):
        assert wish in seen.style


def test_the_same_work_gives_the_same_bytes() -> None:
    session = linked()
    assert page(report(session)) == page(report(session))
    assert "Made with dateline" in checked(page(report(session))).text
    assert "on 2025-03-20." in checked(page(report(session, "2025-03-20"))).text


@pytest.mark.parametrize("session", [session_on(Rows()), session_of_four()[0]])
def test_little_work_is_a_page_as_well(session: Session) -> None:
    assert "independent sources" in made(session).text


def elements(seen: Page) -> Counter[str]:
    """How many there are of each; an address is a link or none."""
    counts = Counter(tag for tag, _ in seen.tags)
    return Counter({tag: count for tag, count in counts.items() if tag not in ("a", "bdi")})


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    text = page(report(hostile(words)))
    text.encode("utf-8")
    seen = checked(text)
    bare = checked(page(report(hostile("plain"))))
    assert elements(seen) == elements(bare)
    assert " ".join(clean_line(words).split()) in seen.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
    foreign = [href for href in seen.hrefs if not href.startswith("#")]
    assert foreign == (["http://evil.example"] if words == "http://evil.example" else [])


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda words: words.strip()))
def test_any_words(words: str) -> None:
    checked(page(report(hostile(words))))


def test_a_sign_has_its_meaning_in_words() -> None:
    text = page(report(linked()))
    signs = re.findall(r'<span aria-hidden="true" class="sign \w+">(.)</span>', text)
    spoken = re.findall(r'sign \w+">.</span><span class="spoken">([^<]+)</span>', text)
    assert "=" in signs
    assert len(signs) == len(spoken)
