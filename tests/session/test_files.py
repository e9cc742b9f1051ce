"""Files of several articles, as the session sees them; a small model of mailboxes beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import Rows
from tui import readers
from tui.model.article import Article, text_hash
from tui.model.span import Span
from tui.model.step import Change
from tui.session import files, tagging
from tui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

PARTS = tuple(f"{number:010x}" for number in range(4))
SAME = "A text that several messages have."


def message(file: str, part: str, text: str = "", document: str = "") -> Article:
    text = text or f"Message {part}: rebels took Maraj."
    path = f"{file}#{part}"
    return Article(
        path, text, Span(0, len(text)), hash=text_hash(text), lang="en", document=document
    )


def session_on(*files_there: str) -> Session:
    session = Session(Rows().save, by="tester", store_id="box")
    session.shelf.paths = set(files_there)
    return session


def put(session: Session, file: str, *articles: Article) -> None:
    """A file has been read."""
    assert session.shelf.paths is not None
    session.shelf.paths.add(file)
    for each in articles:
        session.take(each)
    files.keep_only(session, file, [each.path for each in articles])


def tag(session: Session, path: str) -> str:
    return tagging.tag(session, session.id_at(path), (Span(0, 7),), "claim").id


def tagged_at(session: Session) -> dict[str, str]:
    """Where each tag's article is now; nothing: it is missing."""
    state = session.state
    return {
        each.id: state.articles[each.article].path if each.article in state.articles else ""
        for each in state.tags.values()
    }


def test_messages_of_one_text_are_told_apart_when_their_file_is_renamed_unseen() -> None:
    session = session_on()
    put(session, "a.mbox", *(message("a.mbox", part, SAME) for part in PARTS))
    tags = [tag(session, f"a.mbox#{part}") for part in PARTS]
    files.lose_file(session, "a.mbox")
    assert set(tagged_at(session).values()) == {""}
    put(session, "b.mbox", *(message("b.mbox", part, SAME) for part in reversed(PARTS)))
    wanted = {name: f"b.mbox#{part}" for name, part in zip(tags, PARTS, strict=True)}
    assert tagged_at(session) == wanted


def test_what_has_moved_to_another_file_takes_its_tags_along() -> None:
    session = session_on()
    put(session, "in.mbox", message("in.mbox", PARTS[0]), message("in.mbox", PARTS[1]))
    moved = tag(session, f"in.mbox#{PARTS[0]}")
    put(session, "in.mbox", message("in.mbox", PARTS[1]))
    put(session, "kept.mbox", message("kept.mbox", PARTS[0]))
    assert tagged_at(session) == {moved: f"kept.mbox#{PARTS[0]}"}


def test_a_file_not_read_yet_is_not_missing() -> None:
    session = session_on()
    put(session, "a.mbox", message("a.mbox", PARTS[0]))
    made = tag(session, f"a.mbox#{PARTS[0]}")
    again = session_on("a.mbox", "copy.mbox")
    for record in session.state.records.values():
        again.state.put(Change(None, record))
    again.take(message("copy.mbox", PARTS[0]))
    again.take(message("a.mbox", PARTS[0]))
    assert again.id_at(f"a.mbox#{PARTS[0]}") == session.state.tags[made].article
    assert len(again.state.articles) == 2


def test_a_changed_document_is_told_until_it_is_taken() -> None:
    session = session_on()
    first, second = (message("a.mbox", part, document="1") for part in PARTS[:2])
    put(session, "a.mbox", first, second)
    tag(session, first.path)
    assert files.documents_changed(session) == {}
    put(session, "a.mbox", replace(first, document="2"), replace(second, document="2"))
    assert files.documents_changed(session) == {"a.mbox": False}
    other = message("a.mbox", PARTS[0], "Other words altogether.", document="3")
    put(session, "a.mbox", other, replace(second, document="3"))
    assert files.documents_changed(session) == {"a.mbox": True}
    files.take_documents(session)
    assert files.documents_changed(session) == {}


