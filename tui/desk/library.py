"""The list of articles: order, cursor, marked rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.model.article import Article
    from tui.session.session import Session

SORTS = ("path", "published", "outlet", "status", "tags", "suggestions")


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


class Library:
    """Rows of articles. The cursor stays on its article whatever happens around it."""

    def __init__(self, session: Session) -> None:
        """List what the session knows."""
        self._session = session
        self.problems: dict[str, str] = {}
        """Why a file cannot be read, by path."""
        self.read: dict[str, int] = {}
        """How far each article has been read, in per cent."""
        self.marked: set[str] = set()
        self.hidden: set[str] = set()
        self.filter = ""
        self.sort = "path"
        self.descending = False
        self.top = 0
        self.height = 1
        self._here = ""
        self._last = 0
        """Which row the cursor was on, for when that row has gone."""
        self._rows: tuple[Row, ...] | None = None
        self._range_from = ""
        self._words: dict[str, int] = {}

    def refresh(self) -> None:
        """Make the rows again when they are next asked for."""
        if self._rows is not None:
            self._last = self.at
        self._rows = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand now, filtered and sorted."""
        if self._rows is None:
            self._rows = self._make_rows()
        return self._rows

    @property
    def at(self) -> int:
        """Which row the cursor is on."""
        found = (n for n, row in enumerate(self.rows) if row.article == self._here)
        return next(found, 0 if self.filter else max(0, min(self._last, len(self.rows) - 1)))

    @property
    def here(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.at] if self.rows else None

    def go(self, number: int) -> None:
        """Put the cursor on a row, as far as there are rows."""
        if not self.rows:
            return
        number = max(0, min(number, len(self.rows) - 1))
        self._here = self.rows[number].article
        self.top = max(min(self.top, number), number - self.height + 1, 0)

    def put_on(self, article: str) -> None:
        """Put the cursor on an article."""
        self._here = article
        self.go(self.at)

    def down(self, rows: int) -> None:
        """Move the cursor."""
        self.go(self.at + rows)

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

    def sort_by_next(self) -> str:
        """Sort by the next column."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.refresh()
        return self.sort

    def _make_rows(self) -> tuple[Row, ...]:
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
            marks=0 if missing else len(session.page(name).marks),
            claims=kinds["claim"],
            title=clean_line(record.title),
            problem=f"missing, {tags_kept(len(tags))}" if missing else "",
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
    """What an article is called on the screen: its file's name without the ending."""
    return PurePosixPath(path).stem


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
    }[sort]
