"""The mirrors of the corridors that return: who passes is in them, and is late."""

import numpy as np
import pygame

from game.files import shipped
from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim.world import step
from game.view.frame import HEIGHT, WIDTH, View
from game.view.pier_glass import HIGH, LATE, LOW, WIDE

MAP = read(shipped("levels", "4-returning.tmx"))
TAPE = read_tape(shipped("levels", "proofs/4-returning.climb"))


def glass(view: View, world, middle: int, floor: int) -> np.ndarray:
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.draw(screen, world, None, 1.0)
    x, y, _ = view.spot(middle, floor)
    box = (int(x) - WIDE // 2, int(y) - HIGH, WIDE, HIGH - LOW)
    return pygame.surfarray.array3d(screen.subsurface(box)).astype(int)


def test_who_passes_is_seen_in_it_after_having_gone_on():
    world = open_world(TAPE, [MAP.level])
    view = View(world, MAP.scenery)
    assert view.glass._hung
    for buttons in TAPE.inputs:
        view.listen(step(world, buttons), world)
        view.tick(world)
        passed = [
            (middle, floor)
            for middle, floor in view.glass._hung
            if 16 < world.middle[0] - middle < 60 and abs(world.climber.y + 28 - floor) < 40
        ]
        if passed and len(view.glass._seen) == LATE and abs(view.glass._seen[0][0] - passed[0][0]) < 10:
            break
    else:
        raise AssertionError("the kept climb passes none")
    late = glass(view, world, *passed[0])
    view.glass._seen.clear()
    assert (np.abs(late - glass(view, world, *passed[0])).max(2) > 20).sum() > 60


def test_torn_wall_has_none_and_neither_has_another_place():
    world = open_world(TAPE, [MAP.level])
    view = View(world, MAP.scenery)
    for middle, floor in view.glass._hung:
        assert view.stage.inner.floors[middle // 16, floor // 16 - 1] == floor // 16
    level = read(shipped("levels", "3-living-walls.tmx"))
    assert not View(level.level, level.scenery).glass._hung
