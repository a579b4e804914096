"""The legs of a map, and the worlds that they begin in."""

import pytest

from game.files import shipped
from game.maps.legs import lamp_state, legs
from game.maps.read import read
from game.replay.verify import TOWER


@pytest.mark.parametrize("name", TOWER)
def test_a_leg_begins_in_its_passage(name: str) -> None:
    """At its lamp, at the start, and on each ledge of the vision: its rhythm is that of the place."""
    level = read(shipped("levels", f"{name}.tmx")).level
    for leg in legs(level):
        world = lamp_state(level, leg)
        assert world.passage >= 0 and level.passages[world.passage].name == leg.passage, leg
