"""A headline that names an office, and who speaks for it below, are one source."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.session.made import Rows, marks_of
from tests.session.made import article as made
from tests.session.test_taking_one import samples
from tui.model.actor import Actor
from tui.model.detail import Claim
from tui.model.step import Change
from tui.session import regrouping
from tui.session.grid import Row, rows_of
from tui.session.headlines import Told, in_headline, speaking
from tui.session.linking import link
from tui.session.matters import independent
from tui.session.offers import expected, taken_at
from tui.session.session import Session
from tui.session.sources import accept

TITLE = "Government denies asking for foreign troops"
TEXT = (
    f"{TITLE}\n\nTazira has not asked Velmora for ground troops, Foreign Minister Leila "
    "Haddar said on Friday.\n\nThe president has not asked for any, the embassy said.\n"
)


def session_of(text: str, title: str) -> Session:
    session = Session(Rows().save, by="tester")
    article = replace(made("one.txt", text, "2025-03-14"), title=title)
    session.see(session.take(article), marks_of(article))
    return session


def tagged(session: Session, count: int = 3) -> list[str]:
    (article,) = session.article_ids()
    marks = [each for each in session.page(article).marks if each.kind == "claim"][:count]
    claims = [accept(session, article, mark).id for mark in marks]
    for one, other in pairwise(claims):
        tags = session.state.tags
        link(session, tags[one], tags[other], "corroborates")
    return claims


def test_who_speaks_below_speaks_for_the_office_of_the_headline() -> None:
    session = session_of(TEXT, TITLE)
    claims = tagged(session)
    assert len(claims) == 3
    assert independent(session, claims[:2]) == 1
    assert independent(session, claims) == 1, "the embassy may be any that is named"
    plain = session_of(TEXT, "Another title")
    assert independent(plain, tagged(plain)) == 2
    itself = session_of(TEXT.replace("the embassy", "Government"), TITLE)
    claims = tagged(itself)
    assert independent(itself, [claims[0], claims[2]]) == 1
    assert independent(itself, claims) == 2, "it speaks for itself"


def test_another_actor_that_somebody_has_given_it_is_another_source() -> None:
    session = session_of(TEXT, TITLE)
    claims = tagged(session)
    first, actor = session.state.tags[claims[0]], Actor("a" * 16, "The palace", type="group")
    assert isinstance(first.detail, Claim)
    given_ = replace(first, detail=replace(first.detail, source=actor.id))
    session.do("source", [Change(None, actor), Change(first, given_)])
    assert independent(session, claims[:2]) == 2


def test_another_polarity_is_another_source() -> None:
    session = session_of(TEXT, TITLE)
    claims = tagged(session)
    first = session.state.tags[claims[0]]
    assert isinstance(first.detail, Claim)
    turned = replace(first, detail=replace(first.detail, polarity="+"))
    session.do("polarity", [Change(first, turned)])
    assert independent(session, claims[:2]) == 2


def disputed(session: Session) -> Row:
    at = next(a for a in session.article_ids() if session.record(a).path.startswith("001"))
    place = session.state.articles[at].text.index("The government in Qalat Nur has formally")
    return next(r for r in rows_of(session) if any(f"{at}:{place}-" in n for n in r.names))


def test_it_is_counted_so_before_it_is_taken_and_after() -> None:
    session = samples()
    row = disputed(session)
    sides = expected(session, row)
    whose = {origin.who for side in sides for origin in side}
    assert "Leila Haddar" in whose
    assert "Government" not in whose
    regrouping.take(session, taken_at(row, next(iter(row.squares))))
    assert sorted(disputed(session).sources) == sorted(map(len, sides)) == [1, 2]


TOLD = st.builds(
    Told,
    st.uuids().map(str),
    st.sampled_from(("one", "two")),
    st.integers(0, 2),
    st.sampled_from("+-"),
    st.booleans(),
)


@given(st.lists(TOLD, max_size=8, unique_by=lambda each: each.key))
def test_only_headlines_are_joined_with_what_their_article_says(told: list[Told]) -> None:
    known = {each.key: each for each in told}
    for key, ends in speaking(told).items():
        for end in ends:
            here, there = known[key], known[end]
            assert here.of_office != there.of_office
            assert (here.article, here.polarity) == (there.article, there.polarity)
            assert here.source != there.source
            assert key in speaking(told)[end]


def test_a_headline_is_the_title_where_the_text_begins_with_it() -> None:
    article = replace(made("a.md", f"\n# {TITLE.upper()}  \n\nText.\n"), title=TITLE)
    at = article.text.index("GOVERNMENT")
    (first, last) = (type(article.body)(at, at + 10), type(article.body)(at + 50, at + 54))
    assert in_headline(article, first)
    assert not in_headline(article, last)
    assert not in_headline(replace(article, title=""), first)
