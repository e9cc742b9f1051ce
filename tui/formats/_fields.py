"""What a tag says beyond its words, as plain named strings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.model.detail import Claim, DateValue, Mention, Own

if TYPE_CHECKING:
    from tui.model.case import Case
    from tui.model.detail import Detail
    from tui.model.tag import Tag

DETAILS = ("mode", "polarity", "phase", "gist")
AMOUNTS = ("amount_low", "amount_best", "amount_high", "amount_unit")


def fields(case: Case, tag: Tag) -> dict[str, str]:
    """Every field that says something, under the name of its CSV column."""
    said = {**_detail(case, tag), "certainty": tag.certainty, "note": tag.note}
    said |= {"flag": "1" if tag.flag else "", "anchor": _anchor(tag), "origin": tag.origin}
    said |= {"rule": tag.rule, "by": tag.by, "created": tag.created, "updated": tag.updated}
    return {name: value for name, value in said.items() if value}


def _anchor(tag: Tag) -> str:
    return "" if tag.anchor == "exact" else tag.anchor


def _detail(case: Case, tag: Tag) -> dict[str, str]:
    match tag.detail:
        case DateValue(value, timex, type_, mod, fixed):
            return {
                "value": value, "timex": timex, "date_type": type_, "mod": mod,
                "fixed_by": fixed,
            }  # fmt: skip
        case Mention(actor, form):
            known = case.actors.get(actor)
            name, type_ = (known.name, known.type) if known else ("", "")
            return {"actor_id": actor, "actor": name, "actor_type": type_, "form": form}
        case Claim() as claim:
            known = case.actors.get(claim.source)
            said = {"source_id": claim.source, "source": known.name if known else ""}
            said["source_quote"] = source_quote(case, tag, claim)
            said["via"] = " < ".join(claim.via)
            said["fixed_by"] = fixed_by(claim)
            return said | {name: getattr(claim, name) for name in (*DETAILS, *AMOUNTS)}
        case Own() as own:
            return {"fields": own_fields(own)}
    return {}


def fixed_by(detail: Detail | None) -> str:
    """Who says what a date means, or whose a claim is; of a claim only where it is a guess."""
    match detail:
        case DateValue(fixed_by=who):
            return who
        case Claim(source_sure=False):
            return "rule"
    return ""


def own_fields(own: Own) -> str:
    """The fields of an own kind's tag as a JSON object: {"flag_state": "Panama"}."""
    return json.dumps(dict(own.fields), ensure_ascii=False, sort_keys=True)


def source_quote(case: Case, tag: Tag, claim: Claim) -> str:
    """The words that name a claim's source; empty where they are not at hand."""
    article = case.articles.get(tag.article)
    if article is None or claim.source_span is None or tag.anchor == "orphan":
        return ""
    return article.quote(claim.source_span)
