"""What tags and marks look like: attribute first, then gutter, then colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.geometry import SIGNS
from tui.model.detail import DateValue
from tui.model.kind import ACTOR, CLAIM, DATE
from tui.model.tag import Tag
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.mark import Mark
    from tui.model.span import Span

    Seen = Tag | Mark

Piece = tuple[str, tuple[str, ...]]
"""Text with the components of its look, undermost first, without their `pane--`."""
BLANK: Piece = (" ", ())
BARS = {False: ("┃", "╎"), True: ("|", ":")}
"""Of a claim that is accepted, and of one that is suggested; in Unicode, in ASCII."""
DRIFTED = {False: "≈", True: "="}
"""Of a tag whose text has changed under it, and nobody has said that it stands right."""
BESIDE = {False: "»", True: ">"}
"""Of the passage on the same matter as the one at the cursor of another pane."""
STATES = ("", "-suggested", "-rule")
COMPONENTS = frozenset(
    f"pane--{name}"
    for name in (
        *(look + state for look in ("actor", "date", "own") for state in STATES),
        *("claim", "claim-suggested", "claim-tint", "lit", "told"),
        *("cursor", "cursor-idle", "sign", "hint", "bar"),
    )
)
CSS = """
ArticlePane {
    overflow-x: hidden;
    overflow-y: scroll;
    scrollbar-size: 0 0;
    background: $background;
    color: $foreground;
    & > .pane--actor { color: $actor; text-style: bold; }
    & > .pane--actor-suggested { text-style: underline; }
    & > .pane--actor-rule { color: $actor; text-style: bold underline; }
    & > .pane--date { color: $date; text-style: bold italic; }
    & > .pane--date-suggested { text-style: italic underline; }
    & > .pane--date-rule { color: $date; text-style: bold italic underline; }
    & > .pane--own { text-style: bold underline; }
    & > .pane--own-suggested { text-style: underline; }
    & > .pane--own-rule { text-style: bold underline; }
    & > .pane--claim { color: $claim; text-style: bold; }
    & > .pane--claim-suggested { color: $claim; }
    & > .pane--claim-tint { background: $claim-tint; }
    & > .pane--lit { background: $lit-tint; }
    &:ansi > .pane--lit, &:nocolor > .pane--lit { text-style: reverse dim underline; }
    & > .pane--told { color: $quiet; }
    &:ansi > .pane--told, &:nocolor > .pane--told { text-style: dim; }
    & > .pane--cursor { text-style: reverse; }
    & > .pane--cursor-idle { text-style: reverse dim; }
    & > .pane--sign { color: $sign; text-style: bold; }
    & > .pane--bar { color: $quiet; }
    & > .pane--hint { color: $sign; text-style: bold reverse; }
}
"""


def look_of(item: Seen) -> str:
    """The component for its words, without the prefix."""
    look = item.kind if item.kind in (ACTOR.id, DATE.id) else "own"
    if not isinstance(item, Tag):
        return look + "-suggested"
    return look + "-rule" if item.origin == "rule" else look


def extent_of(item: Seen) -> Span:
    """From its first character to its last."""
    return item.parts[0] if len(item.parts) == 1 else item.span


def depth(item: Seen) -> tuple[int, bool]:
    """Sorts the innermost first: the shortest; of two alike, the one somebody vouches for."""
    start, end = extent_of(item)
    return end - start, not isinstance(item, Tag)


def gutter(
    claims: list[Seen], begun: list[Seen], letters: Mapping[str, str], *, plain: bool
) -> list[Piece]:
    """The three cells before a row, and a blank.

    First the bar of the claim that began first; then what finds room of: the bar of a second
    claim or `+` for more, `c` where a claim begins, and the signs of what begins in the row.
    """
    bars = [_bar(claim, plain) for claim in claims[:2]]
    beside = [("+", ("claim",))] if len(claims) > 2 else bars[1:]
    cells = (bars[:1] or [BLANK]) + beside
    signs = _signs(begun, letters, plain) if begun else []
    if any(item.kind == CLAIM.id for item in begun) and len(cells) + len(signs) < SIGNS:
        cells.append((CLAIM.letter, ("claim",)))
    cells += [(clean_line(sign), ("sign",)) for sign in signs]
    return [*(cells + [BLANK] * SIGNS)[:SIGNS], BLANK]


def _bar(claim: Seen, plain: bool) -> Piece:
    accepted, suggested = BARS[plain]
    if isinstance(claim, Tag):
        return accepted, ("claim",)
    return suggested, ("claim-suggested",)


def _signs(begun: list[Seen], letters: Mapping[str, str], plain: bool) -> list[str]:
    """In order of weight: `≈` moved or edited, `!` flag, `~` open date, `n` note, own kinds."""
    tags = [item for item in begun if isinstance(item, Tag)]
    signs = [DRIFTED[plain]] if any(tag.anchor != "exact" for tag in tags) else []
    if any(tag.flag for tag in tags):
        signs.append("!")
    if any(_is_open_date(item) for item in begun):
        signs.append("~")
    if any(tag.note for tag in tags):
        signs.append("n")
    built_in = (ACTOR.id, CLAIM.id, DATE.id)
    own = [letters.get(item.kind, "?")[:1] for item in tags if item.kind not in built_in]
    return signs + list(dict.fromkeys(own))


def _is_open_date(item: Seen) -> bool:
    detail = item.detail
    if not isinstance(detail, DateValue) or detail.type not in ("DATE", "TIME"):
        return False
    return not detail.value and not detail.timex.endswith("_REF")
