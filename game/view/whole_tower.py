"""The whole tower from afar, and on its stair how far one has come: light that winds up round it to an ember."""

from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import ADD, arrays, disc
from game.view.palette import GOLD, ramp8, rgb
from game.view.particles import plot

TRAIL = 220  # steps of the stair behind the ember that still glow
EMBER, AHEAD = "#ff8a3a", "#6b55b4"
SPARSE = 7  # of the steps that are not climbed yet one in so many is seen


@cache
def _picture() -> pygame.Surface:
    return pygame.surfarray.make_surface(arrays("whole")["picture"].swapaxes(0, 1))


@cache
def _way() -> NDArray[np.intp]:
    """The stair from foot to peak: x, y px, and 1 where it comes round the front."""
    return arrays("whole")["way"].astype(np.intp)


@cache
def _glow(radius: int) -> pygame.Surface:
    return disc(radius, rgb(EMBER), 2.0)


def draw(target: pygame.Surface, climbed: float) -> None:
    """Paint 640 x 360. climbed: 0..1 of the stair."""
    target.blit(_picture(), (0, 0))
    way = _way()
    head = int(np.clip(climbed, 0, 1) * (len(way) - 1))
    front = way[:, 2] > 0
    step = np.arange(len(way))
    ahead = np.flatnonzero(front & (step > head) & (step % SPARSE == 0))
    _plot(target, way[ahead], np.broadcast_to(rgb(AHEAD) * 255, (len(ahead), 3)))
    behind = np.flatnonzero(front[: head + 1])
    hot = 0.55 + 0.4 * np.clip(1 - (head - behind) / TRAIL, 0, 1)
    _plot(target, way[behind], ramp8(GOLD, 64)[(hot * 63).astype(np.intp)])
    x, y, seen = (int(v) for v in way[head])
    if seen:
        for radius in (22, 7):
            target.blit(_glow(radius), (x - radius, y - radius), special_flags=ADD)
        target.fill((255, 244, 220), (x - 1, y - 1, 2, 2))


def _plot(target: pygame.Surface, steps: np.ndarray, colour: np.ndarray) -> None:
    plot(target, steps[:, 0].astype(float), steps[:, 1].astype(float), colour.astype(np.uint8), over=True)
