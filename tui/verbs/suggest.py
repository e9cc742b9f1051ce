"""`dateline suggest`: what the recognisers see, one JSON object an article."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.settings import SettingsError, names, read_settings, store_of, unknown
from tui.verbs.common import DONE, WRONG, UsageError, warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.recognisers import Choice


def main(argv: Sequence[str]) -> int:
    """Print an article a line."""
    options = parser().parse_args(argv)
    try:
        choice = chosen(options.recogniser)
        for article in _articles(options):
            plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
            seen = row(article, options.explain, choice)
            print(unsteered(json.dumps(seen, ensure_ascii=plain)))
    except (UsageError, SettingsError) as error:
        warn(str(error))
        return WRONG
    return DONE


def chosen(given: Sequence[str] | None) -> Choice:
    """The recognisers of the command line, else of the settings. Raises UsageError."""
    from tui.recognisers import UnavailableError, choose, recogniser

    wishes = read_settings()
    wished = given or names(wishes, "recognisers")
    choice, problems = choose(wished, names(wishes, "rules_off") or ())
    for line in (*unknown(wishes), *problems):
        warn(line)
    there = []
    for name in choice.trained:
        try:
            recogniser(name)
            there.append(name)
        except UnavailableError as error:
            warn(str(error))
    choice = replace(choice, trained=tuple(there))
    if given and not choice.names:
        raise UsageError("none of these recognisers is to be had")
    return choice


def unsteered(line: str) -> str:
    """The same JSON; what could steer a terminal, or hide there, is escaped."""
    if line.isprintable():
        return line
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in line)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline suggest", description=__doc__)
    parser.add_argument(
        "where",
        nargs="*",
        type=Path,
        default=[Path("corpus")],
        metavar="CORPUS | FILE",
        help="folders and files (default: ./corpus)",
    )
    parser.add_argument("--format", choices=("jsonl",), default="jsonl")
    parser.add_argument(
        "--recogniser",
        action="append",
        metavar="NAME",
        help="actors, dates, claims or spacy:PIPELINE; may come again (default: the settings)",
    )
    parser.add_argument("--published", metavar="DATE", help="for articles that state no date")
    parser.add_argument("--explain", action="store_true", help="say why each thing is seen so")
    return parser


def row(
    article: Article, explain: bool = False, choice: Choice | None = None
) -> dict[str, Any]:
    """What is seen in one article, by kind; `explain`: why, too."""
    from tui.recognisers import recognise

    seen: dict[str, list[dict[str, Any]]] = {"actor": [], "date": [], "claim": []}
    shape = {"actor": _actor, "date": _date, "claim": _claim}
    marks = recognise(article, choice.names if choice else None)
    for mark in choice.allowed(marks) if choice else marks:
        why = {"why": printable(mark.why)} if explain else {}
        seen[mark.kind].append(shape[mark.kind](article, mark) | why)
    about = {"article": printable(article.path), "published": article.published}
    return about | {f"{kind}s": rows for kind, rows in seen.items()}


def _articles(options: argparse.Namespace) -> Iterator[Article]:
    from tui.session.published import is_publication_date

    given = options.published
    if given and not is_publication_date(given):
        raise UsageError(f"--published {given}: no date; write it like 2024-12-06")
    for root, paths in _files(options.where):
        for article in _read(root, paths):
            stated = article.published and "published" not in article.guessed
            yield article if stated or not given else replace(article, published=given)


def _read(root: Path, paths: Sequence[str]) -> Iterator[Article]:
    """The articles at some paths, which may be those of whole files."""
    from tui import readers
    from tui.session.documents import Place
    from tui.session.documents_child import files_read

    with files_read(Place(root, store_of(root, None))) as read:
        for path in paths:
            found: list[Article] = []
            file = readers.file_of(path)
            reason = read(file, "", found.extend)
            yield from (each for each in found if path in (file, each.path))
            if reason:
                warn(f"{path}: {reason}")


def _files(where: Sequence[Path]) -> Iterator[tuple[Path, Sequence[str]]]:
    from tui import readers

    for place in where:
        if place.is_dir():
            yield place, readers.scan(place)
        elif Path(readers.file_of(str(place))).exists():
            yield place.parent, (place.name,)
        else:
            raise UsageError(f"{place}: no such file or folder")


def _actor(article: Article, mark: Mark) -> dict[str, Any]:
    from tui.model.detail import ActorSeen

    assert isinstance(mark.detail, ActorSeen)
    seen = {"type": mark.detail.type, "actor": mark.detail.name, "form": mark.detail.form}
    return _place(article, mark.span) | seen | {"rule": mark.rule}


def _date(article: Article, mark: Mark) -> dict[str, Any]:
    from tui.model.detail import DateValue

    assert isinstance(mark.detail, DateValue)
    date = mark.detail
    seen: dict[str, Any] = {"type": date.type, "timex": date.timex, "value": date.value}
    seen |= {"mod": date.mod} if date.mod else {}
    seen |= {"class": "vague"} if mark.vague else {}
    return _place(article, mark.span) | seen | {"rule": mark.rule}


def _claim(article: Article, mark: Mark) -> dict[str, Any]:
    from tui.model.detail import Claim

    assert isinstance(mark.detail, Claim)
    claim = mark.detail
    seen: dict[str, Any] = _place(article, mark.span) | {"mode": claim.mode}
    if len(mark.parts) > 1:
        seen["parts"] = [_place(article, part) for part in mark.parts]
    if claim.source_span is not None:
        seen["source"] = _place(article, claim.source_span)
    if claim.cue is not None:
        seen["cue"] = _place(article, claim.cue)
    seen |= {"via": list(claim.via)} if claim.via else {}
    return seen | {"polarity": claim.polarity, "phase": claim.phase, "rule": mark.rule}


def _place(article: Article, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": printable(article.quote(span))}


def printable(text: str) -> str:
    """Text that can be written as UTF-8: lone surrogates become the replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
