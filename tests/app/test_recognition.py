from __future__ import annotations

import io
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.session.made import ONE, TWO, article, marks_of
from tui.app.news import NotRecognised, Recognised, Words
from tui.app.recognition import Recognition
from tui.app.recognition_child import CHILD, TRIES, Child, NoChildError, answer_all
from tui.app.recognition_queue import MANY, Waiting
from tui.app.recognition_wishes import Wishes
from tui.desk.progress import Progress
from tui.recognisers import recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.app.recognition_child import Answer
    from tui.model.article import Article

ROOT = Path(__file__).resolve().parents[2]
CROWD = MANY + 8


class Ear:
    """Hears what a thread tells."""

    def __init__(self) -> None:
        self._heard: queue.Queue[Any] = queue.Queue()

    def __call__(self, news: object) -> None:
        self._heard.put(news)

    def next(self) -> Any:
        return self._heard.get(timeout=20)

    def rest(self) -> list[Any]:
        return list(self._heard.queue)


class Hand:
    """Answers in place of a process, when it may."""

    made: list[Hand]

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.may = threading.Semaphore(0)
        self.asked: list[str] = []
        self.made.append(self)

    def ask(self, each: Article) -> Answer:
        self.asked.append(each.id)
        if not self.may.acquire(timeout=20):
            raise NoChildError("nobody allowed it")
        return recognise(each, [n for n in self.names if ":" not in n])

    def stop(self) -> None: ...


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> list[Hand]:
    monkeypatch.setattr(Hand, "made", [], raising=False)
    return Hand.made


@pytest.fixture
def begin(ear: Ear, hands: list[Hand]) -> Iterator[Callable[..., Recognition]]:
    made: list[Recognition] = []

    def start(*articles: Article, store: Path | None = None, **wishes: Any) -> Recognition:
        made.append(Recognition(ear, Wishes(**wishes), store, child=Hand))
        for each in articles:
            made[-1].want(each)
        made[-1].start()
        return made[-1]

    yield start
    for each in made:
        each.stop()
    for hand in hands:
        hand.may.release(1000)


def named(name: str, text: str = ONE) -> Article:
    return replace(article(f"{name}.txt", text, "2025-03-14"), id=name)


def wait_for(true: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.005)


# The process.


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    made = Child(["actors", "claims", "dates"])
    yield made
    made.stop()


def test_a_child_recognises_yields_and_is_started_again_when_it_has_died(child: Child) -> None:
    one = named("one")
    assert child.ask(one) == marks_of(one)
    before = child.process
    assert before is not None
    assert os.getpriority(os.PRIO_PROCESS, before.pid) > 0
    before.kill()
    before.wait()
    assert child.ask(one) == marks_of(one)
    assert child.process is not before


