"""Where a shifting wall goes: a groove worn into the stone behind it, a mark at each place where it stops.

A groove is cut into what is there: it darkens the wall at the back and leaves a lit edge below. In front of the sky
there is none to cut it into.
"""

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import Level, WallSpec
from game.view import content
from game.view.baked import Spot
from game.view.monolith import carving
from game.view.stage import Stage

Cut = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]  # x, y, what is done

MARK = 4  # px from the middle of a mark to its corners
WORN = 0.2  # share of a groove that time has closed
DARK, EDGE, CORE = range(3)  # what is done to a pixel
SHARES = np.array([0.45, 1.7, 1.2])  # of the colour that is there
GIVES = np.array([(0, 0, 0), (10, 12, 12), (96, 58, 18)])  # and what is added to it
ROUGHLY = 120  # px that the rest of a groove may lie higher or lower than its middle does, on a tower
FACING = 0.15  # of a place that is seen at all
FACES = 0.09  # of a wall, at its middle or its ends, that may be seen itself


class Grooves:
    """Of all walls of a level."""

    def __init__(self, level: Level) -> None:
        self._cut = [cut(spec) for spec in level.walls]
        ends = [
            (x.min() - spec.w / 2, x.max() + spec.w / 2, y.min() - spec.h / 2, y.max() + spec.h / 2)
            for (x, y, _), spec in zip(self._cut, level.walls, strict=True)
        ]
        self._ends = np.array(ends).reshape(-1, 4).T

    def near(self, spot: Spot, height: int) -> NDArray[np.bool_]:
        """Whose may lie in a screen so many px high: asked of all at once, a map may have fifty."""
        left, right, top, foot = self._ends
        middle = (left + right) / 2
        _, y, faces = spot(np.stack([middle, middle, left, right]), np.stack([foot, top, top, top]))
        near: NDArray[np.bool_] = (
            (y[0] > -ROUGHLY) & (y[1] < height + ROUGHLY) & (np.maximum.reduce(faces) > FACES)
        )
        return near

    def draw(self, target: pygame.Surface, stage: Stage, walls: list[int], spot: Spot) -> None:
        """Those of some walls, all at once."""
        if not walls:
            return
        x, y, kind = (np.concatenate(parts) for parts in zip(*(self._cut[n] for n in walls), strict=True))
        sx, sy, facing = spot(x, y)
        sx, sy = np.rint(sx).astype(np.intp), np.rint(sy).astype(np.intp)
        rows, columns = stage.contents.shape
        seen = (facing > FACING) & (sx >= stage.left) & (sx < stage.left + columns) & (sy >= 0) & (sy < rows)
        if not seen.any():
            return
        sx, sy, kind = sx[seen], sy[seen], kind[seen]
        behind = stage.contents[sy, sx - stage.left] % content.CODES
        wall = (behind >= content.WALL) & (behind < content.SOLID)
        sx, sy, kind = sx[wall], sy[wall], kind[wall]
        pixels = pygame.surfarray.pixels3d(target)
        there = pixels[sx, sy] * SHARES[kind][:, None] + GIVES[kind]
        pixels[sx, sy] = np.minimum(255, there).astype(np.uint8)
        del pixels


@lru_cache(maxsize=256)
def cut(spec: WallSpec) -> Cut:
    """World px of a wall's grooves and what is done to each, between the middles of the places it stops at."""
    dice = np.random.default_rng(carving(*spec.stops[0]))
    middles = [(x + spec.w // 2, y + spec.h // 2) for x, y in spec.stops]
    done: dict[tuple[int, int], int] = {}
    ways = list(zip(middles, middles[1:] + middles[:1], strict=True))[
        : len(middles) if len(middles) > 2 else 1
    ]
    for (ax, ay), (bx, by) in ways:
        many = max(abs(bx - ax), abs(by - ay), 1)
        worn = np.repeat(dice.random(many // 5 + 1) < WORN, 5)
        level = abs(bx - ax) >= abs(by - ay)
        for k in range(many):
            if worn[k]:
                continue
            x, y = ax + (bx - ax) * k // many, ay + (by - ay) * k // many
            for off, what in ((-1, DARK), (0, DARK), (1, DARK), (2, EDGE)):
                done.setdefault((x, y + off) if level else (x - off, y), what)
    for x, y in middles:
        for dx in range(-MARK, MARK + 1):
            for dy in range(-MARK, MARK + 1):
                far = abs(dx) + abs(dy)
                if far <= MARK:
                    done[x + dx, y + dy] = CORE if far <= 1 else EDGE if far == MARK else DARK
    where = np.array(list(done), float)
    return where[:, 0], where[:, 1], np.array(list(done.values()), np.intp)
