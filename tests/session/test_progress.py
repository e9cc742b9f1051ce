from __future__ import annotations

from tests.session.made import Rows, id_of, session_on, tagged
from tui.session import everywhere, tagging
from tui.session.checking import alike, confirm, reject
from tui.session.pace import active_seconds
from tui.session.progress import Progress, Rate


def test_taken_refused_and_corrected_are_decided_and_undone() -> None:
    session = session_on(Rows())
    progress = Progress(session)
    name = id_of(session, "one.txt")
    before = progress.share()
    assert before.decided == 0
    first, second, *_ = session.page(name).marks
    tagging.accept(session, name, first)
    assert progress.share().decided == 1
    tagging.refuse(session, name, second)
    assert progress.share([name]).decided == 2
    assert progress.share().suggested == before.suggested
    session.undo()
    session.undo()
    assert progress.share() == before


def test_rates_tell_taken_from_corrected_and_refused() -> None:
    session = session_on(Rows())
    progress = Progress(session)
    name = id_of(session, "one.txt")
    dates = [mark for mark in session.page(name).marks if mark.kind == "date"]
    tagging.accept(session, name, dates[0])
    assert progress.rates()[dates[0].rule].taken == 1
    tagging.accept(session, name, dates[1], "actor")
    tagging.refuse(session, name, dates[2])
    rates = progress.rates().values()
    assert sum(rate.corrected for rate in rates) == 1
    assert sum(rate.refused for rate in rates) == 1
    assert Rate(2, 1, 1).decided == 4


def test_words_refused_for_good_stay_decided() -> None:
    session = session_on(Rows())
    progress = Progress(session)
    name = id_of(session, "one.txt")
    alike = [
        mark for mark in session.page(name).marks
        if session.state.articles[name].quote(mark.span) == "Maraj"
    ]  # fmt: skip
    suggested = progress.share().suggested
    assert len(alike) > 1
    for mark in alike:
        before = progress.share().decided
        if mark in session.page(name).marks:
            tagging.refuse(session, name, mark)
            assert progress.share().decided > before
    assert progress.share().suggested == suggested


def test_a_tag_made_by_rule_waits_for_somebody() -> None:
    session = session_on(Rows())
    progress = Progress(session)
    everywhere.tag_identical(session, tagged(session, "Maraj"))
    ruled = [tag for tag in session.state.tags.values() if tag.origin == "rule"]
    plain, asked = progress.share(), progress.share(by_rule=True)
    assert plain.suggested - plain.decided + len(ruled) == asked.suggested - asked.decided
    assert confirm(session, [ruled[0]]) == 1
    assert confirm(session, [ruled[0]]) == 0
    assert progress.share(by_rule=True).decided == asked.decided + 1
    reject(session, ruled[1])
    assert ruled[1].id not in session.state.tags
    assert progress.share(by_rule=True).decided >= asked.decided + 1
    assert len(alike(session, ruled[0])) == len(ruled) - 2
    session.undo()
    assert ruled[1].id in session.state.tags


def test_pauses_are_no_work() -> None:
    day = "2025-03-20T08:"
    assert (
        active_seconds([f"{day}00:00Z", f"{day}01:00Z", f"{day}30:00Z", f"{day}30:30Z"]) == 90
    )
    assert active_seconds(["", "long ago"]) == 0
