"""Each format read by a program that somebody else wrote.

    python -m pip install -e ".[dev,interchange-tests]"
    DATELINE_STANDARDS=FOLDER python -m pytest tests/interchange

FOLDER holds what no package brings: Project.xsd of REFI-QDA, anno.jsonld of W3C Web Annotation,
brat's server/src/annotation.py and QualCoder's refi.py. What is not there is skipped.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sqlite3
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tests.formats.made import full, written
from tests.formats.test_formats import expected
from tui import readers
from tui.formats import formats, rows_of
from tui.model.actor import Actor
from tui.model.article import ArticleRecord
from tui.model.detail import ActorSeen, Mention
from tui.model.tag import Tag
from tui.recognisers import recognise

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.case import Case
    from tui.model.detail import Detail

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"
STANDARDS = Path(os.environ.get("DATELINE_STANDARDS", "/nowhere"))


def standard(name: str) -> Path:
    path = STANDARDS / name
    if not path.exists():
        pytest.skip(f"needs {name} in DATELINE_STANDARDS")
    return path


@cache
def case() -> Case:
    """Everything the recognisers see in the samples, as tags, and a hostile article."""
    hostile = full()
    records, articles = dict(hostile.records), dict(hostile.articles)
    actors = dict(hostile.actors)
    tags = list(hostile.tags)
    for path in readers.scan(SAMPLES):
        read = replace(readers.read(SAMPLES, path), id=f"s-{path}")
        records[read.id] = ArticleRecord(read.id, path, read.hash)
        articles[read.id] = read
        for number, mark in enumerate(recognise(read)):
            seen = mark.detail
            detail: Detail
            if isinstance(seen, ActorSeen):
                name = Actor(f"who-{seen.name}", seen.name, type=seen.type)
                actors[name.id] = name
                detail = Mention(name.id, seen.form)
            else:
                detail = seen
            text, (start, end) = read.text, mark.span
            tags.append(Tag(
                f"{read.id}-{number}", read.id, mark.kind, mark.parts, text[start:end],
                text[max(0, start - 32) : start], text[end : end + 32], read.hash, by="ana",
                origin="suggestion", rule=mark.rule, created="2026-01-02T03:04:05Z",
                detail=detail,
            ))  # fmt: skip
    tags.sort(key=lambda tag: (records[tag.article].path, tag.span, tag.kind, tag.id))
    return replace(hostile, records=records, articles=articles, actors=actors, tags=tuple(tags))


def in_folder(name: str, folder: Path) -> Path:
    for file, data in written(name, case()).items():
        place = folder / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def assert_all(name: str, seen: Counter[tuple[str, str]], say: Callable[[str], None]) -> None:
    """Every tag that the format writes, with its kind and its words, and no other."""
    there = Counter((kind, words) for _, kind, words in expected(name, case()).elements())
    rows = rows_of(formats()[name], case())
    say(f"{name}: {seen.total()} of {rows} tags ({len(case().tags)} in the case)")
    assert seen.total() == rows
    assert not seen - there


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def write(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}")

    return write


def test_csv_by_pandas(say: Callable[[str], None]) -> None:
    pandas = pytest.importorskip("pandas")
    (data,) = written("csv", case()).values()
    frame = pandas.read_csv(BytesIO(data), dtype=str, keep_default_na=False)
    seen: Counter[tuple[str, str]] = Counter()
    for row in frame.itertuples():
        text = case().articles[row.article_id].text
        words = text[int(row.start) : int(row.end)] if row.start else row.quote
        assert row.quote.removeprefix("'") == words.replace("\r\n", "\n").replace("\r", "\n")
        seen[row.kind, words] += 1
    assert_all("csv", seen, say)


def test_datapackage_by_frictionless_and_csvw(
    tmp_path: Path, say: Callable[[str], None]
) -> None:
    frictionless, csvw = pytest.importorskip("frictionless"), pytest.importorskip("csvw")
    folder = in_folder("datapackage", tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:3]
    group = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)
    assert group.is_valid, group.warnings[:3]
    tags = next(table for table in group.tables if str(table.url) == "tags.csv")
    seen = Counter((row["kind"], _words(row)) for row in tags)
    assert_all("datapackage", seen, say)


def _words(row: dict[str, Any]) -> str:
    text = case().articles[row["article_id"]].text
    return text[row["start"] : row["end"]] if row["start"] is not None else row["quote"]


def test_webannotation_by_rdflib(say: Callable[[str], None]) -> None:
    rdflib = pytest.importorskip("rdflib")
    context = json.loads(standard("anno.jsonld").read_text())["@context"]
    (data,) = written("webannotation", case()).values()
    whole = json.loads(data)
    whole["@context"] = [context, *whole["@context"][1:]]
    graph = rdflib.Graph().parse(data=json.dumps(whole), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    seen: Counter[tuple[str, str]] = Counter()
    for annotation in graph.subjects(rdflib.RDF.type, oa.Annotation):
        kinds = [
            str(graph.value(body, rdflib.RDF.value))
            for body in graph.objects(annotation, oa.hasBody)
            if graph.value(body, oa.hasPurpose) == oa.tagging
        ]
        if not kinds:
            continue
        target = graph.value(annotation, oa.hasTarget)
        source = str(graph.value(target, oa.hasSource)).partition("article:")[2]
        starts, ends, quotes = [], [], []
        for selector in graph.objects(target, oa.hasSelector):
            if (start := graph.value(selector, oa.start)) is not None:
                starts.append(int(start))
                ends.append(int(graph.value(selector, oa.end)))
            if (exact := graph.value(selector, oa.exact)) is not None:
                quotes.append(str(exact))
        if not starts:
            seen[kinds[0], quotes[0]] += 1
            continue
        words = case().articles[source].text[min(starts) : max(ends)]
        assert not quotes or quotes == [words]
        seen[kinds[0], words] += 1
    assert_all("webannotation", seen, say)


def test_spacy(say: Callable[[str], None]) -> None:
    spacy = pytest.importorskip("spacy")
    vocab = spacy.blank("en").vocab
    seen: Counter[tuple[str, str]] = Counter()
    for line in written("spacy", case())["spacy.jsonl"].decode().splitlines():
        doc = spacy.tokens.Doc(vocab).from_json(json.loads(line), validate=True)
        seen.update((span.label_, span.text) for span in doc.spans["tags"])
    assert_all("spacy", seen, say)


def test_prodigy_by_spacy(say: Callable[[str], None]) -> None:
    spacy = pytest.importorskip("spacy")
    vocab = spacy.blank("en").vocab
    seen: Counter[tuple[str, str]] = Counter()
    for line in written("prodigy", case())["prodigy.jsonl"].decode().splitlines():
        task = json.loads(line)
        words = [token["text"] for token in task["tokens"]]
        doc = spacy.tokens.Doc(vocab, words=words, spaces=[t["ws"] for t in task["tokens"]])
        assert doc.text == task["text"]
        for span in task["spans"]:
            found = doc.char_span(span["start"], span["end"])
            seen[span["label"], found.text] += 1
    assert_all("prodigy", seen, say)


def test_conll_by_spacy(tmp_path: Path, say: Callable[[str], None]) -> None:
    spacy = pytest.importorskip("spacy")
    from_conll = pytest.importorskip("spacy.training.converters").conll_ner_to_docs
    blank = spacy.blank("en").vocab
    seen: Counter[tuple[str, str]] = Counter()
    for name, data in written("conll", case()).items():
        if name.endswith(".conll"):
            for doc in from_conll(data.decode(), no_print=True):
                found = spacy.tokens.Doc(blank).from_bytes(doc.to_bytes())
                seen.update((e.label_, "".join(e.text.split())) for e in found.ents)
    assert_all("conll", seen, say)


def test_uima_by_cassis(tmp_path: Path, say: Callable[[str], None]) -> None:
    cassis = pytest.importorskip("cassis")
    folder = in_folder("uima", tmp_path)
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    seen: Counter[tuple[str, str]] = Counter()
    links = 0
    for path in folder.rglob("*.xmi"):
        with path.open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        for each in cas.select("webanno.custom.DatelineTag"):
            seen[each.kind, each.get_covered_text()] += 1
        links += len(cas.select("webanno.custom.DatelineLink"))
    assert links == 1
    assert_all("uima", seen, say)


def test_labelstudio_by_its_converter(tmp_path: Path, say: Callable[[str], None]) -> None:
    sdk = pytest.importorskip("label_studio_sdk.converter")
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    folder = in_folder("labelstudio", tmp_path)
    config = (folder / "labels.xml").read_text()
    labelling = interface.LabelInterface(config)
    for task in json.loads((folder / "tasks.json").read_text()):
        for region in task["annotations"][0]["result"]:
            assert region["type"] == "relation" or labelling.validate_region(region)
    converter = sdk.Converter(config, str(folder), download_resources=False)
    converter.convert_to_json_min(str(folder / "tasks.json"), str(folder / "out"), is_dir=False)
    (result,) = (folder / "out").glob("*.json")
    seen: Counter[tuple[str, str]] = Counter()
    for task in json.loads(result.read_text()):
        for region in task.get("label", ()):
            words = task["text"][region["start"] : region["end"]]
            assert words == region["text"]
            seen[region["labels"][0], words] += 1
    assert_all("labelstudio", seen, say)


def loaded(path: Path, name: str, change: Callable[[str], str], **given: object) -> ModuleType:
    """Another program's module, from its source, with what it would import put in place."""
    spec = importlib.util.spec_from_loader(name, loader=None)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    module.__dict__.update(given)
    exec(compile(change(path.read_text()), str(path), "exec"), module.__dict__)
    return module


