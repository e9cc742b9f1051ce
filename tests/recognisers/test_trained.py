from __future__ import annotations

import importlib.util
import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session.made import article
from tui.app.recognition_child import CHILD, answer_all
from tui.model.article import Article
from tui.model.detail import ACTOR_TYPES, ActorSeen, DateValue
from tui.model.mark import Mark
from tui.model.span import Span
from tui.recognisers import edition_of, merged
from tui.recognisers._trained.labels import ACTORS, actor_type
from tui.recognisers._trained.pipeline import pieces

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Ona Brek met the Kestrel Council’s envoy in Qalat Nur on 6 May 2024, for 3 dollars.\n"
FAKE = """
import re
from dataclasses import dataclass
from types import SimpleNamespace

@dataclass
class Entity:
    start_char: int
    end_char: int
    label_: str

class Pipeline:
    lang = "en"
    def __call__(self, text):
        print("a pipeline may talk")
        if "crash" in text:
            raise RuntimeError("no such luck")
        entities = [("Ona Brek", "PERSON"), ("the Kestrel Council’s", "ORG"),
                    ("Qalat Nur", "GPE"), ("6 May 2024", "DATE"), ("3 dollars", "MONEY"),
                    ("ever", "DATE")]
        found = [Entity(m.start(), m.end(), label) for words, label in entities
                 for m in re.finditer(words, text)]
        return SimpleNamespace(ents=sorted(found, key=lambda each: each.start_char))

def load(name):
    if name != "xx_test_pipe":
        raise OSError(f"[E050] Can't find model '{name}'.\\nIt is not there.")
    return Pipeline()
"""


