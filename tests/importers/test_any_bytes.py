"""Whatever the bytes: rows, refusals, or one line; and never all memory."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.made import cases, full
from tests.importers.made import batch_of, session_with, source_of, take
from tests.importers.test_there_and_back import importer_of
from tui.importers import NotImported, Source, Wishes, _batch, guessed, importers, opened
from tui.importers import _source as source_module

if TYPE_CHECKING:
    from pathlib import Path

    from tui.importers import Batch
    from tui.model.case import Case

NAMES = sorted(importers())
few = settings(deadline=None, max_examples=12, suppress_health_check=[*HealthCheck])
many = settings(deadline=None, max_examples=1500, suppress_health_check=[*HealthCheck])

scraps = st.sampled_from([
    b'{"dateline": 1, "table": "tags", "id": 5, "start": "x"}', b"[[[[", b'{"text": "ab", ',
    b'"label": [[0, 1, "x"]]}', b"T1\tx 0 1\ta\n", b"<Project>", b"</Project>", b"<!DOCTYPE",
    b"article_path,kind,quote\n", b"a.txt,actor,\xff\n", b'"', b"\xef\xbb\xbf", b"\x00", b"\n",
    b'{"type": "Annotation", "target": {"selector": 7, "source": []}}', b"\xff\xfe", b"[]",
    b'{"text": "ab", "spans": [{"start": 0, "end": 1, "label": 3}], "meta": 5}', b"1e999",
    b'{"data": {"text": 1}, "annotations": [{"result": [{"value": 0}]}]}', b"\r", b"PK\x03\x04",
])  # fmt: skip
noise = st.lists(scraps | st.binary(max_size=9), max_size=9).map(b"".join)


def survives(name: str, source: Source) -> None:
    """It gives a batch that a session can take, or says in one line why not."""
    batch, why = read(name, source)
    if batch is None:
        assert why
        assert "\n" not in why
        return
    plan = take(session_with(full().articles.values()), batch)
    assert all("\n" not in str(each) for each in (*batch.refused, *plan.refused))


def read(name: str, source: Source) -> tuple[Batch | None, str]:
    try:
        return importers()[name].read(source, Wishes()), ""
    except NotImported as error:
        return None, str(error)


def tried(name: str, data: bytes) -> None:
    beside = {"f.ann": data, "f.txt": b"ab", "project.qde": data}
    for source in (Source("f", {"f.json": data}), Source("f", beside)):
        survives(name, source)
        with suppress(NotImported):
            guessed(source)


def spoiled(name: str, case: Case, at: int, data: bytes) -> Source:
    """An export with some bytes in the middle of it that are others."""
    files = {}
    for key, content in source_of(name, case).files.items():
        place = at % (len(content) + 1)
        files[key] = content[:place] + data + content[place + len(data) :]
    return Source("f", files)


@pytest.mark.parametrize("name", NAMES)
@given(data=noise)
@few
def test_any_bytes(name: str, data: bytes) -> None:
    tried(name, data)


@pytest.mark.parametrize("name", NAMES)
@given(case=cases(), at=st.integers(0, 9999), data=noise)
@few
def test_what_we_wrote_damaged(name: str, case: Case, at: int, data: bytes) -> None:
    survives(name, spoiled(name, case, at, data))


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
@given(case=cases(), at=st.integers(0, 99999), data=noise)
@many
def test_any_bytes_for_long(name: str, case: Case, at: int, data: bytes) -> None:
    tried(name, data)
    survives(name, spoiled(name, case, at, data))


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("csv", "brat", "qdpx")])
def test_deep_nesting_is_one_line(name: str) -> None:
    deep = b'{"a":' * 100_000
    with pytest.raises(NotImported, match="nested too deeply"):
        batch_of(name, b"[" * 100_000)
    batch, why = read(name, Source("f", {"f": deep}))
    told = [each.why for each in batch.refused] if batch else [why.partition(": ")[2]]
    assert told == ["nested too deeply"]


def test_xml_that_would_grow_is_not_read() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Project>&b;</Project>'
    )
    deep = "<Project>" + "<Code>" * 5000
    for text, why in ((bomb, "document type"), (deep, "nested too deeply"), ("<", "no XML")):
        with pytest.raises(NotImported, match=why):
            batch_of("qdpx", Source("p", {"project.qde": text.encode()}))


def test_a_zip_is_unpacked_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    most, read_at_once = 100_000, zipfile.ZipExtFile.read
    monkeypatch.setattr(source_module, "MOST_BYTES", most)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ann", b"0" * 400)
        archive.writestr("a.txt", b"0" * 10_000_000)
    path = tmp_path / "bomb.zip"
    path.write_bytes(out.getvalue())
    largest = 0

    def watched(member: zipfile.ZipExtFile, count: int | None = -1) -> bytes:
        nonlocal largest
        found = read_at_once(member, count)
        largest = max(largest, len(found))
        return found

    monkeypatch.setattr(zipfile.ZipExtFile, "read", watched)
    with pytest.raises(NotImported, match="altogether"):
        opened(path)
    assert 0 < largest <= most + 1
    path.write_bytes(out.getvalue()[:900])
    with pytest.raises(NotImported, match="damaged zip"):
        opened(path)


def test_a_row_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "MOST", 3)
    task = {"text": "abcdef", "label": [[at, at + 1, "x"] for at in range(4)]}
    with pytest.raises(NotImported, match="more than 3 rows"):
        batch_of("doccano", json.dumps(task))


def test_what_is_no_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotImported, match="No such file"):
        opened(tmp_path / "none")
    (tmp_path / "x.bin").write_bytes(b"\x00\x01")
    with pytest.raises(NotImported, match="not a format that is known"):
        guessed(opened(tmp_path / "x.bin"))
    assert importer_of("datapackage") == "csv"
