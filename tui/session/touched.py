"""What the session's one listener hears."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Touched:
    """The articles whose pages are others than before."""

    articles: frozenset[str]
    everything: bool = False
    """Also the list of articles itself, or what all of them share (actors)."""
    links: bool = False
    """Also which links between claims are proposed."""
