"""Nothing is asked of any network."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import webbrowser
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.durability.lives import ARTICLE, started
from tests.scenarios.terminal import ENTER, ROOT, Terminal
from tests.unplugged import namespaces
from tests.verbs.made import command
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

WATCH = """\
import os, sys
def watch(event, given):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "webbrowser.open") or (
        event.startswith("socket.get") and event != "socket.gethostname"
    ):
        with open(os.environ["ASKED"], "a") as out:
            out.write(f"{event} {given}\\n")
        raise RuntimeError("no network here")
sys.addaudithook(watch)
"""
VERBS = ("suggest", "compare", "export", "check", "stats")


@pytest.fixture
def unplugged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def refuse(*given: Any, **_: Any) -> Any:
        asked.append(repr(given))
        raise AssertionError("no network here")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    return asked


async def test_a_journey_without_a_network(
    start: Start, corpus: Path, tmp_path: Path, unplugged: list[str]
) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("a", "E", "enter", "enter")
        await journey.until(lambda: "1 row written to" in journey.text)
        await journey.saved()
    words = ("--kind", "actor", "--quote", "fuel", "--prefix", "drones, ")
    assert main(["tag", str(corpus), ARTICLE, *words]) == 0
    for verb in VERBS:
        assert main([verb, str(corpus)]) == 0
    assert unplugged == []


def test_the_program_and_its_children_without_a_network(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, "utf-8")
    asked = tmp_path / "asked"
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    with Terminal(corpus, cwd=tmp_path, PYTHONPATH=path, ASKED=str(asked)) as terminal:
        started(terminal)
        terminal.send("a")
        terminal.see("actor: ")
        terminal.send("E", ENTER, ENTER)
        terminal.see("1 row written to")
        terminal.send("Q")
        assert terminal.ended() == 0
    assert command("check", corpus, PYTHONPATH=path, ASKED=str(asked)).returncode == 0
    assert not asked.exists()
    asked.touch()
    probe = "import socket; socket.create_connection(('127.0.0.1', 9))"
    with Terminal(
        "-c", probe, cwd=tmp_path, program=(sys.executable,), PYTHONPATH=path, ASKED=str(asked)
    ) as terminal:
        assert terminal.ended() == 1
    assert asked.read_text("utf-8")


PROBE = """\
import socket, subprocess, sys
from tests.unplugged import StillPlugged, unplug
if sys.argv[2:]:
    try:
        unplug()
    except StillPlugged:
        sys.exit(77)
    sys.exit(subprocess.run([sys.executable, "-c", sys.argv[2], sys.argv[1]]).returncode)
one, other = socket.socketpair()
one.sendall(b"x")
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5).close()
except OSError:
    sys.exit(5)
"""


def test_the_option_no_network_takes_the_network_from_children(tmp_path: Path) -> None:
    with socket.socket() as listening:
        try:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
        except OSError:
            pytest.skip("no network here anyhow")
        probe = [sys.executable, "-c", PROBE, str(listening.getsockname()[1])]
        status = subprocess.run([*probe, PROBE], cwd=ROOT, check=False).returncode
        if status == 77:
            assert not namespaces("--user", "--map-root-user", "--net")
            pytest.skip("no namespaces are allowed here")
        assert status == 5
        with socket.socket() as reaching:  # fails where this run is without a network itself
            plugged = reaching.connect_ex(listening.getsockname()) == 0
        status = subprocess.run(probe, cwd=ROOT, check=False).returncode
        assert status == (0 if plugged else 5)


ADDRESSES = (
    ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
    ("example.org/a", "https://example.org/a"),
    ("https://example.org/$(touch x);`y`\x1b[31m", "https://example.org/$(touch%20x);%60y%60"),
    ("example.org:8080", "https://example.org:8080"),
    ("HTTP://example.org", "HTTP://example.org"),
    ("javascript:alert(1)", ""),
    ("javascript:1", ""),
    ("javascript:example.org/x", ""),
    ("javascript://example.org/%0aalert(1)", ""),
    ("data:text/html,x", ""),
    ("mailto:a@example.org", ""),
    ("https://[", ""),
    ("https://@/x", ""),
    ("", ""),
    ("file:///etc/passwd", ""),
    ("ftp://example.org/x", ""),
    ("--version", ""),
    ("https:///nowhere", ""),
)


async def test_only_web_addresses_are_opened_and_only_by_the_key(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def opened_by_browser(address: str) -> bool:
        calls.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", opened_by_browser)
    async with start() as journey:
        assert calls == []
        for url, opened in ADDRESSES:
            said = journey.desk.outside.open_url(url)
            assert said.startswith("opened" if opened else "only http and https")
            assert [call[: len(opened)] for call in calls] == ([opened] if opened else [])
            assert all(call.isascii() and call.isprintable() for call in calls)
            calls.clear()
        url = "https://example.org/story"
        journey.session.note(replace(journey.session.record(journey.id("001")), url=url))
        await journey.open("001")
        assert calls == []
        await journey.press("o")
        assert calls == [url]
