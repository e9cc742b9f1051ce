from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import (
    ONE,
    TWO,
    Rows,
    article,
    id_of,
    picture,
    quotes,
    session_on,
    tagged,
)
from tui.model.actor import Refusal
from tui.model.detail import ActorSeen, DateValue, Mention
from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.tag import Tag
from tui.session import tagging
from tui.session.case import case_of
from tui.session.marks import open_marks
from tui.session.published import publish
from tui.session.straying import astray, found_again
from tui.storage import texts

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


# Publication dates.


def test_a_publication_date_resolves_what_a_rule_has_set_and_nothing_else() -> None:
    session = session_on(Rows())
    two = id_of(session, "two.txt")
    open_, own = tagged(session, "Friday", "date", "two.txt"), tagged(
        session, "Monday", "date", "two.txt"
    )  # fmt: skip
    fixed = DateValue("2025-03-03", "2025-03-03", fixed_by="user")
    tagging.date_value(session, own, fixed)
    absolute = tagged(session, "9 March 2025", "date", "two.txt")
    for each in (open_, absolute):
        mark = next(m for m in session.state.marks[two] if m.span == each.span)
        assert isinstance(mark.detail, DateValue)
        tagging.date_value(session, each, mark.detail)
    assert publish(session, [two], "2025-03-09") == {two: 1}

    def meant(tag: Tag) -> object:
        return session.state.tags[tag.id].detail

    resolved = meant(open_)
    assert isinstance(resolved, DateValue)
    assert (resolved.value, resolved.fixed_by) == ("2025-03-07", "rule")
    assert meant(own) == fixed
    assert session.state.articles[two].published == "2025-03-09"
    session.undo()
    assert session.state.articles[two].published == ""
    assert isinstance(meant(open_), DateValue)
    assert not meant(open_).value  # type: ignore[attr-defined]


def test_the_user_s_date_wins_over_the_file_s_when_it_is_read_again() -> None:
    rows = Rows()
    session = session_on(rows)
    one = id_of(session, "one.txt")
    publish(session, [one], "2025-03-15")
    session.take(article("one.txt", ONE, "2025-03-16"))
    assert session.state.articles[one].published == "2025-03-15"
    assert session_on(rows).state.articles[one].published == "2025-03-15"


# Suggestions that are open.


SPANS = st.builds(lambda s, n: Span(s, s + n), st.integers(0, 60), st.integers(1, 12))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(SPANS, st.sampled_from("ab"), st.booleans()), max_size=12),
    st.lists(st.tuples(SPANS, st.sampled_from("ab")), max_size=6),
    st.lists(
        st.tuples(SPANS, st.sampled_from("ab"), st.sampled_from(["here", "*"])), max_size=4
    ),
)
def test_open_marks_against_the_rule_itself(
    marks: list[tuple[Span, str, bool]],
    tags: list[tuple[Span, str]],
    refusals: list[tuple[Span, str, str]],
) -> None:
    text = replace(article("x.txt", "no way on " * 8), id="a")
    seen = tuple(Mark(kind, (at,), ActorSeen("x"), vague=vague) for at, kind, vague in marks)
    standing = [Tag(str(n), "a", kind, (at,), "") for n, (at, kind) in enumerate(tags)]
    refused = [
        Refusal(
            str(n), text.quote(at), kind,
            "a" if scope == "here" else "*", at.start if scope == "here" else -1,
        )
        for n, (at, kind, scope) in enumerate(refusals)
    ]  # fmt: skip

    def is_open(mark: Mark) -> bool:
        words = text.quote(mark.span)
        return not (
            mark.vague
            or any(tag.span == mark.span for tag in standing)
            or any(tag.kind == mark.kind and tag.span.overlaps(mark.span) for tag in standing)
            or any(
                (r.text, r.kind) == (words, mark.kind) and r.start in (-1, mark.span.start)
                for r in refused
            )
        )

    expected = tuple(mark for mark in seen if is_open(mark))
    assert open_marks(seen, text, standing, refused) == expected


def test_a_refusal_here_leaves_the_others() -> None:
    session = session_on(Rows())
    one = id_of(session, "one.txt")
    fridays = [m for m in session.page(one).marks if ONE[m.span.start : m.span.end] == "Friday"]
    assert len(fridays) == 2
    tagging.refuse(session, one, fridays[0])
    assert fridays[1] in session.page(one).marks
    tagging.refuse(session, one, fridays[1], everywhere=True)
    two = id_of(session, "two.txt")
    assert all(TWO[m.span.start : m.span.end] != "Friday" for m in session.page(two).marks)


# Files come, change, go and move.


def test_a_changed_text_keeps_its_tags_apart_until_they_are_found(tmp_path: Path) -> None:
    session = session_on(Rows())
    one = id_of(session, "one.txt")
    tag = tagged(session, "Qadhi’s")
    lost = tagged(session, "army")
    for text in (ONE, ONE):
        texts.keep(tmp_path, text)
    changed = "A line more.\n" + ONE.replace("; the army of Tazira denies it", "")
    session.take(article("one.txt", changed, "2025-03-14"))
    assert session.page(one).tags == ()
    assert session.page(one).marks == ()
    gone = astray(session, one)
    assert {each.id for each in gone} == {tag.id, lost.id}
    session.anchor(found_again(session.state.articles[one], gone, tmp_path))
    (found,) = session.page(one).tags
    assert changed[found.span.start : found.span.end] == "Qadhi’s"
    assert session.state.tags[tag.id] == tag, "what is stored is not changed by looking"
    assert astray(session, one) == ()
    assert {each.anchor for each in case_of(session).tags} == {"exact", "orphan"}
    session.take(article("one.txt", ONE, "2025-03-14"))
    assert {each.id for each in session.page(one).tags} == {tag.id, lost.id}


