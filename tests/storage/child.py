"""Commits and says so on stdout, until it is killed or refused."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from tui.storage.errors import NotSaved
from tui.storage.store import Store


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(folder: str, turn: str, ending: str = "") -> None:
    store = Store.open(Path(folder))
    say("open")
    chance = random.Random(turn)
    serial = 0
    while True:
        serial += 1
        key = f"{chance.randrange(40):016x}"
        row = {"id": key, "turn": int(turn), "serial": serial, "pad": "x" * 200}
        after = row if ending or chance.random() < 0.8 else None
        say(json.dumps(["saving", key, after]))
        try:
            store.commit([("tags", key, after)])
            if not ending and chance.random() < 0.1:
                store.fold()
        except NotSaved as error:
            say(str(error))
            return
        say(json.dumps(["saved", key, after]))


if __name__ == "__main__":
    main(*sys.argv[1:])
