"""All the rules, compiled the first time they are needed, and found by their first symbol."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._dates import heads
from tui.recognisers._dates.alphabet import Alphabet
from tui.recognisers._dates.patterns import Compiled, compile_pattern, literals

if TYPE_CHECKING:
    from tui.recognisers._dates.rule import Rule

TABLES = (
    "absolute",
    "yearless",
    "pointing",
    "clock",
    "durations",
    "relative",
    "holidays",
    "vague",
)
"""The modules with RULES, in this order: of two that match as far, the first counts."""


class Grammar(NamedTuple):
    """What the scanner needs."""

    alphabet: Alphabet
    by_first: dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]]
    """The rules that may begin with a symbol."""
    starts: re.Pattern[str]
    """Any symbol that an expression may begin with."""
    stops: re.Pattern[str]
    """The end of a sentence or a paragraph."""
    head: Compiled
    tail: Compiled
    patterns: dict[str, re.Pattern[str]]
    """Of `heads.SIGNS`."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule. Imported only now, so that the program starts without them."""
    package = __name__.rpartition(".")[0]
    modules = (import_module(f"{package}.{table}") for table in TABLES)
    return tuple(rule for module in modules for rule in module.RULES)


@cache
def grammar() -> Grammar:
    """The grammar, ready to use."""
    sources = [rule.pattern for rule in rules()]
    sources += [heads.HEAD, heads.TAIL, *heads.SIGNS.values()]
    alphabet = Alphabet({word for source in sources for word in literals(source)})
    table: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in rules():
        compiled = compile_pattern(rule.pattern, alphabet.of_class)
        for symbol in compiled.firsts:
            table.setdefault(symbol, []).append((rule, compiled.regex))
    head = compile_pattern(heads.HEAD, alphabet.of_class)
    return Grammar(
        alphabet,
        {symbol: tuple(rules) for symbol, rules in table.items()},
        re.compile(f"[{''.join(sorted({*table, *head.firsts}))}]"),
        compile_pattern("STOP|BREAK", alphabet.of_class).regex,
        head,
        compile_pattern(heads.TAIL, alphabet.of_class),
        {
            name: compile_pattern(sign, alphabet.of_class).regex
            for name, sign in heads.SIGNS.items()
        },
    )
