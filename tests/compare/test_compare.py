"""What is proposed on the sample corpus, and what must hold for any passages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.comparison import CORPUS, LIST, Outcome, outcome
from tui.compare import Index, Passage, Vocabulary, counterpart, old, proposals
from tui.compare.proposing import MOST
from tui.compare.quantities import quantities
from tui.compare.terms import terms
from tui.model.span import Span


@cache
def sample() -> Outcome:
    return outcome(CORPUS, LIST)


def types_of(beginning: str, other: str) -> set[str]:
    seen = sample()
    return {
        each.type
        for each in (*seen.right, *seen.wrong)
        if {True}
        == {
            any(seen.texts[key].startswith(words) for key in (each.a, each.b))
            for words in (beginning, other)
        }
    }


def test_on_the_sample_corpus_a_proposal_is_nearly_always_right() -> None:
    assert sample().precision >= 0.95
    assert sample().recall >= 0.45


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("001: “Velmora will send", "005: “They will supply", "repeats"),
        ("001: The government in Qalat Nur", "006: Qalat Nur had asked", "repeats"),
        ("001: 31 people", "004: 47 people", "contradicts"),
        ("001: About 300 men", "004: Some 120 men", "contradicts"),
        ("001: The government in Qalat Nur", "005: President Idris", "contradicts"),
        ("006: Qalat Nur had asked", '002: "Our soldiers defend', "contradicts"),
        ("004: A strike destroyed", "005: The Halef bridge", "contradicts"),
        ("001: Overnight", "004: A strike destroyed", "corroborates"),
    ],
)
def test_the_plain_cases_of_the_sample_corpus(one: str, other: str, type_: str) -> None:
    assert types_of(one, other) == {type_}


def said(*texts: str) -> list[Passage]:
    return [
        Passage(f"{n}", f"article {n}", Span(0, len(text)), text, polarity="+")
        for n, text in enumerate(texts)
    ]


def test_what_one_denies_is_never_proposed_as_agreement() -> None:
    for text in ("The port was asked for ships and crews.", "The port asked for ships."):
        one, other, *rest = said("The port asked for ships and guns at night.", text, *OTHERS)
        words = Vocabulary.of([each.text for each in (one, other, *rest)])
        (agreed,) = proposals([one, other, *rest], words)
        assert agreed.type != "contradicts"
        denied = proposals([one, replace(other, polarity="-"), *rest], words)
        assert {each.type for each in denied} <= {"contradicts"}


OTHERS = (
    "The bakery on the corner opened late.",
    "Grain ships were unloaded at the southern pier.",
    "The president received an envoy of the emirate.",
    "Rain fell on the hills above the city.",
)


@pytest.mark.parametrize(
    ("one", "other", "aspect"),
    [
        ("The blast killed 31 in Maraj town.", "It killed 47 in Maraj town.", ""),
        ("The blast killed 31 people at Maraj.", "Maraj: it killed 47 people.", "how-many"),
        ("The blast killed at least 31 people at Maraj.", "It killed 47 people at Maraj.", ""),
        ("About 300 men crossed at Bir Nasr.", "Some 310 men crossed at Bir Nasr.", ""),
        ("Two hundred men crossed at Bir Nasr.", "200 men crossed at Bir Nasr.", ""),
        ("Dozens of men crossed at Bir Nasr.", "200 men crossed at Bir Nasr.", "how-many"),
    ],
)  # fmt: skip
def test_figures_are_compared_as_ranges(one: str, other: str, aspect: str) -> None:
    (found,) = proposals(said(one, other), Vocabulary.of((one, other, *OTHERS)))
    assert found.aspect == aspect
    assert (found.type == "contradicts") == (aspect != "" and "Dozens" not in one)


def test_two_figures_of_one_article_are_two_matters() -> None:
    texts = ("The blast killed 31 people in Maraj.", "The blast killed 47 people in Maraj.")
    one, other = said(*texts)
    other = Passage(other.key, one.article, Span(100, 140), other.text)
    assert proposals([one, other], Vocabulary.of((*texts, *OTHERS))) == ()


def test_quantities() -> None:
    text = "Between 2011 and 2 May, over 1,200 men and two hundred horses crossed."
    found = [(each.low, each.words, each.vague) for each in quantities(text)]
    assert found == [(1200, "1,200", False), (200, "two hundred", False)]


def test_one_form_for_all_forms_of_a_word() -> None:
    assert terms("The soldiers were killed, he said") == terms("Troops died")
    assert terms("al-Qadhi’s cities") == terms("Qadhi: a city")


WORDS = st.sampled_from(("bridge", "drones", "Maraj", "fled", "31 people", "the", "bread"))
TEXTS = st.lists(
    st.lists(WORDS, min_size=1, max_size=8).map(" ".join) | st.text(max_size=30), max_size=7
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_passages(texts: list[str]) -> None:
    vocabulary, passages = Vocabulary.of((*texts, *OTHERS)), said(*texts)
    made = proposals(passages, vocabulary)
    assert len({(each.a, each.b) for each in made}) == len(made)
    assert all(each.a < each.b and 0 < each.score <= 1.0001 for each in made)
    assert proposals(passages[::-1], vocabulary) == made
    assert old(passages, (), vocabulary) == frozenset()
    keys = {each.key for each in passages if terms(each.text)}
    assert old(passages, [Passage("x" + p.key, "x", p.span, p.text) for p in passages],
               vocabulary) <= keys  # fmt: skip
    for passage in passages:
        found = counterpart(passage, said(*OTHERS), vocabulary)
        assert found is None or found[1] >= 0.28


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.sets(st.integers(0, 6)))
def test_an_index_forgets_what_is_dropped(texts: list[str], gone: set[int]) -> None:
    vocabulary, passages = Vocabulary.of((*texts, *OTHERS)), said(*texts)
    index, fresh = Index(vocabulary), Index(vocabulary)
    index.add(passages)
    index.add(passages)
    for number in gone:
        index.drop(f"article {number}")
    fresh.add(each for each in passages if int(each.key) not in gone)
    for passage in passages:
        assert index.alike(passage, 0.1) == fresh.alike(passage, 0.1)


def one_source(*texts: str) -> list[Passage]:
    return [replace(each, source="the health office") for each in said(*texts)]


def test_one_figure_of_one_source_is_one_matter() -> None:
    texts = (
        "31 were killed at the quarry by shells.",
        "It counts 31 dead, nine of them girls.",
    )
    vocabulary = Vocabulary.of((*texts, *OTHERS))
    assert [each.type for each in proposals(one_source(*texts), vocabulary)] == ["repeats"]
    assert proposals(said(*texts), vocabulary) == ()
    digits = "7" * 5000
    odd = tuple(each.replace("31", digits) for each in texts)
    assert len(proposals(one_source(*odd), Vocabulary.of((*odd, *OTHERS)))) == 1


@pytest.mark.parametrize(
    ("sources", "kind"),
    [
        (("the coast guard", "the port authority"), "corroborates"),
        (("the coast guard", "the coast guard"), "repeats"),
        (("leila haddar", "foreign minister haddar"), "repeats"),
        (("the coast guard", "a senior official"), "repeats"),
        (("the coast guard", ""), "repeats"),
    ],
)
def test_one_wording_of_two_sources_is_no_copy(sources: tuple[str, str], kind: str) -> None:
    texts = (
        "The ferry ran aground on the northern mole during the storm.",
        "The ferry ran aground on the northern mole during a storm.",
    )
    passages = [
        replace(each, source=source) for each, source in zip(said(*texts), sources, strict=True)
    ]
    made = proposals(passages, Vocabulary.of((*texts, *OTHERS)))
    assert [each.type for each in made] == [kind]


def test_a_capital_stands_for_its_state() -> None:
    assert terms("Tehran’s envoys") & terms("An Iranian minister") == {"iran"}


def test_a_long_name_alone_is_no_account() -> None:
    texts = (
        "A man of the Harbour Police Reserve Corps came home.",
        "The Harbour Police Reserve Corps has new boats.",
    )
    name = frozenset(("harbour police reserve corps",))
    passages = [
        replace(each, actors=name, matter=each.text.replace("Harbour Police Reserve Corps", ""))
        for each in said(*texts)
    ]
    assert proposals(passages, Vocabulary.of((*texts, *OTHERS))) == ()


def test_what_a_claim_begins_with_may_have_had_a_name() -> None:
    texts = ("The bridge was damaged by a flood.", "Halef bridge: damaged, and closed.")
    vocabulary = Vocabulary.of((*texts, *OTHERS))
    one, other = said(*texts)
    (alone,) = proposals([one, other], vocabulary) or (None,)
    (both,) = proposals([replace(one, implied="Halef"), other], vocabulary)
    assert alone is None or alone.score < both.score


def test_of_very_many_copies_each_is_linked_to_some() -> None:
    texts = [f"Shells killed 31 people at the quarry of Maraj, ward {n}." for n in range(40)]
    made = proposals(said(*texts), Vocabulary.of((*texts, *OTHERS * 100)))
    assert len(made) <= MOST * len(texts)
    assert {key for each in made for key in (each.a, each.b)} == {str(n) for n in range(40)}
