"""Cases to report on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.session.made import Rows, article, session_on, tagged
from tui.model.actor import Actor
from tui.model.detail import Claim, DateValue, Mention
from tui.model.span import Span
from tui.model.step import Change
from tui.session import tagging
from tui.session.case import case_of
from tui.session.linking import link
from tui.session.reporting import report_of
from tui.session.session import Session

if TYPE_CHECKING:
    from tui.model.tag import Tag
    from tui.report.contents import Report

TOOK = "Rebels took Maraj on Friday"
LEFT = "The army of Tazira left Maraj on Friday"
LOST = "Maraj is lost"
HELD = "Maraj had not fallen last week"

HOSTILE = (
    "<script>alert(1)</script>", "</q></style><img src=x onerror=alert(1)>", "a | b",
    "[x](javascript:alert(1))", "![x](http://evil.example/p.png)", "`c` **bold** _it_ ~~no~~",
    "&amp; &lt;b&gt;", "\\", "\\|", "<http://evil.example>", "www.evil.example", "# no heading",
    "\u202egnp.exe", "\x1b[31mred", "\x00", "\udc80", '" onclick="x', "' x", "](#a1)", "<!-- x",
    "$x$", "http://evil.example", "<a id=\"m1\">", "|\n|---|\n|", "```\nx", "&#124;",
)  # fmt: skip


def session_of_four() -> tuple[Session, list[Tag]]:
    """Four claims in two of three articles, not linked yet; a date and an actor."""
    session = session_on(Rows())
    tags = [
        tagged(session, TOOK, "claim"),
        tagged(session, LEFT, "claim", "two.txt"),
        tagged(session, LOST, "claim", "two.txt"),
        tagged(session, HELD, "claim"),
    ]
    dated(session, "Friday", "2025-03-14")
    tagged(session, "Munir al-Qadhi")
    return session, tags


def dated(session: Session, words: str, value: str, path: str = "one.txt") -> None:
    """A date with a value that a rule gave it."""
    tag = tagged(session, words, "date", path)
    session.do("value", [Change(tag, replace(tag, detail=DateValue(value, value)))])


def linked() -> Session:
    """Two claims corroborate, two contradict them."""
    session, (took, left, lost, held) = session_of_four()
    link(session, took, left, "corroborates")
    link(session, left, lost, "repeats")
    link(session, took, held, "contradicts", "when")
    return session


def report(session: Session, day: str = "") -> Report:
    return report_of(case_of(session), "sarhun", day)


def hostile(words: str) -> Session:
    """Everything that somebody else may have written is these words."""
    text = f"{words} happened on Friday.\n\nBut {words} did not.\n"
    session = Session(lambda writes: None, by=words)
    name = session.take(article("one.txt", text, "2025-03-14"))
    first, second = text.index(words), text.rindex(words)
    actor = Actor("0" * 16, words, (words,), words, ref=words)
    session.do("actor", [Change(None, actor)])
    tags = []
    for start in (first, second):
        span = Span(start, start + len(words))
        tag = tagging.tag(session, name, (span,), "claim")
        detail = Claim(source=actor.id, via=(words,), gist=words, amount_best=words)
        after = replace(tag, detail=detail, note=words)
        session.do("claim", [Change(tag, after)])
        tags.append(after)
    tagging.tag(session, name, (Span(first, first + len(words)),), words[:9] or "own")
    tagging.tag(session, name, (Span(text.index("Friday"), text.index("Friday") + 6),), "date")
    mention = tagging.tag(session, name, (Span(second, second + len(words)),), "actor")
    session.do("mention", [Change(mention, replace(mention, detail=Mention(actor.id)))])
    made = link(session, tags[0], tags[1], "contradicts", "what")
    session.do("note", [Change(made, replace(made, note=words))])
    record = session.record(name)
    facts = {"title": words, "outlet": words, "author": words, "credit": words, "url": words}
    session.do("facts", [Change(record, replace(record, corrected=tuple(facts), **facts))])
    return session
