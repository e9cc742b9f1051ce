from __future__ import annotations

from time import thread_time

import pytest

from tests.session.made import Rows, article, id_of, session_on
from tui.model.detail import ActorSeen, Claim
from tui.model.mark import Mark
from tui.model.span import Span
from tui.session import sources
from tui.session.grid import rows_of
from tui.session.linking import link
from tui.session.page import Page
from tui.session.passages import claims_of


@pytest.mark.parametrize("title", ["Foreign Minister", "Defence Minister", "Sheikh"])
def test_a_name_with_its_title_is_the_same_source(title: str) -> None:
    text = (
        f"Tazira has not asked for troops, {title} Leila Haddar said on Friday.\n\n"
        "Leila Haddar, who was in Maraj, said that there was no request.\n"
    )
    session = session_on(Rows(), {"one.txt": (text, "2025-03-14")})
    name = id_of(session, "one.txt")
    marks = [m for m in session.state.marks[name] if isinstance(m.detail, Claim)]
    tags = [sources.accept(session, name, mark) for mark in marks]
    assert len(tags) == 2
    link(session, tags[0], tags[1], "corroborates")
    (row,) = rows_of(session)
    assert row.sources == (1,)
    (actor,) = session.state.actors.values()
    assert (actor.name, actor.type) == ("Leila Haddar", "person")


@pytest.mark.parametrize("words", ["Friends of Leila Haddar", "the sister of Leila Haddar"])
def test_a_person_at_the_end_of_other_words_is_not_their_source(words: str) -> None:
    text = f"Leila Haddar was in Maraj. Then {words} said that she had left.\n"
    session = session_on(Rows(), {"one.txt": (text, "2025-03-14")})
    span = Span(text.index(words), text.index(words) + len(words))
    seen = sources.meant(session, id_of(session, "one.txt"), span)
    assert seen is None or seen.name != "Leila Haddar"


def test_many_claims_of_an_article_are_named_in_one_go() -> None:
    text = "".join(f"The port is shut, Minister Adan Farah {n} said.\n" for n in range(3000))
    marks = []
    for number in range(3000):
        name = f"Minister Adan Farah {number}"
        span = Span(start := text.index(f"{name} said"), start + len(name))
        marks.append(Mark("actor", (span,), ActorSeen(name, "person")))
        marks.append(Mark("claim", (Span(start - 19, start - 2),), Claim(source_span=span)))
    page = Page(article("one.txt", text), tuple(marks))
    began = thread_time()
    said_by = {passage.source for passage in claims_of(page, {})}
    assert thread_time() - began < 2
    assert len(said_by) == 3000
