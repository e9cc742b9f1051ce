"""How surely tags follow their words on the sample articles, and how fast in a long one."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from tests.anchoring.edits import EDITS, NAMES, Draft, report
from tests.anchoring.judge import Verdict, mentions
from tui.anchoring import anchor

CORPUS = Path(__file__).parents[2] / "corpus"
COMMON = (
    "ministry", "minister", "port", "harbour", "government", "official", "union", "police",
    "spokesman", "Friday", "Monday", "president",
)  # fmt: skip


def names_of(text: str) -> tuple[str, ...]:
    """Capitalised words that come more than once, and the commonest words of such reports."""
    words = [word.strip(".,;:“”\"'’()") for word in text.split()]
    often = {word for word in words if word.istitle() and words.count(word) > 1}
    return (*sorted(often), *COMMON)


@pytest.mark.parametrize("kept", [True, False], ids=["old text kept", "old text not kept"])
def test_on_the_sample_articles(kept: bool, pytestconfig: pytest.Config) -> None:
    say = pytestconfig.get_terminal_writer().line
    paths = sorted(path for path in CORPUS.glob("*.*") if path.suffix in (".txt", ".md"))
    assert paths, "the sample articles are part of the repository"
    everything = Verdict()
    for kind in [*((name,) for name in EDITS), EDITS]:
        verdict = Verdict()
        for seed in range(20):
            for path in paths:
                text = path.read_text("utf-8")
                draft = Draft(text, Random(seed))
                draft.edit(1 + seed % 10, *kind)
                items = mentions(text, names_of(text))
                found = anchor(text if kept else None, draft.text, items)
                verdict.judge(text, draft, items, found)
                everything.judge(text, draft, items, found)
        say(f"{kind[0] if len(kind) == 1 else 'all kinds':18}{verdict}")
    say(f"{'together':18}{everything}")
    if kept:
        assert everything.intact_right >= 0.995 * everything.intact
        assert len(everything.wrong) <= 0.001 * everything.tags


def test_ten_thousand_tags_in_a_megabyte_after_a_hundred_edits(
    pytestconfig: pytest.Config,
) -> None:
    chance = Random(1)
    text = report(chance, 4200)
    draft = Draft(text, chance)
    items = chance.sample(mentions(text, NAMES), 10_000)
    draft.edit(100)
    start = time.perf_counter()
    found = anchor(text, draft.text, items)
    seconds = time.perf_counter() - start
    verdict = Verdict()
    verdict.judge(text, draft, items, found)
    say = pytestconfig.get_terminal_writer().line
    say(f"{len(text)} code points, {seconds:.2f} s; {verdict}")
    assert seconds <= 1
