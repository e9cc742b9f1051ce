"""Articles, actors and times on the page, and what needs a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.report.addresses import web_address
from tui.report.html_parts import (
    article_numbers,
    nothing,
    remarks,
    row,
    table,
    to_article,
    words_of,
)
from tui.report.markup import element, together
from tui.report.wording import UNTAGGED, counted, is_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.report.contents import Account, Event, Moment, Named, Quoted, Report
    from tui.report.markup import Markup

DOTS = 12
"""As many events of a day are drawn as dots; beyond that only their number is given."""


def accounts(report: Report) -> Markup:
    """The table of articles, and how many nobody has read."""
    lines = (_account(each) for each in report.accounts)
    head = ("Article", "Title", "Published", "Agency", "Tags")
    unread = counted(report.unread, "more article")
    return together((
        table("The articles by the names of their files", head, lines, "accounts")
        if report.accounts else nothing("No article has been opened or tagged yet."),
        element("p", f"{unread} in the folder, neither opened nor tagged.")
        if report.unread else None,
    ))  # fmt: skip


def _account(account: Account) -> Markup:
    title = element("bdi", account.title or account.path)
    cells = (title, _guess(account, "published"), _guess(account, "credit"), str(account.tags))
    return row(to_article(account), cells)


def _guess(account: Account, name: str) -> Markup:
    """A fact; whether the program only guessed it."""
    value: str = getattr(account, name)
    if not value:
        return together(("–",))
    doubt = element("span", "guessed", class_="doubt") if name in account.guessed else None
    return together((element("bdi", value, class_=name), doubt), " ")


def timeline(report: Report) -> Iterator[Markup]:
    """What is said to have been when, the earliest first."""
    if not report.moments:
        yield nothing("No date has been tagged yet.")
        return
    head = ("When", "What", "According to", "Article")
    lines = (line for each in report.moments for line in _moment(report, each))
    yield table("Dated claims and dates", head, lines, "timeline")


def _moment(report: Report, moment: Moment) -> Iterator[Markup]:
    count = len(moment.events)
    dots = "●" * min(count, DOTS) + ("…" if count > DOTS else "")
    ends = (element("span", each, class_="published") for each in moment.label.split(" to "))
    header = element(
        "th",
        element("span", together(ends, " to ")),
        element("span", dots, class_="dots", aria_hidden="true"),
        element("span", counted(count, "place"), class_="spoken"),
        scope="rowgroup",
        rowspan=str(count),
        id=moment.id,
    )
    for number, event in enumerate(moment.events):
        cells = (element("td", each) for each in _event(report, event))
        yield element("tr", header if number == 0 else None, *cells)


def _event(report: Report, event: Event) -> tuple[Markup, Markup | str, Markup]:
    words = element("span", event.words, dir="auto")
    said = element("a", words, href=f"#{event.quoted.id}", class_="quote")
    day = element("span", words_of(report, event.date), class_="day")
    source = element("bdi", event.quoted.source) if event.quoted.source else ""
    doubts = remarks(event.quoted) if event.quoted.kind == "claim" else None
    account = to_article(report.accounts[event.quoted.article - 1])
    return together((said, day, doubts), " "), source, account


def actors(report: Report) -> Iterator[Markup]:
    """Who is named how often, and where."""
    if not report.named:
        yield nothing("No actor has been tagged yet.")
    else:
        head = ("Actor", "Sort", "Also called", "Mentions", "In articles", "Claims")
        lines = (_actor(each) for each in report.named)
        yield table("Actors, the most mentioned first", head, lines, "actors")
        if not all(each.mentions for each in report.named):
            yield element("p", UNTAGGED)
    if report.nobody:
        yield element("p", f"{counted(report.nobody, 'mention')} of nobody decided yet.")


def _actor(actor: Named) -> Markup:
    names = together((element("bdi", each) for each in actor.aliases), ", ")
    where = together(
        (
            together((article_numbers((number,)), f" ×{count}" if count > 1 else None))
            for number, count in actor.mentions.items()
        ),
        ", ",
    )
    known = element("span", actor.ref, class_="fact") if actor.ref else None
    name = together((element("bdi", actor.name), known), " ")
    return row(
        name, (actor.type, names, str(sum(actor.mentions.values())), where, str(actor.claims))
    )


def articles(report: Report) -> Iterator[Markup]:
    """A section for every article, with all that is quoted from it."""
    if not report.accounts:
        yield nothing("No article has been opened or tagged yet.")
    for account in report.accounts:
        yield _article(report, account)


def _article(report: Report, account: Account) -> Markup:
    heading = element("h3", f"{account.number} ", element("bdi", account.name))
    address = web_address(account.url)
    link = (
        element("a", account.url, href=address, rel="noreferrer noopener") if address else None
    )
    facts = (
        element("bdi", account.title) if account.title else None,
        _guess(account, "published") if account.published else None,
        element("bdi", f"by {account.author}") if account.author else None,
        element("bdi", f"through {account.credit}") if account.credit else None,
        link or (element("bdi", account.url) if account.url else None),
        element("bdi", f"file {account.path}"),
        "the file is missing" if account.missing else None,
    )
    quotes = (_quote(report, each) for each in account.quotes)
    inside = (
        heading,
        element("p", together(facts, " · "), class_="facts"),
        element("ol", together(quotes, "\n"), class_="quotes")
        if account.quotes else nothing("Nothing is quoted from it."),
    )  # fmt: skip
    return element("section", together(inside, "\n"), id=account.id, class_="account")


def _quote(report: Report, quoted: Quoted) -> Markup:
    backs = (
        element("a", f"↑ {label}", href=f"#{place}")
        for label, place in report.uses.get(quoted.id, ())
    )
    context = element(
        "span",
        element("span", f"…{quoted.before}", class_="context") if quoted.before else None,
        words_of(report, quoted, link=False),
        element("span", f"{quoted.after}…", class_="context") if quoted.after else None,
        dir="auto",
    )
    source = element("bdi", f"— {quoted.source}") if quoted.source else None
    about = (element("span", quoted.kind, class_="kind"), quoted.place or None, *backs)
    pieces = (context, source, remarks(quoted))
    return element(
        "li",
        together(pieces, " "),
        element("p", together(about, " · "), class_="about"),
        id=quoted.id,
    )


def strays(report: Report) -> Iterator[Markup]:
    """Tags whose words are gone or doubtful."""
    lines = (
        row(
            to_article(report.accounts[each.article - 1]),
            (
                each.kind,
                element(
                    "q",
                    each.words,
                    dir="auto",
                    class_="speech" if is_speech(each.words) else None,
                ),
                each.value,
                each.state,
            ),
        )
        for each in report.strays
    )
    head = ("Article", "Kind", "Words as they were tagged", "Value", "What is wrong")
    yield table("Orphans and tags in doubt", head, lines, "strays")
