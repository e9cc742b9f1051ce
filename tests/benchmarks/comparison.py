"""How right the proposed pairs are: `python -m tests.benchmarks.comparison FOLDER LIST.toml`.

A list names the claims of a folder by how they begin, matter by matter; without arguments the
sample corpus and its list. Two claims of one matter are a right pair. A pair counts as found
when the proposals join its claims, at one or more removes.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tui import readers
from tui.compare import Proposal, proposals
from tui.recognisers import recognise
from tui.session import passages
from tui.session.session import Session

ROOT = Path(__file__).resolve().parents[2]
CORPUS, LIST = ROOT / "corpus", ROOT / "tests" / "compare" / "corpus.toml"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was proposed, against a list made by reading."""

    right: list[Proposal]
    wrong: list[Proposal]
    missed: list[tuple[str, str]]
    """Claims of one matter that the proposals do not join."""
    wanted: int
    """How many pairs the list has."""
    texts: dict[str, str]
    """The claims' words by key."""

    @property
    def precision(self) -> float:
        """Of the proposals, how many are of one matter."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the pairs of one matter, how many are joined."""
        return 1 - len(self.missed) / max(1, self.wanted)


def session_on(folder: Path) -> Session:
    """A session in which the whole folder is read and recognised."""
    session = Session(lambda writes: None, by="benchmark")
    for path in readers.scan(folder):
        article = readers.read(folder, path)
        session.see(session.take(article), recognise(article))
    return session


def outcome(folder: Path, matters: Path) -> Outcome:
    """Compare what is proposed in a folder with a list."""
    session = session_on(folder)
    found = [
        claim for name in session.article_ids() for claim in passages.claims(session, name)
    ]
    made = proposals(found, passages.vocabulary(session))
    where = {
        claim.key: f"{session.record(claim.article).path[:3]}: {' '.join(claim.text.split())}"
        for claim in found
    }
    listed = tomllib.loads(matters.read_text(encoding="utf-8"))["matter"]
    matter_of = {}
    for matter, beginnings in listed.items():
        for beginning in beginnings:
            keys = [key for key, words in where.items() if words.startswith(beginning)]
            assert keys, f"no claim begins so: {beginning}"
            matter_of[keys[0]] = matter
    pairs = [
        (a, b)
        for a, b in combinations(sorted(matter_of), 2)
        if matter_of[a] == matter_of[b] and a.split(":")[0] != b.split(":")[0]
    ]
    joined = _joined(made)
    right = [p for p in made if matter_of.get(p.a, p.a) == matter_of.get(p.b, p.b)]
    return Outcome(
        right,
        [p for p in made if p not in right],
        [
            pair
            for pair in pairs
            if joined.get(pair[0], pair[0]) != joined.get(pair[1], pair[1])
        ],
        len(pairs),
        where,
    )


def _joined(made: tuple[Proposal, ...]) -> dict[str, str]:
    """One claim of its group for every claim that is in a proposal."""
    first: dict[str, str] = {}

    def root(key: str) -> str:
        while first.setdefault(key, key) != key:
            key = first[key]
        return key

    for each in made:
        first[root(each.a)] = root(each.b)
    return {key: root(key) for key in first}


def main(argv: list[str]) -> int:
    """Print the proposals that are wrong, the pairs that are missing, and the figures."""
    folder, matters = (Path(argv[0]), Path(argv[1])) if argv else (CORPUS, LIST)
    seen = outcome(folder, matters)
    for each in (*seen.right, *seen.wrong):
        sign = "wrong" if each in seen.wrong else "right"
        print(f"{sign} {each.score:.2f} {each.type} {each.aspect}: {'; '.join(each.evidence)}")
        print(f"    {seen.texts[each.a][:110]}\n    {seen.texts[each.b][:110]}")
    for a, b in seen.missed:
        print(f"missed\n    {seen.texts[a][:110]}\n    {seen.texts[b][:110]}")
    print(
        f"proposals {len(seen.right) + len(seen.wrong)}, right {seen.precision:.0%}; "
        f"pairs of one matter {seen.wanted}, joined {seen.recall:.0%}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
