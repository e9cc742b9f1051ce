from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.session.made import ONE, Rows, article, id_of, picture, session_on, span, tagged
from tui.model.detail import Claim
from tui.session import settling, tagging
from tui.session.straying import astray, found_again
from tui.storage import texts

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.tag import Tag
    from tui.session.session import Session, Write


def edit(session: Session, store: Path, text: str) -> None:
    """The first article has another text now, and its tags have been looked for."""
    texts.keep(store, ONE)
    one = session.take(article("one.txt", text, "2025-03-14"))
    session.anchor(found_again(session.state.articles[one], astray(session, one), store))


def orphans(session: Session) -> tuple[Tag, ...]:
    return session.page(id_of(session, "one.txt")).orphans


def test_settling_stores_the_place_of_now_and_undo_the_place_of_then(tmp_path: Path) -> None:
    session = session_on(Rows())
    made = tagged(session, "We are coming home", "claim")
    sourced = replace(made, detail=Claim(source_span=span(ONE, "Munir al-Qadhi")))
    claim = tagging.change(session, sourced, "source")
    before = picture(session)
    text = "A note.\n\n" + ONE.replace("coming home", "coming back home")
    edit(session, tmp_path, text)
    assert picture(session)["tags"] == before["tags"]
    (seen,) = session.page(claim.article).tags
    assert seen.anchor == "edited"
    noted = replace(session.state.tags[claim.id], note="when?")
    tagging.change(session, noted, "note")
    (seen,) = session.page(claim.article).tags
    assert (seen.note, seen.quote) == ("when?", "We are coming back home"), "it stays found"

    assert settling.settle(session, seen)
    (stored,) = session.state.tags.values()
    assert (stored.anchor, stored.quote, stored.note) == ("exact", seen.quote, "when?")
    assert stored.text_hash == session.state.articles[claim.article].hash
    assert isinstance(stored.detail, Claim)
    assert stored.detail.source_span == span(text, "Munir al-Qadhi")
    assert not settling.settle(session, stored)
    session.undo()
    assert session.state.tags[claim.id].parts == claim.parts
    assert len(astray(session, claim.article)) == 1


def test_an_orphan_is_put_on_a_likely_place(tmp_path: Path) -> None:
    session = session_on(Rows())
    tagged(session, "a security source in Qalat Nur", "claim")
    before = picture(session)["tags"]
    edit(session, tmp_path, ONE.replace("a security source in Qalat Nur", "three men"))
    (orphan,) = orphans(session)
    places = settling.likely_places(session, orphan)
    here = session.state.articles[orphan.article]
    assert "three men" in [here.quote(each).strip() for each in places]
    found = settling.reattach(session, orphan, (span(here.text, "three men"),))
    assert orphans(session) == ()
    (seen,) = session.page(orphan.article).tags
    assert (seen, seen.quote, seen.anchor) == (found, "three men", "exact")
    assert here.text.startswith(seen.prefix + seen.quote + seen.suffix)
    session.undo()
    assert picture(session)["tags"] == before


def test_an_orphan_of_a_short_text_has_places_inside_the_text_only(tmp_path: Path) -> None:
    session = session_on(Rows())
    tagged(session, "Maraj")
    edit(session, tmp_path, "Gone.\n")
    (orphan,) = orphans(session)
    assert settling.likely_places(session, orphan) == ()


def test_what_another_window_has_tagged_in_an_older_text_is_looked_for(tmp_path: Path) -> None:
    mine, theirs = session_on(Rows()), session_on(Rows())
    edit(mine, tmp_path, ONE + "More.\n")
    written: list[Write] = []
    theirs.save_with(written.extend)
    tag = tagged(theirs, "Maraj")
    heard: list[frozenset[str]] = []
    mine.on_change = lambda touched: heard.append(touched.articles)
    mine.absorb(written)
    assert heard == [{tag.article}]
    assert [each.id for each in astray(mine, tag.article)] == [tag.id]
