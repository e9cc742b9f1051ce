"""The process that compares, and what stands between it and the event loop."""

from __future__ import annotations

import io
import pickle
import queue
import time
from typing import Any

import pytest

from tests.session.made import Rows, article, marks_of
from tui.apart import LostError
from tui.app import comparison
from tui.app.comparison import TRIES, Comparison
from tui.app.comparison_child import Child, Question, answer, answer_all
from tui.app.news import Compared, Words
from tui.session.comparing import Comparing
from tui.session.passages import claims
from tui.session.proposed import propose
from tui.session.session import Session

TEXTS = {
    "one.txt": "The mayor said that rebels had blown up the Ostra bridge before dawn.\n",
    "two.txt": "The army said that the Ostra bridge was blown up by rebels in the night.\n",
    "three.txt": "A baker said that bread was sold again. Rain fell on the hills.\n",
}


class Here:
    """Answers on the thread that asks; may get lost."""

    lost = 0
    asked: list[Question]

    def __init__(self) -> None:
        self._comparing = Comparing()

    def ask(self, question: Question) -> Compared:
        Here.asked.append(question)
        if Here.lost:
            Here.lost -= 1
            self._comparing = Comparing()
            raise LostError
        return answer(self._comparing, question)

    def stop(self) -> None: ...


@pytest.fixture
def session() -> Session:
    made = Session(Rows().save, by="tester")
    for path, text in TEXTS.items():
        made.see(made.take(article(path, text)), marks_of(article(path, text)))
    return made


@pytest.fixture
def heard() -> queue.Queue[Any]:
    return queue.Queue()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "QUIET", 0.0)
    Here.lost, Here.asked = 0, []


def fed(made: Comparison, session: Session, heard: queue.Queue[Any]) -> Any:
    """What is told next, while the pages are handed over as the app would."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        made.feed(session)
        try:
            return heard.get(timeout=0.01)
        except queue.Empty:
            continue
    raise AssertionError("nothing was told")


def until_linked(made: Comparison, session: Session, heard: queue.Queue[Any]) -> None:
    while not session.proposed_links:
        news = fed(made, session, heard)
        propose(session, news.articles, news.links, news.words)


def test_a_process_compares_and_is_started_again_when_it_is_lost(
    session: Session, heard: queue.Queue[Any]
) -> None:
    child = Child()
    made = Comparison(heard.put, lambda: child)
    made.want(session.article_ids())
    until_linked(made, session, heard)
    assert len(session.words) == 4
    first = child.process
    assert first is not None
    first.kill()
    first.wait()
    two = session.id_at("two.txt")
    session.take(article("two.txt", "Nothing.\n"))
    session.see(two, ())
    made.want([two])
    while session.proposed_links:
        news = fed(made, session, heard)
        propose(session, news.articles, news.links, news.words)
    assert child.process is not None
    assert child.process.pid != first.pid
    made.stop()
    assert child.process.wait(10) != 0


def test_an_article_that_has_gone_is_dropped(session: Session, heard: queue.Queue[Any]) -> None:
    made = Comparison(heard.put, Here)
    made.want(session.article_ids())
    until_linked(made, session, heard)
    gone = session.id_at("one.txt")
    session.lose("one.txt")
    made.want([gone])
    news = fed(made, session, heard)
    while gone not in news.articles:
        news = fed(made, session, heard)
    assert news.links == ()
    made.stop()


def test_it_gives_up_when_it_gets_lost_again_and_again(
    session: Session, heard: queue.Queue[Any]
) -> None:
    Here.lost = TRIES
    made = Comparison(heard.put, Here)
    made.want(session.article_ids())
    news = fed(made, session, heard)
    assert news == Words(f"claims are compared no more: lost {TRIES} processes")


def test_after_a_loss_all_is_told_again(session: Session, heard: queue.Queue[Any]) -> None:
    Here.lost = TRIES - 1
    made = Comparison(heard.put, Here)
    made.want(session.article_ids())
    until_linked(made, session, heard)
    made.stop()


def test_only_what_rests_and_is_recognised_is_handed_over(
    session: Session, heard: queue.Queue[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "QUIET", 3600.0)
    made = Comparison(heard.put, Here)
    made.want(session.article_ids())
    made.feed(session)
    assert Here.asked == []
    monkeypatch.setattr(comparison, "QUIET", 0.0)
    unseen = session.take(article("four.txt", "The mayor said that it rained.\n"))
    made.want([unseen, *session.article_ids()])
    until_linked(made, session, heard)
    told = {one.id for each in Here.asked for one, _ in each.told}
    assert told == set(session.article_ids()) - {unseen}
    made.stop()


def test_the_loop_gives_no_more_than_a_slice_of_its_time(
    heard: queue.Queue[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "SLICE", -1.0)
    made = Comparison(heard.put, Here)
    session = Session(Rows().save, by="tester")
    made.want(["a", "b"])
    made.feed(session)
    assert list(made._changed) == ["a", "b"]


def test_questions_and_answers_cross_in_a_pipe(session: Session) -> None:
    name = session.id_at("one.txt")
    one = session.state.articles[name], claims(session, name)
    questions = io.BytesIO()
    for question in (Question((one,), (), 0.0), Question((), (), 1.0)):
        pickle.dump(question, questions)
    questions.seek(0)
    answers = io.BytesIO()
    answer_all(questions, answers)
    answers.seek(0)
    first, second = pickle.load(answers), pickle.load(answers)
    assert first == Compared((), (), None, first.left)
    assert first.left > 0
    assert second.articles == (name,)
    assert second.left == 0
    assert second.words.weight("bridg") > 0
