"""What is said to have been when, as a report has it: tagged dates in the order of time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tui.report.contents import Event, Moment
from tui.session.calendar import order, weekday, within
from tui.session.dated import dates_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.session.quoting import Quoting
    from tui.session.session import Session

NO_VALUE = "no value"
"""The last moment: dates that nobody and no rule could resolve."""


def moments(session: Session, quoting: Quoting, articles: Iterable[str]) -> tuple[Moment, ...]:
    """The dates of these articles by day, month, year or stretch; those without value last."""
    by_value: dict[str, list[Event]] = defaultdict(list)
    for article in articles:
        for each in dates_of(session, article):
            if quoting.is_standing(each.tag):
                thing = each.claim or each.tag
                event = Event(quoting.quoted(thing.id), quoting.quoted(each.tag.id), each.words)
                by_value[within(each.value, "day") if each.value else ""].append(event)
    values = sorted(filter(None, by_value), key=order)
    values += [""] if "" in by_value else []
    return tuple(
        Moment(f"t{number}", _label(value), tuple(by_value[value]))
        for number, value in enumerate(values, start=1)
    )


def _label(value: str) -> str:
    """A value as a heading: days with their weekday."""
    return f"{value} {weekday(value)}".strip().replace("/", " to ") or NO_VALUE
