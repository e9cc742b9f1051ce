"""What a source says of our articles: taken over where we know nothing of our own."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tui.session.published import corrected, is_publication_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.article import Article, ArticleRecord


class ForeignFacts:
    """Gathers what a source says of articles; gives corrections for what is not known here.

    A guess is no knowledge; what a file states and what the user has set, or emptied, is.
    """

    def __init__(self) -> None:
        """Nothing has been said."""
        self.taken: Counter[str] = Counter()
        """Facts that are taken over, with how many articles."""
        self.differing: Counter[str] = Counter()
        """Facts that are something else here, and stay that."""
        self.undated: Counter[str] = Counter()
        """What is said to be a publication date, and is none."""
        self._said: dict[str, dict[str, str]] = defaultdict(dict)
        self._articles: dict[str, Article] = {}

    def hear(self, id_: str, article: Article, facts: Mapping[str, str]) -> None:
        """Note facts of an article that will have this id; the first to say one counts."""
        self._articles[id_] = article
        for name, value in facts.items():
            if value.strip():
                self._said[id_].setdefault(name, value.strip())

    @property
    def articles(self) -> list[str]:
        """Ids of those of which anything is said."""
        return list(self._said)

    def correct(self, record: ArticleRecord) -> ArticleRecord:
        """A record with what is taken over as if the user had set it; counts that."""
        fresh = {}
        for name, value in self._said[record.id].items():
            article = self._articles[record.id]
            ours: str = getattr(article, name)
            if _alike(ours, value):
                continue
            if name == "published" and not is_publication_date(value):
                self.undated[value] += 1
            elif name in record.corrected or (ours and name not in article.guessed):
                self.differing[name] += 1
            else:
                fresh[name] = value
        self.taken.update(fresh.keys())
        return corrected(record, fresh) if fresh else record

    def told(self) -> list[str]:
        """What has become of it, as lines."""
        taken = [f"{_called(name)} of {_articles(n)}" for name, n in self.taken.items()]
        lines = [f"{', '.join(taken)} with them"] if taken else []
        for name, number in self.differing.items():
            lines.append(f"{_called(name)} of {_articles(number)} differs: ours is kept")
        for value, number in self.undated.items():
            lines.append(f"“{value:.40}” is no publication date: {_articles(number)}")
        return lines


def _called(name: str) -> str:
    return "publication date" if name == "published" else name


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"


def _alike(one: str, other: str) -> bool:
    """The same but for blanks? Tables have every newline as one."""
    return one.split() == other.split()
