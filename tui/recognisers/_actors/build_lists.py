"""Build the lists of cities, countries and provinces from open data.

    python -m tui.recognisers._actors.build_lists \\
        cities15000.txt territories.json iso3166-1.json iso3166-2.json

The files are GeoNames' dump of cities (download.geonames.org/export/dump/), the English
territory names of the Unicode CLDR (cldr-json, localenames-full/main/en/territories.json) and
the ISO 3166-1 and 3166-2 names as Debian's iso-codes and pycountry hold them.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tui.recognisers._actors.english import is_everyday
from tui.recognisers._actors.lists import lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).parent / "data"

_NAME, _PLAIN, _CODE, _POPULATION = 1, 2, 7, 14
"""Columns of a GeoNames dump (its readme.txt)."""
_QUARTERS = frozenset({"PPLX", "PPLH", "PPLQ", "PPLW"})
"""GeoNames' codes for quarters of a city, and for places that are gone."""
_NOT_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""CLDR's codes for unions, for the rest of Oceania, for tests and for the unknown."""

CITIES_HEAD = (
    "# Large cities of the world. One a line. GeoNames cities15000, CC BY 4.0 (see SOURCES.md)."
)
COUNTRIES_HEAD = (
    "# States with their official and short names. One a line. CLDR, ISO 3166 (see SOURCES.md)."
)
PROVINCES_HEAD = "# Provinces, states and departments. One a line. ISO 3166-2 (see SOURCES.md)."

_ISO_PARTS = re.compile(r" / |[\[\]()*]")
"""What parts the names of a province in several languages: "Bioko Nord [North]"."""


def cities(dump: Iterable[str], largest: int) -> set[str]:
    """The names, in local and in plain letters, of the most populous places of the dump."""
    rows = [line.rstrip("\n").split("\t") for line in dump if line.strip()]
    towns = [row for row in rows if row[_CODE] not in _QUARTERS]
    towns.sort(key=lambda row: int(row[_POPULATION] or 0), reverse=True)
    return {row[column] for row in towns[:largest] for column in (_NAME, _PLAIN) if row[column]}


def countries(territories: str, iso: str) -> set[str]:
    """The names of states in two JSON texts: CLDR's territories and ISO 3166-1."""
    return set(_cldr(territories)) | set(_iso(iso))


def _cldr(text: str) -> Iterator[str]:
    """CLDR's names; its keys are codes, with "-alt-short" behind for another name."""
    english = json.loads(text)["main"]["en"]
    names: dict[str, str] = english["localeDisplayNames"]["territories"]
    for key, name in names.items():
        code = key.partition("-")[0]
        if code.isalpha() and code not in _NOT_STATES:
            yield name


def _iso(text: str) -> Iterator[str]:
    """The names of ISO 3166-1; "Iran, Islamic Republic of" is none that a text would have."""
    rows: list[dict[str, str]] = json.loads(text)["3166-1"]
    for row in rows:
        for field in ("name", "official_name", "common_name"):
            name = row.get(field, "")
            if name and "," not in name:
                yield name.removeprefix("the ")


def provinces(iso: str) -> set[str]:
    """The names of ISO 3166-2 that could only be a province's in an English text."""
    rows: list[dict[str, str]] = json.loads(iso)["3166-2"]
    parts = {part.strip() for row in rows for part in _ISO_PARTS.split(row["name"])}
    return {name.replace("’", "'") for name in parts if _is_telling(name)}


def _is_telling(name: str) -> bool:
    """No given name, no English word, no short one; heads as "County" are known anyway."""
    named, words = lists(), re.split(r"[ -]", name)
    if not 3 < len(name) < 30 or "," in name or is_everyday(name.lower()):
        return False
    if name in named.given or words[-1].lower() in named.location_heads:
        return False
    return all(word[:1].isupper() or word in named.particles for word in words)


def write(path: Path, head: str, names: Iterable[str], leave: Iterable[str] = ()) -> int:
    """Write a list, sorted, without the names to leave out; how many there are."""
    kept = sorted(set(names) - set(leave))
    path.write_text("\n".join((head, *kept)) + "\n", encoding="utf-8")
    return len(kept)


def _held(path: Path) -> set[str]:
    """The names that a list holds already."""
    if not path.exists():
        return set()
    return {line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"}


def main(arguments: list[str] | None = None) -> None:
    """Build the lists; each leaves out the names of those before it and of regions.txt."""
    parser = argparse.ArgumentParser(description="Build the lists of places.")
    parser.add_argument("cities15000", type=Path, help="GeoNames' dump of cities")
    parser.add_argument("territories", type=Path, help="CLDR's territories.json, English")
    parser.add_argument("iso3166", type=Path, help="iso3166-1.json of iso-codes or pycountry")
    parser.add_argument("iso3166_2", type=Path, help="iso3166-2.json of the same")
    parser.add_argument(
        "--to", type=Path, default=DATA, help="where to write (default: %(default)s)"
    )
    parser.add_argument(
        "--largest", type=int, default=11_000, help="cities to take (default: %(default)s)"
    )
    chosen = parser.parse_args(arguments)
    regions = _held(chosen.to / "regions.txt")
    states = countries(
        chosen.territories.read_text(encoding="utf-8"),
        chosen.iso3166.read_text(encoding="utf-8"),
    )
    with chosen.cities15000.open(encoding="utf-8") as dump:
        towns = cities(dump, chosen.largest)
    write(chosen.to / "countries.txt", COUNTRIES_HEAD, states, regions)
    write(chosen.to / "cities.txt", CITIES_HEAD, towns, regions | states)
    parts = provinces(chosen.iso3166_2.read_text(encoding="utf-8"))
    write(chosen.to / "provinces.txt", PROVINCES_HEAD, parts, regions | states | towns)


if __name__ == "__main__":
    main()
