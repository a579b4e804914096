"""The collapse as seen, in five stages: the sky is still, its veins wake, they thicken, the dark behind it cracks
through, pieces of it fall. `strain` says where it is, 0..1, and changes slowly; at 1 it comes down.

Cracks and pieces are drawn into the sky's own picture, behind city and tower.
"""

import math

import numpy as np
import pygame

from game.sim.world import World

AT_THE_DOOR = 150  # of 1000: the ceiling where the climb ends
BY_HEIGHT, BY_TIME = 0.55, 0.60  # the most that each alone can strain it
WAKING, THICK, CRACKING, FALLING = 0.18, 0.36, 0.54, 0.72  # where the stages begin
ROUND = 1280  # px of the sky round the tower
BLACK, RIM, HOT = (0, 0, 0), (214, 168, 110), (255, 236, 196)
RENTS, PIECES = 15, 40
EDGES = ((70, 52, 96), (126, 96, 132), (214, 170, 128))
Point = tuple[float, float]


def strain(world: World) -> float:
    """By how high the whole climb has come, which the ceiling says, and by what is left of the allowance.

    In the vision, and where nobody is carried, the sky is still.
    """
    sky = world.sky
    if sky.falling:
        return 1.0
    if world.alone or world.vision.stage:
        return 0.0
    height = min(1.0, (1000 - world.child.ceiling) / (1000 - AT_THE_DOOR))
    spent = 1 - min(1.0, sky.left / max(1, sky.last))
    return 1 - (1 - BY_HEIGHT * height) * (1 - BY_TIME * spent * spent)


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
        for n, (x, points) in enumerate(self._rents):
            wide = min(1.0, max(0.0, share * (1.0 + 0.9 * RENTS / 10) - 0.09 * n))
            if wide <= 0:
                continue
            at = (x + turn - left) % ROUND
            if at > ROUND - 160:
                at -= ROUND
            if not -160 < at < w + 160:
                continue
            open_ = 1.2 + 7.5 * wide
            long = max(3, round(len(points) * (0.35 + 0.65 * wide)))
            first = (len(points) - long) // 2
            course = points[first : first + long]
            near: list[Point] = []
            far: list[Point] = []
            for k, (dx, y) in enumerate(course):
                half = open_ * math.sin(math.pi * (k + 0.35) / long) ** 0.8 * (0.7 + 0.3 * ((k * 7 + n) % 3))
                near.append((at + dx - half, y))
                far.append((at + dx + half * 0.7, y + 2))
            pygame.draw.polygon(target, BLACK, [*near, *reversed(far)])
            pygame.draw.lines(target, HOT if wide > 0.6 else RIM, False, far)

    def _fall(self, target: pygame.Surface, left: int, width: int, tick: float, share: float) -> None:
        """Pieces at three depths, their edge lit by what is behind the sky."""
        for x, y, turn, depth, size in self._pieces[: int(PIECES * min(1.0, 0.25 + share))]:
            fast = 0.6 + 0.75 * depth
            px = x * (width + 120) - 60 + math.sin(tick * 0.008 + turn) * 16 - left
            py = (y * 470 + tick * fast) % 470 - 55
            r = (5 + 7 * depth) * size
            if not -30 < px < target.get_width() + 30:
                continue
            spin = turn + tick * 0.012 * (1 if size > 1 else -1)
            corners = [
                (px + math.cos(spin + a) * r * s, py + math.sin(spin + a) * r * 1.5 * s)
                for a, s in ((0.0, 1.0), (2.0, 0.7), (3.4, 1.1), (4.6, 0.5))
            ]
            pygame.draw.polygon(target, BLACK, corners)
            pygame.draw.lines(target, EDGES[depth], False, (corners[2], corners[3], corners[0]))


def _rent(dice: np.random.Generator, n: int) -> tuple[float, list[Point]]:
    """A crooked course from high to low: its place round the tower, and its points (px beside it, row)."""
    x = ((n * 0.618) % 1.0) * ROUND + dice.uniform(-30, 30)
    y = dice.uniform(-30, 110)
    points: list[Point] = []
    dx = 0.0
    for _ in range(int(dice.integers(9, 15))):
        points.append((dx, y))
        dx += dice.uniform(-17, 17)
        y += dice.uniform(9, 22)
    return x, points
