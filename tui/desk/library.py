"""The list of articles: order, cursor, marked rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tui.desk.listing import Listing
from tui.desk.progress import Progress
from tui.readers import file_of
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk
    from tui.model.article import Article
    from tui.session.session import Session

SORTS = ("path", "published", "outlet", "status", "tags", "suggestions", "new")


@dataclass(frozen=True, slots=True)
class Row:
    """One article as the list shows it; texts are fit for the terminal."""

    article: str
    name: str
    path: str
    status: str
    outlet: str
    outlet_guessed: bool
    published: str
    words: int
    tags: int
    marks: int
    claims: int
    title: str
    problem: str = ""
    new: int | None = None
    """Per cent of its sentences that nothing read before has told; None: not known."""


class Library(Listing[Row]):
    """Rows of articles."""

    SORTS = SORTS
    FILTERED = "articles"

    def __init__(self, session: Session) -> None:
        """List what the session knows."""
        super().__init__()
        self._session = session
        self.novelty: Callable[[str], int | None] = lambda article: None
        """How many per cent of an article are new."""
        self.problems: dict[str, str] = {}
        """Why a file cannot be read, by path."""
        self.progress = Progress()
        """How far the articles have been recognised."""
        self.read: dict[str, int] = {}
        """How far each article has been read, in per cent."""
        self.marked: set[str] = set()
        self.hidden: set[str] = set()
        self._range_from = ""
        self._words: dict[str, int] = {}

    def key(self, row: Row) -> str:
        """The article's id."""
        return row.article

    def place(self, desk: Desk) -> str:
        """Which corpus, and how much of it is done."""
        done = sum(row.status == "done" for row in self.rows)
        articles = "1 article" if len(self.rows) == 1 else f"{len(self.rows)} articles"
        return f"{clean_line(desk.corpus)}   {articles}, {done} done"

    def state(self, desk: Desk) -> str:
        """Which screen this is."""
        return "LIBRARY"

    def status(self, desk: Desk) -> str:
        """What is marked and filtered, how the folder is watched, what is wrong here."""
        marked = f"{len(self.marked)} marked · " if self.marked else ""
        filtered = f"{super().status(desk)} · " if self.filter else ""
        problem = f" · {self.here.problem}" if self.here and self.here.problem else ""
        return f"{marked}{filtered}{self.progress or desk.watching}{problem}"

    def open(self, desk: Desk) -> None:
        """Read the article, or all that are marked, side by side."""
        if self.here is None:
            clear = "no article fits the filter: esc clears it"
            desk.say(clear if self.filter else "no articles yet: put some into the folder")
            return
        marked = bool(self.marked)
        desk.open(self.chosen())
        if marked and desk.screen == "reader":
            self.marked.clear()

    def text(self) -> str:
        """The article's path."""
        return self.here.path if self.here else ""

    def toggle_mark(self) -> None:
        """Mark the row, or no longer; then the next row."""
        if self.here:
            self.marked ^= {self.here.article}
            self._range_from = self.here.article
            self.down(1)

    def mark_range(self) -> int:
        """Mark everything between the row marked last and this one. Returns how many."""
        names = [row.article for row in self.rows]
        start = names.index(self._range_from) if self._range_from in names else self.at
        between = names[min(start, self.at) : max(start, self.at) + 1]
        self.marked.update(between)
        return len(between)

    def chosen(self) -> list[str]:
        """The marked articles, shown or not, by path; none marked: the one under the cursor."""
        known = [name for name in self._session.article_ids() if name in self.marked]
        shown = [row.article for row in self.rows if row.article in self.marked]
        marked = shown if len(shown) == len(known) else known
        return marked or ([self.here.article] if self.here else [])

    def make_rows(self) -> tuple[Row, ...]:
        """Articles that can be read or have tags, and files that cannot be read."""
        rows = [
            self._row(name) for name in self._session.article_ids() if name not in self.hidden
        ]
        rows += [
            _unreadable(path, why)
            for path, why in self.problems.items()
            if self._session.is_missing(self._session.id_at(path))
            and f"!{path}" not in self.hidden
        ]
        wanted = self.filter.casefold()
        rows = [
            row for row in rows if wanted in f"{row.path} {row.outlet} {row.title}".casefold()
        ]
        rows.sort(key=lambda row: row.path)
        if self.sort != "path":
            rows.sort(key=lambda row: _sort_key(row, self.sort), reverse=self.descending)
        elif self.descending:
            rows.reverse()
        return tuple(rows)

    def _row(self, name: str) -> Row:
        session = self._session
        record, tags = session.record(name), session.state.of_article(name)
        missing = session.is_missing(name)
        guessed = frozenset() if missing else session.state.articles[name].guessed
        kinds = Counter(tag.kind for tag in tags.values())
        return Row(
            article=name,
            name=clean_line(short_name(record.path)),
            path=clean_line(record.path),
            status=self._status(name, record.status, missing=missing),
            outlet=clean_line(record.outlet),
            outlet_guessed="outlet" in guessed,
            published=clean_line(record.published),
            words=0 if missing else self._count(session.state.articles[name]),
            tags=len(tags),
            marks=0 if missing else len(session.pages.latest(name).marks),
            claims=kinds["claim"],
            title=clean_line(record.title),
            problem=f"missing, {tags_kept(len(tags))}" if missing else "",
            new=None if missing else self.novelty(name),
        )

    def _count(self, article: Article) -> int:
        if article.hash not in self._words:
            body = article.quote(article.body)
            self._words[article.hash] = len(body.split())
        return self._words[article.hash]

    def _status(self, name: str, status: str, *, missing: bool) -> str:
        if missing:
            return "missing"
        return f"{self.read.get(name, 0)}%" if status == "reading" else status


def short_name(path: str) -> str:
    """What an article is called on the screen: its file's name without the ending.

    In a file of several with the beginning of its part: `box#3f0a`.
    """
    file = file_of(path)
    part = path[len(file) :]
    again = part.partition("-")[2]
    return PurePosixPath(file).stem + part[:5] + (f"-{again}" if again else "")


def tags_kept(tags: int) -> str:
    """How many tags stay when a file goes, in words."""
    return "1 tag kept" if tags == 1 else f"{tags} tags kept"


def _unreadable(path: str, why: str) -> Row:
    name, shown = clean_line(short_name(path)), clean_line(path)
    return Row(
        f"!{path}", name, shown, "unread", "", False, "", 0, 0, 0, 0, "", clean_line(why)
    )


def _sort_key(row: Row, sort: str) -> tuple[object, ...]:
    return {
        "published": (not row.published, row.published),
        "outlet": (not row.outlet, row.outlet.casefold()),
        "status": (row.status,),
        "tags": (-row.tags,),
        "suggestions": (-row.marks,),
        "new": (row.new is None, -(row.new or 0)),
    }[sort]
