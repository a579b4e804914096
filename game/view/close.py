"""Forehead to forehead: the child's face from so near that there is nothing else. Two moons in smoke, by life.

The smoke is baked densities in a loop, lit by the eyes through one table; the moons have the screen's own grain.
"""

import math
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import ADD, arrays, blue_noise, disc, tiled
from game.view.palette import ramp

WIDTH, HEIGHT = 640, 360
STEPS = 32  # of density, and of light
SLOW = 5  # ticks a frame of the smoke lasts
FACE = 170  # ticks one half-face is there before the next
SMOKE = (
    (0, "#030208"),
    (0.18, "#0c0a1e"),
    (0.4, "#241f4a"),
    (0.62, "#5a5290"),
    (0.82, "#a8a4d8"),
    (1, "#eceaff"),
)
MOONS = ((244, 172), (396, 152))  # their middles on the screen
RADIUS = 25  # px
NIGHT = (96, 92, 176)  # of a moon's dark part, lit by the face
SILVER = (232, 238, 255)
PHASES = 24


class CloseUp:
    """Made when it is first seen."""

    def __init__(self) -> None:
        baked = arrays("child")
        self._smoke = baked["smoke"].astype(np.intp)
        self._light = baked["light"].astype(np.float32)
        self._small = pygame.Surface(self._smoke.shape[:0:-1], 0, 32)
        self._full = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        level = np.linspace(0, 1, STEPS)
        lit = 0.10 * level[:, None] ** 1.5 + level[:, None] ** 1.2 * level[None] ** 0.85 * 0.95
        colours = ramp(SMOKE, 256)[(np.clip(lit, 0, 1) * 255).astype(np.intp)] * 255
        self._table = (colours.astype(np.uint32) * np.array([1 << 16, 1 << 8, 1], np.uint32)).sum(
            -1, dtype=np.uint32
        )
        h, w = self._light.shape[1:]
        self._grain = (tiled(blue_noise(), h, w) - 0.5) * 0.9
        self._glow = disc(110, np.array([0.50, 0.53, 0.86]), 1.9, 0.62)
        self._shine = disc(44, np.array([0.86, 0.88, 1.0]), 2.6, 0.75)

    def draw(self, target: pygame.Surface, tick: int, life: float, share: float) -> None:
        """`life` 0..1: how much of the moons is lit; `share`: how much of it all is there."""
        beat = 0.5 + 0.5 * math.sin(tick * 0.021)
        strong = 0.85 + 0.9 * life + 0.10 * beat
        self._paint(tick, strong)
        full = self._full
        pygame.transform.smoothscale(self._small, full.get_size(), full)
        moon = _moon(round(life * PHASES))
        sway = math.sin(tick * 0.017) * 2.5
        for x, y in MOONS:
            at = int(x + sway), int(y + math.sin(tick * 0.023 + x) * 1.5)
            r = self._glow.get_width() // 2
            full.blit(self._glow, (at[0] - r, at[1] - r), special_flags=ADD)
            below = at[1] + int(RADIUS * (0.9 - 0.8 * life)) - self._shine.get_height() // 2
            full.blit(moon, (at[0] - RADIUS - 2, at[1] - RADIUS - 2))
            full.blit(self._shine, (at[0] - self._shine.get_width() // 2, below), special_flags=ADD)
        full.set_alpha(int(255 * min(1.0, share)))
        target.blit(full, (0, 0))

    def _paint(self, tick: int, strong: float) -> None:
        """The smoke of this moment: between two half-faces, in the eyes' light."""
        n, share = divmod(tick % (3 * FACE) / FACE, 1)
        turn = np.float32(np.clip(share * 3 - 2, 0, 1))
        light = self._light[int(n)] * (1 - turn) + self._light[(int(n) + 1) % 3] * turn
        step = np.clip(light * strong + self._grain, 0, STEPS - 1).astype(np.intp)
        frame = self._smoke[tick // SLOW % len(self._smoke)]
        pixels = pygame.surfarray.pixels2d(self._small).T
        pixels[:] = self._table[frame, step]
        del pixels


@cache
def _moon(phase: int) -> pygame.Surface:
    """Lit from below, `phase` of PHASES: earthshine on the rest, the ring of an iris, a pupil."""
    r, fine = RADIUS, 3
    size = (2 * r + 4) * fine
    y, x = (np.mgrid[0:size, 0:size] + 0.5) / fine - r - 2
    far = np.hypot(x, y)
    inside = np.clip(r - far + 0.5, 0, 1)
    full = phase / PHASES
    edge = np.sqrt(np.clip(r * r - x * x, 0, None)) * (1 - 2 * full)  # of the lit part, above it is night
    day = np.clip((y - edge) * 0.8 + 0.5, 0, 1)
    shade = 0.72 + 0.28 * np.clip(1 - far / r, 0, 1)
    maria = 0.10 * np.sin(x * 0.42 + 1.3 * np.sin(y * 0.3)) * np.sin(y * 0.36 + 0.7)
    ring = 0.22 * np.exp(-(((far - r * 0.56) / 1.6) ** 2)) + 0.10 * np.exp(-(((far - r * 0.9) / 1.4) ** 2))
    light = day * (shade + maria - ring) + (1 - day) * (0.26 + 0.42 * np.exp(-(((far - r + 1) / 1.6) ** 2)))
    pupil = np.clip(r * 0.27 - far + 0.5, 0, 1)
    light = light * (1 - 0.9 * pupil) + 0.5 * np.exp(-(((x + 4) / 1.3) ** 2 + ((y + 4.5) / 1.3) ** 2)) * (
        0.4 + 0.6 * full
    )
    colour = np.array(SILVER) * day[..., None] + np.array(NIGHT) * (1 - day[..., None])
    shape: NDArray[np.floating] = np.clip(light, 0, 1)[..., None] * colour
    cut = (size // fine, fine, size // fine, fine)
    small = (shape * inside[..., None]).reshape(*cut, 3).mean((1, 3))
    alpha = inside.reshape(cut).mean((1, 3))
    picture = pygame.Surface(alpha.shape, pygame.SRCALPHA, 32)
    whole = small / np.maximum(alpha[..., None], 0.01)
    pygame.surfarray.pixels3d(picture)[:] = np.clip(whole, 0, 255).astype(np.uint8).swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(picture)[:] = (alpha * 255).astype(np.uint8).T
    return picture
