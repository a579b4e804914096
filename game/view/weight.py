"""Weight fields: where gravity is light ash rises, where it is heavy it falls. Before a beat it slows to a stand."""

import numpy as np
import pygame

from game.sim.level import Level
from game.sim.things.weight import LIGHT
from game.sim.world import World
from game.view.baked import Spot
from game.view.palette import rgb8
from game.view.particles import plot

SLOWS = 30  # ticks before the beat in which the ash comes to a stand
LIGHT_ASH, HEAVY_ASH = ("#9cc8ea", "#e8f8ff"), ("#6c7686", "#c0c6cc")
ONE_IN, MOST = 380, 320  # px of area to a flake; flakes in a field


class WeightView:
    """Flakes in each field, in px from its corner."""

    def __init__(self, level: Level) -> None:
        r = np.random.default_rng(12)
        self._fields = []
        for field in level.fields:
            n = min(MOST, field.box.w * field.box.h // ONE_IN + 8)
            place = r.uniform(0, 1, (2, n)) * [[field.box.w], [field.box.h]]
            self._fields.append((field, place, r.uniform(0.4, 1.3, n)))
        self._colours = {
            k: np.array([rgb8(c) for c in pair], np.uint8) for k, pair in ((1, LIGHT_ASH), (2, HEAVY_ASH))
        }

    @staticmethod
    def _weight(world: World, heavy_first: int) -> int:
        return LIGHT if (world.heart.beats + heavy_first) & 1 else 2

    def tick(self, world: World) -> None:
        """Rise or fall by a tick."""
        heart = world.heart
        pace = 0.0 if heart.stopped else min(1.0, heart.left / SLOWS)
        for field, place, fast in self._fields:
            way = -1.1 if self._weight(world, field.heavy_first) == LIGHT else 1.9
            place[1] = (place[1] + way * pace * fast) % field.box.h

    def draw(self, target: pygame.Surface, world: World, spot: Spot) -> None:
        """One pixel a flake, two where it falls."""
        for field, place, fast in self._fields:
            x, y, facing = spot(field.box.x + place[0], field.box.y + place[1])
            seen = facing > 0.2
            weight = self._weight(world, field.heavy_first)
            x, y = x[seen], y[seen]
            colour = self._colours[weight][(fast[seen] > 0.9).astype(np.intp)]
            if weight != LIGHT:
                x, y, colour = np.tile(x, 2), np.r_[y, y - 1], np.r_[colour, colour // 2]
            plot(target, x, y, colour)
