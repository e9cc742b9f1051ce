"""A session on three short reports, with a store in memory."""

from __future__ import annotations

import json
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from tui.model.article import Article, text_hash
from tui.model.span import Span
from tui.recognisers import recognise
from tui.session import tagging
from tui.session.session import Session
from tui.storage.writes import check_writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.mark import Mark
    from tui.model.step import Row
    from tui.model.tag import Tag
    from tui.session.session import Write

ONE = (
    "Rebels took Maraj on Friday, a security source in Qalat Nur said. The Northern Front "
    "entered the city after the garrison withdrew, residents told Meridian News.\n\n"
    "“We are coming home,” Munir al-Qadhi said on Friday. Qadhi’s men hold Maraj; the army "
    "of Tazira denies it. The Marajis fled. Tazira said that Maraj had not fallen last week.\n"
)
TWO = (
    "The army of Tazira left Maraj on Friday, Meridian News reported on 9 March 2025.\n\n"
    "Munir al-Qadhi promised that nobody would be harmed. Tazira has asked for help, two "
    "diplomats said on Monday. “Maraj is lost,” one of them said.\n"
)
THREE = "No name, no day: nothing here but words.\n"
TEXTS = {"one.txt": (ONE, "2025-03-14"), "two.txt": (TWO, ""), "three.txt": (THREE, "")}


class Rows:
    """A store that keeps rows as JSON, as a disk would."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, str]] = {}
        self.saves = 0

    def save(self, writes: Sequence[Write]) -> None:
        check_writes(writes)
        self.saves += 1
        for table, name, row in writes:
            if row is None:
                self.tables.get(table, {}).pop(name, None)
            else:
                self.tables.setdefault(table, {})[name] = json.dumps(row)

    def read(self) -> dict[str, dict[str, Row]]:
        return {
            table: {name: json.loads(row) for name, row in rows.items()}
            for table, rows in self.tables.items()
        }


def article(path: str, text: str, published: str = "") -> Article:
    return Article(
        path, text, Span(0, len(text)), published=published, lang="en", hash=text_hash(text)
    )


@cache
def marks_of(each: Article) -> tuple[Mark, ...]:
    return recognise(each)


def session_on(rows: Rows, texts: dict[str, tuple[str, str]] = TEXTS) -> Session:
    """A session as the app has it when all is read and recognised."""
    ticks = count(len(rows.tables.get("history", ())) * 1000)
    session = Session(
        rows.save, by="tester", clock=lambda: f"2025-03-20T08:00:00.{next(ticks):06}Z"
    )
    assert session.load(rows.read()) == []
    for path, (text, published) in texts.items():
        name = session.take(article(path, text, published))
        session.see(name, marks_of(article(path, text, published)))
    return session


def id_of(session: Session, path: str) -> str:
    return session.id_at(path)


def span(text: str, words: str, occurrence: int = 1) -> Span:
    """Where words stand."""
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def picture(session: Session) -> dict[str, dict[str, Any]]:
    """All that steps change."""
    state = session.state
    return {
        "records": dict(state.records),
        "tags": dict(state.tags),
        "actors": dict(state.actors),
        "links": dict(state.links),
        "refusals": dict(state.refusals),
    }


def tagged(
    session: Session, words: str, kind: str = "actor", path: str = "one.txt", nth: int = 1
) -> Tag:
    name = id_of(session, path)
    text = session.state.articles[name].text
    return tagging.tag(session, name, (span(text, words, nth),), kind)


def quotes(session: Session, path: str) -> list[str]:
    return [tag.quote for tag in session.page(id_of(session, path)).tags]
