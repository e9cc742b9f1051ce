"""Turn key presses into actions. No timers: a sequence waits until its next key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keymap.binding import CAPTURE, describe
from tui.keymap.contexts import OVERLAYS
from tui.keymap.layouts import translate
from tui.keymap.notation import canonical, character_of, show_key, show_keys
from tui.keymap.outcome import Cancelled, Nothing, Outcome, Pending, Replay, Run
from tui.keymap.trie import Node, grow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.keymap.binding import Binding
    from tui.keymap.keymap import Keymap


class Dispatcher:
    """Holds the keys of an unfinished sequence, and nothing else that changes."""

    def __init__(self, keymap: Keymap, describe: Callable[[Binding], str] = describe) -> None:
        self._keymap = keymap
        self._describe = describe
        self._roots: dict[str, Node] = {}
        self._node: Node | None = None
        self._path: tuple[str, ...] = ()

    @property
    def keymap(self) -> Keymap:
        """The map in force; setting another cancels a sequence."""
        return self._keymap

    @keymap.setter
    def keymap(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._roots.clear()
        self.cancel()

    @property
    def pending(self) -> tuple[str, ...]:
        """The keys of an unfinished sequence."""
        return self._path

    def cancel(self) -> None:
        """Forget an unfinished sequence."""
        self._node, self._path = None, ()

    def press(self, key: str, character: str | None, contexts: Sequence[str]) -> Outcome:
        """Take one key by its Textual name, in contexts from the innermost out.

        A context that is no overlay is the last that is asked. The character is that of the
        key event; it counts only where a character is captured. Raises KeyError for a
        context that the map does not have.
        """
        key = canonical(key)
        if self._node is None:
            return self._first(key, contexts)
        if self._node.binding is not None:
            return self._capture(self._node.binding, key, character)
        return self._next(self._node, key, contexts)

    def _first(self, key: str, contexts: Sequence[str]) -> Outcome:
        over = False
        for context in contexts:
            if found := self._step(self._root(context), key):
                return self._arrive(*found, closes_bar=over)
            if context not in OVERLAYS:
                break
            over = True
        return replay(key) or Nothing(self._nothing((key,), contexts), over)

    def _next(self, node: Node, key: str, contexts: Sequence[str]) -> Outcome:
        if found := self._step(node, key):
            return self._arrive(*found)
        if again := replay(key):
            return again
        path = self._path
        self.cancel()
        if key == "escape":
            return Cancelled()
        return Nothing(self._nothing((*path, key), contexts))

    def _step(self, node: Node, key: str) -> tuple[Node, str] | None:
        """The child that a key leads to, and by which name."""
        for name in self._readings(key):
            if name in node.children:
                return node.children[name], name
        return None

    def _readings(self, key: str) -> Iterator[str]:
        """A key itself, then as another keyboard layout has it, then without an idle shift."""
        yield key
        if meant := translate(key, self._keymap.layout):
            yield meant
        if key in {"shift+space", "shift+enter", "shift+backspace", "shift+escape"}:
            yield key.removeprefix("shift+")

    def _arrive(self, node: Node, key: str, *, closes_bar: bool = False) -> Outcome:
        binding, path = node.binding, (*self._path, key)
        if binding is not None and not binding.captures:
            self.cancel()
            return Run(binding.actions, binding, closes_bar)
        self._node, self._path = node, path
        return Pending(show_keys(path), self._followers(node), closes_bar)

    def _followers(self, node: Node) -> tuple[tuple[str, str], ...]:
        if node.binding is not None:
            return (("any character", self._describe(node.binding)),)
        return tuple(
            (show_key(name), self._tell(child)) for name, child in node.children.items()
        )

    def _tell(self, node: Node) -> str:
        """What a key does or, where more must follow, how many sequences it begins."""
        if node.binding:
            return self._describe(node.binding)
        return f"… {len(node.bindings())} keys"

    def _capture(self, binding: Binding, key: str, character: str | None) -> Outcome:
        if again := replay(key):
            return again
        path = self._path
        self.cancel()
        if key == "escape":
            return Cancelled()
        typed = character or character_of(key) or ""
        if len(typed) != 1 or not typed.isprintable():
            return Nothing(f"{show_keys(path)} needs a character, not {show_key(key)}")
        actions = tuple(
            (command, typed if argument == CAPTURE else argument)
            for command, argument in binding.actions
        )
        return Run(actions, binding)

    def _nothing(self, path: tuple[str, ...], contexts: Sequence[str]) -> str:
        for context in contexts:
            if context not in OVERLAYS:
                for keys in self._keymap.keys_for(context, "help.show")[:1]:
                    return f"{show_keys(path)}: nothing here ({show_keys(keys)} for keys)"
        return f"{show_keys(path)}: nothing here"

    def _root(self, context: str) -> Node:
        if context not in self._roots:
            self._roots[context] = grow(self._keymap.bindings(context))
        return self._roots[context]


def replay(key: str) -> Replay | None:
    """Alt and a key as escape and that key, None for a key without Alt."""
    modifiers, _, last = key.rpartition("+")
    others = modifiers.split("+")
    if "alt" not in others:
        return None
    others.remove("alt")
    if others == ["shift"] and len(last) == 1:
        others, last = [], last.upper()
    rest = "+".join([*others, last])
    return Replay((("escape", None), (rest, None if others else character_of(last))))
