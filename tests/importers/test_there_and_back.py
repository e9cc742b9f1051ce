"""Exported, imported into an empty store: the same tags at the same words, or said why not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from tests.formats.made import cases, full, written
from tests.importers.made import brought, hexed, session_with, source_of, take
from tui.formats import formats, rows_of
from tui.formats._facts import fact
from tui.importers import Wishes, alike, guessed, importers
from tui.model.detail import Claim
from tui.model.span import Span

if TYPE_CHECKING:
    from tui.model.case import Case
    from tui.model.tag import Tag

NAMES = sorted({*importers(), "datapackage"})
WHOLE = {"csv", "datapackage", "jsonl", "webannotation"}
"""Formats that keep pieces."""
LF = {"qdpx", "brat"}
"""Formats that have every newline as LF: half of a CRLF comes back as all of it."""
BLANKS = {"prodigy", "brat"}
"""Formats that leave out blanks at a tag's edges, or line ends."""

several = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])


def importer_of(name: str) -> str:
    return "csv" if name == "datapackage" else name


def whole_pairs(text: str, span: Span) -> Span:
    """A span with all of the CRLFs that it has half of."""
    start, end = span
    start -= text[start - 1 : start + 1] == "\r\n" and start > 0
    return Span(start, end + (text[end - 1 : end + 1] == "\r\n"))


def place(name: str, case: Case, tag: Tag) -> object:
    """Where a tag is expected to be after the way through a format."""
    text = case.articles[tag.article].text
    if tag.anchor == "orphan":
        return tag.quote
    if name == "brat":
        return alike(
            re.sub(r"[\s\x1c-\x1e]", "", "".join(text[start:end] for start, end in tag.parts))
        )
    if name in WHOLE:
        return tag.parts
    span = whole_pairs(text, tag.span) if name in LF else tag.span
    if name in BLANKS:
        words = text[span.start : span.end]
        left = len(words) - len(words.lstrip())
        span = Span(span.start + left, span.start + len(words.rstrip()))
    return (span,)


def seen(name: str, case: Case, *, back: bool = False) -> Counter[object]:
    """Path, kind and place of every tag."""
    paths = {id_: record.path for id_, record in case.records.items()}
    return Counter(
        (
            paths[tag.article],
            tag.kind,
            tag.parts
            if back and name != "brat" and tag.anchor != "orphan"
            else place(name, case, tag),
        )
        for tag in case.tags
    )


@pytest.mark.parametrize("name", NAMES)
@given(case=cases())
@several
def test_every_tag_comes_back_to_its_words(name: str, case: Case) -> None:
    assume(not any(each.text.startswith("\ufeff") for each in case.articles.values()))
    again, plan = brought(name, case)
    there, back = seen(name, case), seen(name, again, back=True)
    assert back.total() == rows_of(formats()[name], case)
    assert not back - there
    assert not plan.refused
    for tag in again.tags:
        assert again.articles[tag.article].quote(tag.span) == tag.quote
        assert tag.anchor == "exact"


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_comes_back(name: str) -> None:
    case = hexed(full())
    again, plan = brought(name, case)
    there, back = seen(name, case), seen(name, again, back=True)
    assert back.total() == rows_of(formats()[name], case)
    assert not back - there
    assert not plan.refused
    held = {loss.what for loss in formats()[name].losses(case)}
    ours, theirs = ({tag.id: tag for tag in each.tags} for each in (case, again))
    if name == "doccano":
        return
    assert theirs.keys() <= ours.keys()
    for id_, tag in theirs.items():
        before = ours[id_]
        assert (tag.note, tag.by, tag.certainty, tag.flag) == (
            before.note, before.by or "importer", before.certainty, before.flag,
        ) or name == "jsonl"  # fmt: skip
        assert (tag.origin, tag.rule) == (before.origin, before.rule)
        if not isinstance(tag.detail, Claim):
            assert tag.detail == before.detail
        else:
            assert isinstance(before.detail, Claim)
            assert tag.detail == before.detail
    links = {(link.a, link.b, link.type) for link in again.links}
    expected = {(link.a, link.b, link.type) for link in case.links}
    assert links <= expected
    if not any(words.startswith("links") for words in held - {"links' aspects and notes"}):
        assert links == expected