def test_brat_by_its_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[str], None]
) -> None:
    source = standard("annotation.py")
    others = ("common", "message", "session", "config", "projectconfig")
    anything = SimpleNamespace(
        ProtocolError=Exception, ProtocolArgumentError=Exception, Messager=_Messager,
        load=dict, WORK_DIR=str(tmp_path), options_get_validation=lambda _: "none",
    )  # fmt: skip
    for name in others:
        monkeypatch.setitem(sys.modules, name, anything)
    brat = loaded(
        source,
        "brat_annotation",
        lambda text: text.replace("rU", "r").replace("mode + 'U'", "mode"),
    )
    folder = in_folder("brat", tmp_path)
    seen: Counter[tuple[str, str]] = Counter()
    for path in folder.rglob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode()
        found = brat.TextAnnotations(str(path.with_suffix("")), read_only=True)
        assert not found.failed_lines
        for each in found.get_textbounds():
            assert " ".join(text[a:b] for a, b in each.spans) == each.text
            seen[each.type, text[each.spans[0][0] : each.spans[-1][1]]] += 1
    assert_all("brat", seen, say)


def _for_newer_python(source: str) -> str:
    """Without the mode that Python 3.11 has done away with."""
    return source.replace("rU", "r").replace("mode + 'U'", "mode")


