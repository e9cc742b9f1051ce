from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.aliases import b_cubed, main, pairwise
from tui.aliases import Named, clusters, matches, proposals

NAMES = Path(__file__).with_name("names.txt")
ANY = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("Aals-' .,()&’HTS")), max_size=30
)


def listed() -> dict[str, str]:
    """The names of the list by whose they are."""
    lines = [
        line
        for line in NAMES.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return {name: line for line in lines for name in line.split(" | ")}


def test_public_names_in_their_spellings() -> None:
    names = listed()
    found = [(names, clusters(list(names)))]
    precision, recall, _ = pairwise(found)
    assert precision >= 0.99
    assert recall >= 0.97
    assert b_cubed(found)[2] >= 0.98


def test_the_order_of_names_does_not_matter() -> None:
    names = list(listed())
    as_sets = {frozenset(each) for each in clusters(names)}
    random.Random(4).shuffle(names)
    assert {frozenset(each) for each in clusters(names)} == as_sets


def test_one_against_all_is_as_all_against_all() -> None:
    actors = [Named(str(n), (name,)) for n, name in enumerate(listed())]
    whole = proposals(actors)
    for one in actors[::20]:
        assert matches(one, actors) == tuple(p for p in whole if one.id in (p.a, p.b))


def test_the_one_to_keep() -> None:
    few = Named("few", ("Abbas Araghchi",), mentions=1)
    many = Named("many", ("Araqchi",), mentions=5)
    (found,) = proposals([few, many])
    assert (found.a, found.b) == ("many", "few")
    (found,) = proposals([few, Named("short", ("Araqchi",), mentions=1)])
    assert (found.a, found.b) == ("few", "short")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(ANY, st.sampled_from(["", "person", "place", "state"])), max_size=8))
def test_any_names(drawn: list[tuple[str, str]]) -> None:
    actors = [Named(str(n), (name,), sort) for n, (name, sort) in enumerate(drawn)]
    ids = {each.id for each in actors}
    found = proposals(actors)
    assert all(0 < each.score < 1 and each.evidence and each.a != each.b for each in found)
    assert all({each.a, each.b} <= ids for each in found)
    assert len({frozenset((each.a, each.b)) for each in found}) == len(found)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    names = [name for name, _ in drawn]
    assert sorted(name for each in clusters(names) for name in each) == sorted(set(names))


def test_a_long_name_is_no_trouble() -> None:
    words = "of the " * 5000
    assert proposals([Named("1", (words,)), Named("2", (f"Al-{words}",))]) is not None


def test_the_figures() -> None:
    gold = {"a": "1", "b": "1", "c": "2"}
    alone = [[name] for name in gold]
    assert b_cubed([(gold, alone)]) == pytest.approx((1, 2 / 3, 0.8))
    assert pairwise([(gold, [["a", "b", "c"]])]) == pytest.approx((1 / 3, 1, 0.5))
    assert pairwise([(gold, [["a", "b"], ["c"]])]) == (1, 1, 1)


def test_the_measuring_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.json"
    gold.write_text(
        '{"groups": [{"group": "one", "names": [["US", "u"], ["United States", "u"]]}]}'
    )
    assert main([str(gold), str(tmp_path / "pred.json")]) == 0
    assert "b3    P/R/F 100.0/100.0/100.0" in capsys.readouterr().out
    assert '"clusters"' in (tmp_path / "pred.json").read_text()
