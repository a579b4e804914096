"""Where climbers died, as embers on the map's picture: baked once, the more the hotter."""

from collections.abc import Mapping

import numpy as np
import pygame
from numpy.typing import NDArray

from game.maps.picture_game import game_picture
from game.sim.level import TILE, Level
from game.view.baked import ADD
from game.view.palette import ramp8

TILES = 60_000  # of a map: beyond it its picture would not fit into memory we want to take
HEAT = (
    (0, "#000000"), (0.12, "#2a0f3c"), (0.35, "#7a1f5a"), (0.6, "#d8542c"), (0.85, "#ffb24a"), (1, "#fff2c8"),
)  # fmt: skip
SPREAD = 2.2  # tiles
DIM = 150  # of 255: how bright the map stays under it


def picture(level: Level, falls: Mapping[tuple[int, int], int], width: int) -> pygame.Surface | None:
    """The whole map `width` px wide with its deaths on it; None for a map too large to be drawn."""
    if level.width * level.height > TILES:
        return None
    whole = game_picture(level)
    height = max(1, whole.get_height() * width // whole.get_width())
    out = pygame.transform.smoothscale(whole, (width, height))
    out.fill((DIM, DIM, DIM), special_flags=pygame.BLEND_RGB_MULT)
    heat = warmth(level, falls)
    if heat is not None:
        glow = pygame.surfarray.make_surface(ramp8(HEAT, 256)[(heat * 255).astype(np.intp)].swapaxes(0, 1))
        out.blit(pygame.transform.smoothscale(glow, (width, height)), (0, 0), special_flags=ADD)
    return out


def warmth(level: Level, falls: Mapping[tuple[int, int], int]) -> NDArray[np.float64] | None:
    """0..1 for each half tile (rows x columns); None where nobody died. It goes on over a spiral's seam."""
    fine = 2
    rows, columns = level.height * fine, level.width * fine
    heat = np.zeros((rows, columns))
    reach = int(SPREAD * fine * 2)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    spot = np.exp(-(x * x + y * y) / (SPREAD * fine) ** 2 * 2)
    for (tx, ty), count in falls.items():
        row = min(rows - 1, ty * fine + 1)
        top, foot = max(0, row - reach), min(rows, row + reach + 1)
        column = tx * fine + 1 + np.arange(-reach, reach + 1)
        inside = slice(top - row + reach, foot - row + reach)
        share = np.sqrt(count)
        if level.wrap:
            np.add.at(heat, (np.arange(top, foot)[:, None], column % columns), spot[inside] * share)
        else:
            seen = (column >= 0) & (column < columns)
            heat[top:foot, column[seen]] += spot[inside][:, seen] * share
    most = float(heat.max())
    return heat / most if most > 0 else None


def place(level: Level, at: tuple[int, int], width: int) -> tuple[int, int]:
    """Where px `at` of the map lies on such a picture."""
    scale = width / (level.width * TILE)
    return int(at[0] * scale), int(at[1] * scale)
