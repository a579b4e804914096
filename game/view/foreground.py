"""What is nearer than the climber: black, out of focus, at the sides only. It goes by faster than all else.

Pieces stand and hang in a plane of their own, of which the screen's sides show a little. Toward the middle they
dissolve, so that none is ever before the climber; where one has climbed far, others have taken their places.
"""

import random
from functools import lru_cache

import numpy as np
import pygame

from game.view.baked import arrays
from game.view.palette import Palette, rgb

KINDS = {
    "mosaic": "glass", "stairs": "bone", "living-walls": "stone", "returning": "chain", "thick-air": "smoke",
    "cold-tide": "ice", "summit": "fallen",
}  # fmt: skip
STANDS = {"thick-air": "sprig"}  # where what stands is something else than what hangs
NEAR = 1.5  # px that it goes for each that the place goes
CELL = 210  # px of its plane in which one may stand and one may hang
STOREY = 640  # px of its plane after which others do
OFTEN = 0.8  # share of cells that hold one
SIDE, FADE = (
    132,
    64,
)  # px: a piece nearer to the middle than SIDE from the edge is gone, FADE farther out it is whole
RIM = 14  # px at a piece's sides in which it dissolves
SUNK, DRIFT = 44, 80  # px of a piece beyond the screen's edge; how far it goes while one climbs a storey


@lru_cache(maxsize=512)
def chance(cell: int, storey: int, hung: bool) -> tuple[int, int] | None:
    """What is in a cell: which piece (any number) and how far into the cell, px; None: nothing."""
    dice = random.Random(cell * 7919 + storey * 104729 + hung)
    return (dice.randrange(64), dice.randrange(CELL)) if dice.random() < OFTEN else None


class Foreground:
    """Of one look."""

    def __init__(self, palette: Palette) -> None:
        kind = KINDS.get(palette.name, "bone")
        stands = STANDS.get(palette.name, kind)
        colour = tuple(int(c) for c in rgb(palette.near_black) * 255)
        baked = arrays("foreground")
        self._pieces = [
            [_piece(mask, colour) for key, mask in baked.items() if key.rstrip("0123456789") == name]
            for name in (stands, f"{kind}_hung")
        ]

    def draw(self, target: pygame.Surface, x: float, y: float) -> None:
        """x, y: where the camera is, px; past the seams of loops it goes on counting."""
        wide = target.get_width()
        far, high = x * NEAR, y * NEAR
        storey, climbed = int(high // STOREY), high % STOREY / STOREY
        whole = min(1.0, min(climbed, 1 - climbed) * 6)  # of what stands on this storey
        for cell in range(int((far - 2 * SIDE) // CELL), int((far + wide + SIDE) // CELL) + 1):
            for hung in (False, True):
                if (found := chance(cell, storey, hung)) is None:
                    continue
                middle = cell * CELL + found[1] - far
                right = middle > wide / 2
                shown = (SIDE - (wide - middle if right else middle)) / FADE
                if shown <= 0:
                    continue
                pieces = self._pieces[hung]
                picture = pieces[found[0] % len(pieces)][right]
                picture.set_alpha(int(255 * min(1.0, shown) * whole))
                drift = (0.5 - climbed) * DRIFT
                top = -SUNK + drift if hung else target.get_height() - picture.get_height() + SUNK + drift
                target.blit(picture, (int(middle) - picture.get_width() // 2, int(top)))


def _piece(mask: np.ndarray, colour: tuple[int, ...]) -> tuple[pygame.Surface, pygame.Surface]:
    """For the left and for the right side."""
    picture = pygame.Surface(mask.shape[::-1], pygame.SRCALPHA, 32)
    picture.fill(colour)
    alpha = pygame.surfarray.pixels_alpha(picture)
    across = np.arange(mask.shape[1])
    rim = np.clip(np.minimum(across, across[::-1]) / RIM, 0, 1)  # none ends in the edge of its own picture
    alpha[:] = (mask * rim).astype(np.uint8).T
    del alpha
    return picture, pygame.transform.flip(picture, True, False)
