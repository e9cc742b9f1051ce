from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anchoring.edits import EDITS, NAMES, Draft, report
from tests.anchoring.judge import AUTOMATIC, Verdict, item, mentions
from tui.anchoring import Anchor, anchor, context
from tui.model.span import Span

TEXT = (
    "Lumen, 6 December – The port was shut on Friday, officials said.\n"
    "Minister Tarim Bey told reporters that “no ship has left” since dawn.\n"
    "The union denied it. Bey did not answer questions about the union.\n"
    "A spokesman for Orsk said the talks with Bey would go on in Homs.\n"
)
reports = st.builds(
    lambda seed, size: report(Random(seed), size), st.integers(0, 9999), st.integers(1, 6)
)


def one(words: str, text: str = TEXT, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return item(text, Span(start, start + len(words)))


def placed(old: str | None, new: str, each: Anchor) -> tuple[str, str]:
    """State, and the words where it stands now."""
    [found] = anchor(old, new, [each])
    return found.state, new[found.span.start : found.span.end] if found.span else ""


def test_context_is_cut_at_the_ends() -> None:
    assert context("abcdef", Span(1, 3)) == ("a", "def")
    assert context("x" * 100, Span(40, 50)) == ("x" * 32, "x" * 32)


@pytest.mark.parametrize("old", [TEXT, None])
def test_an_edit_elsewhere_pushes_tags_along(old: str | None) -> None:
    new = "Correction: a line was added.\n" + TEXT
    items = mentions(TEXT, ("Bey", "the union", "Friday"))
    for each, found in zip(items, anchor(old, new, items), strict=True):
        assert found.state == "exact"
        assert found.span == (each.start + 30, each.end + 30)


def test_a_moved_paragraph_takes_its_tags_along() -> None:
    lines = TEXT.splitlines(keepends=True)
    new = "".join([lines[3], *lines[:3]])
    assert placed(TEXT, new, one("Orsk")) == ("moved", "Orsk")
    assert placed(TEXT, new, one("Tarim Bey")) == ("exact", "Tarim Bey")


def test_a_small_change_of_the_words_is_told() -> None:
    new = TEXT.replace("no ship has left", "no ships have left")
    claim = one("no ship has left” since dawn")
    assert placed(TEXT, new, claim) == ("edited", "no ships have left” since dawn")


SENTENCES = (
    ("officials said", "officials there said", "The port was shut on Friday, officials said"),
    ("The union", "The trade union", "The union denied it."),
    (
        "in Homs",
        "in Aleppo",
        "A spokesman for Orsk said the talks with Bey would go on in Homs",
    ),
    (
        "A spokesman",
        "The spokesman",
        "A spokesman for Orsk said the talks with Bey would go on",
    ),
)


@pytest.mark.parametrize(
    "more", ["Corrected. ", "UPDATE\n", "It was put right. All of it.\n\n"]
)
@pytest.mark.parametrize(("was", "is_now", "quote"), SENTENCES)
def test_what_is_put_beside_changed_words_is_not_taken_in(
    was: str, is_now: str, quote: str, more: str
) -> None:
    start = TEXT.index(quote)
    end = start + len(quote)
    after = end + len(TEXT[end:]) - len(TEXT[end:].lstrip(". \n"))
    changed = quote.replace(was, is_now)
    for new in (
        TEXT[:start] + more + changed + TEXT[end:],
        TEXT[:start] + changed + TEXT[end:after] + more + TEXT[after:],
        more + TEXT[:start] + changed + TEXT[end:],
    ):
        assert placed(TEXT, new, one(quote)) == ("edited", changed)


def test_other_looks_are_no_other_words() -> None:
    new = TEXT.replace("“", '"').replace("”", '"').replace("–", "-")
    assert placed(TEXT, new, one("no ship has left")) == ("exact", "no ship has left")
    assert placed(TEXT, new, one("“no ship has left”")) == ("edited", '"no ship has left"')


@pytest.mark.parametrize("old", [TEXT, None])
@pytest.mark.parametrize(
    ("words", "others"),
    [("Orsk", "Lumen"), ("Friday", "Sunday"), ("6 December", "7 December"), ("Homs", "Hama")],
)
def test_other_words_in_the_place_are_for_a_person(
    old: str | None, words: str, others: str
) -> None:
    state, _ = placed(old, TEXT.replace(words, others), one(words))
    assert state in ("review", "orphan")


@pytest.mark.parametrize("old", [TEXT, None])
def test_a_deleted_mention_does_not_jump_to_another(old: str | None) -> None:
    new = TEXT.replace("Bey did not answer questions about the union.", "")
    assert placed(old, new, one("Bey", nth=1))[0] not in AUTOMATIC
    assert placed(old, new, one("Bey")) == ("exact", "Bey")
    assert placed(old, new, one("Bey", nth=2)) == ("exact", "Bey")


def test_the_first_of_two_like_sentences_is_the_one_deleted() -> None:
    old = "It rained. Bey said no. Bey said that he was ill and could not come. It rained."
    new = old.replace("Bey said no. ", "")
    assert placed(old, new, one("Bey", old))[0] not in AUTOMATIC
    [found] = anchor(old, new, [one("Bey", old, 1)])
    assert found.span == Span(11, 14)


def test_a_doubtful_place_comes_with_its_candidates() -> None:
    new = TEXT.replace("Orsk", "Lumen")
    [found] = anchor(TEXT, new, [one("Orsk")])
    if found.state == "review":
        assert found.span in found.candidates
    assert found.score < 0.65


def test_line_ends_may_change() -> None:
    new = TEXT.replace("\n", "\r\n")
    for each in mentions(TEXT, ("Bey", "the union", "Orsk")):
        assert placed(TEXT, new, each) == ("exact", each.quote)


def test_scripts_without_blanks_between_words() -> None:
    old = (
        "外务省发言人周五说，港口已经关闭。"
        "工会对此表示否认，并且说没有人通知码头工人，他们仍在等待。"
    )
    new = old.replace("周五说", "星期五上午在记者会上说")
    for words in ("发言人", "港口", "工会", "码头工人"):
        assert placed(old, new, one(words, old)) == ("exact", words)
        assert placed(old, "前言。" + old, one(words, old)) == ("exact", words)


def test_nonsense_is_an_orphan() -> None:
    for each in (
        Anchor(5, 5, "", "", ""),
        Anchor(-3, 2, "x", "", ""),
        Anchor(9, 4, "x", "", ""),
    ):
        assert placed(TEXT, TEXT + "x", each) == ("orphan", "")
    assert placed(TEXT, "", one("Bey")) == ("orphan", "")
    assert placed(None, TEXT, Anchor(2, 5, "", "", "")) == ("orphan", "")


@given(reports, st.sampled_from([True, False]))
@settings(deadline=None, max_examples=25)
def test_an_unchanged_text_keeps_everything(text: str, kept: bool) -> None:
    items = mentions(text, NAMES)
    for each, found in zip(items, anchor(text if kept else None, text, items), strict=True):
        assert (found.state, found.span) == ("exact", (each.start, each.end))


@given(reports, st.text("xyz .\n", max_size=60))
@settings(deadline=None, max_examples=25)
def test_text_put_before_only_shifts(text: str, more: str) -> None:
    items = mentions(text, NAMES)
    by = len(more) + 1
    for each, found in zip(items, anchor(text, f"{more}\n{text}", items), strict=True):
        assert (found.state, found.span) == ("exact", (each.start + by, each.end + by))


@given(reports, st.data())
@settings(deadline=None, max_examples=50)
def test_deleted_words_are_not_found_elsewhere(text: str, data: st.DataObject) -> None:
    items = mentions(text, NAMES)
    gone = data.draw(st.sampled_from(items))
    new = text[: gone.start] + text[gone.end :]
    [found] = anchor(text, new, [gone])
    assert found.state not in AUTOMATIC


pieces = st.lists(
    st.sampled_from(
        ["a", "b ", "Bey", "\n", "\r\n", ". ", "“", "é", "\ud800", "\0", "𝔻", "  "]
    ),
    max_size=40,
).map("".join)


@given(pieces, pieces, st.booleans(), st.data())
@settings(deadline=None, max_examples=150)
def test_it_never_raises(old: str, new: str, kept: bool, data: st.DataObject) -> None:
    places = st.integers(-1, len(old) + 2)
    start, end = data.draw(places), data.draw(places)
    each = Anchor(start, end, data.draw(st.just(old[max(0, start) : end]) | pieces), "a", "b ")
    [found] = anchor(old if kept else None, new, [each])
    assert (found.span is None) == (found.state == "orphan")
    if found.span is not None:
        assert 0 <= found.span.start < found.span.end <= len(new)
        if found.state in ("exact", "moved"):
            assert new[found.span.start : found.span.end] == each.quote


@pytest.mark.parametrize("kind", [*((name,) for name in EDITS), EDITS])
def test_intact_tags_are_found_and_others_not_invented(kind: tuple[str, ...]) -> None:
    verdict = Verdict()
    for seed in range(6):
        chance = Random(seed)
        draft = Draft(report(chance, 10), chance)
        text = draft.text
        draft.edit(5, *kind)
        items = mentions(text, NAMES)
        verdict.judge(text, draft, items, anchor(text, draft.text, items))
    assert verdict.intact > 300
    assert verdict.intact_right >= 0.995 * verdict.intact, str(verdict)
    assert len(verdict.wrong) <= 1, str(verdict)
