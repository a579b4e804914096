"""Archways through the tower: a pointed opening framed in bone, and far in it a little of the other side's light."""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import Level
from game.view.baked import Spot
from game.view.palette import Palette, rgb

WIDE, TALL = 30, 42


def picture(palette: Palette) -> pygame.Surface:
    """The arch seen straight on, its foot on the last row; hard alpha."""
    y, x = np.mgrid[0:TALL, 0:WIDE].astype(float)
    u = np.abs(x - (WIDE - 1) / 2)
    high = TALL - 1 - y  # px above the foot

    def inside(half: float, spring: float, top: float) -> NDArray[np.bool_]:
        reach = np.where(
            high < spring, half, half * np.clip(1 - ((high - spring) / (top - spring)), 0, 1) ** 0.62
        )
        part: NDArray[np.bool_] = u <= reach
        return part

    hole, frame = inside(9.5, 20, 34), inside(13.5, 22, 41)
    deep = np.clip(1 - u / 10, 0, 1) * np.clip(1 - np.abs(high - 13) / 22, 0, 1)
    colour = rgb(palette.near_black) + deep[..., None] ** 2.2 * rgb(palette.indigo[3][1]) * 0.9
    bone = rgb(palette.bone.key)
    stones = ((high // 5).astype(int) + (x > WIDE / 2)) % 2  # voussoirs, laid by turns
    light = 0.34 + 0.16 * stones + 0.22 * (x < WIDE / 2)
    rim = frame & ~hole
    colour = np.where(rim[..., None], bone * light[..., None], colour)
    above = np.zeros_like(rim)
    above[1:] = frame[:-1]
    colour = np.where((rim & ~above)[..., None], rgb(palette.bone.arris) * 0.9, colour)
    made = pygame.Surface((WIDE, TALL), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(made)[:] = (np.clip(colour, 0, 1) * 255).astype(np.uint8).swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(made)[:] = (frame * 255).astype(np.uint8).T
    return made


class Arches:
    """All archways of a level."""

    def __init__(self, palette: Palette, level: Level) -> None:
        self._level = level
        self._picture = picture(palette)

    def draw(self, target: pygame.Surface, spot: Spot) -> None:
        """Those that face us, narrower as they turn away."""
        for arch in self._level.arches:
            x, y, facing = spot(arch.x, arch.y)
            if facing < 0.15 or not -10 < y < target.get_height() + TALL:
                continue
            shown = self._picture
            if facing < 0.95:
                shown = pygame.transform.scale(shown, (max(3, int(WIDE * facing)), TALL))
            target.blit(shown, (int(x) - shown.get_width() // 2, int(y) - TALL))
