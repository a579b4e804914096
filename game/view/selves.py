"""The others in the glass: weeping, laughing, screaming, and one who stands with empty arms.

Told apart by posture first and by hue second. Each has a few pictures that follow one another slowly, painted by
tools/assets/selves.py; here they are made as large as a shard has room for.
"""

from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import arrays

FACES = ("weeping", "laughing", "screaming", "still")
FRAMES, SLOW = 8, 9  # pictures of each, and the ticks that one lasts
FOOT, BODY = 106, 82  # of a painted self: the row of its feet, how tall one stands
GLOW, LIFT = 1.75, 8  # a light of their own: the night over all of it leaves them readable
HARD = 100  # of 255: less than this of a pixel is none


def moods(life: float, fear: float) -> tuple[str, str, str, str]:
    """Who is seen first, second and so on, for life and fear 0..1."""
    if fear > 0.5:
        return ("screaming", "weeping", "screaming", "still")
    if life < 0.4:
        return ("weeping", "still", "weeping", "screaming")
    if fear < 0.12 and life > 0.7:
        return ("laughing", "weeping", "still", "screaming")
    return ("still", "weeping", "laughing", "screaming")


@cache
def painted() -> dict[str, NDArray[np.generic]]:
    """All of them, kept: a next one is wanted in the middle of a climb."""
    return arrays("selves")


@cache
def self_picture(face: str, frame: int, tall: int) -> pygame.Surface:
    """One of the others, standing so many px tall; black is clear. Feet in the middle of the row `foot(tall)`."""
    one = painted()[face][frame]
    h, w = one.shape[:2]
    whole = pygame.Surface((w, h), pygame.SRCALPHA, 32)
    lit = np.minimum(one[..., :3] * GLOW + LIFT, 255).astype(np.uint8)
    pygame.surfarray.pixels3d(whole)[:] = lit.swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(whole)[:] = one[..., 3].T
    small = pygame.transform.smoothscale(
        whole, (max(1, round(w * tall / BODY)), max(1, round(h * tall / BODY)))
    )
    solid = pygame.surfarray.array_alpha(small) > HARD
    return _cut(pygame.surfarray.array3d(small), solid)


def foot(tall: int) -> int:
    """The row of the feet in a picture."""
    return round(FOOT * tall / BODY)


def within(picture: pygame.Surface, at: tuple[int, int], inside: NDArray[np.bool_]) -> pygame.Surface:
    """What of a picture at x, y lies in a shard (rows x columns)."""
    x, y = at
    wide, high = picture.get_size()
    kept = np.zeros((wide, high), np.bool_)
    left, top = max(0, x), max(0, y)
    right, low = min(inside.shape[1], x + wide), min(inside.shape[0], y + high)
    if left < right and top < low:
        kept[left - x : right - x, top - y : low - y] = inside[top:low, left:right].T
    out = picture.copy()
    pixels = pygame.surfarray.pixels2d(out)
    pixels *= kept
    del pixels
    return out


def _cut(colour: NDArray[np.uint8], solid: NDArray[np.bool_]) -> pygame.Surface:
    out = pygame.Surface(solid.shape, 0, 32)
    pygame.surfarray.blit_array(out, np.where(solid[..., None], np.maximum(colour, 6), 0))
    out.set_colorkey((0, 0, 0))
    return out