def test_before_anything_is_tagged_a_document_may_change() -> None:
    session = session_on()
    page = replace(message("a.html", PARTS[0], document="1"), path="a.html")
    put(session, "a.html", page)
    session.note(replace(session.record(session.id_at("a.html")), status="reading"))
    put(session, "a.html", replace(page, document="2"))
    tag(session, "a.html")
    assert files.documents_changed(session) == {}


def test_the_encoding_of_a_part_is_that_of_its_file() -> None:
    session = session_on()
    put(session, "a.mbox", message("a.mbox", PARTS[0]), message("a.mbox", PARTS[1]))
    assert files.encoding_of(session, "a.mbox") == ""
    record = session.record(session.id_at(f"a.mbox#{PARTS[1]}"))
    session.note(replace(record, encoding="cp1251"))
    assert files.encoding_of(session, "a.mbox") == "cp1251"
    assert files.encoding_of(session, "b.mbox") == ""


BOXES = ("a.mbox", "b.jsonl", "c.rss")
_EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(BOXES), st.sets(st.sampled_from(PARTS))),
        st.tuples(st.just("move"), st.sampled_from(BOXES), st.sampled_from(BOXES)),
        st.tuples(st.just("lose"), st.sampled_from(BOXES), st.none()),
    ),
    max_size=12,
)


class Boxes:
    """The session, and what should be in it: which messages each file has."""

    def __init__(self) -> None:
        self.session = session_on()
        self.there: dict[str, set[str]] = {}
        self.tags: dict[str, str] = {}
        """Part by tag; a part is in one file at a time."""

    def put(self, file: str, parts: Collection[str]) -> None:
        elsewhere = {p for f, ps in self.there.items() if f != file for p in ps}
        mine = sorted(set(parts) - elsewhere)
        put(self.session, file, *(message(file, part) for part in mine))
        self.there[file] = set(mine)
        for part in mine:
            if part not in self.tags.values():
                self.tags[tag(self.session, f"{file}#{part}")] = part

    def move(self, was: str, file: str) -> None:
        if was == file or was not in self.there or file in self.there:
            return
        parts = self.there.pop(was)
        suffix = file.rpartition(".")[2]
        if suffix != was.rpartition(".")[2]:  # then it is another format, and read anew
            files.lose_file(self.session, was)
            self.put(file, parts)
            return
        files.move_file(self.session, was, file)
        self.there[file] = parts

    def lose(self, file: str) -> None:
        self.there.pop(file, None)
        files.lose_file(self.session, file)

    def check(self) -> None:
        places = {part: f"{file}#{part}" for file, ps in self.there.items() for part in ps}
        wanted = {name: places.get(part, "") for name, part in self.tags.items()}
        assert tagged_at(self.session) == wanted
        read = sorted(each.path for each in self.session.state.articles.values())
        assert read == sorted(places.values())


@settings(max_examples=50, deadline=None)
@given(_EVENTS)
def test_tags_are_where_their_messages_are(events: Sequence[tuple[str, str, object]]) -> None:
    boxes = Boxes()
    for what, file, more in events:
        if what == "put":
            assert isinstance(more, set)
            boxes.put(file, more)
        elif what == "move":
            boxes.move(file, str(more))
        else:
            boxes.lose(file)
        boxes.check()


def test_tags_stay_with_their_message_when_others_of_its_id_go() -> None:
    lines = [json.dumps({"id": "same", "text": f"Message {n}: rebels left."}) for n in range(3)]

    def read(session: Session, *numbers: int) -> None:
        data = "\n".join(lines[n] for n in numbers).encode()
        put(session, "n.jsonl", *readers.articles_of("n.jsonl", data))

    for first in ((0,), (0, 1), (0, 1, 2)):
        for then in ((1,), (1, 2), (1, 0), (2, 1, 0), (0, 1, 2)):
            if first == (0,) and then == (1,):
                continue  # one message for another: it may as well have been edited
            session = session_on()
            read(session, *first)
            text = json.loads(lines[0])["text"]
            (path,) = (a.path for a in session.state.articles.values() if a.text == text)
            name = tag(session, path)
            read(session, *then)
            article = session.state.articles.get(session.state.tags[name].article)
            assert (article.text if article else "") == (text if 0 in then else "")
