"""Each format read back by its own rules, and not by ours: file, kind and words of each tag."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from io import BytesIO, StringIO
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from tests.formats.made import written
from tui.formats._cells import unguard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.model.case import Case

Seen = tuple[str, str, str]
"""Path of the article, kind, words."""
QDA = "{urn:QDA-XML:project:1.0}"


def by_csv(case: Case) -> Iterator[Seen]:
    (data,) = written("csv", case).values()
    for row in csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")):
        yield row["article_path"], row["kind"], _there(case, row)


def by_datapackage(case: Case) -> Iterator[Seen]:
    data = written("datapackage", case)["tags.csv"].decode()
    for row in csv.DictReader(StringIO(data, newline="")):
        yield row["article_path"], row["kind"], _there(case, row)


def _there(case: Case, row: dict[str, str]) -> str:
    """The words at the row's offsets; its quote must be these."""
    if not row["start"]:
        return unguard(row["quote"])
    text = case.articles[row["article_id"]].text[int(row["start"]) : int(row["end"])]
    shown = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "backslashreplace")
    assert row["quote"] in (shown.decode(), f"'{shown.decode()}")
    return text


def lines_of(data: bytes) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in data.decode().split("\n") if line]


def by_jsonl(case: Case) -> Iterator[Seen]:
    (data,) = written("jsonl", case).values()
    rows = lines_of(data)
    paths = {row["id"]: row["path"] for row in rows if row["table"] == "articles"}
    for row in rows:
        if row["table"] == "tags":
            text = case.articles[row["article"]].text
            placed = row["start"] is not None
            words = text[row["start"] : row["end"]] if placed else row["quote"]
            assert words == row["quote"]
            yield paths[row["article"]], row["kind"], words


def by_webannotation(case: Case) -> Iterator[Seen]:
    (data,) = written("webannotation", case).values()
    page = json.loads(data)["first"]
    for each in page["items"]:
        if each.get("motivation") == "linking":
            continue
        source, selectors = each["target"]["source"], each["target"]["selector"]
        text = case.articles[source["id"].rpartition(":")[2]].text
        quotes = [s["exact"] for s in selectors if s["type"] == "TextQuoteSelector"]
        places = [s for s in selectors if s["type"] == "TextPositionSelector"]
        for piece in places:
            if "refinedBy" in piece:
                assert text[piece["start"] : piece["end"]] == piece["refinedBy"]["exact"]
        start = min((s["start"] for s in places), default=None)
        end = max((s["end"] for s in places), default=None)
        words = quotes[0] if start is None else text[start:end]
        assert not quotes or words == quotes[0]
        yield source["dateline:path"], each["body"][0]["value"], words


def by_doccano(case: Case) -> Iterator[Seen]:
    for task in lines_of(written("doccano", case)["doccano.jsonl"]):
        for start, end, kind in task["label"]:
            assert start < end
            yield task["meta"]["path"], kind, task["text"][start:end]


def by_prodigy(case: Case) -> Iterator[Seen]:
    for task in lines_of(written("prodigy", case)["prodigy.jsonl"]):
        tokens, text = task["tokens"], task["text"]
        assert "".join(t["text"] + " " * t["ws"] for t in tokens).lstrip() == text.lstrip()
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]
            yield task["meta"]["path"], span["label"], text[span["start"] : span["end"]]


def by_spacy(case: Case) -> Iterator[Seen]:
    for doc in lines_of(written("spacy", case)["spacy.jsonl"]):
        starts = {token["start"] for token in doc["tokens"]}
        ends = {token["end"] for token in doc["tokens"]}
        about = doc["dateline"]
        assert len(doc["spans"]["tags"]) == len(about["tags"])
        for span in doc["spans"]["tags"]:
            assert span["start"] in starts
            assert span["end"] in ends
            yield about["path"], span["label"], doc["text"][span["start"] : span["end"]]


