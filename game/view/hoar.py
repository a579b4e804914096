"""Cold that is seen: hoar grows on the stone round the climber's feet, from there outward, and melts back to them.

It stands on the world's own stone, column by column; nothing of it lies on the screen.
"""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import EMPTY, SPIKE, TILE
from game.sim.tuning import HALF_W
from game.sim.world import World
from game.view.baked import Spot
from game.view.ferns import Ferns
from game.view.particles import MIST, Particles, plot

BEGINS = 0.12  # of the most cold: less than that is not seen
REACH = 118  # px on either side that are white when it is coldest
UP, DOWN = 5, 4  # rows of tiles over and under the feet that are looked at
TALLEST = 3  # px of a needle
MISTY = 0.08  # share of it from which breath is seen
BREATH = 78  # ticks from one to the next
EASE = 0.02  # of what is left, a tick
FOOT, NEEDLE, TIP = (108, 148, 188), (176, 212, 238), (236, 249, 255)
Needles = tuple[
    NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]
]  # world x, y of a column's top; how tall


class Hoar:
    """`share` 0..1: how much of it there is."""

    def __init__(self) -> None:
        self.share = 0.0
        self._where: tuple[int, int] | None = None
        self._needles: Needles = _none()
        self._ferns = Ferns()

    def tick(self, world: World, particles: Particles | None = None) -> None:
        """It comes and goes slowly; two breaths are seen in it."""
        if particles and self.share > MISTY and not world.dying:
            self._breathe(world, particles)
        cold = world.child.cold / 256 / 1000
        want = max(0.0, (cold - BEGINS) / (1 - BEGINS))
        self.share += (want - self.share) * EASE
        if self.share < 0.004:
            self.share = 0.0

    def _breathe(self, world: World, particles: Particles) -> None:
        """The climber's, slow; the child's, quick and small."""
        c, r = world.climber, particles.r
        for every, up, most, side in ((BREATH, 5, 4, 6), (BREATH * 5 // 8, 11, 2, 8)):
            if world.tick % every < 7:
                n = 1 + int(most * min(1.0, self.share))
                x = c.x + HALF_W + c.face * side + r.uniform(-1, 1, n)
                drift = c.face * r.uniform(0.15, 0.5, n) + c.vx / 256 * 0.4
                particles.add(MIST, x, c.y + up + r.uniform(-1.5, 1, n), drift, -r.uniform(0.08, 0.3, n),
                              r.uniform(20, 44, n), 0.95, -0.003)  # fmt: skip

    def draw(self, target: pygame.Surface, world: World, spot: Spot, wall: bool = False) -> None:
        """On every top near the feet that faces us; `wall`: on the wall behind too."""
        if not self.share:
            return
        if wall:
            self._ferns.draw(target, world, spot, self.share)
        c = world.climber
        here = c.x // TILE, c.y // TILE
        if here != self._where:
            self._where, self._needles = here, _found(world, *here)
        x, y, tall = self._needles
        if not len(x):
            return
        far = np.hypot(x - world.middle[0], (y - world.middle[1]) * 1.4)
        high = np.minimum(tall * TALLEST, (self.share * 1.15 - far / REACH) * 9 * tall)
        x, y, high = x[high > 0.3], y[high > 0.3], high[high > 0.3]
        sx, sy, facing = spot(x, y)
        for up, colour in ((0, FOOT), (1, NEEDLE), (2, NEEDLE), (3, TIP)):
            there = (high > up + 0.3) & (facing > 0.3)
            tip = (high <= up + 1.3)[there]
            shade = np.where(tip[:, None], TIP if up else NEEDLE, colour).astype(np.uint8)
            plot(target, sx[there], sy[there] - up, shade, over=True)


def _found(world: World, tx: int, ty: int) -> Needles:
    """The columns of stone that have air over them, and how tall a needle each would bear."""
    level = world.level
    across = REACH // TILE + 1
    tops = [
        (x * TILE, y * TILE)
        for y in range(max(1, ty - UP), min(level.height, ty + DOWN))
        for x in range(tx - across, tx + across + 1)
        if (level.wrap or 0 <= x < level.width)
        and level.tile(x % level.width, y) not in (EMPTY, SPIKE)
        and level.tile(x % level.width, y - 1) == EMPTY
    ]
    if not tops:
        return _none()
    at = np.array(tops)
    x = (at[:, :1] + np.arange(TILE)).ravel()
    y = np.repeat(at[:, 1], TILE)
    wide = level.width * TILE
    rough = ((x % wide) * 2654435761 + y * 40503) >> 7 & 1023  # of the place: the same whenever one comes by
    tall = (rough / 1023) ** 1.5
    return x, y, np.where(rough % 3 == 0, tall * 0.4, tall)


def _none() -> Needles:
    return np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0)
