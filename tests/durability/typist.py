"""Types without a screen, much faster than anyone: a session and the store's own thread.

A line on standard input is the seed of a life. Each life is a fork, which saves nothing but the
time of the imports; it says its process id, what it is about to save and what has been saved,
and goes on until it is killed.
"""

from __future__ import annotations

import json
import os
import queue
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tests.durability.lives import ARTICLE
from tui.model.span import Span
from tui.readers import read
from tui.session import tagging
from tui.session.session import Session
from tui.storage import ledger, writer
from tui.storage.store import Store
from tui.storage.told import Opened, Saved
from tui.storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.article import Article
    from tui.storage.journal import Write
    from tui.storage.told import Told

KINDS = ("actor", "claim", "date")


def say(*what: Any) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def life(corpus: Path, article: Article, seed: str) -> NoReturn:
    chance = random.Random(seed)
    if chance.random() < 0.5:  # half of the lives are spent in writing snapshots
        ledger.GROWN, writer.FOLD_REST = 2000, 0.0
    told: queue.Queue[Told] = queue.Queue()
    thread = Writer(lambda: Store.open(corpus / ".dateline"), told.put, poll=0.001)
    thread.start()
    opened = told.get()
    assert isinstance(opened, Opened), opened
    number = 0

    def save(writes: Sequence[Write]) -> None:
        nonlocal number
        say("saving", writes)
        number = thread.save(writes, [article.text])

    session = Session(save, by="typist", store_id=opened.store_id)
    session.load(opened.tables)
    name = session.take(article)
    while True:
        before = number
        act(session, name, chance)
        while before < number:
            match told.get():
                case Saved(upto=upto):
                    before = upto
                    say("saved", upto)
                case other:
                    say("wrong", str(other))


def act(session: Session, name: str, chance: random.Random) -> None:
    """Tag some words, remove a tag, note something on one, undo, or do again."""
    body, tags = session.state.articles[name].body, list(session.state.tags.values())
    match chance.choice("tttnnrud"):
        case "n" if tags:
            tag = chance.choice(tags)
            words = "".join(chance.choices("abc é\u202e\n😀", k=chance.randrange(40)))
            tagging.change(session, replace(tag, note=words), "note")
        case "r" if tags:
            tagging.remove(session, chance.sample(tags, min(len(tags), 3)))
        case "u":
            session.undo()
        case "d":
            session.redo()
        case _:
            start = chance.randrange(body.start, body.end - 20)
            span = Span(start, start + chance.randrange(1, 20))
            tagging.tag(session, name, (span,), chance.choice(KINDS))


def main(folder: str) -> None:
    corpus = Path(folder)
    article = read(corpus, ARTICLE)
    while seed := sys.stdin.readline().strip():
        process = os.fork()
        if process == 0:
            life(corpus, article, seed)
        say("born", process)
        os.waitpid(process, 0)
        say("dead")


if __name__ == "__main__":
    main(sys.argv[1])
