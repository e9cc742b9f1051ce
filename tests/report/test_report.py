"""What a report says of the work."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from tests.report.cases import HELD, LOST, TOOK, dated, linked, report, session_of_four
from tests.session.made import Rows, id_of, session_on, tagged
from tui.model.actor import Actor
from tui.model.detail import Claim, DateValue
from tui.model.step import Change
from tui.report import forms
from tui.report.html import page
from tui.report.wording import ACROSS, UNTAGGED, columns, founded, rows, summary
from tui.session.linking import link


def test_sides_and_what_they_rest_on() -> None:
    (matter,) = report(linked()).matters
    assert founded(matter) == "2 against 1"
    first, second = matter.sides
    assert [quoted.words for quoted in second.claims] == [HELD]
    assert TOOK in [quoted.words for quoted in first.claims]
    assert first.origins == (
        (("one.txt, in its own voice",), (1,)),
        (("two.txt, in its own voice",), (2,)),
    )
    assert matter.signs == {1: "=", 2: "="}


def test_one_source_in_two_articles_counts_once() -> None:
    session, (took, left, *_) = session_of_four()
    actor = Actor("a" * 16, "a security source", (), "unnamed")
    claims = [
        Change(each, replace(each, detail=Claim(source=actor.id, via=("Meridian News",))))
        for each in (took, left)
    ]
    session.do("source", [Change(None, actor), *claims])
    link(session, took, left, "corroborates")
    made = report(session)
    ((name, where),) = made.shared[0].sides[0].origins
    assert name == ("a security source, through Meridian News",)
    assert where == (1, 2)
    assert made.shared[0].independent == (1,)
    assert made.sources == 3


def test_a_source_that_is_never_mentioned_is_explained() -> None:
    session, (took, *_) = session_of_four()
    out = BytesIO()
    forms()["markdown"].write(report(session), out)
    assert UNTAGGED not in out.getvalue().decode() + page(report(session))
    actor = Actor("a" * 16, "a security source", (), "unnamed")
    said = Change(took, replace(took, detail=Claim(source=actor.id)))
    session.do("source", [Change(None, actor), said])
    forms()["markdown"].write(report(session), out)
    assert UNTAGGED in out.getvalue().decode()
    assert UNTAGGED in page(report(session))


def test_a_length_of_time_is_not_called_a_date_without_a_value() -> None:
    session = session_on(Rows(), {"one.txt": ("It lasted two weeks, every day.\n", "")})
    for words, detail in (
        ("two weeks", DateValue("", "P2W", "DURATION")),
        ("every day", DateValue("", "P1D", "SET")),
    ):
        tag = tagged(session, words, "date")
        session.do("value", [Change(tag, replace(tag, detail=detail))])
    quotes = report(session).accounts[0].quotes
    assert [each.facts for each in quotes] == [("a length of time",), ("again and again",)]


def test_claims_that_are_linked_to_none_are_listed_apart() -> None:
    session, (took, left, *_) = session_of_four()
    link(session, took, left, "corroborates")
    made = report(session)
    assert len(made.shared) == 1
    assert len(made.lone) == 2
    assert summary(made).endswith("no conflict")


def test_a_heading_says_that_its_words_are_denied() -> None:
    session, (took, left, lost, held) = session_of_four()
    denied = [Change(each, replace(each, detail=Claim(polarity="-"))) for each in (took, lost)]
    session.do("denied", [*denied, Change(held, replace(held, detail=Claim(polarity="-")))])
    link(session, took, left, "contradicts")
    made = report(session)
    assert made.shared[0].gist == f"denied: {TOOK}"
    assert {each.gist for each in made.lone} == {f"denied: {LOST}", HELD}
    out = BytesIO()
    forms()["markdown"].write(made, out)
    for form in (page(made), out.getvalue().decode()):
        assert f"denied: {TOOK}" in form
        assert f"denied: {LOST}" not in form, "alone it is a quote, with its remark"


def test_only_articles_that_somebody_has_read_are_in_it() -> None:
    session = linked()
    assert [each.path for each in report(session).accounts] == ["one.txt", "two.txt"]
    assert report(session).unread == 1
    third = session.record(id_of(session, "three.txt"))
    session.note(replace(third, status="reading"))
    made = report(session)
    assert [each.path for each in made.accounts] == ["one.txt", "three.txt", "two.txt"]
    assert next(columns(made)) == (1, 2, 3), "who is silent has a column"


def test_what_is_by_rule_says_so() -> None:
    session = session_on(Rows())
    by_rule = tagged(session, TOOK, "claim")
    session.do("rule", [Change(by_rule, replace(by_rule, origin="rule"))])
    (quoted,) = report(session).accounts[0].quotes
    assert quoted.doubts == ("by rule",)
    session.do("seen", [Change(session.state.tags[by_rule.id],
                               replace(by_rule, origin="rule", checked=True))])  # fmt: skip
    (quoted,) = report(session).accounts[0].quotes
    assert quoted.doubts == ()


def test_a_wide_matrix_comes_in_several_tables() -> None:
    text = "Rebels took Maraj on Friday. Nothing else.\n"
    texts = {f"{n:02}.txt": (text, "2025-03-14") for n in range(2 * ACROSS + 1)}
    session = session_on(Rows(), texts)
    claims = [tagged(session, TOOK, "claim", path) for path in texts]
    for a, b in ((0, 1), (0, ACROSS), (2, 3)):
        link(session, claims[a], claims[b], "corroborates")
    made = report(session)
    (across,) = columns(made)
    assert across == (1, 2, 3, 4, ACROSS + 1)
    for n in range(4, 2 * ACROSS):
        link(session, claims[0], claims[n], "repeats")
    made = report(session)
    tables = list(columns(made))
    assert [len(each) for each in tables] == [ACROSS, ACROSS]
    assert len(rows(made.shared, tables[0])) == 2
    assert len(rows(made.shared, tables[1])) == 1
    assert page(made).count('class="matrix"') == 2


def test_a_quote_stands_among_whole_words() -> None:
    session, _ = session_of_four()
    quotes = {each.words: each for each in report(session).accounts[0].quotes}
    held = quotes[HELD]
    assert (held.before, held.after) == ("Marajis fled. Tazira said that ", ".")
    assert quotes[TOOK].before == ""
    assert quotes[TOOK].after == ", a security source in Qalat"


def test_times_in_order() -> None:
    session, _ = session_of_four()
    dated(session, "last week", "2025-03-03/2025-03-09")
    dated(session, "9 March 2025", "2025-03-09", "two.txt")
    tagged(session, "Monday", "date", "two.txt")
    made = report(session)
    assert [each.label for each in made.moments] == [
        "2025-03-03 to 2025-03-09", "2025-03-09 Sun", "2025-03-14 Fri", "no value",
    ]  # fmt: skip
    friday = made.moments[2].events[0]
    assert (friday.quoted.words, friday.date.words) == (TOOK, "Friday")
    assert friday.date.doubts == ("value by rule",)
