"""Where the wall at the back of a room has broken out, in a place whose walls do: there one sees sky and city.

Where follows from the map alone: one place looked at in each AWAY tiles, and used if there is wall enough.
"""

from dataclasses import dataclass

import numpy as np

from game.sim.level import TILE, Level
from game.view.baked import blue_noise
from game.view.content import Content
from game.view.masonry import lighter_wall

BROKEN = ("living-walls",)  # palettes
AWAY = (19, 11)  # tiles across and down from one place to the next
LARGE = ((3.6, 6.5), (3.2, 5.6))  # tiles from the middle to the edge, across and up
LEAN = 0.5  # tiles that it leans for each that it is high, at most
LEAST = 14  # cells, or it is not broken out
SHINES = (34, 72, 124)  # px from a breach to which its light makes the wall 3, 2, 1 steps lighter
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Breaches:
    """`cells` that are gone, and their `middles`, px."""

    cells: frozenset[Cell]
    middles: tuple[tuple[float, float], ...]

    def shine(self, wall: Content, left: int, top: int) -> Content:
        """A piece of wall, its corner px, as what falls in lights it."""
        high, wide = wall.shape
        reach = SHINES[-1]
        steps = np.zeros(wall.shape, np.intp)
        for x, y in self.middles:
            first, last = max(0, int(x - left - reach)), min(wide, int(x - left + reach))
            if first >= last or not top - reach < y < top + high + reach:
                continue
            far = np.hypot(np.arange(first, last) + left - x, (np.arange(high) + top - y)[:, None])
            grain = np.ix_(np.arange(top, top + high) % 64, np.arange(left + first, left + last) % 64)
            far += (blue_noise()[grain] - 0.5) * 22
            near = steps[:, first:last]
            np.maximum(near, sum((far < r).astype(np.intp) for r in SHINES), out=near)
        lit: Content = lighter_wall()[steps, wall]
        return lit


def breaches(level: Level, behind: frozenset[Cell], place: str) -> Breaches:
    """Of a level's wall at the back."""
    if place not in BROKEN or level.loops:  # a loop's two ends would have to break alike
        return Breaches(frozenset(), ())
    gone: set[Cell] = set()
    middles = []
    across, down = AWAY
    for row in range(level.height // down + 1):
        for column in range(level.width // across + 1):
            dice = np.random.default_rng((row, column, 11))
            mx, my = (column + dice.uniform(0.2, 0.8)) * across, (row + dice.uniform(0.2, 0.8)) * down
            rx, ry = dice.uniform(*LARGE[0]), dice.uniform(*LARGE[1])
            lean = dice.uniform(-LEAN, LEAN)
            here = [cell for cell in _inside(mx, my, rx, ry, lean, dice) if cell in behind]
            if len(here) >= LEAST and not any(_near(cell, gone) for cell in here):
                gone.update(here)
                middles.append(tuple(float(v) for v in (np.mean(here, axis=0) + 0.5) * TILE))
    return Breaches(frozenset(gone), tuple(middles))  # type: ignore[arg-type]


def _inside(mx: float, my: float, rx: float, ry: float, lean: float, dice: np.random.Generator) -> list[Cell]:
    """Cells of a leaning lens with an uneven edge."""
    found = []
    for y in range(int(my - ry) - 1, int(my + ry) + 2):
        wide = rx * (1 - ((y + 0.5 - my) / ry) ** 2) * dice.uniform(0.75, 1.15)
        middle = mx - (y + 0.5 - my) * lean
        found += [
            (x, y) for x in range(int(middle - wide), int(middle + wide) + 1) if abs(x + 0.5 - middle) < wide
        ]
    return found


def _near(cell: Cell, gone: set[Cell]) -> bool:
    x, y = cell
    return any((x + dx, y + dy) in gone for dx in (-2, 0, 2) for dy in (-2, 0, 2))
