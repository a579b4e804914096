"""The collapse as seen, in five stages: the sky is still, its veins wake, they thicken, the dark behind it cracks
through, pieces of it fall. `strain` says where it is, 0..1, and changes slowly; at 1 it comes down.

Cracks and pieces are drawn into the sky's own picture, behind city and tower.
"""

import math

import numpy as np
import pygame

from game.sim.tuning import UNRAVEL
from game.sim.world import World

AT_THE_DOOR = 150  # of 1000: the ceiling where the climb ends
BY_HEIGHT, BY_TIME = 0.55, 0.60  # the most that each alone can strain it
WAKING, THICK, CRACKING, FALLING = 0.18, 0.36, 0.54, 0.72  # where the stages begin
DARKEST = 1.0  # nothing but its blood lights it there
GIVES = 60  # ticks in which what still held gives way
ROUND = 1280  # px of the sky round the tower
BLACK, RIM, HOT = (0, 0, 0), (214, 168, 110), (255, 236, 196)
RENTS, PIECES = 15, 40
BRANCHES = 2  # of a rent, at most
EDGES = ((96, 66, 96), (176, 120, 110), (255, 206, 140))
FACES = ((18, 13, 26), (30, 20, 30), (52, 32, 26))
TAIL = ((50, 24, 22), (104, 54, 26), (200, 118, 48))
Point = tuple[float, float]
Colour = tuple[int, int, int]


def strain(world: World) -> float:
    """By how high the whole climb has come, which the ceiling says, and by what is left of the allowance.

    In the vision, and where nobody is carried, the sky is still.
    """
    sky = world.sky
    if (world.alone or world.vision.stage) and not sky.falling:
        return 0.0
    height = min(1.0, (1000 - world.child.ceiling) / (1000 - AT_THE_DOOR))
    spent = 1 - min(1.0, sky.left / max(1, sky.last))
    held = 1 - (1 - BY_HEIGHT * height) * (1 - BY_TIME * spent * spent)
    gives = min(1.0, (UNRAVEL - sky.falling) / GIVES) if sky.falling else 0.0
    return held + (1 - held) * gives


def through(now: float) -> float:
    """How much of the dark behind it has come through, 0..1, at a strain of `now`."""
    share = min(1.0, max(0.0, (now - CRACKING) / (DARKEST - CRACKING)))
    return share * share * (3 - 2 * share)


