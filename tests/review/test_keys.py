"""What a review of the whole sample corpus costs, counted in keys."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SAMPLES
from tests.review.keys import bill_of

GOLD = Path(__file__).with_name("corpus.gold")


def test_everything_right_is_tagged_for_few_keys() -> None:
    bill = bill_of(SAMPLES, GOLD)
    assert bill.wrong == []
    assert bill.tags > 340
    assert bill.per_tag <= 0.9
