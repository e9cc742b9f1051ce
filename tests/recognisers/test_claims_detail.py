from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model.article import Article
from tui.model.detail import Claim
from tui.model.span import Span
from tui.recognisers._claims.lexicon import forms
from tui.recognisers.claims import RECOGNISER

if TYPE_CHECKING:
    from tui.model.mark import Mark


def marks(text: str, lang: str = "", start: int = 0) -> list[Mark]:
    found = RECOGNISER.find(Article("a.txt", text, Span(start, len(text)), lang=lang))
    return [mark for mark in found if mark.kind == "claim"]


def claim_of(mark: Mark) -> Claim:
    assert isinstance(mark.detail, Claim)
    return mark.detail


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Two officials told Reuters that he left.", ("Reuters",)),
        ("Two officials told the mayor that he left.", ()),
        ("AFP cited a guard as saying he left.", ("AFP",)),
        ("On Friday it cited a guard as saying he left.", ()),
        ("They quoted a guard as saying he left.", ()),
        ("A guard was quoted by AFP as saying he left.", ("AFP",)),
        ("He left, according to two officials cited by AFP.", ("AFP",)),
        ("According to the Herald, the mayor said it was late.", ("the Herald",)),
        ("“It is late,” he said. , reported Al Jazeera.", ("Al Jazeera",)),
    ],
)
def test_the_chain(text: str, via: tuple[str, ...]) -> None:
    assert [claim_of(mark).via for mark in marks(text)] == [via]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("He said it was late.", "indirect"),
        ("“It is late,” he said.", "direct"),
        ("He said it was “far too late” by then.", "mixed"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert [claim_of(mark).mode for mark in marks(text)] == [mode]


@pytest.mark.parametrize(
    ("content", "phase", "polarity"),
    [
        ("Iran will send missiles", "planned", "+"),
        ("Iran is going to send missiles", "planned", "+"),
        ("Iran plans to send missiles", "planned", "+"),
        ("Iran has taken all steps", "happened", "+"),
        ("forces backed by Iran have crossed", "happened", "+"),
        ("the men who will come have left", "happened", "+"),
        ("troops crossed the border", "happened", "+"),
        ("Iran has not requested troops", "happened", "-"),
        ("Iran is providing support", "ongoing", "+"),
        ("Iran has been providing support", "ongoing", "+"),
        ("IS had returned", "happened", "+"),
        ("it poses no threat", "ongoing", "-"),
        ("Iran could send troops", "hypothetical", "+"),
        ("Iran may not send troops", "hypothetical", "-"),
        ("Iran would send troops if it was asked", "hypothetical", "+"),
        ("they won’t leave", "planned", "-"),
        ("it was not only late", "happened", "+"),
        ("there are no troops", "ongoing", "-"),
        ("the guards stay and there is nothing to fear", "ongoing", "-"),
        ("they stand there with no troops", "ongoing", "+"),
        ("he had no knowledge of a request", "happened", "-"),
        ("he had seen no letter", "happened", "-"),
        ("the crews found nothing there", "happened", "-"),
        ("there was none", "happened", "-"),
        ("there has been no request", "happened", "-"),
        ("no request was made", "happened", "-"),
        ("none of the men returned", "happened", "-"),
        ("there is no doubt that men have crossed", "ongoing", "+"),
        ("no fewer than 300 men have crossed", "happened", "+"),
        ("they had no fewer than 300 men", "happened", "+"),
    ],
)
def test_phase_and_polarity(content: str, phase: str, polarity: str) -> None:
    claim = claim_of(*marks(f"He says that {content}."))
    assert (claim.phase, claim.polarity) == (phase, polarity)


@pytest.mark.parametrize(
    ("text", "phase", "polarity"),
    [
        ("He said that Iran would send troops.", "planned", "+"),
        ("“Iran would send troops,” he said.", "hypothetical", "+"),
        ("He denied that Iran had sent troops.", "happened", "-"),
        ("He denied that Iran had not sent troops.", "happened", "+"),
        ("He pledged more support.", "planned", "+"),
        ("He vowed to leave soon.", "planned", "+"),
        ("He warned of a new war.", "hypothetical", "+"),
        ("He reported a mass exodus.", "happened", "+"),
    ],
)
def test_the_verb_that_reports_counts(text: str, phase: str, polarity: str) -> None:
    claim = claim_of(*marks(text))
    assert (claim.phase, claim.polarity) == (phase, polarity)


def test_the_source_is_only_a_guess() -> None:
    assert not claim_of(*marks("The army said that Hama was calm.")).source_sure


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("note", "note notes noted noting"),
        ("deny", "deny denies denied denying"),
        ("say", "say says said saying"),
        ("stress", "stress stresses stressed stressing"),
        ("slam", "slam slams slammed slamming"),
        ("vow", "vow vows vowed vowing"),
    ],
)
def test_forms_of_a_verb(verb: str, expected: str) -> None:
    assert forms(verb) == expected.split()


def test_a_pronoun_is_no_reason_either() -> None:
    (mark,) = marks("On Friday it cited a guard as saying he left.")
    assert "through" not in mark.why
