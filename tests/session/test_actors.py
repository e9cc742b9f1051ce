from __future__ import annotations

from tests.session.made import Rows, session_on
from tui.model.detail import ActorSeen
from tui.session.actors import actor_for


def test_of_a_passage_only_the_beginning_is_a_name() -> None:
    session = session_on(Rows())
    passage = "Aurora and the other ships " * 20
    actor, changes = actor_for(session.state, ActorSeen(passage), alias=passage)
    assert len(actor.name) == 200
    assert passage.startswith(actor.name[:-1])
    assert actor.aliases == ()
    session.do("one", changes)
    assert actor_for(session.state, ActorSeen(passage), alias=passage) == (actor, [])
