from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.session.made import ONE, Rows, id_of, picture, session_on, span
from tui.model.detail import Claim, DateValue, Mention
from tui.session import everywhere, tagging
from tui.session.actors import actors_of
from tui.session.published import publish
from tui.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.tag import Tag
    from tui.session.session import Session

SEED = st.integers(0, 10_000)


class AnybodysDay(RuleBasedStateMachine):
    """Random work: every action is one step or none, and undo and redo walk along them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        self.session = session_on(self.rows)
        self.states = [picture(self.session)]
        self.at = 0

    def pick(self, what: list[Any], seed: int) -> Any:
        return what[seed % len(what)]

    def tags(self, kind: str = "") -> list[Tag]:
        tags = sorted(
            self.session.state.tags.values(), key=lambda tag: (tag.article, tag.span, tag.kind)
        )
        return [tag for tag in tags if not kind or tag.kind == kind]

    def act(self, action: Callable[[], object]) -> None:
        before, steps = picture(self.session), set(self.session.state.history)
        action()
        new = set(self.session.state.history) - steps
        assert len(new) <= 1
        if new:
            self.states = [*self.states[: self.at + 1], picture(self.session)]
            self.at += 1
        else:
            assert picture(self.session) == before

    @rule(seed=SEED, size=st.integers(1, 4), kind=st.sampled_from(["actor", "claim", "date"]))
    def tag(self, seed: int, size: int, kind: str) -> None:
        article = self.pick(self.session.article_ids(), seed)
        text = self.session.state.articles[article]
        units = words(text.text, text.body)
        first = seed % len(units)
        last = min(first + size, len(units)) - 1
        parts = (type(units[0])(units[first].start, units[last].end),)
        self.act(lambda: tagging.tag(self.session, article, parts, kind))

    @rule(seed=SEED, everywhere_=st.booleans())
    def accept(self, seed: int, everywhere_: bool) -> None:
        article = self.pick(self.session.article_ids(), seed)
        marks = self.session.page(article).marks
        if not marks:
            return
        mark = self.pick(list(marks), seed)
        if everywhere_ and mark.kind != "claim":
            self.act(lambda: everywhere.accept_identical(self.session, article, mark))
        else:
            self.act(lambda: tagging.accept(self.session, article, mark))

    @rule(seed=SEED, everywhere_=st.booleans())
    def refuse(self, seed: int, everywhere_: bool) -> None:
        article = self.pick(self.session.article_ids(), seed)
        marks = self.session.page(article).marks
        if marks:
            mark = self.pick(list(marks), seed)
            self.act(
                lambda: tagging.refuse(self.session, article, mark, everywhere=everywhere_)
            )
            assert mark not in self.session.page(article).marks

    @precondition(lambda self: self.tags())
    @rule(seed=SEED, size=st.integers(1, 3))
    def remove(self, seed: int, size: int) -> None:
        tags = self.tags()
        self.act(lambda: tagging.remove(self.session, tags[seed % len(tags) :][:size]))

    @precondition(lambda self: self.tags())
    @rule(seed=SEED)
    def tag_identical(self, seed: int) -> None:
        tag = self.pick(self.tags(), seed)
        self.act(lambda: everywhere.tag_identical(self.session, tag))

    @precondition(lambda self: self.tags("claim"))
    @rule(seed=SEED, name=st.sampled_from(["Tazira", "residents", ""]))
    def source(self, seed: int, name: str) -> None:
        tag = self.pick(self.tags("claim"), seed)
        if name:
            self.act(lambda: tagging.source_of(self.session, tag, name))
        else:
            self.act(lambda: tagging.own_voice(self.session, tag))

    @precondition(lambda self: self.tags("date"))
    @rule(seed=SEED, value=st.sampled_from(["2025-03-07", "2025-03", ""]))
    def date_value(self, seed: int, value: str) -> None:
        tag = self.pick(self.tags("date"), seed)
        meant = DateValue(value, value, fixed_by="user")
        self.act(lambda: tagging.date_value(self.session, tag, meant))

    @precondition(lambda self: self.tags("actor") and self.session.state.actors)
    @rule(seed=SEED)
    def same_actor(self, seed: int) -> None:
        tag = self.pick(self.tags("actor"), seed)
        actors = sorted(
            self.session.state.actors.values(), key=lambda actor: (actor.name, actor.type)
        )
        actor = self.pick(actors, seed // 7)
        self.act(lambda: tagging.same_actor(self.session, tag, actor))

    @rule(seed=SEED, published=st.sampled_from(["2025-03-14", "2025-03-21", ""]))
    def publish(self, seed: int, published: str) -> None:
        articles = self.session.article_ids()[: 1 + seed % 3]
        self.act(lambda: publish(self.session, articles, published))

    @rule()
    def undo(self) -> None:
        step = self.session.undo()
        assert (step is None) == (self.at == 0)
        self.at -= step is not None
        assert picture(self.session) == self.states[self.at]

    @rule()
    def redo(self) -> None:
        step = self.session.redo()
        assert (step is None) == (self.at == len(self.states) - 1)
        self.at += step is not None
        assert picture(self.session) == self.states[self.at]

    @rule()
    def restart(self) -> None:
        again = session_on(self.rows)
        assert picture(again) == picture(self.session)
        assert again.state.history == self.session.state.history
        self.session = again

    @invariant()
    def tags_stand_on_their_words(self) -> None:
        places = set()
        for tag in self.session.state.tags.values():
            article = self.session.state.articles[tag.article]
            assert article.quote(tag.span) == tag.quote
            assert all(actor in self.session.state.actors for actor in actors_of(tag))
            places.add((tag.article, tag.kind, tag.parts))
        assert len(places) == len(self.session.state.tags)

    @invariant()
    def what_is_open_is_not_tagged(self) -> None:
        for article in self.session.article_ids():
            page = self.session.page(article)
            for mark in page.marks:
                assert all(tag.span != mark.span for tag in page.tags)

    def teardown(self) -> None:
        while self.session.undo():
            pass
        assert picture(self.session) == self.states[0]
        while self.session.redo():
            pass
        assert picture(self.session) == self.states[-1]
        assert picture(session_on(self.rows)) == self.states[-1]


TestAnybodysDay = AnybodysDay.TestCase
TestAnybodysDay.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)


def tagged(session: Session, words_: str, kind: str = "actor", path: str = "one.txt") -> Tag:
    article = id_of(session, path)
    text = session.state.articles[article].text
    return tagging.tag(session, article, (span(text, words_),), kind)


def test_a_new_step_puts_undone_ones_out_of_reach_in_the_store_too() -> None:
    rows = Rows()
    session = session_on(rows)
    tagged(session, "Maraj")
    session.undo()
    tagged(session, "Tazira")
    assert session.redo() is None
    assert len(rows.tables["history"]) == 1


def test_the_history_is_limited(monkeypatch: Any) -> None:
    monkeypatch.setattr("tui.session.history.HISTORY", 3)
    rows = Rows()
    session = session_on(rows)
    for words_ in ("Rebels", "Maraj", "Friday", "security", "source"):
        tagged(session, words_)
    assert len(rows.tables["history"]) == len(session.state.history) == 3
    assert [session.undo() is not None for _ in range(4)] == [True, True, True, False]
    assert {tag.quote for tag in session.state.tags.values()} == {"Rebels", "Maraj"}


def test_steps_stay_in_order_when_the_clock_is_set_back(monkeypatch: Any) -> None:
    times = iter(["00000000000000ff", "0000000000000001", "00000000000000fe"])
    monkeypatch.setattr("tui.session.history.time_id", lambda: next(times))
    session = session_on(Rows())
    for words_ in ("Rebels", "Maraj", "Friday"):
        tagged(session, words_)
    assert [step.label for step in (session.undo(), session.undo()) if step] == [
        "actor: Friday", "actor: Maraj",
    ]  # fmt: skip


def test_undoing_leaves_what_is_no_step_as_it_is() -> None:
    rows = Rows()
    session = session_on(rows)
    tag = tagged(session, "Maraj")
    session.note(replace(session.record(tag.article), status="done"))
    session.move("one.txt", "later/one.txt")
    publish(session, [tag.article], "2025-03-21")
    session.move("later/one.txt", "last.txt")
    session.undo()
    assert session.record(tag.article).path == "last.txt"
    assert session.record(tag.article).published == "2025-03-14"
    session.undo()
    session.redo()
    record = session_on(rows, {"last.txt": (ONE, "2025-03-14")}).record(tag.article)
    assert (record.path, record.status) == ("last.txt", "done")


def test_a_step_is_one_write_and_the_listener_hears_after_it() -> None:
    rows = Rows()
    session = session_on(rows)
    heard: list[int] = []
    session.on_change = lambda touched: heard.append(rows.saves)
    tagged(session, "Maraj")
    assert rows.saves == 1
    assert heard == [1]
    assert {name: len(table) for name, table in rows.tables.items()} == {
        "articles": 1, "tags": 1, "actors": 1, "history": 1,
    }  # fmt: skip


def test_actors_are_made_found_and_dropped() -> None:
    session = session_on(Rows())
    first, second = tagged(session, "Maraj"), tagged(session, "Maraj", path="two.txt")
    assert isinstance(first.detail, Mention)
    assert first.detail == second.detail
    claim = tagged(session, "Rebels took Maraj", "claim")
    tagging.source_of(session, claim, "Maraj")
    tagging.remove(session, [first, second])
    assert len(session.state.actors) == 1, "the claim still needs it"
    tagging.remove(session, [claim])
    assert session.state.actors == {}
    assert session.state.actors_named("Maraj") == []


def test_an_actor_somebody_wrote_about_is_kept() -> None:
    session = session_on(Rows())
    tag = tagged(session, "Maraj")
    (actor,) = session.state.actors.values()
    session.state.actors[actor.id] = replace(actor, note="the largest city of the north")
    tagging.remove(session, [tag])
    assert list(session.state.actors) == [actor.id]


def test_a_wrong_source_leaves_no_actor_behind() -> None:
    session = session_on(Rows())
    claim = tagged(session, "Rebels took Maraj", "claim")
    tagging.source_of(session, claim, "Tazria")
    tagging.source_of(session, claim, "Tazira")
    assert [actor.name for actor in session.state.actors.values()] == ["Tazira"]
    tagging.source_of(session, claim, "Tazira")
    assert [actor.name for actor in session.state.actors.values()] == ["Tazira"]
    tagging.own_voice(session, claim)
    assert session.state.actors == {}
    detail = session.state.tags[claim.id].detail
    assert isinstance(detail, Claim)
    assert (detail.source, detail.mode) == ("", "own")


def test_pointing_elsewhere_names_the_actor_and_drops_the_other() -> None:
    session = session_on(Rows())
    tagged(session, "Munir al-Qadhi")
    (actor,) = session.state.actors.values()
    mention = tagged(session, "Qadhi’s")
    tagging.same_actor(session, mention, actor)
    (left,) = session.state.actors.values()
    assert left.names == ("Munir al-Qadhi", "Qadhi’s")