class _Messager:
    @staticmethod
    def error(*words: object, **more: object) -> None:
        raise AssertionError(words)

    warning = info = debug = error


def test_qdpx_by_the_standards_schema() -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(standard("Project.xsd"))))
    (data,) = written("qdpx", case()).values()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        schema.assertValid(etree.fromstring(archive.read("project.qde")))


def test_qdpx_by_qualcoder(tmp_path: Path, say: Callable[[str], None]) -> None:
    refi = loaded(standard("refi.py"), "refi", _without_screen)
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "create table code_name (cid integer primary key, name text, memo text, owner text,"
        " date text, catid integer, color text, supercid integer, unique(name));"
        "create table code_text (ctid integer primary key, cid integer, fid integer,"
        " seltext text, pos0 integer, pos1 integer, owner text, date text, memo text);"
    )
    (data,) = written("qdpx", case()).values()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        archive.extractall(tmp_path)
    root = refi.etree.parse(str(tmp_path / "project.qde")).getroot()
    kinds: dict[str | None, str] = {}
    reader = refi.RefiImport.__new__(refi.RefiImport)
    reader.app = SimpleNamespace(conn=connection)
    reader.parent_textedit = []
    reader.codes, reader.users, reader.xmlns_version = [], [], "1.0"
    space = "{urn:QDA-XML:project:1.0}"
    for kind in root.iterfind(f"{space}CodeBook/{space}Codes/{space}Code"):
        reader.sub_codes(kind, None)
        kinds |= {
            code.get("guid"): kind.get("name").lower() for code in kind.iter(f"{space}Code")
        }
    by_number = {code["cid"]: kinds[code["guid"]] for code in reader.codes}
    for number, source in enumerate(root.iter(f"{space}TextSource")):
        place = tmp_path / re.sub("^internal:/", "Sources", source.get("plainTextPath"))
        with place.open(encoding="utf-8", errors="replace") as file:  # as QualCoder opens it
            text = file.read()
        for selection in source.iter(f"{space}PlainTextSelection"):
            reader.load_codings_for_text({"id": number, "fulltext": text}, selection)
    rows = connection.execute("select cid, seltext from code_text").fetchall()
    assert_all("qdpx", Counter((by_number[cid], words) for cid, words in rows), say)


def _without_screen(source: str) -> str:
    """QualCoder's importer without Qt and what it shows on the screen."""
    kept = re.sub(r"^from (PyQt6|\.).*$|^from \.GUI.*$", "", source, flags=re.MULTILINE)
    return (
        "_ = str\ncolors = ['#777777'] * 120\ncolor_matcher = lambda colour: colour\n"
        "class QtWidgets:\n    class QDialog: pass\n"
        "QtCore = Message = Ui_Dialog_refi_export_line_endings = None\n" + kept
    )
