"""What practice taught is kept, limited and never lost to a bad file."""

import gc
import json

import pytest

from game.files import shipped
from game.maps.read import read
from game.sim.level import Level
from game.speedrun import learned as module
from game.speedrun.learned import Learned, load, save

pytestmark = pytest.mark.usefixtures("home")

LEVEL = read(shipped("levels", "2-stairs.tmx")).level


def test_it_comes_back_as_it_was():
    learned = Learned()
    assert learned.passed(LEVEL, "ash", 500)
    assert not learned.passed(LEVEL, "ash", 500)
    assert learned.passed(LEVEL, "ash", 499)
    learned.fell(LEVEL, 40, 90)
    learned.fell(LEVEL, 41, 91)
    assert save(learned) == ""
    again = load()
    assert again.best(LEVEL, "ash") == 499
    assert again.of(LEVEL).falls == {(2, 5): 2}
    assert again.notes == []


def test_nothing_learned_is_nothing_written(home):
    learned = load()
    learned.best(LEVEL, "ash")
    assert save(learned) == ""
    assert not (home / "practice.json").exists()


@pytest.mark.parametrize(
    "maps",
    [
        [],
        {"short": {}},
        {"0" * 32: {"bests": {"a": -1}}},
        {"0" * 32: {"bests": {"a": True}}},
        {"0" * 32: {"falls": {"1;2": 1}}},
        {"0" * 32: {"falls": {"1,2": 1.5}}},
        {"0" * 32: {"name": 5}},
    ],
)
def test_a_bad_file_is_set_aside_with_a_sentence(home, maps):
    path = home / "practice.json"
    path.write_text(json.dumps({"version": 1, "maps": maps}))
    learned = load()
    assert learned.maps == {}
    assert len(learned.notes) == 1
    assert list(home.glob("practice.json.bad-*"))


def test_a_newer_games_file_is_left_alone(home):
    (home / "practice.json").write_text('{"version": 2, "maps": {}}')
    learned = load()
    learned.fell(LEVEL, 1, 1)
    assert "newer" in save(learned)
    assert json.loads((home / "practice.json").read_text())["version"] == 2


def test_places_are_limited(monkeypatch):
    monkeypatch.setattr(module, "PLACES", 3)
    learned = Learned()
    for x in range(10):
        learned.fell(LEVEL, x * 16, 0)
        learned.fell(LEVEL, 0, 0)
    assert len(learned.of(LEVEL).falls) == 3
    assert learned.of(LEVEL).falls[0, 0] == 11


def test_levels_that_are_gone_are_not_kept_for_their_digest():
    learned, path = Learned(), shipped("levels", "8-awake.tmx")
    levels = [read(path).level for _ in range(3 * module.DIGESTS)]
    assert len({learned.digest(level) for level in levels}) == 1
    mine = {id(level) for level in levels}
    del levels
    gc.collect()
    assert sum(isinstance(one, Level) and id(one) in mine for one in gc.get_objects()) <= module.DIGESTS
