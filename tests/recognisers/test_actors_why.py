"""Why a mark is there: one line for the user, true of the evidence that decided."""

from __future__ import annotations

import pytest

from tui.model.article import Article
from tui.model.span import Span
from tui.recognisers.actors import RECOGNISER


def whys(text: str) -> list[tuple[str, str]]:
    article = Article("a.txt", text, Span(0, len(text)))
    return [(article.quote(mark.span), mark.why) for mark in RECOGNISER.find(article)]


ONE_EACH = [
    ("They flew to Cairo.", "Cairo", "“Cairo” is in the list of cities"),
    ("It was a Lebanese plane.", "Lebanese", "“Lebanese” is in the list of peoples"),
    ("He told Reuters.", "Reuters", "“Reuters” is in the list of media"),
    ("In the capital Col. Hamoud spoke.", "Hamoud", "the title “col.” stands before it"),
    ("The road was closed, Karim Jaber found.", "Karim Jaber",
     "“Karim” is in the list of given names"),
    ("They met Karim Jaber. Later Jaber left.", "Jaber",
     "surname of Karim Jaber, named in full in this text"),
    ("He belongs to the Martyr Zeyd Brigade.", "Martyr Zeyd Brigade",
     "ends in “brigade”, as names of armed groups do"),
    ("Fires burnt near Qarsuna.", "Qarsuna", "“near” stands before it"),
    ("The Blue Orchard Front (BOF) came.", "BOF",
     "the text explains it as “Blue Orchard Front”"),
    ("A senior Iranian official said so.", "senior Iranian official",
     "“said” follows: an unnamed source"),
    ("He fled, according to a regional diplomat.", "regional diplomat",
     "“according to” stands before: an unnamed source"),
    ("Iraqi security forces arrived.", "Iraqi security forces",
     "“forces” after “Iraqi”: a group of fighters"),
    ("They went by way of Aleppo, Zorvik and Homs.", "Zorvik", "in a row with “Aleppo”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "why"), ONE_EACH)
def test_a_mark_says_why(text: str, quote: str, why: str) -> None:
    assert (quote, why) in whys(text)


def test_evidence_at_another_mention_is_said_to_be_elsewhere() -> None:
    text = "In spring Qarsuna burnt. Nobody came. Later they drove past the town of Qarsuna."
    assert whys(text) == [
        ("Qarsuna", "elsewhere in the text: “town of” stands before it"),
        ("Qarsuna", "“town of” stands before it"),
    ]