def test_a_lost_file_keeps_its_tags_and_gets_them_back() -> None:
    session = session_on(Rows())
    one = id_of(session, "one.txt")
    tagged(session, "Maraj")
    before = picture(session)
    session.lose("one.txt")
    session.lose("three.txt")
    assert session.is_missing(one)
    assert one in session.article_ids()
    assert [session.record(name).path for name in session.article_ids()] == [
        "one.txt", "two.txt",
    ]  # fmt: skip
    assert len(case_of(session).tags) == 1
    session.take(article("one.txt", ONE, "2025-03-14"))
    assert picture(session) == before
    assert quotes(session, "one.txt") == ["Maraj"]


def test_a_moved_file_keeps_its_tags_here_and_after_a_restart() -> None:
    rows = Rows()
    session = session_on(rows)
    tag = tagged(session, "Maraj")
    session.move("one.txt", "new/name.txt")
    session.move("three.txt", "four.txt")
    assert quotes(session, "new/name.txt") == ["Maraj"]
    assert session.page(tag.article).marks
    again = session_on(rows, {"new/name.txt": (ONE, "2025-03-14")})
    assert quotes(again, "new/name.txt") == ["Maraj"]
    assert again.article_ids() == [tag.article]
    other = again.take(article("one.txt", ONE))
    assert other != tag.article, "another file may take the old name"


def listed(rows: Rows, texts: dict[str, str], paths: set[str]) -> Session:
    """A session that has read these texts of a folder with these files."""
    session = session_on(rows, {})
    session.shelf.paths = paths
    for path, text in texts.items():
        session.take(article(path, text))
    return session


def test_a_file_renamed_meanwhile_is_known_by_its_text() -> None:
    rows = Rows()
    tag = tagged(session_on(rows), "Maraj")
    again = listed(rows, {"b.txt": ONE, "c.txt": ONE, "two.txt": TWO}, {"b.txt", "c.txt"})
    assert quotes(again, "b.txt") == ["Maraj"]
    assert again.id_at("b.txt") == tag.article
    assert quotes(again, "c.txt") == [], "a second copy is another article"
    later = listed(rows, {"b.txt": ONE}, {"b.txt"})
    assert quotes(later, "b.txt") == ["Maraj"], "the new name is kept"
    later.lose("b.txt")
    later.take(article("d.txt", ONE))
    assert quotes(later, "d.txt") == ["Maraj"]


def test_a_text_alone_makes_no_renamed_file() -> None:
    rows = Rows()
    before = session_on(rows)
    tagged(before, "Maraj")
    copy = listed(rows, {"b.txt": ONE}, {"b.txt", "one.txt"})
    assert quotes(copy, "b.txt") == [], "the file itself is still there"
    unlisted = session_on(rows, {"b.txt": (ONE, "")})
    assert quotes(unlisted, "b.txt") == [], "nobody knows what is there"
    changed = listed(rows, {"b.txt": ONE + "More.\n"}, {"b.txt"})
    assert quotes(changed, "b.txt") == []
    twin = before.take(article("twin.txt", ONE))
    tagging.tag(before, twin, (Span(0, 6),), "actor")
    either = listed(rows, {"b.txt": ONE}, {"b.txt"})
    assert quotes(either, "b.txt") == [], "two files with this text are missing"


# Others write, too.


def test_what_another_writer_has_done_is_seen_and_can_be_undone_here() -> None:
    rows = Rows()
    mine = session_on(rows)
    theirs = session_on(rows)
    written: list[tuple[str, str, object]] = []
    theirs.save_with(lambda writes: written.extend(writes))
    tagged(theirs, "Maraj")
    publish(theirs, [id_of(theirs, "two.txt")], "2025-03-09")
    heard: list[bool] = []
    mine.on_change = lambda touched: heard.append(touched.everything)
    mine.absorb(written)  # type: ignore[arg-type]
    assert heard == [True]
    assert quotes(mine, "one.txt") == ["Maraj"]
    assert mine.state.articles[id_of(mine, "two.txt")].published == "2025-03-09"
    mine.undo()
    mine.undo()
    assert picture(mine) == picture(session_on(Rows()))


def test_rows_that_are_no_records_are_told_of_and_passed_over() -> None:
    rows = Rows()
    session = session_on(rows)
    tag = tagged(session, "Maraj")
    bad = {"id": "0" * 16, "article": 3}
    session.absorb([("tags", "0" * 16, bad), ("tags", tag.id, None), ("what", "x", None)])
    assert session.state.tags == {}
    tables = rows.read()
    tables["tags"]["0" * 16] = bad
    again = session_on(Rows())
    (line,) = again.load(tables)
    assert line.startswith("tags: no record in")
    assert list(again.state.tags) == [tag.id]


def test_a_tag_whose_article_nothing_is_known_of_is_still_exported() -> None:
    rows = Rows()
    tagged(session_on(rows), "Maraj")
    tables = rows.read()
    del tables["articles"]
    alone = session_on(Rows(), {})
    assert alone.load(tables) == []
    (tag,) = case_of(alone).tags
    assert case_of(alone).records[tag.article].path == "?"
    assert isinstance(tag.detail, Mention)


def test_places_are_kept_only_when_they_change() -> None:
    rows = Rows()
    session = session_on(rows)
    session.remember("desk", {"screen": "reader"})
    session.remember("desk", {"screen": "reader"})
    assert rows.saves == 1
    assert session_on(rows).place("desk")["screen"] == "reader"
    assert session.place("nothing") == {}
