"""Claims as schema.org Claim, JSON-LD: who said what, and where it appeared.

Claims only, without a verdict: a ClaimReview needs a rating, which tags do not give. The source
is the author, through whom it came is `isBasedOn`, the figure is `about`, and what schema.org
has no word for (mode, polarity, phase, certainty, flag) is among the keywords.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.formats import File, Loss
from tui.formats._facets import lost
from tui.formats._facts import facts_of
from tui.formats._json import document
from tui.model.detail import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model.case import Case
    from tui.model.tag import Tag

HOLDS = ("claims", "notes", "by", "facts", "pieces")
TYPES = {"person": "Person", "unnamed": "Person", "place": "Place"}
"""schema.org's words for types of actors; the others are organisations."""


class ClaimsFormat:
    """Writes one graph."""

    name = "claims"
    suffix = ".jsonld"
    about = "claims only, as schema.org Claim"

    def losses(self, case: Case) -> Sequence[Loss]:
        """Every other tag, and where in its article a claim stands."""
        claims = _claims(case)
        return lost(
            replace(case, tags=tuple(claims)),
            HOLDS,
            Loss("tags that are no claims", len(case.tags) - len(claims), tags=True),
            Loss("places in the text", len(claims)),
        )

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """One file."""
        graph = [_claim(case, tag) for tag in _claims(case)]
        yield File(
            "claims.jsonld", [document({"@context": "https://schema.org", "@graph": graph})]
        )


FORMAT = ClaimsFormat()


def _claims(case: Case) -> list[Tag]:
    return [tag for tag in case.tags if isinstance(tag.detail, Claim)]


def _claim(case: Case, tag: Tag) -> dict[str, Any]:
    detail = tag.detail if isinstance(tag.detail, Claim) else Claim()
    via = [{"@type": "CreativeWork", "publisher": _named(name)} for name in detail.via]
    said: dict[str, Any] = {
        "abstract": detail.gist,
        "author": _author(case, detail.source),
        "isBasedOn": via,
        "about": _amount(detail),
        "keywords": _keywords(tag, detail),
        "comment": {"@type": "Comment", "text": tag.note} if tag.note else None,
        "contributor": {"@type": "Person", "name": tag.by} if tag.by else None,
        "dateCreated": tag.created,
        "dateModified": tag.updated,
    }
    return {
        "@type": "Claim",
        "@id": f"urn:dateline:tag:{tag.id}",
        "text": _text(case, tag),
        **{name: value for name, value in said.items() if value},
        "appearance": _article(case, tag.article),
    }


def _text(case: Case, tag: Tag) -> str:
    """The words; of a claim in pieces these only, joined by an ellipsis."""
    article = case.articles.get(tag.article)
    if len(tag.parts) == 1 or article is None or tag.anchor == "orphan":
        return tag.quote
    return " … ".join(article.quote(part) for part in tag.parts)


def _author(case: Case, id_: str) -> dict[str, str] | None:
    actor = case.actors.get(id_)
    if actor is None:
        return None
    type_ = TYPES.get(actor.type, "Organization")
    return {"@type": type_, "@id": f"urn:dateline:actor:{id_}", "name": actor.name}


def _named(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _amount(claim: Claim) -> dict[str, str] | None:
    given = {
        "minValue": claim.amount_low,
        "value": claim.amount_best,
        "maxValue": claim.amount_high,
        "unitText": claim.amount_unit,
    }
    known = {name: value for name, value in given.items() if value}
    return {"@type": "QuantitativeValue", **known} if known else None


def _keywords(tag: Tag, claim: Claim) -> list[str]:
    said = {
        "mode": claim.mode, "polarity": claim.polarity, "phase": claim.phase,
        "certainty": tag.certainty, "flag": "1" if tag.flag else "",
    }  # fmt: skip
    return [f"{name}:{value}" for name, value in said.items() if value]


def _article(case: Case, id_: str) -> dict[str, Any]:
    facts, record = facts_of(case, id_), case.records.get(id_)
    author, credit = facts.get("author"), facts.get("credit")
    said = {
        "headline": facts.get("title"),
        "url": facts.get("url"),
        "datePublished": facts.get("published"),
        "publisher": _named(facts["outlet"]) if "outlet" in facts else None,
        "author": {"@type": "Person", "name": author} if author else None,
        "sourceOrganization": _named(credit) if credit else None,
        "identifier": record.path if record else None,
    }
    known = {name: value for name, value in said.items() if value}
    return {"@type": "NewsArticle", "@id": f"urn:dateline:article:{id_}", **known}
