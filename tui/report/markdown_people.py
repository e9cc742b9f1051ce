"""Articles, actors and times in Markdown, and what needs a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.report.marked import (
    account_of,
    article_numbers,
    in_marks,
    link,
    place,
    plain,
    quote,
    remarks,
    table,
    to_article,
)
from tui.report.wording import UNTAGGED, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.report.contents import Account, Event, Moment, Named, Quoted, Report


def accounts(report: Report) -> Iterator[str]:
    """The table of articles, and how many nobody has read."""
    if report.accounts:
        head = ("Article", "Title", "Published", "Agency", "Tags")
        yield table(head, map(_account, report.accounts))
    else:
        yield "No article has been opened or tagged yet."
    if report.unread:
        unread = counted(report.unread, "more article")
        yield f"{unread} in the folder, neither opened nor tagged."


def _account(account: Account) -> tuple[str, ...]:
    title = plain(account.title or account.path)
    facts = (_fact(account, "published"), _fact(account, "credit"))
    return (to_article(account), title, *facts, str(account.tags))


def _fact(account: Account, name: str) -> str:
    value: str = getattr(account, name)
    return plain(value) + (" (guessed)" if value and name in account.guessed else "")


def timeline(report: Report) -> Iterator[str]:
    """What is said to have been when, the earliest first."""
    if not report.moments:
        yield "No date has been tagged yet."
        return
    lines = (
        _event(report, each, event, first=number == 0)
        for each in report.moments
        for number, event in enumerate(each.events)
    )
    yield table(("When", "What", "According to", "Article"), lines)


def _event(report: Report, moment: Moment, event: Event, *, first: bool) -> tuple[str, ...]:
    when = f"{place(moment.id)}{plain(moment.label)}" if first else ""
    said = f"[{plain(event.words)}](#{event.quoted.id}) {quote(event.date)}"
    doubts = remarks(event.quoted) if event.quoted.kind == "claim" else ""
    account = to_article(account_of(report, event.quoted))
    return when, said + doubts, plain(event.quoted.source), account


def actors(report: Report) -> Iterator[str]:
    """Who is named how often, and where."""
    if report.named:
        head = ("Actor", "Sort", "Also called", "Mentions", "In articles", "Claims")
        yield table(head, map(_actor, report.named))
        if not all(each.mentions for each in report.named):
            yield UNTAGGED
    else:
        yield "No actor has been tagged yet."
    if report.nobody:
        yield f"{counted(report.nobody, 'mention')} of nobody decided yet."


def _actor(actor: Named) -> tuple[str, ...]:
    where = ", ".join(
        article_numbers((number,)) + (f" ×{count}" if count > 1 else "")
        for number, count in actor.mentions.items()
    )
    name = plain(actor.name) + (f" ({plain(actor.ref)})" if actor.ref else "")
    names = ", ".join(map(plain, actor.aliases))
    mentions, claims = str(sum(actor.mentions.values())), str(actor.claims)
    return name, plain(actor.type), names, mentions, where, claims


def articles(report: Report) -> Iterator[str]:
    """A section for every article, with all that is quoted from it."""
    for account in report.accounts:
        yield f"### {place(account.id)}{account.number} {plain(account.name)}"
        facts = (
            f"File {plain(account.path)}", "the file is missing" if account.missing else "",
            plain(account.title), _fact(account, "published"),
            f"by {plain(account.author)}" if account.author else "",
            f"through {plain(account.credit)}" if account.credit else "", link(account.url),
        )  # fmt: skip
        yield " · ".join(filter(None, facts))
        if account.quotes:
            yield "\n".join(_quote(report, each) for each in account.quotes)


def _quote(report: Report, quoted: Quoted) -> str:
    before, after = quoted.before, quoted.after
    before += " " if before[-1:].isalnum() else ""  # bold words need an edge
    before = f"…{plain(before)}" if before else ""
    after = f"{' ' if after[0].isalnum() else ''}{plain(after)}…" if after else ""
    source = f" — {plain(quoted.source)}" if quoted.source else ""
    backs = (f"[↑ {label}](#{name})" for label, name in report.uses.get(quoted.id, ()))
    about = " · ".join(filter(None, (plain(quoted.kind), quoted.place, *backs)))
    words = f"{before}**{in_marks(quoted.words)}**{after}{source}{remarks(quoted)}"
    return f"- {place(quoted.id)}{words} · {about}"


def strays(report: Report) -> Iterator[str]:
    """Tags whose words are gone or doubtful."""
    lines = (
        (
            to_article(report.accounts[each.article - 1]), plain(each.kind),
            in_marks(each.words), plain(each.value), each.state,
        )
        for each in report.strays
    )  # fmt: skip
    yield table(
        ("Article", "Kind", "Words as they were tagged", "Value", "What is wrong"), lines
    )
