"""A program that watches a folder and says when it has caught up; run by tests as a child.

    python -m tests.watch.follower FOLDER [WATCHES [RESCAN]]

WATCHES: the most that this user may set (only in a user namespace of its own). RESCAN: seconds
between two scans. Each line that comes in asks to catch up; the answer is a line of JSON.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path

from tui.readers import scan
from tui.watch import Seen, Watcher, _watcher

LIMIT = Path("/proc/sys/user/max_inotify_watches")


class Follower:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.view: set[str] = set()
        self.tellings = 0
        self.odd: list[str] = []
        self.said: list[str] = []
        self.logged: list[str] = []
        heard = logging.Handler()
        heard.emit = lambda record: self.logged.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger("watchdog").addHandler(heard)
        self.watcher = Watcher(root, (".txt",), self.tell, self.said.append, polling=False)

    def tell(self, told: tuple[Seen, ...]) -> None:
        self.tellings += 1
        for seen in told:
            if (seen.what == "new") == ((seen.was or seen.path) in self.view):
                self.odd.append(str(seen))
            self.view.discard(seen.was)
            (self.view.discard if seen.what == "gone" else self.view.add)(seen.path)

    def caught_up(self, within: float) -> dict[str, object]:
        began = time.monotonic()
        while not (same := self.view == set(scan(self.root))):
            if time.monotonic() > began + within:
                break
            time.sleep(0.02)
        return {
            "same": same,
            "seconds": time.monotonic() - began,
            "files": len(self.view),
            "tellings": self.tellings,
            "odd": self.odd,
            "said": self.said,
            "logged": self.logged,
            "watches": watches(),
        }


def watches() -> int:
    """How many this process has set, by the kernel's own account."""
    count = 0
    for opened in Path("/proc/self/fdinfo").iterdir():
        try:
            lines = opened.read_text().splitlines()
        except OSError:
            continue
        count += sum(line.startswith("inotify ") for line in lines)
    return count


def tell(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main(folder: str, most: str = "", rescan: str = "") -> None:
    if most:
        LIMIT.write_text(most)
    if rescan:
        _watcher._RESCAN_LEAST = float(rescan)
    follower = Follower(Path(folder))
    follower.watcher.start()
    while not follower.said:
        time.sleep(0.01)
    tell(follower.caught_up(10))
    for _ in sys.stdin:
        tell(follower.caught_up(15))
    follower.watcher.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
