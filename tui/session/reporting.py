"""The case as a report has it: made from a picture of the work, for any thread."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from tui import __version__
from tui.model.detail import Claim, Mention
from tui.model.step import Change
from tui.report import forms
from tui.report.contents import Account, Detail, Dispute, Matter, Named, Report, Side, Stray
from tui.session.chronology import moments
from tui.session.denied import denial
from tui.session.matters import cell, details, independent, matters, origins, value_of
from tui.session.quoting import GONE, Quoting, one_line
from tui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import IO

    from tui.model.case import Case
    from tui.model.link import Link
    from tui.model.step import Record
    from tui.model.tag import Tag
    from tui.report.contents import Moment, Quoted
    from tui.session import matters as made


def write_report(form: str, case: Case, name: str, out: IO[bytes], day: str = "") -> int:
    """Write the report of a case in a form; returns how many tags it tells of."""
    forms()[form].write(report_of(case, name, day), out)
    return len(case.tags)


def report_of(case: Case, name: str, day: str = "") -> Report:
    """The report of a case; `day` says when it was made, if it is to say so."""
    session = _session_on(case)
    seen = [each for each in session.article_ids() if _is_seen(session, each)]
    numbers = {article: number for number, article in enumerate(seen, start=1)}
    quoting = Quoting(session, numbers)
    groups = matters(session)
    found = tuple(
        _matter(session, quoting, numbers, number, group)
        for number, group in enumerate(groups, start=1)
    )
    disputes = tuple(_disputes(session, quoting, groups))
    times = moments(session, quoting, seen)
    claims = [tag.id for tag in case.tags if tag.kind == "claim"]
    return Report(
        name=name,
        tool=f"dateline {__version__}",
        day=day,
        accounts=tuple(_account(session, quoting, numbers, each) for each in seen),
        unread=len(session.article_ids()) - len(seen),
        matters=found,
        disputes=disputes,
        moments=times,
        named=tuple(_named(session, numbers)),
        nobody=sum(isinstance(t.detail, Mention) and not t.detail.actor for t in case.tags),
        strays=tuple(_strays(session, numbers, case.tags)),
        claims=len(claims),
        sources=independent(session, claims),
        uses=_uses(found, disputes, times),
    )


def _session_on(case: Case) -> Session:
    """A session that stands on a picture of the work, to be asked only."""
    session = Session(lambda writes: None, by="")
    records: Iterable[Record] = chain(
        case.records.values(), case.actors.values(), case.tags, case.links
    )
    for record in records:
        session.state.put(Change(None, record))
    session.state.articles.update(case.articles)
    return session


def _is_seen(session: Session, article: str) -> bool:
    """Has somebody opened it, or tagged something in it?"""
    return bool(
        session.state.of_article(article)
        or session.record(article).status in ("reading", "done")
    )


def _account(
    session: Session, quoting: Quoting, numbers: Mapping[str, int], article: str
) -> Account:
    read = session.state.articles.get(article)
    return Account(
        number=numbers[article],
        path=session.record(article).path,
        title=one_line(quoting.fact(article, "title")),
        outlet=quoting.fact(article, "outlet"),
        author=quoting.fact(article, "author"),
        credit=quoting.fact(article, "credit"),
        published=quoting.fact(article, "published"),
        url=quoting.fact(article, "url"),
        lang=read.lang if read else "",
        guessed=read.guessed if read else frozenset(),
        missing=read is None,
        tags=len(session.state.of_article(article)),
        quotes=tuple(quoting.of_article(article)),
    )


def _matter(
    session: Session, quoting: Quoting, numbers: Mapping[str, int], number: int,
    group: made.Matter,
) -> Matter:  # fmt: skip
    articles = {session.state.tags[claim].article for claim in group.claims}
    first = session.state.tags[group.sides[0][0]]
    gist = one_line(group.gist)
    words = one_line(first.quote)
    if gist == f"{denial(words, first.detail)}{words}":
        words = quoting.quoted(first.id).words
        gist = f"{denial(words, first.detail)}{words}"
    signs = {numbers[each]: cell(session, group, each).sign for each in articles}
    return Matter(
        number=number,
        gist=gist,
        signs={each: signs[each] for each in sorted(signs)},
        sides=tuple(_side(session, quoting, numbers, side) for side in group.sides),
        details=tuple(
            Detail(each.aspect, each.values, {numbers[a]: x for a, x in each.letters.items()})
            for each in details(session, group)
            if each.aspect != "what"  # the quotes show it
        ),
    )


def _side(
    session: Session, quoting: Quoting, numbers: Mapping[str, int], side: tuple[str, ...]
) -> Side:
    found = []
    for origin in origins(session, side):
        tags = [session.state.tags[claim] for claim in origin]
        names = dict.fromkeys(quoting.source(tag) for tag in tags)
        where = sorted({numbers[tag.article] for tag in tags})
        found.append((tuple(names), tuple(where)))
    return Side(tuple(quoting.quoted(claim) for claim in side), tuple(found))


def _disputes(
    session: Session, quoting: Quoting, groups: Iterable[made.Matter]
) -> Iterator[Dispute]:
    matter_of = {claim: n for n, each in enumerate(groups, start=1) for claim in each.claims}
    rank = {claim: place for place, claim in enumerate(matter_of)}

    def ends(link: Link) -> tuple[str, str]:
        a, b = sorted((link.a, link.b), key=rank.__getitem__)
        return a, b

    links = [
        link
        for link in session.state.links.values()
        if link.type == "contradicts" and link.a in matter_of and link.b in matter_of
    ]
    links.sort(key=lambda each: (*map(rank.__getitem__, ends(each)), each.id))
    for number, link in enumerate(links, start=1):
        a, b = ends(link)
        values = ("", "")
        if link.aspect not in ("", "what"):
            values = (value_of(session, a, link.aspect), value_of(session, b, link.aspect))
        first, second = quoting.quoted(a), quoting.quoted(b)
        yield Dispute(
            number, matter_of[a], first, second, link.aspect, values, one_line(link.note)
        )


def _named(session: Session, numbers: Mapping[str, int]) -> Iterator[Named]:
    mentions: dict[str, Counter[int]] = defaultdict(Counter)
    claims: Counter[str] = Counter()
    for tag in session.state.tags.values():
        match tag.detail:
            case Mention(actor=name) if name:
                mentions[name][numbers[tag.article]] += 1
            case Claim(source=name) if name:
                claims[name] += 1
    used = mentions.keys() | claims.keys()
    actors = [actor for name, actor in session.state.actors.items() if name in used]
    actors.sort(
        key=lambda each: (-mentions[each.id].total(), -claims[each.id], each.name, each.id)
    )
    for actor in actors:
        by_article = dict(sorted(mentions[actor.id].items()))
        yield Named(
            one_line(actor.name), actor.type, tuple(map(one_line, actor.aliases)),
            by_article, claims[actor.id], actor.ref,
        )  # fmt: skip


def _strays(
    session: Session, numbers: Mapping[str, int], tags: Iterable[Tag]
) -> Iterator[Stray]:
    for tag in tags:
        missing = session.is_missing(tag.article)
        if missing or tag.anchor in GONE:
            state = "file missing" if missing else tag.anchor
            words, value = one_line(tag.quote), _value(session, tag)
            yield Stray(numbers[tag.article], tag.kind, words, state, value)


def _value(session: Session, tag: Tag) -> str:
    match tag.detail:
        case Mention(actor=name) | Claim(source=name):
            actor = session.state.actors.get(name)
            return one_line(actor.name) if actor else ""
    return getattr(tag.detail, "value", "")


def _uses(
    found: Iterable[Matter], disputes: Iterable[Dispute], times: Iterable[Moment]
) -> dict[str, tuple[tuple[str, str], ...]]:
    uses: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)

    def note(quoted: Quoted, label: str, place: str) -> None:
        uses[quoted.id][label, place] = None

    for matter in found:
        for side in matter.sides:
            for quoted in side.claims:
                note(quoted, f"matter {matter.number}", matter.id)
    for each in disputes:
        for quoted in (each.first, each.second):
            note(quoted, f"contradiction {each.number}", each.id)
    for moment in times:
        for event in moment.events:
            for quoted in (event.quoted, event.date):
                note(quoted, f"timeline, {moment.label}", moment.id)
    return {quoted: tuple(places) for quoted, places in uses.items()}