class Collapse:
    """Where everything is follows from the tick and the strain alone."""

    def __init__(self) -> None:
        dice = np.random.default_rng(8)
        self._rents = [_rent(dice, n) for n in range(RENTS)]
        self._pieces = [
            (
                dice.uniform(),
                dice.uniform(),
                dice.uniform(0, 6.3),
                int(dice.integers(0, 3)),
                dice.uniform(0.7, 1.6),
            )
            for _ in range(PIECES)
        ]

    def draw(
        self, target: pygame.Surface, left: int, width: int, tick: float, turn: float, now: float
    ) -> None:
        """`left`: the target's first screen column; `width`: the screen's; `turn`: px the sky has turned;

        `now`: the strain.
        """
        if now > CRACKING:
            self._crack(target, left, turn, (now - CRACKING) / (1 - CRACKING))
        if now > FALLING:
            self._fall(target, left, width, tick, (now - FALLING) / (1 - FALLING))

    def _crack(self, target: pygame.Surface, left: int, turn: float, share: float) -> None:
        """Rents open one after another, from their middle outward; light stands on one of their edges."""
        w = target.get_width()
        for n, (x, points, branches) in enumerate(self._rents):
            wide = min(1.0, max(0.0, share * (1.0 + 0.9 * RENTS / 10) - 0.09 * n))
            if wide <= 0:
                continue
            at = (x + turn - left) % ROUND
            if at > ROUND - 200:
                at -= ROUND
            if not -200 < at < w + 200:
                continue
            gape = 1.2 + 7.5 * wide + 6 * max(0.0, wide - 0.3) * share
            long = max(3, round(len(points) * (0.35 + 0.65 * wide)))
            first = (len(points) - long) // 2
            edge = HOT if wide > 0.6 else RIM
            for start, branch in branches:
                if first < start < first + long and wide > 0.35:
                    fx, fy = points[start]
                    grown = max(3, round(len(branch) * wide))
                    _tear(
                        target,
                        [(at + fx + dx, fy + dy) for dx, dy in branch[:grown]],
                        gape * 0.4,
                        n,
                        edge,
                        0.6,
                    )
            _tear(target, [(at + dx, y) for dx, y in points[first : first + long]], gape, n, edge, 1.0)

    def _fall(self, target: pygame.Surface, left: int, width: int, tick: float, share: float) -> None:
        """Pieces at three depths, one face lit by what is behind the sky; what they tore out burns after them."""
        for x, y, turn, depth, size in self._pieces[: int(PIECES * min(1.0, 1.1 * share))]:
            fast = 0.6 + 0.75 * depth
            px = x * (width + 120) - 60 + math.sin(tick * 0.008 + turn) * 16 - left
            py = (y * 540 + tick * fast) % 540 - 90
            r = (6 + 8 * depth) * size
            if not -80 < px < target.get_width() + 80:
                continue
            spin = turn + tick * 0.012 * (1 if size > 1 else -1)
            corners = [
                (px + math.cos(spin + a) * r * s, py + math.sin(spin + a) * r * 1.5 * s)
                for a, s in ((0.0, 1.0), (2.0, 0.7), (3.4, 1.1), (4.6, 0.5))
            ]
            for at, long in ((-0.4, 2.2), (-0.1, 3.6), (0.2, 2.8), (0.5, 1.6)):
                ends = py - r * long
                pygame.draw.line(target, TAIL[depth], (px + r * at, py), (px + r * at, ends))
            pygame.draw.polygon(target, BLACK, corners)
            pygame.draw.polygon(target, FACES[depth], [corners[0], corners[2], corners[3]])
            pygame.draw.lines(target, EDGES[depth], False, (corners[2], corners[3], corners[0]))


def _tear(
    target: pygame.Surface, course: list[Point], gape: float, n: int, edge: Colour, ends: float
) -> None:
    """Absolute black along a course, widest in its middle (`ends` 1) or where it leaves another (0..1); its far edge
    is lit."""
    near: list[Point] = []
    far: list[Point] = []
    long = len(course)
    for k, (x, y) in enumerate(course):
        swell = math.sin(math.pi * (k + 0.35) / long) if ends == 1.0 else 1 - k / (long - 1) * 0.95
        half = gape * max(0.0, swell) ** 0.8 * (0.7 + 0.3 * ((k * 7 + n) % 3))
        near.append((x - half, y))
        far.append((x + half * 0.7, y + 2))
    pygame.draw.polygon(target, BLACK, [*near, *reversed(far)])
    pygame.draw.lines(target, edge, False, far, 2 if gape > 12 else 1)


def _rent(dice: np.random.Generator, n: int) -> tuple[float, list[Point], list[tuple[int, list[Point]]]]:
    """A crooked course from high to low: its place round the tower, and its points (px beside it, row); and what
    branches off it: at which of them, and px from there."""
    x = ((n * 0.618) % 1.0) * ROUND + dice.uniform(-30, 30)
    y = dice.uniform(-30, 110)
    points: list[Point] = []
    dx = 0.0
    for _ in range(int(dice.integers(9, 15))):
        points.append((dx, y))
        dx += dice.uniform(-17, 17)
        y += dice.uniform(9, 22)
    branches = []
    for _ in range(BRANCHES):
        start, side = int(dice.integers(1, len(points) - 1)), dice.choice((-1, 1))
        branch = [(0.0, 0.0)]
        for _ in range(int(dice.integers(4, 8))):
            branch.append((branch[-1][0] + side * dice.uniform(5, 20), branch[-1][1] + dice.uniform(-9, 12)))
        branches.append((start, branch))
    return x, points, branches
