"""The articles that are there, whose they are, and what the user has corrected of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.session.homes import Homes
from tui.session.records import is_missing, laid_over, refreshed, renamed, taken_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model.article import Article, ArticleRecord
    from tui.session.state import State


class Shelf:
    """Takes in articles as they are read, renamed and lost. Nothing here is a user's step."""

    def __init__(
        self,
        state: State,
        id_at: Callable[[str], str],
        note: Callable[[ArticleRecord], None],
        touch: Callable[[set[str]], None],
    ) -> None:
        """`id_at`: the id of a path; `note` keeps a record; `touch` tells what is other now."""
        self._state, self._id_at, self._note, self._touch = state, id_at, note, touch
        self._read: dict[str, Article] = {}
        """Articles as their files have them, before the user's corrections."""
        self._homes = Homes(state, self._read, self._is_missing)
        self.paths: set[str] | None = None
        """Files that are there; None: the folder has not been listed yet."""
        self.left: set[str] = set()
        """Paths of articles that are no longer in their file, though the file is there."""
        self.moved: list[tuple[str, str]] = []
        """Tags that went with their text from the first path to the second; for the user."""

    def take(self, article: Article) -> str:
        """Take in an article as read from its file; gives its id.

        It is the record's whose tags were put on its text, if the file of that one is missing
        or holds another text now; else it is the one that was read at its path before.
        """
        at_path = self._id_at(article.path)
        known = renamed(article, self._state, self.paths, self.left) or at_path
        name = self._homes.owner(article, known)
        before = self._read.get(name)
        if name != known:
            self.moved.append((self._state.records[name].path, article.path))
        if name != at_path:
            self._set_aside(at_path)
        self._place(name, article)
        again = [before] if before is not None and before.path != article.path else []
        for each in {name: None, at_path: None}:
            again += self._homes.open_to(each)
        for left in again:
            self.take(left)
        return name

    def told(self) -> list[str]:
        """A line for each article whose tags have gone with its text since this was asked."""
        moved, self.moved = self.moved, []
        return [f"{was}: its text is {path} now, and its tags are there" for was, path in moved]

    def lose(self, path: str) -> None:
        """The file at a path is gone; what is tagged in it is kept."""
        name = self._id_at(path)
        if self.paths is not None:
            self.paths.discard(path)
        self._forget(name)
        self._state.forget_anchors(name)

    def follow(self, path: str) -> bool:
        """An article has left its file: do its tags go with its text to where that is now?"""
        found = self._homes.open_to(self._id_at(path))
        for left in found:
            self.take(left)
        return bool(found)

    def move(self, was: str, path: str) -> None:
        """A file has another name now; its tags go with it."""
        name = self._id_at(was)
        if self.paths is not None:
            self.paths.discard(was)
        article, marks = self._read.get(name), self._state.marks.get(name, ())
        self._forget(name)
        kept = self._state.records.get(name)
        if kept is not None:
            if self._state.id_of_path(path) not in (None, name):
                self._set_aside(self._id_at(path))
            self._note(replace(kept, path=path))
        if article is not None:
            self._state.marks[self.take(replace(article, path=path))] = marks
        self._touch({name})

    def lay_over(self, name: str) -> None:
        """Show the article of a record as its file has it, with what the user has corrected."""
        article = self._read.get(name) or taken_over(self._state, self._read, name)
        if article is not None:
            kept = self._state.records.get(name)
            self._state.articles[name] = laid_over(article, kept) if kept else article

    def _place(self, name: str, article: Article) -> None:
        """From now on this is the article of a record."""
        before = self._read.get(name)
        self._read[name] = replace(article, id=name)
        if before is not None and before.hash != article.hash:
            self._homes.edited(name, before, article)
            self._state.marks.pop(name, None)
            self._state.forget_anchors(name)
        self.lay_over(name)
        self.left.discard(article.path)
        self._homes.noted(name)
        kept, tagged = self._state.records.get(name), bool(self._state.of_article(name))
        fresh = kept and refreshed(kept, self._state.articles[name], tagged=tagged)
        if kept is not None and fresh is not None and fresh != kept:
            if fresh.text_hash != kept.text_hash:
                self._homes.leaving(kept)
            self._note(fresh)
        else:
            self._touch({name})

    def _is_missing(self, record: ArticleRecord) -> bool:
        return is_missing(record, self._state, self.paths, self.left)

    def _set_aside(self, name: str) -> None:
        """The file of a record holds another's text."""
        self._forget(name)
        self._state.forget_anchors(name)
        kept = self._state.records.get(name)
        if kept is not None:
            self._note(self._homes.set_aside(kept))

    def _forget(self, name: str) -> None:
        """There is no file of this record."""
        self._read.pop(name, None)
        self._state.articles.pop(name, None)
        self._state.marks.pop(name, None)
        self._homes.noted(name)
        self._touch({name})
