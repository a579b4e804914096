"""Where the wall at the back has broken out: sky, light on the wall about it, and none where a loop would show two."""

from dataclasses import replace

import numpy as np

from game.files import shipped
from game.maps.read import read
from game.sim.level import TILE
from game.view.breaches import LEAST, SHINES, breaches
from game.view.content import WALL, WALL_COUNT
from game.view.drawn import walls_behind

MAP = read(shipped("levels", "3-living-walls.tmx"))
BEHIND = walls_behind(MAP.scenery, MAP.level)


def test_a_wall_that_lives_is_broken_out_in_places_and_each_is_large_enough_to_see_through():
    found = breaches(MAP.level, BEHIND, "living-walls")
    assert len(found.middles) >= 12
    assert found.cells <= BEHIND
    assert len(found.cells) >= LEAST * len(found.middles)
    assert found == breaches(MAP.level, BEHIND, "living-walls")


def test_other_places_have_none_and_neither_has_one_with_loops():
    assert not breaches(MAP.level, BEHIND, "returning").cells
    looped = read(shipped("levels", "4-returning.tmx"))
    level = replace(MAP.level, loops=looped.level.loops)
    assert not breaches(level, BEHIND, "living-walls").cells


def test_what_falls_in_lights_the_wall_about_it():
    found = breaches(MAP.level, BEHIND, "living-walls")
    x, y = (int(v) for v in found.middles[0])
    dark = np.full((TILE, 400), WALL, np.uint16)
    lit = found.shine(dark, x - 200, y)
    assert (lit[:, 190:210] > dark[:, 190:210]).all()
    assert (lit >= WALL).all() and (lit < WALL + WALL_COUNT).all()
    alone = replace(found, middles=found.middles[:1])
    assert (alone.shine(dark, x + SHINES[-1] + 20, y) == dark).all()
