"""Where somebody landed on the beat, lavender grows: all the sprigs of a view, on ledges and on walls that move."""

from collections.abc import Iterator

import pygame

from game.sim.level import EMPTY, SPIKE, TILE
from game.sim.space import apart
from game.sim.tuning import BOX_H
from game.sim.twins import Pairs
from game.sim.world import World
from game.view.baked import Spot
from game.view.particles import MOTE, Particles
from game.view.sprigs import LIFE, Sprigs

BURNS = 24  # ticks from which on sprigs burn upward


class Blooms:
    """Iterate over it for the sprigs that are there."""

    def __init__(self) -> None:
        self._all: list[Sprigs] = []

    def __iter__(self) -> Iterator[Sprigs]:
        return iter(self._all)

    def clear(self) -> None:
        """Nothing grows any more."""
        self._all.clear()

    def add(self, world: World, x: int) -> None:
        """Out of what the feet are over, if it is near: a ledge, or the top of a wall."""
        feet, level = world.climber.y + BOX_H, world.level

        def carries(at: float, row: int) -> bool:
            if row % TILE == 0 and level.tile(int(at // TILE), row // TILE) not in (EMPTY, SPIKE):
                return level.tile(int(at // TILE), row // TILE - 1) == EMPTY
            return any(w.y == row and 0 <= apart(int(at), w.x, level.wrap) < w.w for w in world.walls)

        root = next((row for row in range(feet - 4, feet + 40) if carries(x, row)), None)
        if root is None:
            return
        sprigs = Sprigs(x, root - 1, world.tick, lambda at: carries(at, root))
        under = (k for k, w in enumerate(world.walls) if w.y == root and 0 <= apart(x, w.x, level.wrap) < w.w)
        sprigs.rides = next(under, None)
        if sprigs.rides is not None:
            sprigs.seat = (apart(x, world.walls[sprigs.rides].x, level.wrap), -1)
        self._all.append(sprigs)

    def carry(self, pairs: Pairs, dx: int, dy: int) -> None:
        """Over a loop's join; what grew on a wall goes on on its twin."""
        twins = dict(pairs)
        for s in self._all:
            s.x, s.y = s.x + dx, s.y + dy
            s.rides = twins.get(s.rides) if s.rides is not None else None

    def tick(self, world: World, particles: Particles) -> None:
        """Grow, ride, burn from the tip, be gone."""
        r = particles.r
        for s in self._all:
            s.age += 1
            if s.rides is not None:
                wall = world.walls[s.rides]
                s.x, s.y = wall.x + s.seat[0], wall.y + s.seat[1]
            if s.age > BURNS and s.age % 3 == 0:
                x, y = s.x + r.uniform(-34, 34), s.y - r.uniform(4, 16)
                particles.burst(MOTE, x, y, 2, 3, 0.15, 0.5, 34, -0.006)
        self._all = [s for s in self._all if s.age < LIFE]

    def draw(self, target: pygame.Surface, spot: Spot) -> None:
        """Those that face us."""
        for s in self._all:
            x, y, facing = spot(s.x, s.y)
            if facing > 0.3:
                s.draw(target, float(x), float(y))
