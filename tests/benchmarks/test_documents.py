"""How soon a thousand web pages can be read, and how long a key takes meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.accounts import World
from tests.benchmarks.conftest import FIRST, opened, report
from tests.benchmarks.timed import DATELINE, Program, worst

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = 1000
LEAST = 200
"""Keys that are pressed at least while pages are read."""
MOST = 50.0
"""Milliseconds that a key may take."""


def page(number: int, paragraphs: list[str]) -> str:
    """A page of about 40 kB as newspapers make them: most of it is not the article."""
    links = "".join(
        f'<li class="menu-item"><a href="/section/{n}">Section {n}</a></li>' for n in range(150)
    )
    script = f"<script>var settings = {{{'a: 1, ' * 1500}}};</script>"
    body = "".join(f"<p class='text'>{each}</p>" for each in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Report {number} - The Post</title>"
        f'<meta name="author" content="Ana Belo"><meta property="og:site_name" content="Post">'
        f'<meta property="article:published_time" content="2025-03-14T10:00:00Z">{script}'
        f"</head><body><header><nav><ul>{links}</ul></nav></header><main><article>"
        f"<h1>Report {number}</h1>{body}</article></main><aside><ul>{links}</ul></aside>"
        f"<footer>All rights reserved.</footer></body></html>"
    )


def paragraphs(text: str) -> list[str]:
    """The sentences of a made-up account by threes, of which the first is somebody's claim."""
    sentences = [each for each in text.split(". ") if each]
    groups = [sentences[start : start + 3] for start in range(0, len(sentences), 3)]
    told = (f"General {group[0].split()[0].title()} said on Friday that" for group in groups)
    return [f"{who} {'. '.join(group)}." for who, group in zip(told, groups, strict=True)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "corpus"
    opened(folder, ["a.txt"], texts={"a.txt": report(5000)})
    for number, made in enumerate(World().pages(PAGES)):
        text = page(number, paragraphs(made.article.text))
        (folder / f"{number:04}.html").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("start", ["first", "second"])
def test_keys_while_pages_are_read(
    corpus: Path, say: Callable[[str], None], start: str
) -> None:
    kept = corpus / ".dateline" / "texts" / "documents"
    times: list[float] = []
    began = time.perf_counter()
    with Program([*DATELINE, str(corpus)], corpus.parent) as program:
        program.until(FIRST)
        seen = program.until("READ")
        program.rest(0.1)
        program.type("w")
        ready = 0.0
        while len(times) < LEAST or (start == "first" and not ready):
            answer = program.press("w" if len(times) % 40 < 20 else "b")
            if answer is not None:
                times.append(answer.milliseconds)
            if not ready and kept.exists() and len(list(kept.iterdir())) >= PAGES:
                ready = time.perf_counter() - began
    middle = sorted(times)[len(times) // 2]
    say(f"{start} start: text there in {seen:.2f} s; {len(times)} keys while {PAGES} pages are "
        f"read: median {middle:.1f}, 99th {worst(times):.1f}, worst {max(times):.1f} ms"
        + (f"; all read after {ready:.1f} s" if start == "first" else ""))  # fmt: skip
    assert max(times) <= MOST