def asked(where: str, folder: Path, *articles: Article) -> tuple[str, list[object]]:
    """What a child with this recogniser says first, and its answers."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, f"spacy:{where}"],
        input=b"".join(map(pickle.dumps, articles)),
        env=os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    answers = io.BytesIO(done.stdout)
    first = pickle.load(answers)
    assert isinstance(first, str)
    return first, [] if first else [pickle.load(answers) for _ in articles]


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    (tmp_path / "spacy.py").write_text(FAKE, "utf-8")
    return tmp_path


def test_entities_become_marks_of_our_kinds_and_name_their_pipeline(fake: Path) -> None:
    other = article("other.txt", "Ona Brek, for ever.\n")
    french = Article("f.txt", TEXT, Span(0, len(TEXT)), lang="fr")
    first, answers = asked("xx_test_pipe", fake, article("a.txt", TEXT), other, french)
    assert first == ""
    marks = answers[0]
    assert isinstance(marks, tuple)
    assert [(TEXT[m.span.start : m.span.end], m.kind, m.rule, m.why) for m in marks] == [
        ("Ona Brek", "actor", "spacy.xx_test_pipe.PERSON", "xx_test_pipe says: PERSON"),
        ("Kestrel Council", "actor", "spacy.xx_test_pipe.ORG", "xx_test_pipe says: ORG"),
        ("Qalat Nur", "actor", "spacy.xx_test_pipe.GPE", "xx_test_pipe says: GPE"),
        ("6 May 2024", "date", "spacy.xx_test_pipe.DATE", "xx_test_pipe says: DATE"),
    ]
    assert marks[1].detail == ActorSeen("Kestrel Council", "organisation")
    assert isinstance(marks[3].detail, DateValue)
    assert marks[3].detail.value == "2024-05-06"
    ever = answers[1]
    assert isinstance(ever, tuple)
    assert ever[-1].detail == DateValue(), "our grammar cannot read it: unresolved"
    assert answers[2] == ()


def test_a_pipeline_that_breaks_on_an_article_goes_on_with_the_next(fake: Path) -> None:
    bad, good = article("bad.txt", "crash"), article("good.txt", "Ona Brek.")
    _, answers = asked("xx_test_pipe", fake, bad, good)
    assert answers[0] == "bad.txt: recognition failed: RuntimeError('no such luck')"
    assert isinstance(answers[1], tuple)
    assert len(answers[1]) == 1


def test_what_is_missing_is_said_with_what_helps(fake: Path, tmp_path: Path) -> None:
    first, _ = asked("en_core_web_trf", fake)
    assert first.startswith("spacy:en_core_web_trf: no such pipeline here ")
    assert "python -m spacy download en_core_web_trf" in first
    assert "\n" not in first
    (tmp_path / "spacy.py").write_text("raise ImportError")
    first, _ = asked("en_core_web_trf", fake)
    assert first == (
        "spacy:en_core_web_trf: spaCy is not installed: python -m pip install spacy"
    )


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="needs spaCy")
def test_a_real_pipeline_from_a_folder(tmp_path: Path) -> None:
    import spacy  # type: ignore[import-not-found, unused-ignore]

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([
        {"label": "PERSON", "pattern": "Ona Brek"},
        {"label": "ARMED_GROUP", "pattern": "Kestrel Council"},
        {"label": "DATE", "pattern": "6 May 2024"},
        {"label": "MONEY", "pattern": "3 dollars"},
    ])  # fmt: skip
    pipeline.to_disk(tmp_path / "my_pipe")
    first, answers = asked(str(tmp_path / "my_pipe"), tmp_path, article("a.txt", TEXT))
    assert first == ""
    marks = answers[0]
    assert isinstance(marks, tuple)
    seen = [(TEXT[m.span.start : m.span.end], m.rule, m.why) for m in marks]
    assert seen == [
        ("Ona Brek", "spacy.my_pipe.PERSON", "my_pipe says: PERSON"),
        ("Kestrel Council", "spacy.my_pipe.ARMED_GROUP", "my_pipe says: ARMED_GROUP"),
        ("6 May 2024", "spacy.my_pipe.DATE", "my_pipe says: DATE"),
    ]
    assert marks[1].detail == ActorSeen("Kestrel Council", "armed-group")
    name = f"spacy:{tmp_path / 'my_pipe'}"
    before = edition_of((name,))
    assert before
    (tmp_path / "my_pipe" / "config.cfg").touch()
    assert edition_of((name,)) != before


def test_an_unknown_edition_is_not_kept() -> None:
    assert edition_of(("actors",))
    assert edition_of(("actors", "spacy:no_such_pipeline")) == ""


def test_the_same_words_are_shown_once_the_first_recogniser_first() -> None:
    def seen(rule: str, *span: int, kind: str = "actor") -> Mark:
        return Mark(kind, (Span(*span),), ActorSeen("X"), rule)

    ours = (seen("ours", 5, 9), seen("ours too", 20, 24))
    theirs = (seen("theirs", 0, 4), seen("theirs", 5, 9), seen("wider", 5, 11))
    other = seen("other kind", 5, 9, kind="claim")
    kept = merged([ours, (*theirs, other)])
    assert [mark.rule for mark in kept] == ["theirs", "ours", "other kind", "wider", "ours too"]


def test_labels_stand_for_types_that_there_are() -> None:
    assert set(ACTORS.values()) <= set(ACTOR_TYPES)
    assert (actor_type("per"), actor_type("Armed_Group"), actor_type("MONEY")) == (
        "person", "armed-group", "",
    )  # fmt: skip


def test_a_long_body_is_handed_over_in_pieces_between_words() -> None:
    text = "front\n" + "one two\n" * 5 + "three four five six seven" + "x" * 25
    body = Span(6, len(text))
    cut = list(pieces(text, body, 10))
    assert "".join(text[a:b] for a, b in cut) == text[6:]
    assert all(0 < b - a <= 10 for a, b in cut)
    assert [text[a:b] for a, b in cut][:6] == [*["one two\n"] * 5, "three "]


def test_answers_stop_with_the_questions() -> None:
    answers = io.BytesIO()
    answer_all(["dates"], io.BytesIO(), answers)
    answers.seek(0)
    assert pickle.load(answers) == ""
    assert not answers.read()
