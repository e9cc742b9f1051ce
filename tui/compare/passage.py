"""What is compared, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim or a sentence of an article."""

    key: str
    """A tag's id, or "ARTICLE:START-END" for a mark or a sentence."""
    article: str
    """The article's id."""
    span: Span
    text: str
    matter: str = ""
    """The text without the names of who acts: what is said of them. Empty: the text itself."""
    implied: str = ""
    """Words that it has only by what stands before it: Halef, of “the bridge”."""
    actors: frozenset[str] = frozenset()
    """Who is named in it: actors' ids where tagged, else folded names."""
    dates: frozenset[str] = frozenset()
    """EDTF values of the dates in it."""
    source: str = ""
    """Who said it, as `actors`; empty: nobody named."""
    via: tuple[str, ...] = ()
    """Through whom it came, folded names, nearest to the article first."""
    polarity: str = ""
    phase: str = ""

    def __reduce__(self) -> tuple[type[Passage], tuple[object, ...]]:
        """What crosses to another process: a tenth of the time that slots take otherwise."""
        return Passage, tuple(getattr(self, each) for each in self.__slots__)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two passages that seem to be about the same matter."""

    a: str
    """Keys of the passages."""
    b: str
    type: str
    """corroborates, repeats or contradicts."""
    score: float
    """How alike their words are, from 0 to 1."""
    aspect: str = ""
    """Where they differ: how-many, what or when; empty: nowhere that could be seen."""
    evidence: tuple[str, ...] = ()
    """Lines for the user."""
    articles: tuple[str, str] = ("", "")
    """In which the passages stand, by id, `a`'s first."""
