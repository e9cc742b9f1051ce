"""Why a finding has the source it has: one line for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.recognisers._claims.finding import Finding

LONGEST = 40
"""Characters of a source that are quoted."""
_BY_RULE = {
    "claims.goes-on": "the quotation goes on; last to speak was {source}",
    "claims.colon": "a colon after {source} leads to the quotation",
    "claims.reportedly": "{cue}: no source is named",
    "claims.cited": "{source} is cited{via}",
    "claims.statement": "{cue} is a word for a statement, by {source}",
    "claims.adding": "{cue} adds a statement by {source}{via}",
}
_SAID = "{cue} reports it, by {source}{via}"
_UNNAMED = "{cue} reports it; no source is named"


def reason(text: str, finding: Finding) -> str:
    """The words that show it is a claim, and whose: `“said” reports it, by “the envoy”`."""
    source, cue = finding.source, finding.cue
    pattern = _BY_RULE.get(finding.rule, _SAID if source else _UNNAMED)
    return pattern.format(
        source=_quoted(text[source.start : source.end]) if source else "nobody named",
        cue=_quoted(text[cue.start : cue.end]) if cue else "the wording",
        via=f", through {' ← '.join(finding.via)}" if finding.via else "",
    )


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"
