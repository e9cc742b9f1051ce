from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.formats.made import cases, full, written
from tests.formats.readers import READERS
from tui.formats import formats, rows_of
from tui.formats._facets import FACETS
from tui.formats._names import Names
from tui.formats._offsets import for_xml, no_lone
from tui.model.case import Case
from tui.model.row import record_of
from tui.model.step import TABLES

if TYPE_CHECKING:
    from tui.model.tag import Tag

EXACT = ("csv", "datapackage", "jsonl", "webannotation", "doccano", "labelstudio")
"""Formats in which each word is as it was, with its newlines and blanks."""
ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
SIGNS = {
    "values": "1999-12-31",
    "actors": "Dockers’ Union",
    "claims": "the gist of it",
    "fields": "Panama or so",
    "notes": "a word of mine",
    "by": "annotator-ana",
    "rules": "rule.of.thumb",
    "anchors": "moved",
    "links": "contradicts",
    "aspects": "how-many-is-it",
    "names": "Alias of dockers",
    "facts": "Title of the port",
    "untagged": "untagged",
    "refusals": "refused words",
    "codebook": "Vessel",
}
"""What shows in an export that a facet is in it."""


def lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def within_lines(tag: Tag) -> str:
    """A tag's words from the first to the last character that ends no line."""
    covered = [at - tag.span.start for part in tag.parts for at in range(*part)]
    inside = [at for at in covered if tag.quote[at] not in ENDS]
    return tag.quote[min(inside) : max(inside) + 1] if inside else tag.quote


def shown(name: str, tag: Tag) -> str:
    """A tag's words as a format's own page says that they come back."""
    if name in EXACT or tag.anchor == "orphan":
        return tag.quote
    if name in ("prodigy", "spacy"):
        return tag.quote.strip()
    if name == "conll":
        return no_lone("".join(tag.quote.split()))
    if name == "uima":
        return for_xml(tag.quote)
    if name == "brat":
        return no_lone(lf(within_lines(tag)))
    return no_lone(lf(tag.quote))


def expected(name: str, case: Case) -> Counter[tuple[str, str, str]]:
    paths = {id_: record.path for id_, record in case.records.items()}
    return Counter((paths[tag.article], tag.kind, shown(name, tag)) for tag in case.tags)


def test_there_is_a_reader_for_each() -> None:
    assert READERS.keys() == formats().keys()
    assert next(iter(formats())) == "csv"


@pytest.mark.parametrize("name", [*formats()])
@given(case=cases())
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_every_tag_comes_back_with_its_words(name: str, case: Case) -> None:
    form = formats()[name]
    seen = Counter(READERS[name](case))
    assert seen.total() == rows_of(form, case)
    if name == "claims":
        return
    there = expected(name, case)
    assert not seen - there
    assert sum((there - seen).values()) == sum(
        loss.count for loss in form.losses(case) if loss.tags
    )


@pytest.mark.parametrize("name", [*formats()])
def test_the_sample_comes_back(name: str) -> None:
    case = full()
    seen = Counter(READERS[name](case))
    assert seen.total() == rows_of(formats()[name], case)
    if name != "claims":
        there = Counter(
            (case.records[t.article].path, t.kind, shown(name, t)) for t in case.tags
        )
        assert not seen - there
    assert len(case.tags) - seen.total() == {
        "claims": 8, "conll": 2, "csv": 0, "datapackage": 0, "jsonl": 0, "webannotation": 0,
    }.get(name, 1)  # fmt: skip


@pytest.mark.parametrize("name", [*formats()])
def test_what_is_not_said_to_be_lost_is_there(name: str) -> None:
    case = full()
    if name == "claims":
        case = replace(case, tags=tuple(tag for tag in case.tags if tag.kind == "claim"))
    files = written(name, case)
    data = b"".join([*(key.encode() for key in files), *files.values()])
    if name == "qdpx":
        with zipfile.ZipFile(BytesIO(data.removeprefix(b"project.qdpx"))) as archive:
            data = b"".join(archive.read(each) for each in archive.namelist())
    text = data.decode()
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    lost = {loss.what for loss in formats()[name].losses(case)}
    for facet, sign in SIGNS.items():
        words, count = FACETS[facet]
        if count(case):
            assert (sign in text) != (words in lost), facet


@pytest.mark.parametrize("name", [*formats()])
def test_the_same_case_gives_the_same_bytes(name: str) -> None:
    case = full()
    turned = replace(
        case,
        records=dict(reversed([*case.records.items()])),
        articles=dict(reversed([*case.articles.items()])),
        actors=dict(reversed([*case.actors.items()])),
    )
    assert list(written(name, case).items()) == list(written(name, turned).items())


@pytest.mark.parametrize("name", [*formats()])
def test_nothing_of_an_empty_case_is_lost(name: str) -> None:
    case = replace(
        full(), records={}, articles={}, tags=(), actors={}, links=(), refusals=(), codebook=""
    )
    assert formats()[name].losses(case) == ()
    assert list(READERS[name](case)) == []


@pytest.mark.parametrize("name", [*formats()])
def test_names_of_files_lead_nowhere_else(name: str) -> None:
    case = full()
    hostile = ("../../etc/passwd", "C:\\x\0y")
    records = {
        id_: replace(record, path=path)
        for (id_, record), path in zip(case.records.items(), (*hostile, "a/./b"), strict=True)
    }
    for file in written(name, replace(case, records=records)):
        assert not set(file) & set("\\:\0")
        assert not file.startswith("/")
        assert not {"..", "."} & set(file.split("/"))


def test_names_are_each_their_own() -> None:
    names = Names()
    given = [
        "a.txt",
        "A",
        "a",
        "a.txt",
        "con.txt",
        "",
        "..",
        "x" * 300,
        "day/a.txt",
        "-rf",
        "é",
    ]
    found = [names.fresh(path) for path in given]
    assert len({name.casefold() for name in found}) == len(given)
    assert found[:4] == ["a", "A-2", "a-3", "a-4"]
    assert all(name and not name.startswith(("-", ".", "/")) for name in found)


def read_back(data: bytes, case: Case) -> Case:
    """A case from Dateline's own lines and the texts they were made on."""
    tables: dict[str, list[Any]] = {name: [] for name in TABLES}
    codebook = ""
    for line in data.decode().split("\n")[1:-1]:
        row = json.loads(line)
        if row["table"] == "codebook":
            codebook = row["text"]
        else:
            tables[row["table"]].append(record_of(row["table"], row))
    return Case(
        {record.id: record for record in tables["articles"]},
        case.articles,
        tuple(tables["tags"]),
        {actor.id: actor for actor in tables["actors"]},
        tuple(tables["links"]),
        tuple(tables["refusals"]),
        codebook,
    )


@given(case=cases())
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@example(case=full())
def test_our_own_lines_hold_everything(case: Case) -> None:
    (data,) = written("jsonl", case).values()
    again = read_back(data, case)
    assert again.tags == case.tags
    assert (again.actors, again.links, again.refusals) == (
        case.actors, case.links, case.refusals,
    )  # fmt: skip
    assert again.codebook == case.codebook
    assert written("jsonl", again) == {"case.jsonl": data}


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_kind_of_any_name(name: str) -> None:
    case = full()
    odd = replace(case, tags=tuple(replace(tag, kind="\x1b[31m\ud800 x") for tag in case.tags))
    assert written(name, odd)
