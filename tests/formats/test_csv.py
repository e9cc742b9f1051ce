from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.formats import formats
from tui.formats._cells import guard, unguard
from tui.formats._rows import COLUMNS
from tui.formats.csv import FORMAT
from tui.model.actor import Actor
from tui.model.article import Article, ArticleRecord, text_hash
from tui.model.case import Case
from tui.model.detail import Claim, DateValue, Mention
from tui.model.link import Link
from tui.model.span import Span
from tui.model.tag import Tag

HEADER = (
    "tag_id,kind,article_id,article_path,article_title,outlet,published,url,quote,value,timex,"
    "date_type,mod,actor_id,actor,actor_type,form,source_id,source,source_quote,via,mode,"
    "certainty,polarity,phase,gist,amount_low,amount_best,amount_high,amount_unit,links,note,"
    "flag,start,end,parts,line,column,prefix,suffix,anchor,origin,rule,fixed_by,by,created,"
    "updated,text_hash,tool"
)
TEXT = (
    "=Harbour closed\r\n“The port of Lumen is shut,” a ministry official said on Friday.\r"
    "-- 𝔻ockers deny it: nobody told them, the union says.\n+40 ships wait.\n"
)
STARTS = list("=+-@\t\r\n'＝＋－＠ ")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def tag(words: str, kind: str, **more: object) -> Tag:
    found = Tag(f"t-{words[:4]}", "a1", kind, (span(words),), words, text_hash=text_hash(TEXT))
    return replace(found, **more)  # type: ignore[arg-type]


CLAIM = tag(
    "The port of Lumen is shut",
    "claim",
    certainty="certain",
    detail=Claim(
        "x1",
        span("a ministry official"),
        via=("Wire", "port sources"),
        mode="direct",
        polarity="-",
        phase="ongoing",
        gist="@port shut",
        amount_low="-5",
        amount_best="+1+1",
        amount_unit="ships",
    ),
)
PIECES = replace(
    tag("nobody told them", "claim", flag=True, detail=Claim()),
    parts=(span("nobody"), span("told them")),
)
CASE = Case(
    {"a1": ArticleRecord("a1", "day/001.txt", title="+Port", published="2024-12-07")},
    {"a1": Article("day/001.txt", TEXT, Span(0, len(TEXT)), outlet="The Lumen Post")},
    (
        tag("=Harbour closed\r\n“The", "own"),
        CLAIM,
        tag("Friday", "date", detail=DateValue("2024-12-06", "2024-12-06", "DATE", "")),
        tag("𝔻ockers", "actor", detail=Mention("x2")),
        PIECES,
        tag("the union", "actor", detail=Mention("x2", "role"), anchor="orphan"),
        tag("+40 ships", "own"),
    ),
    {
        "x1": Actor("x1", "Ministry", type="state"),
        "x2": Actor("x2", "Union", type="organisation"),
    },
    (
        Link("l1", CLAIM.id, PIECES.id, "contradicts"),
        Link("l2", CLAIM.id, PIECES.id, "updates"),
    ),
)


def written(case: Case, *, raw: bool = False) -> bytes:
    (file,) = FORMAT.files(case, raw=raw)
    return b"".join(file.pieces)


