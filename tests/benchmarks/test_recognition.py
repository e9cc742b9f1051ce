"""How fast the recognisers are, how soon a second start knows all, and keys meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.conftest import FIRST, SAMPLES, opened
from tests.benchmarks.timed import DATELINE, ROOT, Program, worst
from tui import readers
from tui.recognisers import recognise

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLES = 1000
SIZE = 5000
"""Bytes of each."""
STARTS = """
import json, queue, sys, time
from dataclasses import replace
from pathlib import Path
from tui import readers
from tui.app.recognition import Recognition
from tui.model.article import Article

corpus = Path(sys.argv[1])
articles = [replace(readers.read(corpus, path), id=path) for path in readers.scan(corpus)]
heard = queue.SimpleQueue()
recognition = Recognition(heard.put, store=corpus / ".dateline")
start = time.perf_counter()
for article in articles:
    recognition.want(article)
recognition.start()
marks = sum(len(heard.get().marks) for _ in articles)
print(json.dumps([time.perf_counter() - start, marks]))
while recognition.progress[2]:
    time.sleep(0.01)
time.sleep(0.2)  # the last one is kept after it has been told
recognition.stop()
"""


def texts() -> dict[str, str]:
    """Articles of which no two are the same: paragraphs of the samples, shuffled."""
    chance = Random(1)
    bodies = [p.read_text("utf-8").split("---\n")[-1] for p in sorted(SAMPLES.glob("*.txt"))]
    paragraphs = [each for body in bodies for each in body.split("\n\n") if each.strip()]
    made = {}
    for number in range(ARTICLES):
        chosen = [f"{FIRST} {number}.", *chance.sample(paragraphs, len(paragraphs))]
        body = "\n\n".join(chosen).encode()[:SIZE].decode(errors="ignore")
        made[f"{number:04}.txt"] = f"---\npublished: 2025-03-14\n---\n{body}\n"
    return made


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return opened(tmp_path_factory.mktemp("many") / "corpus", ["0000.txt"], texts=texts())


def started(corpus: Path) -> tuple[float, int]:
    """Seconds until the marks of all articles are known, and how many there are."""
    done = subprocess.run(
        [sys.executable, "-c", STARTS, str(corpus)], env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    seconds, marks = json.loads(done.stdout)
    return seconds, marks


def test_recognising(corpus: Path, say: Callable[[str], None]) -> None:
    articles = [readers.read(corpus, path) for path in readers.scan(corpus)[:100]]
    recognise(articles[0])
    start = time.process_time()
    for each in articles:
        recognise(each)
    seconds = time.process_time() - start
    size = sum(len(each.text.encode()) for each in articles)
    code = "import time; t = time.process_time(); from tui.recognisers import recognisers; "
    code += "recognisers(); print(time.process_time() - t)"
    imports = sorted(
        float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True,
                             check=True, text=True).stdout)
        for _ in range(5)
    )  # fmt: skip
    say(f"recognising {size / seconds / 1e3:.0f} KB/s, {seconds * 10:.1f} ms an article of "
        f"{size / 1e5:.1f} KB, import {imports[2]:.3f} s (processor time)")  # fmt: skip
    assert size / seconds >= 150e3
    assert imports[2] <= 0.1


def test_keys_while_a_thousand_articles_are_recognised(
    corpus: Path, say: Callable[[str], None]
) -> None:
    with Program([*DATELINE, str(corpus)], corpus.parent) as program:
        program.until(FIRST)
        program.until("READ")
        program.rest(0.3)
        program.type("w")
        times: list[float] = []
        while len(times) < 60:
            answer = program.press("w")
            if answer is not None:
                times.append(answer.milliseconds)
        kept = len(list((corpus / ".dateline" / "cache" / "marks").glob("*.json")))
        say(f"w while recognising: median {sorted(times)[30]:.1f}, 99th {worst(times):.1f}, "
            f"worst {max(times):.1f} ms; {kept} of {ARTICLES} done at the end")  # fmt: skip
    assert kept < ARTICLES, "it was not measured while there was work"
    assert max(times) <= 50


def test_first_and_second_start(corpus: Path, say: Callable[[str], None]) -> None:
    for each in (corpus / ".dateline" / "cache" / "marks").glob("*"):
        each.unlink()
    first, marks = started(corpus)
    again = [started(corpus) for _ in range(3)]
    assert {found for _, found in again} == {marks}
    second = sorted(seconds for seconds, _ in again)[1]
    kept = list((corpus / ".dateline" / "cache" / "marks").iterdir())
    size = sum(each.stat().st_size for each in kept)
    say(f"{ARTICLES} articles, {marks} marks: first start {first:.2f} s, "
        f"second {second:.2f} s, {first / second:.0f} times faster; "
        f"cache {size / 1e6:.1f} MB")  # fmt: skip
    assert len(kept) >= ARTICLES
    assert first / second >= 20
