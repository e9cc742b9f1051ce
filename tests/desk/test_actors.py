from __future__ import annotations

from collections import Counter
from dataclasses import replace
from time import thread_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.made import CROWD, desk_on
from tests.session.made import id_of, tagged
from tui.desk.actors import Actors
from tui.desk.tally import Tally
from tui.model.detail import Mention
from tui.model.span import Span
from tui.model.step import Change
from tui.session import merging, tagging
from tui.session.actors import actors_of

if TYPE_CHECKING:
    from tui.desk.desk import Desk

DEEDS = st.lists(
    st.tuples(st.sampled_from(("tag", "remove", "merge", "split", "undo")), st.integers(0, 9)),
    max_size=12,
)


def do(desk: Desk, deed: str, number: int) -> None:
    session = desk.session
    tags, actors = list(session.state.tags.values()), list(session.state.actors)
    if deed == "tag":
        name = id_of(session, f"{number:03}.txt")
        text = session.state.articles[name].text
        word = ("army", "Report", "Maraj")[number % 3]
        start = text.index(word)
        tagging.tag(session, name, (Span(start, start + len(word)),), "actor")
    elif deed == "remove" and tags:
        tagging.remove(session, [tags[number % len(tags)]])
    elif deed == "merge" and len(actors) > 1:
        merging.merge(session, actors[0], actors[1 + number % (len(actors) - 1)])
    elif deed == "split" and actors:
        names = session.state.actors[actors[number % len(actors)]].names
        if len(names) > 1:
            merging.split(session, actors[number % len(actors)], names[-1])
    elif deed == "undo":
        session.undo()


@settings(max_examples=25, deadline=None)
@given(DEEDS)
def test_what_is_counted_bit_by_bit_is_what_there_is(deeds: list[tuple[str, int]]) -> None:
    desk = desk_on(CROWD)
    desk.screens.go("actors")
    listing = desk.screens.listing
    assert listing is not None
    for deed, number in deeds:
        do(desk, deed, number)
        counted = {row.actor: row.mentions for row in listing.rows}
        there: Counter[str] = Counter()
        for tag in desk.session.state.tags.values():
            assert isinstance(tag.detail, Mention)
            there[tag.detail.actor] += 1
        assert counted == {each: there[each] for each in desk.session.state.actors}
        fresh = Tally(desk.session)
        assert {r.actor: dict(r.places) for r in listing.rows} == {
            each: dict(fresh.words(each)) for each in desk.session.state.actors
        }
        for width, height in ((80, 20), (20, 4), (200, 60)):
            assert len(listing.picture(desk, width, height)) <= max(height, 8)


def test_a_source_that_is_never_mentioned_says_so() -> None:
    desk = desk_on()
    claim = tagged(desk.session, "Rebels took Maraj on Friday", "claim")
    tagging.source_of(desk.session, claim, "a security source")
    desk.screens.go("actors")
    listing = desk.screens.listing
    assert isinstance(listing, Actors)
    said = " ".join(text for text, _ in listing.below(80, 8))
    assert "a security source · unnamed · tagged only as whose claim it is" in said
    tagged(desk.session, "a security source")
    assert "tagged only" not in " ".join(text for text, _ in listing.below(80, 8))


@pytest.mark.parametrize("words", ["Aurora and ", "A", "e\u0301", "🏳️\u200d🌈"])
def test_a_name_as_long_as_a_book_does_not_hold_up_the_list(words: str) -> None:
    desk = desk_on()
    long = words * (300_000 // len(words))
    tag = tagged(desk.session, "Maraj")
    kept = desk.session.state.actors[actors_of(tag)[0]]
    desk.session.do("long", [Change(kept, replace(kept, name=long, aliases=(f"{long}x",)))])
    tagged(desk.session, "Rebels")
    before = thread_time()
    desk.screens.go("actors")
    listing = desk.screens.listing
    assert isinstance(listing, Actors)
    for width, height in ((200, 60), (80, 20), (40, 6)):
        shown = [listing.head(width), *(listing.line(row, width) for row in listing.rows)]
        shown += [text for text, _ in listing.below(width, height)]
        assert max(map(len, shown)) < 40_000  # marks take no cells
    assert thread_time() - before < 1
    assert not listing.proposals()


def test_many_articles_are_summed_up_and_can_be_reached() -> None:
    desk = desk_on(CROWD)
    for number in range(30):
        name = id_of(desk.session, f"{number:03}.txt")
        start = desk.session.state.articles[name].text.index("Maraj")
        tagging.tag(desk.session, name, (Span(start, start + 5),), "actor")
    desk.screens.go("actors")
    listing = desk.screens.listing
    assert isinstance(listing, Actors)
    head = listing.head(77).split()
    assert head[4:9] == ["000", "001", "002", "003", "+26"]
    maraj = next(row for row in listing.rows if row.name == "Maraj")
    assert listing.line(maraj, 77).split()[2:] == ["1", "30", "1", "1", "1", "1", "26", "0"]
    for _ in range(99):
        listing.shift(1)
    assert "029" in listing.head(77)
