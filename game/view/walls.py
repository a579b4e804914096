"""Shifting walls: dressed stones whose suture fills, from the face that trails to the one that leads, until they go."""

import numpy as np
import pygame

from game.sim.events import Event, WallArrived, WallMoved
from game.sim.level import ON_TOUCH, Level, WallSpec
from game.sim.things.shifting_wall import ShiftingWall
from game.sim.twins import Pairs
from game.sim.world import World
from game.view.baked import Spot
from game.view.grooves import Grooves
from game.view.monolith import Way, carving, monolith
from game.view.palette import GOLD, ramp8
from game.view.particles import DUST, Particles, plot
from game.view.stage import Stage

FULL = 30  # ticks of announcement
AFTER = 22  # ticks that the light takes to sink into the stone
HOT = np.array([0.0, 0.42, 0.62, 0.82])  # of gold: by the suture's depth
TIP = 0.22  # of the suture, behind its front, that is hotter still


def way(spec: WallSpec, stop: int) -> Way:
    """Where a wall goes from a stop: the longer of its two shares, along or up and down."""
    (ax, ay), (bx, by) = spec.stops[stop], spec.stops[(stop + 1) % len(spec.stops)]
    dx, dy = bx - ax, by - ay
    if abs(dx) >= abs(dy):
        return (-1 if dx < 0 else 1), 0
    return 0, (-1 if dy < 0 else 1)


class Walls:
    """All shifting walls of a level."""

    def __init__(self, level: Level) -> None:
        self._specs = level.walls
        # a touch may be answered later than a seam takes to fill: it is full when the wall moves all the same
        self._late = [max(0, spec.wait - FULL) if spec.on == ON_TOUCH else 0 for spec in level.walls]
        self._ways = [[way(spec, n) for n in range(len(spec.stops))] for spec in level.walls]
        self.cut = [
            monolith(spec.w, spec.h, bool(ways[0][0]), carving(*spec.stops[0]))
            for spec, ways in zip(level.walls, self._ways, strict=True)
        ]
        self._pictures: dict[tuple[int, int, int], pygame.Surface] = {}
        self._gold = ramp8(GOLD, 64)
        self._sank = [AFTER] * len(level.walls)
        self._went: list[Way] = [ways[0] for ways in self._ways]  # where each was going when its light sank
        self._now = 0
        self.grooves = Grooves(level)

    def carry(self, pairs: Pairs) -> None:
        """Over a loop's join: the light in each goes on in its twin."""
        sank = [(other, self._sank[n], self._went[n]) for n, other in pairs]
        for n, age, went in sank:
            self._sank[n], self._went[n] = age, went

    def listen(self, event: Event, particles: Particles) -> None:
        """Stone on stone: dust where one leaves, more where it comes to stand."""
        if not isinstance(event, WallMoved | WallArrived):
            return
        spec, (dx, dy) = self._specs[event.wall], self._went[event.wall]
        came = isinstance(event, WallArrived)
        many, speed, side = (24, 0.5, 1) if came else (12, 0.35, -1)
        # dice of its own: twins beyond a loop's join throw the same, whatever else happens in between
        dice = np.random.default_rng((carving(*spec.stops[0]), self._now))
        along, off = dice.uniform(-0.5, 0.5, many), dice.normal(0, 2, many)
        x = event.x + side * dx * spec.w / 2 + along * spec.w * abs(dy) + off * abs(dx)
        y = event.y + side * dy * spec.h / 2 + along * spec.h * abs(dx) + off * abs(dy)
        vx, vy = dice.normal(0, speed, many), -np.abs(dice.normal(0, speed, many))
        particles.add(DUST, x, y, vx, vy, dice.uniform(15, 30, many), 0.94, 0.02)

    def tick(self, world: World) -> None:
        """Count since each seam was full."""
        self._now = world.tick
        for k, wall in enumerate(world.walls):
            if wall.seam > self._late[k]:
                self._sank[k] = -1
                self._went[k] = self._ways[k][wall.stop]
            elif self._sank[k] < AFTER:
                self._sank[k] += 1

    def _picture(self, stage: Stage, k: int, angle: int) -> pygame.Surface:
        key = (k, angle, len(stage.look.table))
        if key not in self._pictures:
            table = stage.look.table[angle]
            code = self.cut[k].stone
            picture = pygame.Surface((code.shape[1], code.shape[0]), pygame.SRCALPHA, 32)
            pygame.surfarray.pixels2d(picture)[:] = table[code].T
            self._pictures[key] = picture
        return self._pictures[key]

    def draw(self, target: pygame.Surface, stage: Stage, world: World, spot: Spot) -> None:
        """Those that face us, in the grooves that they go in."""
        near = np.flatnonzero(self.grooves.near(spot, target.get_height())).tolist()
        self.grooves.draw(target, stage, near, spot)
        for k in near:
            wall = world.walls[k]
            left, top, facing = spot(wall.x, wall.y)
            right, foot, facing2 = spot(wall.x + wall.w, wall.y + wall.h)
            if max(facing, facing2) < 0.1 or foot < -20 or top > target.get_height() + 20:
                continue
            x, y = round(float(left)), round(float(top))
            w = max(2, round(float(right)) - x)
            middle = (float(facing) + float(facing2)) / 2
            bins = len(stage.look.table)
            side = 1 if x + w / 2 > target.get_width() / 2 else -1
            angle = int(bins / 2 + side * np.arccos(min(1.0, middle)) / 1.37 * bins / 2) if bins > 1 else 0
            picture = self._picture(stage, k, max(0, min(bins - 1, angle)))
            if w != wall.w:
                picture = pygame.transform.scale(picture, (w, wall.h))
            target.blit(picture, (x, y))
            self._seam(target, wall, k, x, y, w)

    def _seam(self, target: pygame.Surface, wall: ShiftingWall, k: int, x: int, y: int, w: int) -> None:
        """The suture as far as it is full; when the wall has gone, the light sinks into the stone."""
        age = self._sank[k]
        light = 1.0 if age < 0 else max(0.0, 1 - age / AFTER)
        if light <= 0.02:
            return
        fill = (wall.seam - self._late[k]) / FULL if wall.seam > self._late[k] else 1.0
        rows, columns, order, depth = self.cut[k].seams[self._went[k]]
        full = order <= fill
        tip = np.clip(1 - (fill - order[full]) / TIP, 0, 1) if fill < 1 or age < 0 else 0.0
        hot = np.clip(HOT[depth[full]] + 0.3 * tip, 0, 1) * light
        colour = self._gold[(hot * 63).astype(np.intp)]
        plot(target, x + columns[full] * (w / wall.w), y + rows[full].astype(float), colour)
