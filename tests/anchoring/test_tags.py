from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anchoring.edits import EDITS, NAMES, Draft, report
from tests.anchoring.judge import mentions
from tui.anchoring import anchor_tags, context
from tui.model.article import text_hash
from tui.model.detail import Claim
from tui.model.span import Span
from tui.model.tag import Tag

TEXT = (
    "title: Harbour\n\n"
    "The port of Lumen, a ministry official said on Friday, will stay shut until Monday.\n"
    "Nobody had told the dockers, who stood before closed gates in the rain.\n"
    "Tarim Bey, who speaks for the union, called the decision a mistake.\n"
)
BODY = TEXT.index("The port")


def tag(*words: str, kind: str = "actor", **more: object) -> Tag:
    parts = tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)
    whole = Span(parts[0].start, parts[-1].end)
    prefix, suffix = context(TEXT, whole)
    quote = TEXT[whole.start : whole.end]
    made = Tag(words[0], "a", kind, parts, quote, prefix, suffix, text_hash(TEXT))
    return replace(made, **more)  # type: ignore[arg-type]


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


CLAIM = tag(
    "The port of Lumen",
    "will stay shut until Monday",
    kind="claim",
    detail=Claim(source_span=span("a ministry official"), cue=span("said")),
)


def placed(new: str, *tags: Tag, old: str | None = TEXT) -> tuple[Tag, ...]:
    return anchor_tags(old, new, text_hash(new), tags, Span(new.find("The port"), len(new)))


def words(text: str, where: Span | None) -> str:
    return text[where.start : where.end] if where else ""


def test_all_of_a_claim_follows() -> None:
    for old in (TEXT, None):
        new = "outlet: The Lumen Post\n" + TEXT
        [found] = placed(new, CLAIM, old=old)
        assert found.anchor == "exact"
        assert [words(new, part) for part in found.parts] == [
            "The port of Lumen",
            "will stay shut until Monday",
        ]
        assert isinstance(found.detail, Claim)
        assert words(new, found.detail.source_span) == "a ministry official"
        assert words(new, found.detail.cue) == "said"
        assert found.text_hash == text_hash(new)
        assert found.quote == words(new, found.span)
        assert (found.prefix, found.suffix) == context(new, found.span)


def test_a_lost_source_is_dropped_and_the_claim_stays() -> None:
    new = TEXT.replace("a ministry official said", "it was heard")
    [found] = placed(new, CLAIM)
    assert [words(new, part) for part in found.parts] == [
        "The port of Lumen",
        "will stay shut until Monday",
    ]
    assert isinstance(found.detail, Claim)
    assert found.detail.source_span is None


def test_the_worst_part_decides() -> None:
    new = TEXT.replace("stay shut until", "stay quite shut until")
    [found] = placed(new, CLAIM)
    assert found.anchor == "edited"
    assert found.quote.endswith("will stay quite shut until Monday")


def test_an_orphan_keeps_what_it_had_and_comes_back() -> None:
    bey = tag("Tarim Bey")
    without = TEXT[: TEXT.index("Tarim Bey")]
    [orphan] = placed(without, bey)
    assert orphan == replace(bey, anchor="orphan")
    assert placed(TEXT, orphan, old=None) == (bey,)
    later = f"{TEXT}More follows.\n"
    [again] = placed(later, orphan)
    assert (again.anchor, again.quote) == ("exact", "Tarim Bey")


def test_outside_the_body_nothing_is_anchored() -> None:
    bey = tag("Tarim Bey")
    [found] = anchor_tags(TEXT, TEXT + " ", "other", [bey], Span(BODY, BODY + 20))
    assert found.anchor == "orphan"


def test_what_needs_a_person_still_does_after_another_edit() -> None:
    for state in ("moved", "edited", "review"):
        [found] = placed(TEXT + "More.\n", tag("Tarim Bey", anchor=state))
        assert (found.anchor, found.quote) == (state, "Tarim Bey")


def test_a_tag_of_this_text_is_not_touched() -> None:
    bey = tag("Tarim Bey", anchor="edited")
    assert placed(TEXT, bey, old=None) == (bey,)


def test_a_tag_whose_old_text_is_another_is_looked_up_by_its_words() -> None:
    new = "A word before.\n" + TEXT
    [found] = placed(new, tag("Tarim Bey"), old="quite another text")
    assert (found.anchor, found.quote) == ("exact", "Tarim Bey")


@given(st.integers(0, 9999), st.integers(1, 6))
@settings(deadline=None, max_examples=30)
def test_an_edit_undone_restores_every_tag(seed: int, times: int) -> None:
    chance = Random(seed)
    text = report(chance, 6)
    draft = Draft(text, chance)
    draft.edit(times, *EDITS)
    new, whole = draft.text, Span(0, 10**9)
    tags = [
        Tag(
            f"{at.start}-{at.end}",
            "a",
            "own",
            (Span(at.start, at.end),),
            at.quote,
            at.prefix,
            at.suffix,
            text_hash(text),
        )
        for at in mentions(text, NAMES)
    ]
    edited = anchor_tags(text, new, text_hash(new), tags, whole)
    for before, after in zip(tags, edited, strict=True):
        old = text if after.text_hash == text_hash(text) else new
        assert after.quote == words(old, after.span)
        [back] = anchor_tags(old, text, text_hash(text), [after], whole)
        if after.anchor == "orphan":
            assert back == before
        elif after.anchor in ("exact", "moved") and back.anchor not in ("review", "orphan"):
            assert back.parts == before.parts
            assert back.quote == before.quote
