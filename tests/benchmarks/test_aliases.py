from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from tui.aliases import Named, matches, proposals
from tui.aliases.proposing import keys_of
from tui.aliases.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

ACTORS = 2000
COLD, ONE = 0.5, 0.05
"""Processor seconds for all actors, no name seen before, and for one among the others."""


def actors() -> list[Named]:
    """Actors of one to three words, of which many share one; a third has two names."""
    choose = random.Random(1)
    consonants, vowels = (
        [
            "b",
            "d",
            "f",
            "g",
            "h",
            "j",
            "k",
            "l",
            "m",
            "n",
            "r",
            "s",
            "t",
            "z",
            "sh",
            "kh",
            "gh",
        ],
        ["a", "e", "i", "o", "u", "ou"],
    )

    def word() -> str:
        parts = (
            choose.choice(consonants) + choose.choice(vowels)
            for _ in range(choose.randint(2, 4))
        )
        return "".join(parts).title()

    pool = [word() for _ in range(900)]

    def named(number: int) -> Named:
        name = " ".join(choose.choice(pool) for _ in range(choose.choice([1, 2, 2, 3])))
        more = choose.choice([(), (), (f"President {name}",)])
        return Named(str(number), (name, *more), mentions=choose.randint(0, 9))

    return [named(number) for number in range(ACTORS)]


def test_two_thousand_actors(say: Callable[[str], None]) -> None:
    everybody = actors()
    keys_of.cache_clear()
    read.cache_clear()
    start = time.process_time()
    found = proposals(everybody)
    cold = time.process_time() - start
    start = time.process_time()
    assert proposals(everybody) == found
    warm = time.process_time() - start
    start = time.process_time()
    matches(everybody[5], everybody)
    one = time.process_time() - start
    say(f"{ACTORS} actors: {cold:.2f} s, again {warm:.2f} s; one among them {one * 1e3:.0f} ms")
    assert cold <= COLD
    assert one <= ONE
