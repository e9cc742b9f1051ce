"""Whether anchors are right, when it is known where every character has gone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.anchoring import Anchor, Anchored, context
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.anchoring.edits import Draft

AUTOMATIC = ("exact", "moved", "edited")


def item(text: str, span: Span) -> Anchor:
    """The anchor of a span."""
    return Anchor(*span, text[span.start : span.end], *context(text, span))


def mentions(text: str, names: Iterable[str]) -> list[Anchor]:
    """Every mention of every name, and every sentence, as a claim would be."""
    pattern = "|".join(rf"\b{re.escape(name)}\b" for name in names)
    found = [*re.finditer(pattern, text), *re.finditer(r"[^.\n ][^.\n]{20,}", text)]
    return [item(text, Span(*m.span())) for m in found]


@dataclass
class Verdict:
    """Counts over many tags."""

    tags: int = 0
    intact: int = 0
    """Words and 32 neighbours on both sides are left, in one piece."""
    intact_right: int = 0
    wrong: list[tuple[Anchor, Anchored]] = field(default_factory=list)
    """Automatic anchors on other words or another mention."""
    lost: list[tuple[Anchor, Anchored]] = field(default_factory=list)
    """Intact tags that are not exact or moved at the right place."""
    kept: int = 0
    """Words are left as they were: whatever has happened to the neighbours."""
    kept_right: int = 0

    def judge(
        self, text: str, draft: Draft, items: Sequence[Anchor], found: Sequence[Anchored]
    ) -> None:
        """Count the anchors of one text, and what it has become."""
        length, new, places = len(text), draft.text, draft.places()
        for one, each in zip(items, found, strict=True):
            self.tags += 1
            left = [places[at] for at in range(one.start, one.end) if at in places]
            span = Span(left[0], left[-1] + 1) if left else Span(0, 0)
            whole = len(left) == len(one.quote) and new[span.start : span.end] == one.quote
            right = whole and each.span == span
            window = range(max(0, one.start - 32), min(length, one.end + 32))
            near = [places.get(at, -1) for at in window]
            intact = whole and -1 not in near and near[-1] - near[0] == len(near) - 1
            self.kept += whole
            self.kept_right += right and each.state in AUTOMATIC
            self.intact += intact
            if intact and right and each.state in ("exact", "moved"):
                self.intact_right += 1
            elif intact:
                self.lost.append((one, each))
            if each.state in AUTOMATIC and each.span is not None:
                on_it = sum(each.span.start <= at < each.span.end for at in left)
                if 2 * on_it < each.span.length:
                    self.wrong.append((one, each))

    def __str__(self) -> str:
        right = _share(self.intact_right, self.intact)
        return (
            f"{self.tags} tags; intact {self.intact}, right {right}"
            f"; words kept {self.kept}, right {_share(self.kept_right, self.kept)}"
            f"; automatic but wrong {len(self.wrong)}, {_share(len(self.wrong), self.tags)}"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f} %" if whole else "-"