def test_an_article_that_hangs_or_kills_the_process_costs_itself_a_line(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Child(["dates"], seconds=2.0)
    while isinstance(slow.ask(named("warm")), str):
        pass  # a busy machine
    assert slow.process is not None
    os.kill(slow.process.pid, signal.SIGSTOP)
    assert slow.ask(named("bad")) == "bad.txt: not recognised: it took more than 2 s"
    while isinstance(slow.ask(named("good")), str):
        pass
    slow.stop()
    child.ask(named("warm"))
    dies = "import os; os._exit(9)"
    assert child.process is not None
    assert child.process.stdin is not None
    child.process.stdin.write(pickle.dumps(Fatal(dies)))
    assert child.ask(named("bad")) == "bad.txt: not recognised: it ended the process"
    assert child.ask(named("good")) == marks_of(named("good"))


class Fatal:
    def __init__(self, code: str) -> None:
        self.code = code

    def __reduce__(self) -> tuple[Any, ...]:
        return exec, (self.code,)


def test_a_process_that_never_starts_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.recognition_child.CHILD", "raise SystemExit(1)")
    with pytest.raises(NoChildError, match=f"after {TRIES} tries"):
        Child(["dates"]).ask(named("one"))


def test_a_child_ends_with_its_parent() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, "dates"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    process.communicate(timeout=20)
    assert process.returncode == 0


def test_an_article_that_breaks_a_recogniser_is_told_of_and_the_next_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(each: Article, names: Sequence[str]) -> tuple[()]:
        if each.id == "bad":
            raise ZeroDivisionError
        return ()

    monkeypatch.setattr("tui.recognisers.recognise", breaks)
    questions = io.BytesIO(b"".join(pickle.dumps(named(name)) for name in ("bad", "good")))
    answers = io.BytesIO()
    answer_all(["dates"], questions, answers)
    answers.seek(0)
    said = [pickle.load(answers) for _ in range(3)]
    assert said == ["", "bad.txt: recognition failed: ZeroDivisionError()", ()]


# What waits.


def test_what_is_in_sight_goes_first_and_old_versions_are_dropped() -> None:
    waiting = Waiting()
    for name in "abcd":
        waiting.put(named(name))
    for _ in "abcd":
        looked = waiting.look()
        assert looked is not None
        waiting.miss(looked)
    waiting.put(named("a", TWO))
    waiting.hurry(["c", "nobody"])
    again = waiting.look()
    assert again is not None
    waiting.miss(again)
    assert waiting.progress == (0, 4)
    taken = [waiting.take() for _ in range(4)]
    assert [(each.id, each.text) for each in taken if each] == [
        ("c", ONE), ("b", ONE), ("d", ONE), ("a", TWO),
    ]  # fmt: skip
    for n in range(4):
        assert waiting.progress == (n, 4)
        waiting.done()
    assert waiting.progress == (0, 0)


def test_a_pause_is_not_for_what_is_in_sight() -> None:
    waiting = Waiting()
    waiting.pause(paused=True)
    for name in "ab":
        waiting.put(named(name))
        waiting.miss(waiting.look() or named("?"))
    waiting.hurry(["b"])
    taken = waiting.take()
    assert taken is not None
    assert taken.id == "b"
    got: list[Article | None] = []
    thread = threading.Thread(target=lambda: got.append(waiting.take()))
    thread.start()
    thread.join(0.05)
    assert thread.is_alive()
    waiting.pause(paused=False)
    thread.join(5)
    assert [each.id for each in got if each] == ["a"]


# All together.


def test_a_second_process_helps_only_when_many_wait(
    begin: Callable[..., Recognition], hands: list[Hand], ear: Ear
) -> None:
    begin(*(named(f"a{n}") for n in range(CROWD)))
    wait_for(lambda: len(hands) == 2 and all(hand.asked for hand in hands))
    for hand in hands:
        hand.may.release(CROWD)
    heard = {ear.next().article.id for _ in range(CROWD)}
    assert len(heard) == CROWD
    assert len(hands[0].asked) > len(hands[1].asked) - MANY


def test_few_articles_need_one_process(
    begin: Callable[..., Recognition], hands: list[Hand], ear: Ear
) -> None:
    recognition = begin(named("a"), named("b"))
    wait_for(lambda: hands and hands[0].asked)
    assert recognition.progress == ("", 0, 2)
    hands[0].may.release(2)
    assert [ear.next().article.id for _ in "ab"] == ["a", "b"]
    assert recognition.progress == ("", 0, 0)
    assert hands[1].asked == []


def test_the_next_start_knows_the_marks(
    begin: Callable[..., Recognition], hands: list[Hand], ear: Ear, tmp_path: Path
) -> None:
    one = named("one")
    begin(one, store=tmp_path)
    wait_for(lambda: hands)
    hands[0].may.release(1)
    assert ear.next() == Recognised(one, marks_of(one))
    wait_for(lambda: list((tmp_path / "cache").rglob("*.json")))
    begin(one, store=tmp_path)
    assert ear.next() == Recognised(one, marks_of(one))
    begin(one, store=tmp_path, rules_off=("actors", "dates.weekday"))
    rules = {mark.rule.partition(".")[0] for mark in ear.next().marks}
    assert rules == {"claims", "dates"}, "what is kept is kept whole, and then sorted out"
    assert [hand.asked for hand in hands[2:]] == [[]] * 4


def test_a_trained_recogniser_keeps_nobody_waiting(
    begin: Callable[..., Recognition], hands: list[Hand], ear: Ear
) -> None:
    recognition = begin(named("one"), recognisers=("dates", "spacy:slow"))
    wait_for(lambda: len(hands) == 3)
    hands[0].may.release(1)
    first = ear.next()
    assert first.marks
    assert {mark.kind for mark in first.marks} == {"date"}
    assert recognition.progress == ("spacy:slow", 0, 1)
    hands[2].may.release(1)
    assert ear.next() == first, "nothing more was found, and nothing is lost"


def test_a_recogniser_that_is_not_to_be_had_is_told_of_once(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(Hand):
        made = []

        def ask(self, each: Article) -> Answer:
            if self.names == ("spacy:gone",):
                raise NoChildError("spacy:gone: spaCy is not installed")
            return ()

    wishes = Wishes(("date", "dates", "spacy:gone"), ("dates.wekday",))
    recognition = Recognition(ear, wishes, child=Gone)
    for name in "ab":
        recognition.want(named(name))
    recognition.start()
    news = [ear.next() for _ in range(5)]
    said = [each.words for each in news if isinstance(each, Words)]
    assert said[:2] == [
        "settings.toml: no recogniser 'date'; did you mean 'dates'?",
        "settings.toml: no rule 'dates.wekday'; did you mean 'dates.weekday'?",
    ]
    assert said[2:] == ["spacy:gone: spaCy is not installed"]
    assert {each.article.id for each in news if isinstance(each, Recognised)} == {"a", "b"}
    recognition.want(named("c"))
    assert ear.next().article.id == "c"
    assert recognition.progress[1:] == (0, 0)
    recognition.stop()


def test_an_article_without_an_answer_is_told_of(ear: Ear) -> None:
    class Wrong(Hand):
        made = []

        def ask(self, each: Article) -> Answer:
            return f"{each.path}: no"

    recognition = Recognition(ear, child=Wrong)
    recognition.want(named("a"))
    recognition.start()
    assert ear.next() == NotRecognised(named("a"), "a.txt: no")
    recognition.stop()


def test_progress_reads_like_a_bar() -> None:
    assert str(Progress("", 612, 1000)) == "recognised █████░░░░ 612 of 1000"
    rests = Progress("spacy:x", 1, 20, paused=True)
    assert str(rests) == "recognised by spacy:x ░░░░░░░░░ 1 of 20 · at rest"
    assert not Progress()
