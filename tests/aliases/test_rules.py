from __future__ import annotations

import pytest

from tui.aliases import Named, matches, proposals
from tui.aliases.lists import lists
from tui.aliases.reading import read
from tui.aliases.rules import RULES, Rule
from tui.aliases.sounds import sounds


def score(one: str, other: str, *, types: tuple[str, str] = ("", "")) -> float:
    """What the two are worth as one; 0: nothing is proposed."""
    both = [Named("1", (one,), types[0]), Named("2", (other,), types[1])]
    return max((each.score for each in proposals(both)), default=0)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_example(rule: Rule) -> None:
    one, other = rule.example
    (proposal,) = proposals([Named("1", (one,)), Named("2", (other,))])
    reasons = {rule.says.format(a=a, b=b) for a, b in ((one, other), (other, one))}
    assert proposal.score >= rule.right
    assert reasons.intersection(proposal.evidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Iran", "Iraq"), ("Hama", "Hamas"), ("Hama", "Homs"), ("Homs", "Hamas")),
        ("Bashar al-Assad", "Maher al-Assad"),
        ("Mali", "Malik"),
        ("Oman", "Omar"),
        ("Niger", "Nigeria"),
        ("Slovakia", "Slovenia"),
        ("North Korea", "South Korea"),
        ("Jordan", "Michael Jordan"),
        ("Georgia", "Georgia Meloni"),
        ("China", "China Eastern Airlines"),
        ("New York", "New York Times"),
        ("Washington", "Washington Post"),
        ("Air", "Air France"),
        ("Ford", "Ford Australia"),
        ("Syrian army", "Russian army"),
        ("William Burns", "Nicholas Burns"),
        ("GM", "GM and Chrysler"),
        ("Mr. Lee", "Mr. Howard"),
        ("president", "President Assad"),
        ("A", "B"),
    ],
)  # fmt: skip
def test_never(one: str, other: str) -> None:
    assert score(one, other) == 0
    assert score(other, one) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Defence Minister Rustem Umerov", "Umerov"),
        ("Secretary of State Antony Blinken", "Antony Blinken"),
        ("President of the United States Barack Obama", "Barack Obama"),
        ("Kurdish-led Syrian Democratic Forces", "SDF"),
        ("Bank of America Corporation", "Bank of America"),
        ("U.S. Department of Labor", "US Labour Department"),
        ("Munir al-Qadhi", "el-Kadi"),
        ("Türkiye", "Turkey"),
        ("Vučić", "Aleksandar Vucic"),
        ("O’Leary", "Michael O'Leary"),
        ("Wal - Mart", "Wal-Mart"),
    ],
)
def test_likely(one: str, other: str) -> None:
    assert score(one, other) >= 0.65


def test_types_that_differ_keep_apart() -> None:
    assert score("Jordan", "Jordan", types=("person", "state")) == 0
    assert score("Washington", "Washington", types=("place", "medium")) == 0
    assert score("Washington", "Washington", types=("place", "other")) > 0.9
    assert score("Hezbollah", "Hizbullah", types=("armed-group", "organisation")) > 0.9
    assert score("Ford", "Bill Ford", types=("organisation", "person")) == 0


def test_an_ambiguous_surname_asks() -> None:
    brothers = [Named("b", ("Bashar al-Assad",)), Named("m", ("Maher al-Assad",))]
    (sure,) = matches(Named("a", ("Assad",)), brothers[:1])
    doubtful = matches(Named("a", ("Assad",)), brothers)
    assert sure.score > 0.8
    assert {each.score for each in doubtful} == {sure.score / 2}
    assert all("2 actors may be meant by Assad" in each.evidence[0] for each in doubtful)


def test_two_spellings_of_a_man_leave_no_doubt() -> None:
    spelt = [Named("1", ("Abbas Araqchi",)), Named("2", ("Abbas Araghchi",))]
    found = matches(Named("a", ("Araghchi",)), spelt)
    assert [each.score > 0.8 for each in found] == [True, True]


def test_lists_hold_together() -> None:
    known = lists()
    assert set(known.nations.values()) <= set(known.nations)
    assert not set(known.nations) & set(known.adjectives)
    assert all(known.spelling[first] == first for first in known.spelling.values())
    assert all(known.given[first] == first for first in known.given.values())


@pytest.mark.parametrize(
    "spelt",
    [
        "Araghchi Araqchi",
        "Golani Jolani Julani Jawlani",
        "Gaddafi Qaddafi Kadafi Gadhafi Khadafy",
        "Bashar Bachar",
        "Zelensky Zelenskyy Zelenskiy Zelenskyi",
        "Hezbollah Hizbollah Hizbullah",
        "Hussein Husayn Hossein",
        "Haniyeh Haniya Haniyah",
        "Erdogan Erdoğan",
        "Assad al-Assad el-Assad",
        "Zor Ezzor ez-Zor",
    ],
)
def test_spellings_that_sound_alike(spelt: str) -> None:
    first, *others = map(sounds, spelt.split())
    assert all(first & each for each in others)


def test_a_name_taken_apart() -> None:
    name = read("Ryanair CEO, Michael O'Leary")
    assert name.words == ("Michael", "O'Leary")
    assert set(name.said) == {"ryanair ceo"}
    assert read("its parent company, EADS").words == ("EADS",)
    assert read("founder of Apple").words == ()
    assert read("the Syrian Arab News Agency (SANA)").beside == {"sana"}
    assert read("General Motors and Chrysler").several
