"""Finds reported statements: who says what, through whom, and with which word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.detail import Claim
from tui.model.mark import Mark
from tui.recognisers._claims import (
    according,
    cited,
    following,
    grammar,
    hearsay,
    nouns,
    reporting,
    unnamed,
    verb_groups,
)
from tui.recognisers._claims.reason import reason
from tui.recognisers._claims.sentence import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article
    from tui.model.span import Span
    from tui.recognisers._claims.finding import Finding
    from tui.recognisers._claims.sentence import Sentence

_OPENING = '"“„«‘‚「'
_CLOSING = "\"”“»’」'"


class ClaimRecogniser:
    """Finds claims in English: direct, indirect and mixed, with source and cue."""

    def find(self, article: Article) -> Iterator[Mark]:
        """Yield a mark for each claim, and for its source where that has no name."""
        if article.lang and not article.lang.lower().startswith("en"):
            return
        seen: set[Span] = set()
        for finding in map(_without_pronouns, _findings(article.text, article.body)):
            yield _mark(article.text, finding)
            source = unnamed.mark_of(article.text, finding)
            if source is not None and source.span not in seen:
                seen.add(source.span)
                yield source


def _findings(text: str, body: Span) -> Iterator[Finding]:
    """The findings of all sentences; a quotation that goes on is joined to its beginning."""
    speaker = following.Speaker()
    held: list[Finding] = []
    for sentence in read(text, body):
        more = speaker.goes_on(sentence)
        found = [more] if more else _in_sentence(sentence)
        if held and found and _is_one(speaker, sentence, held[-1], found[0]):
            found[0] = following.joined(held.pop(), found[0])
        speaker.listen(sentence, found)
        if found:
            yield from filter(following.has_speaker, held)
            held = found
    yield from filter(following.has_speaker, held)


def _is_one(
    speaker: following.Speaker, sentence: Sentence, before: Finding, found: Finding
) -> bool:
    """Are these two pieces of one quotation?"""
    if found.cue is None and speaker.joins(sentence):
        return found.rule in following.UNATTRIBUTED
    return following.completes(sentence.text, before, found)


def _in_sentence(sentence: Sentence) -> list[Finding]:
    """What one sentence reports."""
    stray = according.reported_by(sentence)
    if stray:
        medium, rest = stray
        return [replace(each, via=(medium, *each.via)) for each in _in_sentence(rest)]
    found = according.attribution(sentence)
    return _attributed(sentence, found) if found else _spoken(sentence)


def _attributed(sentence: Sentence, found: according.Attribution) -> list[Finding]:
    """What a sentence with "according to X" reports: X says it, or passes it on."""
    said = _spoken(found.rest)
    own = [each for each in said if each.rule not in {"claims.adding", "claims.reportedly"}]
    if own:
        name = sentence.text[found.source.start : found.source.end]
        return [replace(each, via=(name, *each.via)) for each in said]
    added = [
        replace(each, source=found.source, via=found.via)
        for each in said
        if each.rule == "claims.adding"
    ]
    outer = according.finding(sentence, found)
    return [outer, *added] if outer else added


def _spoken(sentence: Sentence) -> list[Finding]:
    """What is cited, said or rumoured in a sentence, in this order of trust."""
    second_hand = cited.find(sentence)
    if second_hand:
        return [second_hand]
    said = list(reporting.find(sentence))
    for rule in (following.introduced_by_colon, nouns.find, hearsay.find):
        finding = rule(sentence) if not said else None
        if finding:
            said = [finding]
    return sorted(said, key=lambda each: each.start)


def _without_pronouns(finding: Finding) -> Finding:
    """The finding, passed on by those only who are named: not by "it", whoever that is."""
    named = tuple(each for each in finding.via if each.lower() not in grammar.STAND_INS)
    return replace(finding, via=named) if named != finding.via else finding


def _mark(text: str, finding: Finding) -> Mark:
    content = text[finding.parts[0].start : finding.parts[0].end].strip(_OPENING + _CLOSING)
    mode = _mode(text, finding.parts)
    claim = Claim(
        source_span=finding.source,
        source_sure=False,
        cue=finding.cue,
        via=finding.via,
        mode=mode,
        polarity=verb_groups.polarity(content, verb=finding.verb),
        phase=verb_groups.phase(
            content,
            verb=finding.verb,
            gives=finding.rule == "claims.noun",
            backshifted=finding.backshifted and mode != "direct",
        ),
    )
    return Mark("claim", finding.parts, claim, finding.rule, why=reason(text, finding))


def _mode(text: str, parts: tuple[Span, ...]) -> str:
    """direct: all of it in quotation marks; mixed: some of it; else indirect."""
    words = [text[part.start : part.end] for part in parts]
    if all(each[0] in _OPENING for each in words):
        return "direct"
    return "mixed" if any(mark in each for each in words for mark in '"“«') else "indirect"


RECOGNISER = ClaimRecogniser()
