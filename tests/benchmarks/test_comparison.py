"""How long the process takes that compares ten thousand articles, and how much memory."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.accounts import World
from tui.app.comparison import AHEAD, WORK
from tui.app.comparison_child import Child, Question
from tui.session.passages import claims_of
from tui.session.proposed import propose
from tui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.compare import Passage
    from tui.model.article import Article
    from tui.session.page import Page

ARTICLES = 10_000


def memory(process: int) -> float:
    """The most that a process has held, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def spent(process: int) -> float:
    """Seconds of processor time."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_ten_thousand_articles(say: Callable[[str], None]) -> None:
    pages = list(World().pages(ARTICLES))
    size = sum(len(page.article.text) for page in pages) / ARTICLES
    claims = sum(mark.kind == "claim" for page in pages for mark in page.marks)
    child, session = Child(), Session(lambda writes: None, by="benchmark")
    start = time.perf_counter()
    for first in range(0, ARTICLES, AHEAD):
        child.ask(Question(told(pages[first : first + AHEAD]), (), 0))
    assert child.process is not None
    process = child.process.pid
    taken = spent(process)
    heard, left = [0.0], 1
    while left:
        answer = child.ask(Question((), (), WORK))
        left = answer.left
        before = time.perf_counter()
        propose(session, answer.articles, answer.links, answer.words)
        heard.append(time.perf_counter() - before)
    seconds, passed = spent(process), time.perf_counter() - start
    most = memory(process)
    say(f"{ARTICLES} articles of {size / 1e3:.1f} KB, {claims} claims: taken in in "
        f"{taken:.0f} s, compared in {seconds - taken:.0f} s of one processor "
        f"({passed:.0f} s passed); "
        f"{most:.0f} MB; {len(session.proposed._known)} links, "
        f"heard in at most {max(heard) * 1e3:.0f} ms")  # fmt: skip
    article = pages[5].article
    changed = replace(
        pages[5], article=replace(article, hash="other"), marks=pages[5].marks[4:]
    )
    before = spent(process)
    answer = child.ask(Question(told([changed]), (), WORK))
    one = spent(process) - before
    child.stop()
    say(f"one changed article: {one * 1e3:.0f} ms, {len(answer.links)} links")
    assert seconds <= 60
    assert most <= 512


def told(pages: list[Page]) -> tuple[tuple[Article, tuple[Passage, ...]], ...]:
    """Pages as they are handed over."""
    return tuple((page.article, claims_of(page, {})) for page in pages)
