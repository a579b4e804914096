"""Settings are typed and within their limits whatever the file says; keys of others stay."""

import json

import pytest

from game.profile import places, settings

pytestmark = pytest.mark.usefixtures("home")


def test_home_is_moved_by_its_variable_and_else_where_the_platform_says(home, monkeypatch):
    assert places.home() == home
    monkeypatch.delenv("BURNING_LAVENDER_HOME")
    assert "burning-lavender" in str(places.home())


def test_the_first_start_has_defaults_and_nothing_to_say():
    mine = settings.load()
    assert mine == settings.Settings()


def test_what_was_chosen_is_read_back_and_unknown_keys_are_kept(home):
    (home / "settings.json").write_text('{"version": 1, "master": 30, "from the future": [1, 2]}')
    mine = settings.load()
    assert mine.master == 30
    mine.full_screen = True
    mine.bindings = {"jump": ("key Z",)}
    assert settings.save(mine) == ""
    again = settings.load()
    assert again.full_screen
    assert again.bindings == {"jump": ("key Z",)}
    assert json.loads((home / "settings.json").read_text())["from the future"] == [1, 2]


@pytest.mark.parametrize(
    ("name", "value", "becomes"),
    [
        ("master", 300, 100),
        ("master", -1, 0),
        ("master", "loud", 80),
        ("master", True, 80),
        ("scaling", "stretched", "whole"),
        ("captions", 1, True),
        ("bindings", ["jump"], {}),
        ("bindings", {"jump": "key A", "hold": [], "kneel": ["key V", 3]}, {}),
    ],
)
def test_a_value_that_cannot_be_is_the_default_or_its_limit(name, value, becomes):
    assert getattr(settings.from_data({"version": 1, name: value}), name) == becomes


def test_a_newer_games_settings_are_not_written(home):
    (home / "settings.json").write_text('{"version": 99, "master": 1}')
    mine = settings.load()
    assert "newer" in mine.notes[0]
    assert "not kept" in settings.save(mine)
    assert json.loads((home / "settings.json").read_text())["version"] == 99


def test_a_disk_that_cannot_be_written_is_said_in_a_sentence(home, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.profile.store.write_atomically", full)
    assert settings.save(settings.Settings()) == "The settings could not be kept: No space left on device."
