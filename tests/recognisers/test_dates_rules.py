from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model.article import Article
from tui.model.span import Span
from tui.recognisers._dates.grammar import rules
from tui.recognisers.dates import RECOGNISER

if TYPE_CHECKING:
    from tui.recognisers._dates.rule import Rule


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_reads_its_example(rule: Rule) -> None:
    text, quote, timex, published = rule.example
    article = Article("a.txt", text, Span(0, len(text)), published=published)
    seen = [(article.quote(mark.span), mark.rule) for mark in RECOGNISER.find(article)]
    assert (quote, rule.name) in seen
    mark = next(mark for mark in RECOGNISER.find(article) if mark.rule == rule.name)
    assert getattr(mark.detail, "timex", None) == timex
    assert mark.vague == rule.vague


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())
