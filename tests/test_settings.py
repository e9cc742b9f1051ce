from __future__ import annotations

import pytest

from tui.settings import SettingsError, names, one_of, size_limit, unknown


def test_a_setting_is_one_of_a_few() -> None:
    assert one_of({}, "theme", ("dark", "light")) == "dark"
    assert one_of({"theme": "light"}, "theme", ("dark", "light")) == "light"
    with pytest.raises(SettingsError, match="theme is one of dark, light, not 'pink'"):
        one_of({"theme": "pink"}, "theme", ("dark", "light"))


@pytest.mark.parametrize("wrong", [0, -1, "much", None])
def test_a_limit_is_a_number_of_megabytes(wrong: object) -> None:
    with pytest.raises(SettingsError, match="max_size"):
        size_limit({"max_size": wrong})
    assert size_limit({}) == 16 * 2**20
    assert size_limit({"max_size": 0.5}) == 2**19


def test_unknown_settings_are_told_of() -> None:
    assert unknown({"theme": "dark", "max_size": 1, "recognisers": [], "rules_off": []}) == ()
    assert unknown({"them": "dark", "zzz": 1}) == (
        "settings.toml: no setting 'them'; did you mean 'theme'?",
        "settings.toml: no setting 'zzz'",
    )


def test_a_list_of_names() -> None:
    assert names({}, "recognisers") is None
    assert names({"recognisers": ["dates"]}, "recognisers") == ("dates",)
    for wrong in ("dates", [1], {"dates": True}):
        with pytest.raises(SettingsError, match="recognisers is a list of names"):
            names({"recognisers": wrong}, "recognisers")
