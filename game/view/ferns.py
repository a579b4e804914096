"""Frost on the tower's wall: ferns of ice that grow about whoever is cold, from them outward, and melt back to them.

Each has its place on the world's own stone. They are dark beside what can be stood on, and only their tips shine.
"""

from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import EMPTY, TILE, Level
from game.sim.world import World
from game.view.baked import Spot
from game.view.particles import plot

REACH = 156  # px from the climber that they stand at when it is coldest
SHAPES = 9
SPARSE = 2  # of so many tiles one has a fern
LONG = (15.0, 30.0)  # px of a stem
AROUND = (10, 7)  # tiles across and up that are looked at
MOST = 1500  # tiles that are kept
OLD, YOUNG, TIP = (54, 96, 142), (104, 152, 192), (184, 220, 240)
GROWN = 0.34  # of a fern's growth that stays paler behind its tips
Pixels = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]  # world x, y, and when it is there


class Ferns:
    """`draw` asks how cold it is."""

    def __init__(self) -> None:
        self._where: tuple[int, int] | None = None
        self._pixels: Pixels = _none()
        self._kept: dict[tuple[int, int], Pixels | None] = {}

    def draw(self, target: pygame.Surface, world: World, spot: Spot, share: float) -> None:
        """share: 0..1 of the cold."""
        here = world.climber.x // TILE, world.climber.y // TILE
        if here != self._where:
            self._where, self._pixels = here, self._about(world.level, *here)
        x, y, when = self._pixels
        if not len(x):
            return
        far = np.hypot(x - world.middle[0], (y - world.middle[1]) * 1.15) / REACH
        ripe = (share * 1.5 - far) * 1.8 - when  # how long it has been there
        seen = ripe > 0
        x, y, ripe = x[seen], y[seen], ripe[seen]
        sx, sy, facing = spot(x, y)
        front = facing > 0.35
        colour = np.where((ripe < GROWN)[:, None], YOUNG, OLD)
        colour = np.where((ripe < GROWN * 0.22)[:, None], TIP, colour).astype(np.uint8)
        plot(target, np.asarray(sx)[front], np.asarray(sy)[front], colour[front])

    def _about(self, level: Level, tx: int, ty: int) -> Pixels:
        """The ferns about a tile; of those that were about the one before, nothing is worked out again."""
        across, up = AROUND
        if len(self._kept) > MOST:
            self._kept.clear()
        parts = []
        for y in range(max(1, ty - up), min(level.height - 1, ty + up + 1)):
            for x in range(tx - across, tx + across + 1):
                if (x, y) not in self._kept:
                    self._kept[x, y] = _fern(level, x, y)
                if (fern := self._kept[x, y]) is not None:
                    parts.append(fern)
        if not parts:
            return _none()
        return tuple(np.concatenate(part) for part in zip(*parts, strict=True))  # type: ignore[return-value]


@cache
def _shapes() -> tuple[Pixels, ...]:
    """Px from the foot, and when each is there, 0..1."""
    dice = np.random.default_rng(61)
    made = []
    for _ in range(SHAPES):
        found: dict[tuple[int, int], float] = {}
        _grow(found, dice, 0.0, 0.0, dice.uniform(-0.9, 0.9), dice.uniform(*LONG), 0.0, 2)
        at = np.array(list(found))
        made.append((at[:, 0], at[:, 1], np.array(list(found.values()), np.float32)))
    return tuple(made)


def _grow(
    found: dict[tuple[int, int], float], dice: np.random.Generator, x: float, y: float, way: float, long: float,
    when: float, forks: int,
) -> None:  # fmt: skip
    """A stem that bends a little, and from it side stems by turns, shorter toward its tip."""
    bend, side = dice.uniform(-0.02, 0.02), 1
    for n in range(int(long)):
        x, y, way = x + np.sin(way), y - np.cos(way), way + bend
        at = (round(float(x)), round(float(y)))
        found[at] = min(found.get(at, 9.0), when + n / LONG[1])
        if forks and n % 3 == 2:
            side = -side
            _grow(found, dice, x, y, way + side * 0.95, (long - n) * 0.42, when + n / LONG[1], forks - 1)


def _fern(level: Level, x: int, y: int) -> Pixels | None:
    """The one that stands on a tile, where there is wall and nothing before it."""
    rough = ((x % level.width) * 2654435761 + y * 97003) >> 6 & 4095
    if rough % SPARSE:
        return None
    dx, dy, when = _shapes()[rough // SPARSE % SHAPES]
    flip = 1 if rough & 64 else -1
    tall = 1 if rough & 1024 else -1  # some hang
    fx, fy = x * TILE + rough // 5 % TILE + dx * flip, y * TILE + rough // 11 % TILE + dy * tall
    tx, ty = fx // TILE - x, fy // TILE - y
    first_x, first_y = int(tx.min()), int(ty.min())
    free = np.array(
        [
            [level.tile((x + i) % level.width, y + j) == EMPTY for i in range(first_x, int(tx.max()) + 1)]
            for j in range(first_y, int(ty.max()) + 1)
        ]
    )
    there = free[ty - first_y, tx - first_x]
    return fx[there], fy[there], when[there]


def _none() -> Pixels:
    return np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0, np.float32)
