"""How well names of one actor are put together: B-cubed on names with identities.

`python -m tests.benchmarks.aliases GOLD.json [PRED.json]` prints pairwise and B-cubed
precision, recall and F1, and how often each score was right; it writes the clusters to PRED.
GOLD: {"groups": [{"group": "topic", "names": [["surface", "identity"], …]}, …]}
PRED: {"groups": [{"group": "topic", "clusters": [["surface", …], …]}, …]}
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from tui.aliases import Named, clusters, proposals

Figures = tuple[float, float, float]
"""Precision, recall and F1, from 0 to 1."""


Groups = Sequence[tuple[dict[str, str], Sequence[Sequence[str]]]]
"""Names with identities, and the clusters found, of each topic."""


def pairwise(groups: Groups) -> Figures:
    """Over all pairs of names of a group."""
    right = proposed = true = 0
    for names, found in groups:
        ours = {name: number for number, each in enumerate(found) for name in each}
        for a, b in combinations(names, 2):
            same, together = names[a] == names[b], ours[a] == ours[b]
            right, proposed, true = (
                right + (same and together),
                proposed + together,
                true + same,
            )
    return _figures(right / proposed if proposed else 0.0, right / true if true else 0.0)


def b_cubed(groups: Groups) -> Figures:
    """The mean over names of how pure and how whole the cluster of each is."""
    pure: list[float] = []
    whole: list[float] = []
    for names, found in groups:
        of_identity = Counter(names.values())
        for cluster in found:
            inside = Counter(names[name] for name in cluster)
            for name in cluster:
                pure.append(inside[names[name]] / len(cluster))
                whole.append(inside[names[name]] / of_identity[names[name]])
    return _figures(sum(pure) / len(pure), sum(whole) / len(whole))


def by_rule(names: dict[str, str]) -> dict[float, list[bool]]:
    """Whether proposals were right, by their score."""
    found = defaultdict(list)
    for each in proposals([Named(name, (name,)) for name in names]):
        found[each.score].append(names[each.a] == names[each.b])
    return found


def _figures(precision: float, recall: float) -> Figures:
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def main(argv: Sequence[str]) -> int:
    """Print the figures of a file, and write the clusters to another."""
    if not 1 <= len(argv) <= 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    gold: dict[str, Any] = json.loads(Path(argv[0]).read_text(encoding="utf-8"))
    topics = {each["group"]: dict(each["names"]) for each in gold["groups"]}
    found = {topic: clusters(list(names)) for topic, names in topics.items()}
    if argv[1:]:
        groups = [{"group": topic, "clusters": each} for topic, each in found.items()]
        Path(argv[1]).write_text(json.dumps({"groups": groups}, indent=1), encoding="utf-8")
    both: Groups = [(names, found[topic]) for topic, names in topics.items()]
    write = sys.stdout.write
    write(f"names {sum(map(len, topics.values()))}\n")
    for label, figures in (("pair", pairwise(both)), ("b3", b_cubed(both))):
        write(f"{label:5} P/R/F {'/'.join(f'{100 * each:.1f}' for each in figures)}\n")
    rules: dict[float, list[bool]] = defaultdict(list)
    for names in topics.values():
        for score, right in by_rule(names).items():
            rules[score] += right
    for score, right in sorted(rules.items(), reverse=True):
        write(f"score {score:.2f}: {sum(right)} of {len(right)} right\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
