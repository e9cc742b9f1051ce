"""What the labels of trained pipelines are in our terms.

The labels are those of OntoNotes 5 (spaCy's English pipelines) and of WikiNER (PER, LOC, MISC:
its French, German, … ones), https://spacy.io/models. A pipeline of your own may use our actor
types themselves, in any case, with - or _: ARMED_GROUP.

=============  ======  ==================================
label          kind    type
=============  ======  ==================================
PERSON, PER    actor   person
ORG            actor   organisation
NORP           actor   people (or religion, or party)
GPE            actor   place: country, region or city
LOC, FAC       actor   place
DATE, TIME     date    DATE, TIME
=============  ======  ==================================

Others (MONEY, CARDINAL, EVENT, MISC …) are neither an actor nor a date and make no suggestion.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.model.detail import ACTOR_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTORS: Mapping[str, str] = MappingProxyType({
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "NORP": "people",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
})  # fmt: skip
DATES = ("DATE", "TIME")


def actor_type(label: str) -> str:
    """The actor type a label stands for; empty: none."""
    own = label.casefold().replace("_", "-")
    return ACTORS.get(label.upper(), own if own in ACTOR_TYPES else "")