def rows(case: Case, *, raw: bool = False) -> list[dict[str, str]]:
    text = written(case, raw=raw).decode("utf-8" if raw else "utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def row_of(tag: Tag) -> dict[str, str]:
    return next(row for row in rows(CASE) if row["tag_id"] == tag.id)


def test_the_format_is_found_under_its_name() -> None:
    assert formats()["csv"] is FORMAT
    assert FORMAT.suffix == ".csv"


def test_header_and_line_ends() -> None:
    assert ",".join(COLUMNS) == HEADER
    data = written(CASE)
    assert data.startswith(b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n")
    assert data.endswith(b"\r\n")
    assert written(CASE) == data


def test_pandas_reads_the_words_at_their_offsets() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(BytesIO(written(CASE)), dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(COLUMNS)
    placed = frame[frame.anchor != "orphan"]
    assert len(placed) == len(CASE.tags) - 1
    for start, end, quote in zip(placed.start, placed.end, placed.quote, strict=True):
        assert unguard(quote) == TEXT[int(start) : int(end)].replace("\r\n", "\n")


def test_a_claim_says_who_through_whom_and_how() -> None:
    row = row_of(CLAIM)
    assert row["source"] == "Ministry"
    assert row["source_quote"] == "a ministry official"
    assert row["via"] == "Wire < port sources"
    assert row["certainty"] == "certain"
    assert (row["polarity"], row["gist"]) == ("'-", "'@port shut")
    assert (row["amount_low"], row["amount_best"]) == ("-5", "'+1+1")
    assert row["actor"] == row["value"] == row["fixed_by"] == ""


def test_links_stand_in_both_rows_unless_they_say_something_of_one() -> None:
    assert row_of(CLAIM)["links"] == f"contradicts:{PIECES.id};updates:{PIECES.id}"
    assert row_of(PIECES)["links"] == f"contradicts:{CLAIM.id}"


def test_places() -> None:
    row = row_of(PIECES)
    first, second = PIECES.parts
    assert row["parts"] == f"{first.start}-{first.end};{second.start}-{second.end}"
    assert (row["start"], row["end"]) == (str(first.start), str(second.end))
    assert (row["line"], row["column"], row["flag"]) == ("3", "21", "1")
    lines = [row["line"] for row in rows(CASE)]
    assert lines == ["1", "2", "2", "3", "3", "", "4"]
    assert row_of(CLAIM)["parts"] == ""


def test_an_orphan_has_no_place() -> None:
    orphan = next(row for row in rows(CASE) if row["anchor"] == "orphan")
    assert orphan["quote"] == "the union"
    assert all(orphan[name] == "" for name in ("start", "end", "parts", "line", "column"))


def test_actor_date_and_article() -> None:
    _, _, date, actor, *_ = rows(CASE)
    assert (date["value"], date["date_type"], date["fixed_by"]) == (
        "2024-12-06",
        "DATE",
        "rule",
    )
    assert (actor["actor"], actor["actor_type"], actor["form"]) == (
        "Union",
        "organisation",
        "name",
    )
    assert actor["article_path"] == "day/001.txt"
    assert actor["article_title"] == "'+Port"
    assert actor["outlet"] == "The Lumen Post"
    assert actor["tool"].startswith("dateline ")


def test_what_the_user_emptied_stays_empty() -> None:
    record = replace(CASE.records["a1"], corrected=("outlet",))
    assert {row["outlet"] for row in rows(replace(CASE, records={"a1": record}))} == {""}


def test_a_tag_without_its_article_still_has_a_row() -> None:
    lost = rows(replace(CASE, records={}, articles={}))
    assert [row["article_id"] for row in lost] == ["a1"] * len(CASE.tags)
    assert lost[1]["start"] == str(CLAIM.span.start)
    assert lost[1]["line"] == lost[1]["article_path"] == lost[1]["source_quote"] == ""


def test_raw_is_bare() -> None:
    data = written(CASE, raw=True)
    assert data.startswith(HEADER.encode() + b"\n")
    assert b"\r" not in data
    assert rows(CASE, raw=True)[0]["quote"] == "=Harbour closed\n“The"


def test_an_empty_case_is_a_header() -> None:
    assert written(Case({}, {}, (), {})) == b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n"


def test_a_lone_surrogate_is_written_visibly() -> None:
    strange = replace(CASE.records["a1"], path="\udc80.txt")
    assert rows(replace(CASE, records={"a1": strange}))[0]["article_path"] == "\\udc80.txt"


@pytest.mark.parametrize("start", STARTS[:-1])
@pytest.mark.parametrize("blanks", ["", " ", "\u00a0\u3000 "])
def test_no_cell_begins_a_formula(start: str, blanks: str) -> None:
    cell = f"{blanks}{start}1+1"
    guarded = guard(cell)
    assert guarded == (cell if blanks and start == "'" else f"'{cell}") or start in "\t\r\n"
    assert unguard(guarded) == cell


def test_harmless_cells_are_not_touched() -> None:
    for cell in ("", "Iran", " Iran", "1-2", "2024-12-06", "007", "“=1+1”"):
        assert guard(cell) == cell


cells = st.builds(
    str.__add__,
    st.sampled_from(["", *STARTS]),
    st.text(st.characters(codec="utf-8"), max_size=12),
)


@given(st.lists(cells, min_size=1, max_size=5), st.booleans())
@settings(deadline=None, max_examples=150)
def test_hostile_cells_come_back(hostile: list[str], raw: bool) -> None:
    tags = tuple(replace(CLAIM, id=f"t{n}", note=cell) for n, cell in enumerate(hostile))
    read = rows(replace(CASE, tags=tags, links=()), raw=raw)
    back = [row["note"] if raw else unguard(row["note"]) for row in read]
    assert back == hostile


@given(st.lists(cells, min_size=1, max_size=5))
@settings(deadline=None, max_examples=100)
def test_the_bytes_are_those_of_csv_writer(hostile: list[str]) -> None:
    text = noted(hostile, raw=True).decode("utf-8")
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")  # so that it puts CR in quotes, as we do
    for row in csv.reader(StringIO(text, newline="")):
        writer.writerow(row)
        out.seek(out.tell() - 2)
        out.truncate()
        out.write("\n")
    assert out.getvalue() == text


def noted(notes: list[str], *, raw: bool) -> bytes:
    tags = tuple(replace(CLAIM, id=f"t{n}", note=note) for n, note in enumerate(notes))
    return written(replace(CASE, tags=tags, links=()), raw=raw)


def test_what_looks_like_a_number_is_in_quotes() -> None:
    text = noted(["007", "1/2", "2025-03-14", "½", "x7"], raw=False).decode("utf-8-sig")
    for shown in (',"007",', ',"1/2",', ',"2025-03-14",', ",x7,"):
        assert shown in text
    assert ",007," in noted(["007"], raw=True).decode("utf-8")
