"""Files that are renumbered, exchanged and copied: tags stay with their texts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import Rows, article
from tui.model.span import Span
from tui.session import tagging
from tui.session.homes import likeness
from tui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COPY = "The minister said on Friday that 40 soldiers were killed near the bridge."
TEXTS = [
    f"{name} reports. {COPY} {name} adds: {own}"
    for name, own in (
        ("Alpha", "a convoy burned in the east, local men told our correspondent."),
        ("Beta", "nobody at the front could confirm any of it, the army denied all."),
        ("Gamma", "two bridges were closed by the railway after the shelling stopped."),
        ("Delta", "rain fell."),
        ("Epsilon", "the price of bread in Maraj has doubled since the roads were cut."),
    )
]
OTHER = "Nothing of the kind: the harvest was good and the fair opened in sunshine on time."
Files = dict[str, str]


def opened(rows: Rows, files: Mapping[str, str], order: Sequence[str] = ()) -> Session:
    """A session that has read a folder, as after a start."""
    session = Session(rows.save, by="tester")
    assert session.load(rows.read()) == []
    session.shelf.paths = set(files)
    for path in (*order, *(path for path in sorted(files) if path not in order)):
        session.take(article(path, files[path]))
    return session


def tagged(files: Mapping[str, str], texts: Sequence[str]) -> Rows:
    """A store in which the shared sentence is tagged in some of the texts."""
    rows = Rows()
    session = opened(rows, files)
    for path, text in files.items():
        if text in texts:
            at = text.index(COPY)
            tagging.tag(session, session.id_at(path), (Span(at, at + len(COPY)),), "claim")
    return rows


def where(session: Session) -> dict[str, str]:
    """The path at which each tag stands, by the first word of the text it was put on."""
    found = {}
    for tag in session.state.tags.values():
        assert tag.text_hash
        first = tag.prefix.split()[0]
        there = session.state.articles.get(tag.article)
        found[first] = there.path if there and there.hash == tag.text_hash else ""
    return found


def home(files: Mapping[str, str], texts: Sequence[str]) -> dict[str, str]:
    """What `where` should find."""
    paths = {text: path for path, text in files.items()}
    return {text.split()[0]: paths.get(text, "") for text in texts}


def test_names_exchanged_while_nobody_looked() -> None:
    before = {"001.txt": TEXTS[0], "002.txt": TEXTS[1]}
    after = {"001.txt": TEXTS[1], "002.txt": TEXTS[0]}
    for some in (TEXTS[:1], TEXTS[1:2], TEXTS[:2]):
        for order in (["001.txt"], ["002.txt"]):
            assert where(opened(tagged(before, some), after, order)) == home(after, some)


def test_renumbered_with_a_new_one_before_them() -> None:
    before = {"001.txt": TEXTS[0], "002.txt": TEXTS[1]}
    after = {"001.txt": OTHER, "002.txt": TEXTS[0], "003.txt": TEXTS[1]}
    session = opened(tagged(before, TEXTS[:2]), after)
    assert where(session) == {"Alpha": "002.txt", "Beta": "003.txt"}
    assert not session.state.of_article(session.id_at("001.txt"))
    assert sorted(each.path for each in session.state.articles.values()) == sorted(after)


def test_one_is_deleted_and_those_after_it_move_up() -> None:
    names = ["001.txt", "002.txt", "003.txt"]
    rows = tagged(dict(zip(names, TEXTS, strict=False)), TEXTS[:3])
    for order in (names[:2], names[1::-1]):
        session = opened(rows, {"001.txt": TEXTS[1], "002.txt": TEXTS[2]}, order)
        assert where(session) == {"Alpha": "", "Beta": "001.txt", "Gamma": "002.txt"}


def test_a_file_gets_the_name_of_one_that_was_removed_before() -> None:
    rows = tagged({"001.txt": TEXTS[0], "002.txt": TEXTS[1]}, TEXTS[:2])
    session = opened(rows, {"001.txt": TEXTS[0], "002.txt": TEXTS[1]})
    session.lose("001.txt")
    session.shelf.move("002.txt", "001.txt")
    for each in (session, opened(rows, {"001.txt": TEXTS[1]})):
        assert where(each) == {"Alpha": "", "Beta": "001.txt"}
        paths = sorted(record.path for record in each.state.records.values())
        assert paths == ["001.txt", "001.txt~"]


def test_two_records_of_one_path_are_told_apart() -> None:
    rows = tagged({"001.txt": TEXTS[0], "002.txt": TEXTS[1]}, TEXTS[:2])
    for name, row in rows.read()["articles"].items():  # as stores of before may have it
        same = {"path": "001.txt", "text_hash": article("", TEXTS[1]).hash}
        rows.tables["articles"][name] = json.dumps({**row, **same})
    session = opened(rows, {"001.txt": TEXTS[1]})
    assert where(session) == {"Alpha": "", "Beta": "001.txt"}


def test_a_text_that_was_edited_goes_along_when_names_are_exchanged() -> None:
    before = {"001.txt": TEXTS[0], "002.txt": TEXTS[1]}
    edited = TEXTS[0].replace("burned", "was burnt")
    for starts_anew in (False, True):
        for order in (["001.txt", "002.txt"], ["002.txt", "001.txt"]):
            rows = tagged(before, TEXTS[:2])
            session = opened(rows, before)
            session.take(article("001.txt", edited))
            if starts_anew:
                session = opened(rows, {"001.txt": edited, "002.txt": TEXTS[1]})
            for path in order:
                session.take(article(path, {"001.txt": TEXTS[1], "002.txt": edited}[path]))
            found = {session.record(tag.article).path for tag in session.state.tags.values()}
            assert found == {"001.txt", "002.txt"}
            assert session.state.articles[_article_of(session, "Alpha")].text == edited
            assert where(session)["Beta"] == "001.txt"


def test_an_edited_article_is_itself_though_a_copy_of_the_old_text_was_kept() -> None:
    edited = TEXTS[0].replace("burned", "was burnt")
    for order in (["001.txt"], ["old.txt"]):
        after = {"001.txt": edited, "old.txt": TEXTS[0]}
        session = opened(tagged({"001.txt": TEXTS[0]}, TEXTS[:1]), after, order)
        (tag,) = session.state.tags.values()
        assert session.state.articles[tag.article].path == "001.txt"


def test_a_text_that_another_file_has_written_over_waits_for_its_return() -> None:
    rows = tagged({"001.txt": TEXTS[0], "002.txt": TEXTS[1]}, TEXTS[:2])
    session = opened(rows, {"001.txt": OTHER, "002.txt": TEXTS[0]})
    assert where(session) == {"Alpha": "002.txt", "Beta": ""}
    assert session.record(_article_of(session, "Beta")).path == "002.txt~"
    again = opened(rows, {"002.txt": TEXTS[0], "sub/x.txt": TEXTS[1]})
    assert where(again) == {"Alpha": "002.txt", "Beta": "sub/x.txt"}


def _article_of(session: Session, first: str) -> str:
    return next(
        tag.article for tag in session.state.tags.values() if tag.prefix.startswith(first)
    )


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_any_new_names(data: st.DataObject) -> None:
    names = [f"{number:03}.txt" for number in range(1, 8)]
    before = dict(zip(data.draw(st.permutations(names)), TEXTS, strict=False))
    left = data.draw(st.lists(st.sampled_from([*TEXTS, OTHER]), unique=True, min_size=1))
    after = dict(zip(data.draw(st.permutations(names)), left, strict=False))
    some = data.draw(st.lists(st.sampled_from(TEXTS), unique=True))
    rows = tagged(before, some)
    order = data.draw(st.permutations(sorted(after)))
    if data.draw(st.booleans()):
        session = opened(rows, after, order)
    else:  # while it runs, without being told which file became which
        session = opened(rows, before)
        for path in before.keys() - after.keys():
            session.lose(path)
        session.shelf.paths = set(after)
        for path in order:
            session.take(article(path, after[path]))
    assert where(session) == home(after, some)
    assert {each.path: each.text for each in session.state.articles.values()} == after
    assert where(opened(rows, after)) == home(after, some)


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness(a: str, b: str) -> None:
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert likeness(a, a) == 1


def test_a_record_that_is_set_aside_keeps_its_own_facts() -> None:
    alpha, beta = TEXTS[:2]
    rows = Rows()
    session = Session(rows.save, by="tester")
    session.shelf.paths = {"001.txt", "002.txt"}

    def take(path: str, text: str, outlet: str) -> None:
        session.take(replace(article(path, text), outlet=outlet, title=f"{outlet} says"))

    take("001.txt", alpha, "Alpha")
    take("002.txt", beta, "Beta")
    for path, text in (("001.txt", alpha), ("002.txt", beta)):
        at = text.index(COPY)
        tagging.tag(session, session.id_at(path), (Span(at, at + len(COPY)),), "claim")
    take("001.txt", beta, "Beta")  # a copy, until the other is written over
    take("002.txt", OTHER, "Other")
    assert where(session) == {"Alpha": "", "Beta": "001.txt"}
    kept = session.record(_article_of(session, "Alpha"))
    assert (kept.path, kept.outlet, kept.title) == ("001.txt~", "Alpha", "Alpha says")
    assert kept.text_hash == article("", alpha).hash
    assert session.record(_article_of(session, "Beta")).outlet == "Beta"
