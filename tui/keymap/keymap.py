"""Files laid over one another: what every key does in every context."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.keymap import layouts
from tui.keymap.binding import Binding
from tui.keymap.contexts import OVERLAYS, PARENTS
from tui.keymap.sheet import read_sheet
from tui.text.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.keymap.binding import CommandTakes
    from tui.keymap.files import Source
    from tui.keymap.sheet import Sheet

ALWAYS = (("f1", "help.show"), ("ctrl+q", "app.quit"))
"""Keys for help and the way out that come back where nothing else is bound to these."""

Table = dict[tuple[str, ...], Binding]


@dataclass(frozen=True, slots=True, eq=False)
class Keymap:
    """An effective map; never changed, only replaced by another."""

    contexts: Mapping[str, Mapping[tuple[str, ...], Binding]]
    layout: Mapping[str, str]
    """Characters of other keyboard layouts by the ones in their places."""

    def bindings(self, context: str) -> Mapping[tuple[str, ...], Binding]:
        """All that works in a context, with what it inherits. Raises KeyError."""
        return self.contexts[context]

    def keys_for(
        self, context: str, command: str, argument: str = ""
    ) -> tuple[tuple[str, ...], ...]:
        """The key sequences that run one action there, in the order of the files."""
        action = ((command, argument),)
        return tuple(
            keys for keys, each in self.contexts[context].items() if each.actions == action
        )


def check(
    source: str, name: str, known: CommandTakes, contexts: Mapping[str, str] = PARENTS
) -> tuple[Problem, ...]:
    """All that is wrong with the text of one file, by line. Never raises."""
    sheet = read_sheet(source, name, known, contexts)
    merger = _Merger([sheet], known, contexts)
    merger.merge()
    return tuple(sorted([*sheet.problems, *merger.problems], key=lambda each: each.line))


def load(
    sources: Sequence[Source], known: CommandTakes, contexts: Mapping[str, str] = PARENTS
) -> tuple[Keymap, tuple[Problem, ...]]:
    """Lay files over one another, the strongest first as `search_order` gives them.

    A line with an error is left out. Files weaker than one that says base = "none" are not
    read. The problems have warnings among them; never raises.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for source in sources:
        sheet = read_sheet(source.text, source.name, known, contexts)
        problems += [*source.problems, *sheet.problems]
        sheets.append(sheet)
        if sheet.settings.base == "none":
            break
    sheets.reverse()
    merger = _Merger(sheets, known, contexts)
    merged = MappingProxyType(merger.merge())
    return Keymap(merged, layout_table(sheets)), tuple(problems + merger.problems)


def layout_table(sheets: list[Sheet]) -> Mapping[str, str]:
    """The keyboard layouts that the files ask for, the weakest first; all unless they say."""
    off, use, own = False, tuple(layouts.ROWS), dict[str, str]()
    for sheet in sheets:
        wish = sheet.settings
        off = off if wish.layout_off is None else wish.layout_off
        use = use if wish.layout_use is None else wish.layout_use
        own |= wish.own_layout()
    return MappingProxyType({}) if off else layouts.table(use, own)


@dataclass(slots=True)
class _Merger:
    """Builds the table of each context out of those of the contexts it inherits."""

    sheets: list[Sheet]
    """The weakest first."""
    known: CommandTakes
    contexts: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def merge(self) -> dict[str, Mapping[tuple[str, ...], Binding]]:
        tables: dict[str, Table] = {}
        for context, parent in self.contexts.items():
            inherits = parent and self.inherits(context)
            table = dict(tables[parent]) if inherits else {}
            self.lay_over(table, context)
            if context not in OVERLAYS:
                self.keep_a_way_out(table)
            tables[context] = table
        return {context: MappingProxyType(table) for context, table in tables.items()}

    def inherits(self, context: str) -> bool:
        says = [sheet.settings.inherit.get(context) for sheet in self.sheets]
        return next((yes for yes in reversed(says) if yes is not None), True)

    def lay_over(self, table: Table, context: str) -> None:
        """Put a section of every file over what the table holds."""
        starts = {keys[:end] for keys in table for end in range(1, len(keys))}
        for sheet in self.sheets:
            for entry in sheet.entries:
                if entry.section != context:
                    continue
                if entry.binding is None:
                    table.pop(entry.keys, None)
                    continue
                hidden = list(clashes(table, starts, entry.keys))
                if hidden:
                    self.report(entry.binding, [table.pop(keys) for keys in hidden])
                table[entry.keys] = entry.binding
                starts.update(entry.keys[:end] for end in range(1, len(entry.keys)))

    def report(self, winner: Binding, hidden: list[Binding]) -> None:
        file, _, line = winner.origin.rpartition(":")
        names = [" ".join(binding.keys) for binding in hidden]
        listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if names[3:] else "")
        message = (
            f"[{winner.context}] {' '.join(winner.keys)} hides {listed} ({hidden[0].origin})"
        )
        self.problems.append(Problem(file, int(line), "warning", message))

    def keep_a_way_out(self, table: Table) -> None:
        """Bind help and quitting to their own keys where nothing else is bound to them."""
        for key, command in ALWAYS:
            action = (command, "")
            if command in self.known and not any(
                action in binding.actions for binding in table.values()
            ):
                for keys in [keys for keys in table if keys[0] == key]:
                    del table[keys]
                table[key,] = Binding((key,), (action,), origin="built in")


def clashes(
    table: Table, starts: set[tuple[str, ...]], keys: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """Sequences that begin with these keys, or with which these begin."""
    for end in range(1, len(keys)):
        if keys[:end] in table:
            yield keys[:end]
    if keys in starts:
        yield from (
            each for each in table if len(each) > len(keys) and each[: len(keys)] == keys
        )