@pytest.mark.parametrize("name", [name for name in NAMES if name != "doccano"])
def test_a_guessed_source_comes_back_as_a_guess(name: str) -> None:
    case = hexed(full())
    sure = {tag.id: number % 2 > 0 for number, tag in enumerate(case.tags)}
    tags = [
        replace(tag, detail=replace(tag.detail, source_sure=sure[tag.id]))
        if isinstance(tag.detail, Claim)
        else tag
        for tag in case.tags
    ]
    again, _ = brought(name, replace(case, tags=tuple(tags)))
    back = {
        tag.id: tag.detail.source_sure for tag in again.tags if isinstance(tag.detail, Claim)
    }
    assert set(back.values()) == {True, False}
    assert back == {id_: sure[id_] for id_ in back}


@pytest.mark.parametrize("name", ["claims", "conll", "doccano"])
def test_what_cannot_say_that_a_source_is_a_guess_tells_so(name: str) -> None:
    case = full()
    told = {loss.what: loss.count for loss in formats()[name].losses(case)}
    assert not any("guess" in what for what in told)
    tags = tuple(replace(tag, detail=Claim("x1", source_sure=False)) for tag in case.tags[:1])
    (said,) = [
        loss
        for loss in formats()[name].losses(replace(case, tags=tags))
        if "guess" in loss.what
    ]
    assert said.count == 1


@given(case=cases())
@several
@example(case=full())
def test_our_own_lines_come_back_to_the_byte(case: Case) -> None:
    case = hexed(case)
    again, _ = brought("jsonl", case)
    assert written("jsonl", again) == written("jsonl", case)
    assert {id_: fact("title", each, None) for id_, each in again.records.items()} == {
        id_: fact("title", each, None) for id_, each in case.records.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_second_time_nothing_is_new(name: str) -> None:
    case = hexed(full())
    session = session_with(case.articles.values())
    source = source_of(name, case)
    form = importers()[importer_of(name)]
    first = take(session, form.read(source, Wishes()))
    tags = dict(session.state.tags)
    second = take(session, form.read(source, Wishes()))
    assert (len(second.tags), second.there) == (0, len(first.tags))
    assert not second.changes
    assert session.state.tags == tags


@pytest.mark.parametrize("name", NAMES)
def test_one_step_takes_all_of_it_back(name: str) -> None:
    case = hexed(full())
    session = session_with(case.articles.values())
    take(session, importers()[importer_of(name)].read(source_of(name, case), Wishes()))
    state = session.state
    assert state.tags
    assert len(state.history) == 1
    session.undo()
    left = state.tags, state.actors, state.links, state.refusals, state.records
    assert not any(left)
    session.redo()
    assert state.tags


@pytest.mark.parametrize("name", NAMES)
def test_a_format_is_known_by_its_looks(name: str) -> None:
    source = source_of(name, full())
    if len(source.files) == 1:
        source = replace(source, files={"file": source.only}) if name != "csv" else source
    assert guessed(source).name == importer_of(name)


@given(case=cases())
@several
def test_texts_with_other_newlines_are_the_same_texts(case: Case) -> None:
    articles = [
        replace(each, text=re.sub("\r\n?|\n", "\n", each.text), hash="other")
        for each in case.articles.values()
    ]
    session = session_with(articles)
    plan = take(session, importers()["doccano"].read(source_of("doccano", case), Wishes()))
    assert not plan.refused
    for tag in plan.tags:
        text = session.state.articles[tag.article].text
        assert text[tag.span.start : tag.span.end] == tag.quote
    assert Counter(alike(tag.quote) for tag in plan.tags) == Counter(
        alike(tag.quote) for tag in case.tags
    )
