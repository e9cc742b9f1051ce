"""What stands below the list of actors: one actor's names, and who may be the same as whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tui.model.actor import cut_name
from tui.session.state import fold_name
from tui.text.cells import cell_width, fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tui.aliases import Proposal
    from tui.model.actor import Actor

    Line = tuple[str, str]
    Where = Sequence[tuple[str, Sequence[str]]]
    """Labels of articles with the words of an actor's mentions there, in the order of paths."""

LABEL = 10
"""Cells for the labels."""
OFFERED = 9
"""Proposals that have a digit."""
NAMED = 6
"""Articles that are named behind one name."""


def about(actor: Actor, where: Where, claims: int, width: int, most: int) -> list[Line]:
    """Name, type, note, and every name with where it occurs; as many lines at most."""
    facts = [
        cut_name(actor.name),
        actor.type,
        actor.note,
        f"ref {actor.ref}" if actor.ref else "",
    ]
    if claims and not any(words for _, words in where):
        facts.append(f"tagged only as whose {'claim' if claims == 1 else 'claims'} it is")
    lines = [(f" {' · '.join(clean_line(each) for each in facts if each)}", "strong")]
    rows = _wrapped(list(_names(actor.names, where)), width - LABEL - 1)
    if len(rows) > most:
        rows = [*rows[: most - 1], f"{rows[most - 1]} …"] if most > 0 else []
    for number, row in enumerate(rows):
        lines.append((f"   {'' if number else 'names':<{LABEL - 3}}{row}", ""))
    return lines


def offers(
    actors: Mapping[str, Actor],
    proposals: Sequence[Proposal],
    mentions: Callable[[str], int],
    width: int,
    most: int,
) -> tuple[list[Line], tuple[Proposal, ...]]:
    """The proposals that fit into so many lines, with digits, scores and reasons; and which."""
    known = [each for each in proposals if each.a in actors and each.b in actors]
    shown = known[: max(0, min(OFFERED, most))]
    apart = width < 110 and 2 * len(shown) <= most
    lines: list[Line] = []
    for number, each in enumerate(shown, 1):
        other, kept = (
            f"{clean_line(cut_name(actors[x].name))} ×{mentions(x)}" for x in (each.b, each.a)
        )
        label = "same?" if number == 1 else ""
        words = f"{number} {other} = {kept}"
        start = f"   {label:<{LABEL - 3}}{fitted(words, max(20, min(56, width - 24)))}"
        start += f" {each.score:.2f}"
        why = "; ".join(map(clean_line, each.evidence))
        lines.append((start if apart else f"{start}  {why}", ""))
        if apart and why:
            lines.append((f"{'':<{LABEL + 2}}{why}", "quiet"))
    if shown and len(known) > len(shown):
        text, style = lines[-1]
        lines[-1] = (f"{text}   … {len(known) - len(shown)} more", style)
    return lines, tuple(shown)


def _names(names: Sequence[str], where: Where) -> Iterator[str]:
    """Each name, then each other way of speaking of the actor, with the articles it is in."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for label, words in where:
        for each in words:
            counted[fold_name(cut_name(each))][label] += 1
    known = {fold_name(cut): cut for cut in map(cut_name, names)}
    others = sorted(counted.keys() - known.keys(), key=lambda each: (-len(counted[each]), each))
    for folded in (*known, *others):
        found = counted.get(folded, Counter())
        parts = [f"{label} ×{count}" for label, count in found.most_common(NAMED)]
        parts += [f"{len(found) - NAMED} more"] if len(found) > NAMED else []
        behind = f" ({', '.join(parts)})" if parts else ""
        yield f"{clean_line(known.get(folded, folded))}{behind}"


def _wrapped(pieces: Sequence[str], width: int) -> list[str]:
    """Pieces with dots between them, in lines of so many cells; a longer piece is cut later."""
    lines: list[str] = []
    for piece in pieces:
        if lines and cell_width(f"{lines[-1]} · {piece}") <= width:
            lines[-1] += f" · {piece}"
        else:
            lines.append(piece)
    return lines
