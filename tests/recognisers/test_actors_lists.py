"""The word lists: what they hold, and the script that builds two of them."""

from __future__ import annotations

import json
from pathlib import Path

from tui.model.detail import ACTOR_TYPES
from tui.recognisers import _actors
from tui.recognisers._actors.build_lists import main
from tui.recognisers._actors.lists import KNOWN_FILES, Lists, lists

DATA = Path(_actors.__file__).parent / "data"


def town(name: str, plain: str, population: int, code: str = "PPL") -> str:
    columns = ["1", name, plain, "", "0", "0", "P", code, "SY", "", "", "", "", ""]
    return "\t".join((*columns, str(population), "", "", "Asia/Damascus", "2024-01-01"))


def test_lists_are_built_from_open_data(tmp_path: Path) -> None:
    cities = tmp_path / "cities15000.txt"
    cities.write_text(
        "\n".join(
            (
                town("Ḩamāh", "Hamah", 460_000),
                town("Qarsuna", "Qarsuna", 16_000),
                town("Idlib", "Idlib", 128_000),
                town("Old Quarter", "Old Quarter", 900_000, "PPLX"),
                town("Monaco", "Monaco", 38_000),
            )
        ),
        encoding="utf-8",
    )
    territories = tmp_path / "territories.json"
    names = {"SY": "Syria", "GB-alt-short": "UK", "MC": "Monaco", "419": "Latin America",
             "ZZ": "Unknown Region", "AQ": "Antarctica"}  # fmt: skip
    territories.write_text(
        json.dumps({"main": {"en": {"localeDisplayNames": {"territories": names}}}})
    )
    iso = tmp_path / "iso3166-1.json"
    rows = [
        {
            "name": "Iran, Islamic Republic of",
            "official_name": "the Islamic Republic of Iran",
            "common_name": "Iran",
        }
    ]
    iso.write_text(json.dumps({"3166-1": rows}))
    iso2 = tmp_path / "iso3166-2.json"
    parts = ("Qarsun [Karsun]", "Idlib", "Adam", "Central", "Zorvik County", "Velgo / Welgo")
    iso2.write_text(json.dumps({"3166-2": [{"name": name} for name in parts]}))
    (tmp_path / "regions.txt").write_text("# Regions.\nAntarctica\n", encoding="utf-8")

    main(
        [
            str(cities),
            str(territories),
            str(iso),
            str(iso2),
            "--to",
            str(tmp_path),
            "--largest",
            "3",
        ]
    )

    assert held(tmp_path / "countries.txt") == [
        "Iran", "Islamic Republic of Iran", "Monaco", "Syria", "UK",
    ]  # fmt: skip
    assert held(tmp_path / "cities.txt") == ["Hamah", "Idlib", "Ḩamāh"]
    assert held(tmp_path / "provinces.txt") == ["Karsun", "Qarsun", "Velgo", "Welgo"]


def held(path: Path) -> list[str]:
    head, *names = path.read_text(encoding="utf-8").splitlines()
    assert head.startswith("# ")
    return names


def test_every_file_says_what_it_is_and_is_used() -> None:
    used = {*Lists.__dataclass_fields__, *KNOWN_FILES, "former_states"} - {"known", "nations"}
    assert {path.stem for path in DATA.glob("*.txt")} == used
    for path in DATA.glob("*.txt"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_lists_know_what_they_should() -> None:
    named = lists()
    for place in ("Homs", "Hama", "Aleppo", "Damascus", "Raqqa", "Tartus"):
        assert named.is_place(place)
    assert {entry.type for entry in named.known.values()} <= set(ACTOR_TYPES)
    assert named.known["Daesh"].name == named.known["ISIS"].name == "Islamic State"
    assert "Iran" in named.countries
    assert "Iranian" in named.demonyms
    assert not named.titles & named.particles


def test_words_are_in_lower_case() -> None:
    named = lists()
    for words in (named.titles, named.everyday, named.speech_verbs, named.organisation_heads):
        assert all(word == word.lower() for word in words)
