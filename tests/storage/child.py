"""Commits and says so on stdout, until it is killed or refused."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from tui.storage.errors import NotSaved
from tui.storage.store import Store


def main(folder: str, turn: str, ending: str = "") -> None:
    store = Store.open(Path(folder))
    print("open", flush=True)  # noqa: T201
    chance = random.Random(turn)
    serial = 0
    while True:
        serial += 1
        key = f"{chance.randrange(40):016x}"
        row = {"id": key, "turn": int(turn), "serial": serial, "pad": "x" * 200}
        after = row if ending or chance.random() < 0.8 else None
        print(json.dumps(["saving", key, after]), flush=True)  # noqa: T201
        try:
            store.commit([("tags", key, after)])
            if not ending and chance.random() < 0.1:
                store.fold()
        except NotSaved as error:
            print(error, flush=True)  # noqa: T201
            return
        print(json.dumps(["saved", key, after]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
