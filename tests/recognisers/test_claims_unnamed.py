from __future__ import annotations

import pytest

from tui.model.article import Article
from tui.model.span import Span
from tui.recognisers.claims import RECOGNISER


def speakers(text: str) -> list[str]:
    found = RECOGNISER.find(Article("a.txt", text, Span(0, len(text)), lang="en"))
    return [text[slice(*mark.span)] for mark in found if mark.kind == "actor"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for the militia said that it had left.", "spokesman for the militia"),
        ("The road is closed, dock workers said.", "dock workers"),
        ("The harbour master said that ships would be unloaded.", "harbour master"),
        ("Residents said that shops were closed.", "Residents"),
        ("The army said that Hama was calm.", "army"),
        ("Two people who were briefed on the exchange told us that he left.", "Two people"),
        ("He fled, according to border officials cited by Reuters.", "border officials"),
    ],
)
def test_a_source_without_a_name_is_an_actor(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "He said that it had left.",
        "The official said that it had left.",
        "His office said that it had left.",
        "Reports said that it had left.",
        "Reuters said that it had left.",
        "Leila Haddar said that it had left.",
    ],
)
def test_names_pronouns_papers_and_those_told_of_before_are_none(text: str) -> None:
    assert speakers(text) == []


def test_one_source_is_suggested_once() -> None:
    text = "A guard said that it had left and added that nobody had stayed."
    assert speakers(text) == ["guard"]
