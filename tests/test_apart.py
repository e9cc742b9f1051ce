"""A process that is asked: what it knows lasts as long as it does, and a loss is told."""

from __future__ import annotations

import threading

import pytest

from tui.apart import LateError, LostError, Process

COUNTS = """
import os, time
from tui.apart import heard, pipes, say
questions, answers = pipes(0)
print("what a library prints is no answer")
total = 0
for number in heard(questions):
    if number < 0:
        os._exit(1)
    time.sleep(60 if number > 1000 else 0)
    total += number
    say(answers, total)
"""


def added(process: Process, number: int, seconds: float | None = None) -> int:
    with process.talk(seconds):
        process.tell(number)
        total: int = process.hear()
    return total


def test_it_knows_what_it_was_told_until_it_is_lost() -> None:
    process = Process(COUNTS)
    assert not process.is_running
    assert [added(process, 2), added(process, 3, seconds=30)] == [2, 5]
    with pytest.raises(LostError) as lost:
        added(process, -1)
    assert not isinstance(lost.value, LateError)
    assert added(process, 4) == 4
    process.end()
    assert not process.is_running


def test_that_it_died_in_between_is_told_before_another_is_asked() -> None:
    process = Process(COUNTS)
    assert added(process, 2) == 2
    process.stop()
    with pytest.raises(LostError):
        added(process, 2)
    assert added(process, 2) == 2
    process.end()


def test_one_that_takes_too_long_is_ended() -> None:
    process = Process(COUNTS)
    assert added(process, 2) == 2
    with pytest.raises(LateError):
        added(process, 2000, seconds=0.1)
    assert added(process, 1, seconds=30) == 1
    process.end()


def test_another_thread_stops_a_talk() -> None:
    process = Process(COUNTS)
    assert added(process, 2) == 2
    threading.Timer(0.1, process.stop).start()
    with pytest.raises(LostError):
        added(process, 2000)


def test_one_that_cannot_be_started_is_lost() -> None:
    process = Process("raise SystemExit")
    with pytest.raises(LostError), process.talk():
        process.hear()