def by_labelstudio(case: Case) -> Iterator[Seen]:
    files = written("labelstudio", case)
    labels = {
        each.get("value") for each in ElementTree.fromstring(files["labels.xml"]).iter("Label")
    }
    for task in json.loads(files["tasks.json"]):
        for region in task["annotations"][0]["result"]:
            if region["type"] == "relation":
                continue
            value = region["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert set(value["labels"]) <= labels
            yield task["data"]["path"], value["labels"][0], value["text"]


def by_brat(case: Case) -> Iterator[Seen]:
    files = written("brat", case)
    paths = {record.path.removesuffix(".txt"): record.path for record in case.records.values()}
    for name in [name for name in files if name.endswith(".ann")]:
        text = files[name[:-4] + ".txt"].decode()
        for line in files[name].decode().splitlines():
            if not line.startswith("T"):
                continue
            _, where, words = line.split("\t", 2)
            kind, places = where.split(" ", 1)
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            assert all(a < b for a, b in spans)
            assert all(b < c for (_, b), (c, _) in pairwise(spans))
            assert words == " ".join(text[a:b] for a, b in spans)
            yield paths[name[:-4]], kind, text[spans[0][0] : spans[-1][1]]


def by_conll(case: Case) -> Iterator[Seen]:
    for name, data in written("conll", case).items():
        if not name.endswith(".conll"):
            continue
        paths = iter(sorted(record.path for record in case.records.values()))
        path, entity = "", list[str]()
        for line in [*data.decode().split("\n"), "x -X- - O"]:
            if (
                line.startswith("-DOCSTART- -X- O O")
                or not line
                or line.endswith((" O", " B-" + name[:-6]))
            ):
                if entity:
                    yield path, name[:-6], "".join(entity)
                entity = []
            if line == "-DOCSTART- -X- O O":
                path = next(paths)
            elif line and not line.endswith(" O"):
                entity.append(line.split(" ")[0])


def by_uima(case: Case) -> Iterator[Seen]:
    files = written("uima", case)
    ElementTree.fromstring(files["TypeSystem.xml"])
    paths = {record.path.removesuffix(".txt"): record.path for record in case.records.values()}
    for name in [name for name in files if name.endswith(".xmi")]:
        root = ElementTree.fromstring(files[name])
        (sofa,) = root.iter("{http:///uima/cas.ecore}Sofa")
        units = sofa.get("sofaString", "").encode("utf-16-le", "surrogatepass")
        for each in root.iter("{http:///webanno/custom.ecore}DatelineTag"):
            begin, end = int(each.get("begin", "")), int(each.get("end", ""))
            words = units[2 * begin : 2 * end].decode("utf-16-le")
            yield paths[name[:-4]], each.get("kind", ""), words


def by_qdpx(case: Case) -> Iterator[Seen]:
    (data,) = written("qdpx", case).values()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
        kinds = {}
        for kind in root.iterfind(f"{QDA}CodeBook/{QDA}Codes/{QDA}Code"):
            for code in kind.iter(f"{QDA}Code"):
                kinds[code.get("guid")] = kind.get("name", "").lower()
        for source in root.iter(f"{QDA}TextSource"):
            place = re.sub("^internal:/", "Sources", source.get("plainTextPath", ""))
            text = archive.read(place).decode()
            assert "\r" not in text
            for each in source.iter(f"{QDA}PlainTextSelection"):
                start, end = each.get("startPosition", ""), each.get("endPosition", "")
                (ref,) = each.iter(f"{QDA}CodeRef")
                words = text[int(start) : int(end)]
                yield source.get("name", ""), kinds[ref.get("targetGUID")], words


def by_claims(case: Case) -> Iterator[Seen]:
    for each in json.loads(written("claims", case)["claims.jsonld"])["@graph"]:
        yield each["appearance"]["identifier"], "claim", each["text"]


READERS: dict[str, Callable[[Case], Iterator[Seen]]] = {
    name.removeprefix("by_"): reader
    for name, reader in list(globals().items())
    if name.startswith("by_")
}
