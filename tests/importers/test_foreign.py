"""What other programs write, in the forms they write it: each row lands, or says why not."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from tests.formats.made import PORT, SHIPS, article
from tests.importers.made import batch_of, session_with, take
from tui.importers import NotImported, Source, guessed, one_newline
from tui.importers._source import unzipped
from tui.model.article import text_hash
from tui.model.detail import DateValue, Mention
from tui.model.span import Span
from tui.session.importing import Choices

if TYPE_CHECKING:
    from tui.session.importing import Plan
    from tui.session.session import Session

EMOJI = "😀😀 The Aurora left 𝔻over, at dawn. The Aurora is late.\n"
CORPUS = {"day/port.txt": PORT, "ships.md": SHIPS, "emoji.txt": EMOJI}


@pytest.fixture
def session() -> Session:
    return session_with(article(path, text, "") for path, text in CORPUS.items())


def words(plan: Plan) -> list[tuple[str, str]]:
    return [(tag.kind, tag.quote) for tag in plan.tags]


def reasons(plan: Plan) -> list[str]:
    return [each.why for each in plan.refused]


def utf16(words: str, text: str = EMOJI) -> tuple[int, int]:
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


def of_bytes(words: str, text: str = EMOJI) -> tuple[int, int]:
    start = len(text[: text.index(words)].encode())
    return start, start + len(words.encode())


def of_points(words: str, text: str = EMOJI) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize("count", [utf16, of_bytes])
def test_a_unit_is_found_by_the_words(session: Session, count: Any) -> None:
    rows = [("𝔻over", *count("𝔻over")), ("at dawn", *count("at dawn"))]
    text = "article_path,kind,quote,start,end\n" + "".join(
        f"emoji.txt,vessel,{quote},{start},{end}\n" for quote, start, end in rows
    )
    plan = take(session, batch_of("csv", text))
    assert words(plan) == [("vessel", "𝔻over"), ("vessel", "at dawn")]
    assert [tag.anchor for tag in plan.tags] == ["exact", "exact"]


def test_a_unit_is_what_the_user_says(session: Session) -> None:
    start, end = utf16("𝔻over")
    task = {"text": EMOJI, "label": [[start, end, "vessel"]]}
    plan = take(session, batch_of("doccano", json.dumps(task)), Choices(unit="utf-16"))
    assert words(plan) == [("vessel", "𝔻over")]
    inside = {"text": EMOJI, "label": [[1, end, "vessel"]]}
    plan = take(session, batch_of("doccano", json.dumps(inside)), Choices(unit="utf-16"))
    assert reasons(plan) == ["its place is outside the text"]


@pytest.mark.parametrize("count", [utf16, of_bytes, of_points])
def test_offsets_into_the_text_with_one_newline(count: Any) -> None:
    text = "😀 One.\r\nTwo é.\r\n\r\nOne again.\rEnd\r\nof it.\r\n"
    session = session_with([article("crlf.txt", text, "")])
    plain = one_newline(text)
    wanted = ["One", "Two", "again", "End\nof"]
    table = "article_path,kind,quote,start,end\n" + "".join(
        'crlf.txt,vessel,"{}",{},{}\n'.format(each, *count(each, plain)) for each in wanted
    )
    plan = take(session, batch_of("csv", table))
    assert [tag.quote for tag in plan.tags] == ["One", "Two", "again", "End\r\nof"]
    assert {tag.anchor for tag in plan.tags} == {"exact"}
    assert all(text[tag.span.start : tag.span.end] == tag.quote for tag in plan.tags)
    assert not plan.needs_person


def test_offsets_into_the_text_as_it_is_stored_stay_so() -> None:
    text = "Zero.\r\nOne one.\r\n"
    session = session_with([article("crlf.txt", text, "")])
    table = "article_path,kind,quote,start,end\ncrlf.txt,vessel,One,7,10\n"
    table += "crlf.txt,vessel,,11,14\n"
    plan = take(session, batch_of("csv", table))
    assert words(plan) == [("vessel", "One"), ("vessel", "one")]
    assert plan.unsure == 0


NO = "Votes\n\n😀😀😀 no no no no end\n"
HA = "ha ha ha\r\n" * 6
ROW = "article_path,kind,quote,start,end,prefix,suffix\n"


@pytest.mark.parametrize(
    ("text", "row", "at"),
    [
        (NO, ("no", "17", "19", "Votes\n\n😀😀😀 no ", " no no end\n"), 14),
        (HA, ("ha", "30", "32", one_newline(HA)[:30], " ha\nha ha ha"), 33),
        (HA, ("ha", "30", "32", one_newline(HA)[:30], ""), 33),
        (NO, ("no", "11", "13", "no no ", " end"), 20),  # no way of counting is right
    ],
)
def test_neighbours_tell_which_of_equal_words_is_meant(
    text: str, row: tuple[str, ...], at: int
) -> None:
    session = session_with([article("a.txt", text, "")])
    quote, start, end, *near = row
    cells = ",".join(f'"{each}"' for each in (quote, start, end, *near))
    plan = take(session, batch_of("csv", f"{ROW}a.txt,vessel,{cells}\n"))
    assert [(tag.span.start, tag.anchor) for tag in plan.tags] == [(at, "exact")]
    assert not plan.needs_person


def test_equal_words_that_nothing_tells_apart_are_for_a_person(session: Session) -> None:
    session = session_with([article("a.txt", NO, "")])
    plan = take(session, batch_of("csv", f"{ROW}a.txt,vessel,no,17,19,,\n"))
    assert [(tag.span.start, tag.anchor) for tag in plan.tags] == [(17, "review")]
    assert plan.needs_person
    one = take(
        session, batch_of("csv", f"{ROW}a.txt,vessel,no,14,16,,\na.txt,vessel,end,26,29,,\n")
    )
    assert [(tag.span.start, tag.anchor) for tag in one.tags] == [(11, "exact"), (23, "exact")]


def test_neighbours_of_a_text_before_an_edit_do_not_lose_the_words() -> None:
    session = session_with([article("a.txt", "The late Aurora left at dawn.", "")])
    plan = take(
        session, batch_of("csv", f"{ROW}a.txt,vessel,Aurora,9,15,The old , left at noon\n")
    )
    assert [tag.span.start for tag in plan.tags] == [9]


LONG = "Aurora and the other ships " * 9


def test_a_passage_is_no_name(session: Session) -> None:
    text = f"{LONG}left.\n"
    session = session_with([article("a.txt", text, "")])
    rows = f'a.txt,actor,"{LONG.strip()}",\na.txt,actor,left,{LONG}\na.txt,claim,left,{LONG}\n'
    plan = take(session, batch_of("csv", "article_path,kind,quote,actor\n" + rows))
    told = [str(each) for each in plan.refused]
    assert [each.partition(": ")[0] for each in told] == ["f:2", "f:3"]
    assert all("a name has up to 200 characters, not 24" in each for each in told)
    assert all(len(each) < 120 for each in told)
    assert [tag.kind for tag in plan.tags] == ["claim"]
    assert not plan.actors


def test_an_actor_with_such_a_name_is_not_taken(session: Session) -> None:
    lines = [
        {"dateline": 1, "table": "actors", "id": "a" * 16, "name": LONG},
        {"dateline": 1, "table": "actors", "id": "b" * 16, "name": "Aurora", "aliases": [LONG]},
        {"dateline": 1, "table": "actors", "id": "c" * 16, "name": "Aurora"},
    ]
    plan = take(session, batch_of("jsonl", "\n".join(map(json.dumps, lines))))
    assert list(session.state.actors) == ["c" * 16]
    assert [each.file for each in plan.refused] == [f"actor {'a' * 16}", f"actor {'b' * 16}"]
    assert plan.needs_person


def test_numbers_alone_are_for_a_person_to_look_at(session: Session) -> None:
    table = "article_path,kind,start,end\nemoji.txt,vessel,3,13\n"
    plan = take(session, batch_of("csv", table), Choices(unit="characters"))
    assert (words(plan), plan.needs_person) == ([("vessel", "The Aurora")], False)
    plan = take(session, batch_of("csv", table + "ships.md,vessel,8,9\n"))
    assert (plan.unsure, plan.needs_person) == (2, True)


def test_any_csv_by_its_columns(session: Session) -> None:
    text = "Doc;Words;Type\nships.md;Forty ships;PER\nships.md;The Aurora;\nports;x;PER\n"
    columns = {"article_path": "Doc", "quote": "Words", "kind": "Type"}
    batch = batch_of("csv", text, **columns)
    plan = take(session, batch, Choices({"PER": "actor"}))
    assert words(plan) == [("actor", "Forty ships")]
    (made,) = plan.tags
    assert isinstance(made.detail, Mention)
    assert session.state.actors[made.detail.actor].name == "Forty ships"
    assert sorted(map(str, plan.refused)) == ["f:3: no kind", "f:4: ports is not in the corpus"]
    assert plan.absent == {"ports": 1}
    assert (made.origin, made.by, made.created) == (
        "import",
        "importer",
        "2025-03-14T12:00:00Z",
    )
    constant = batch_of("csv", text, **columns | {"kind": ":claim"})
    assert {row.kind for row in constant.rows} == {"claim"}
    with pytest.raises(NotImported, match="no column 'Wrds'; there is Doc, Words, Type"):
        batch_of("csv", text, quote="Wrds")


def test_lines_and_columns(session: Session) -> None:
    text = (
        "article_path,kind,line,column,end_line,end_column\n"
        "day/port.txt,vessel,2,6,2,10\nday/port.txt,vessel,99,1,99,2\n"
    )
    plan = take(session, batch_of("csv", text))
    assert words(plan) == [("vessel", "port")]
    assert reasons(plan) == ["its place is outside the text"]


def test_words_alone_must_be_in_one_place(session: Session) -> None:
    text = (
        "article_path,kind,quote,prefix\nemoji.txt,vessel,The Aurora,\n"
        "emoji.txt,vessel,The Aurora,dawn. \nday/port.txt,vessel,told them,\n"
        "ships.md,vessel,never there at all,\n"
    )
    plan = take(session, batch_of("csv", text))
    told = [(tag.quote, tag.anchor) for tag in plan.tags]
    assert told == [
        ("The Aurora", "orphan"), ("The Aurora", "exact"), ("told\r\nthem", "exact"),
        ("never there at all", "orphan"),
    ]  # fmt: skip
    assert EMOJI[plan.tags[1].span.start - 6 :].startswith("dawn. The Aurora is late")
    assert plan.needs_person


def test_values_that_are_none_are_refused(session: Session) -> None:
    text = (
        "article_path,kind,quote,value\nships.md,date,Friday,2025-03-14\n"
        "day/port.txt,date,Friday,gibberish\n"
    )
    plan = take(session, batch_of("csv", text))
    (tag,) = plan.tags
    assert isinstance(tag.detail, DateValue)
    assert tag.detail.value == "2025-03-14"
    assert reasons(plan) == ["value: no date: gibberish"]


def test_a_changed_text_is_anchored_anew(session: Session) -> None:
    old = "Yesterday. " + SHIPS.replace("Forty ships wait; ", "")
    start = old.index("the union")
    task = {
        "text": old,
        "label": [[start, start + 20, "claim"], [0, 9, "date"]],
        "meta": {"path": "old/Ships.txt"},
    }
    plan = take(session, batch_of("doccano", json.dumps(task)))
    assert [(tag.quote, tag.anchor) for tag in plan.tags] == [
        ("the union says sixty", "exact"), ("Yesterday", "orphan"),
    ]  # fmt: skip
    assert plan.tags[1].text_hash == text_hash(old)
    assert old in plan.texts


def test_a_text_of_another_name_is_known_by_its_likeness(session: Session) -> None:
    old = SHIPS.replace("sixty", "seventy")
    task = {"text": old, "label": [[0, 10, "vessel"]], "meta": {"path": "x.txt"}}
    assert words(take(session, batch_of("doccano", json.dumps(task)))) == [
        ("vessel", "The Aurora")
    ]
    other = {"text": "Nothing of the kind at all here.", "label": [[0, 7, "vessel"]]}
    plan = take(session, batch_of("doccano", json.dumps(other)))
    assert reasons(plan) == ["a text without a name is not in the corpus"]


def test_what_is_there_is_not_doubled_and_ours_is_kept(session: Session) -> None:
    head = "article_path,kind,quote,by,note\n"
    take(session, batch_of("csv", f"{head}ships.md,vessel,The Aurora,ana,hers\n"))
    text = (
        f"{head}ships.md,vessel,The Aurora,ana,other\nships.md,vessel,The Aurora,,\n"
        "ships.md,vessel,The Aurora,ben,his\n"
    )
    plan = take(session, batch_of("csv", text))
    assert (len(plan.tags), plan.there, len(plan.differing)) == (1, 2, 1)
    assert sorted(tag.note for tag in session.state.tags.values()) == ["hers", "his"]


def test_brat_of_others(session: Session) -> None:
    ann = (
        "T1\tPER 0 10\tThe Aurora\nT2\tclaim 33 49\tForty ships wait\n"
        "T3\tclaim 51 71\tthe union says sixty\nA1\tcertainty T3 probable\n"
        "R1\trepeats Arg1:T2 Arg2:T3\t\n#1\tAnnotatorNotes T2\tlook again\n"
        "E1\tAttack:T1\n*\tEquiv T1 T2\nT4\tPER 5 5\t\n"
    )
    files = {"ships.ann": ann.encode(), "ships.txt": SHIPS.encode()}
    batch = batch_of("brat", Source("b", {**files, "alone.ann": b""}))
    plan = take(session, batch, Choices({"PER": "actor"}))
    assert words(plan) == [
        ("actor", "The Aurora"), ("claim", "Forty ships wait"),
        ("claim", "the union says sixty"),
    ]  # fmt: skip
    assert [tag.note for tag in plan.tags] == ["", "look again", ""]
    assert plan.tags[2].certainty == "probable"
    assert [link.type for link in session.state.links.values()] == ["repeats"]
    assert sorted(map(str, plan.refused)) == [
        "alone.ann: alone.txt is not beside it",
        "ships.ann:7: not read: E1\tAttack:T1",
        "ships.ann:8: not read: *\tEquiv T1 T2",
        "ships.ann:9: not read: T4\tPER 5 5\t",
    ]


def test_label_studio_in_both_shapes(session: Session) -> None:
    value = {"start": 0, "end": 10, "text": "The Aurora", "labels": ["vessel"]}
    whole = [{"id": 1, "data": {"body": SHIPS}, "annotations": [
        {"id": 1, "result": [{"id": "x", "type": "labels", "value": value}]},
        {"id": 2, "was_cancelled": True, "result": [{"id": "y", "value": value}]},
    ]}]  # fmt: skip
    small = [{"id": 1, "text": SHIPS, "label": [value]}]
    for tasks in (whole, small):
        source = Source("f", {"f": json.dumps(tasks).encode()})
        assert guessed(source).name == "labelstudio"
        batch = batch_of("labelstudio", source)
        assert [(row.kind, row.quote) for row in batch.rows] == [("vessel", "The Aurora")]
    assert words(take(session, batch)) == [("vessel", "The Aurora")]


def test_prodigy_by_tokens(session: Session) -> None:
    tokens = [{"start": 0, "end": 3}, {"start": 4, "end": 10}]
    task = {"text": SHIPS, "tokens": tokens, "spans": [
        {"token_start": 0, "token_end": 1, "label": "vessel"},
        {"token_start": 0, "token_end": 9, "label": "vessel"},
    ]}  # fmt: skip
    lines = [json.dumps(task), json.dumps({**task, "answer": "reject"}), "not JSON"]
    plan = take(session, batch_of("prodigy", "\n".join(lines)))
    assert words(plan) == [("vessel", "The Aurora")]
    assert [each.line for each in plan.refused] == [1, 2, 3]


def test_annotations_of_others(session: Session) -> None:
    quoted = {"type": "TextQuoteSelector", "exact": "Forty ships", "suffix": " wait"}
    annotations = [
        {"type": "Annotation", "body": "vessel", "target": {"source": "https://x/ships.md",
         "selector": quoted}},
        {"type": "Annotation", "body": {"value": "vessel", "purpose": "tagging"},
         "creator": "ana", "target": {"source": "ships.md", "selector": [
             {"type": "TextPositionSelector", "start": 0, "end": 10}]}},
        {"type": "Annotation", "target": "ships.md", "body": "x"},
    ]  # fmt: skip
    plan = take(session, batch_of("webannotation", json.dumps(annotations)))
    assert words(plan) == [("vessel", "Forty ships"), ("vessel", "The Aurora")]
    assert [tag.by for tag in plan.tags] == ["importer", "ana"]
    assert [each.line for each in plan.refused] == [3]


def qdpx(project: str, **sources: str) -> Source:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", project)
        for name, text in sources.items():
            archive.writestr(f"sources/{name}.txt", text)
    return Source("p.qdpx", unzipped("p.qdpx", out.getvalue()))


def test_a_project_of_codes_below_codes(session: Session) -> None:
    project = (
        '<Project xmlns="urn:QDA-XML:project:1.0"><Users><User guid="u" name="ana"/></Users>'
        '<CodeBook><Codes><Code guid="1" name="Actor" isCodable="true">'
        '<Code guid="2" name="The Union" isCodable="true"/></Code>'
        '<Code guid="3" name="mood" isCodable="true"/></Codes></CodeBook><Sources>'
        '<TextSource guid="s" name="ships" plainTextPath="internal://s.txt">'
        '<PlainTextSelection guid="a" name="x" startPosition="51" endPosition="60"'
        ' creatingUser="u"><Coding guid="c"><CodeRef targetGUID="2"/></Coding>'
        '<Coding guid="d"><CodeRef targetGUID="3"/></Coding></PlainTextSelection>\n'
        '<PlainTextSelection guid="b" name="x" startPosition="0" endPosition="x"/>'
        '</TextSource><PictureSource guid="p" name="chart"/></Sources></Project>'
    )
    plan = take(session, batch_of("qdpx", qdpx(project, s=SHIPS)))
    assert words(plan) == [("actor", "the union"), ("mood", "the union")]
    actor = plan.tags[0].detail
    assert isinstance(actor, Mention)
    assert session.state.actors[actor.actor].name == "The Union"
    assert {tag.by for tag in plan.tags} == {"ana"}
    assert plan.unknown == {"mood": 1}
    assert [str(each) for each in plan.refused] == [
        "project.qde:2: a selection without a place",
        "project.qde:2: PictureSource 'chart': no text",
    ]


def test_our_lines_onto_a_store_that_has_some(session: Session) -> None:
    head = "article_path,kind,quote,actor\n"
    take(session, batch_of("csv", f"{head}ships.md,actor,the union,Dockers\n"))
    (ours,) = session.state.actors
    own = "0123456789abcdef"
    rows: list[dict[str, Any]] = [
        {"table": "articles", "id": own, "path": "elsewhere.md", "text_hash": text_hash(SHIPS)},
        {"table": "actors", "id": "00000000000000aa", "name": "Dockers", "type": "people"},
        {"table": "tags", "id": own, "article": own, "kind": "actor", "start": 0, "end": 10,
         "quote": "The Aurora", "text_hash": text_hash(SHIPS), "actor": "00000000000000aa"},
        {"table": "tags", "id": "x", "article": own, "kind": "claim", "start": 9, "end": 4,
         "quote": "", "by": 7},
        {"table": "tags", "id": own, "article": "gone", "kind": "date", "start": 0, "end": 3,
         "quote": "The"},
        {"table": "none"},
    ]  # fmt: skip
    text = "".join(json.dumps({"dateline": 1, **row}) + "\n" for row in rows)
    plan = take(session, batch_of("jsonl", text))
    (tag,) = plan.tags
    assert tag.id == own
    assert tag.detail == Mention(ours)
    assert tag.parts == (Span(0, 10),)
    assert tag.article == session.id_at("ships.md")
    assert [each.line for each in plan.refused] == [4, 6, 5]
    with pytest.raises(NotImported, match="later version"):
        batch_of("jsonl", '{"dateline": 2, "table": "case"}')
