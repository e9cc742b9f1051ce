"""From the command line to the running app and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app import first_light
from tui.app.recognition_wishes import Wishes
from tui.app.setup import Setup
from tui.session.citing import TEMPLATE, fault
from tui.settings import (
    SettingsError,
    annotator,
    names,
    one_of,
    read_settings,
    sample_corpus,
    size_limit,
    store_of,
    unknown,
)

if TYPE_CHECKING:
    import argparse


def open_app(options: argparse.Namespace) -> int:
    """Read and tag. Returns the exit status."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        _warn("reading needs a terminal; export, suggest, tag, check do without")
        return 2
    if options.demo:
        import shutil
        import tempfile

        with tempfile.TemporaryDirectory(prefix="dateline-demo-") as scratch:
            corpus = Path(scratch) / "corpus"
            shutil.copytree(sample_corpus(), corpus, ignore=shutil.ignore_patterns(".*"))
            return _run(options, corpus)
    if not options.corpus.is_dir():
        there = "is not a folder" if options.corpus.exists() else "does not exist"
        _warn(f"{options.corpus} {there}; dateline --demo opens sample articles")
        return 2
    return _run(options, options.corpus)


def _run(options: argparse.Namespace, corpus: Path) -> int:
    try:
        wishes = read_settings()
        limit = size_limit(wishes)
        theme = one_of(wishes, "theme", ("dark", "light", "terminal"))
        glyphs = one_of(wishes, "glyphs", ("unicode", "ascii"))
        novelty = one_of(wishes, "novelty", ("read", "published"))
        search_case = one_of(wishes, "search_case", ("ignore", "smart"))
        if wrong := fault(wishes.get("citation", TEMPLATE)):
            raise SettingsError(f"settings.toml: citation {wrong}")
        recognition = Wishes(names(wishes, "recognisers"), names(wishes, "rules_off") or ())
    except SettingsError as error:
        _warn(str(error))
        return 2
    setup = Setup(
        corpus=corpus,
        store=store_of(corpus, options.store),
        by=annotator(options.by, wishes),
        keys=options.keys,
        theme=options.theme or theme,
        plain=options.ascii or glyphs == "ascii",
        mouse=not options.no_mouse,
        limit=limit,
        demo=options.demo,
        recognition=recognition,
        novelty=novelty,
        smart_case=search_case == "smart",
        citation=wishes.get("citation", TEMPLATE),
        notices=unknown(wishes),
    )
    with first_light.shown(setup.store):
        return _read_and_tag(setup)


def _read_and_tag(setup: Setup) -> int:
    from tui.app.app import DatelineApp
    from tui.app.driver import tolerate_bad_bytes

    tolerate_bad_bytes()
    app = DatelineApp(setup)
    try:
        line = app.run(mouse=setup.mouse)
    finally:
        saved = app.threads.stop()
    if line and saved:
        sys.stdout.write(f"{line}\n")
    if not saved:
        _warn(f"NOT SAVED: {app.threads.unsaved or app.desk.not_saved}")
    return app.return_code or (0 if saved else 3)


def _warn(words: str) -> None:
    from tui.text.clean import clean_line

    sys.stderr.write(f"dateline: {clean_line(words)}\n")
