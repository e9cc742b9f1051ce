"""What CSV of many tags costs against csv.writer on the same rows, which are then at hand."""

from __future__ import annotations

import csv
import gc
import random
import re
import time
from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING

from tests.benchmarks.conftest import SAMPLES
from tui.formats.csv import FORMAT
from tui.model.actor import Actor
from tui.model.article import Article, ArticleRecord, text_hash
from tui.model.case import Case
from tui.model.detail import Claim, DateValue, Mention
from tui.model.span import Span
from tui.model.tag import CONTEXT, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.model.detail import Detail

TAGS, ARTICLES, ACTORS = 100_000, 500, 300
WORDS = re.compile(r"\w+(?: \w+)?")


def test_csv_costs_little_more_than_csv_writer(say: Callable[[str], None]) -> None:
    case = many_tags()
    text = ours(case).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert len(rows) == 1 + TAGS
    floor, cost = best(lambda: bare(rows), lambda: ours(case))
    figures = f"csv.writer {floor:.0f} ms, ours {cost:.0f} ms: {cost / floor:.2f}"
    say(f"{TAGS:,} tags, CPU: {figures}")
    assert cost <= 1.3 * floor


def ours(case: Case) -> bytes:
    (file,) = FORMAT.files(case)
    return b"".join(file.pieces)


def bare(rows: list[list[str]]) -> bytes:
    out = BytesIO()
    text = TextIOWrapper(out, "utf-8-sig", newline="")
    csv.writer(text).writerows(rows)
    text.flush()
    return out.getvalue()


def best(*actions: Callable[[], object], rounds: int = 5) -> Iterator[float]:
    """Milliseconds of the processor's time in the cheapest of some rounds, taken in turns."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, times in zip(actions, taken, strict=True):
            gc.collect()
            start = time.process_time()
            action()
            times.append((time.process_time() - start) * 1e3)
    return map(min, taken)


def many_tags() -> Case:
    """Mentions, claims and dates on copies of the samples, all from the same seed."""
    dice = random.Random(1)
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.*"))]
    articles = [_article(number, texts[number % len(texts)]) for number in range(ARTICLES)]
    places = {
        each.text: [Span(*m.span()) for m in WORDS.finditer(each.text)] for each in articles
    }
    tags = []
    for number in range(TAGS):
        article = articles[number * ARTICLES // TAGS]
        start, end = dice.choice(places[article.text])
        tags.append(_tag(dice, article, Span(start, end)))
    tags.sort(key=lambda tag: (tag.article, tag.span, tag.kind, tag.id))
    return Case(
        {each.id: ArticleRecord(each.id, each.path, each.hash) for each in articles},
        {each.id: each for each in articles},
        tuple(tags),
        {f"{n:016x}": Actor(f"{n:016x}", f"Actor {n}", type="state") for n in range(ACTORS)},
    )


def _article(number: int, text: str) -> Article:
    id_, hash_ = f"{number:016x}", text_hash(f"{number}{text}")
    return Article(
        f"day/{number:04}.txt", text, Span(0, len(text)), id_, hash=hash_,
        title="Velmora to send drones, and advisers", outlet="The Harbour Times",
        published="2025-03-14",
    )  # fmt: skip


def _tag(dice: random.Random, article: Article, span: Span) -> Tag:
    who = f"{dice.randrange(ACTORS):016x}"
    start, end = span
    kind = dice.choice(["actor"] * 6 + ["claim"] * 3 + ["date"])
    if kind == "claim":
        end = min(len(article.text), start + 120)
    details: dict[str, Detail] = {
        "actor": Mention(who),
        "claim": Claim(who, span, via=("Reuters",), mode="indirect", phase="happened"),
        "date": DateValue("2025-03-14", "2025-03-14"),
    }
    text, at = article.text, "2026-01-01T10:00:00Z"
    return Tag(
        f"{dice.getrandbits(64):016x}", article.id, kind, (Span(start, end),), text[start:end],
        text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], article.hash,
        origin="suggestion", rule="actors.name", by="ana", created=at, updated=at,
        detail=details[kind],
    )  # fmt: skip
