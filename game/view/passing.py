"""Death and return. Every pixel of the figure is the particle: it lets go from the feet up, joins one stream of
ash along one curve to the lamp, and is poured out again as the figure. The child's eyes travel together, last.
"""

from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.tuning import DYING
from game.view.baked import ADD, disc
from game.view.palette import ramp8
from game.view.particles import plot
from game.view.poses import CELL, GROUND, MIDDLE

ASH = (
    (0, "#a294c2"), (0.10, "#8474a8"), (0.40, "#6f6294"), (0.62, "#94787c"), (0.82, "#e8a65c"), (1, "#fff0c8"),
)  # fmt: skip
GATHER = 22  # ticks in which the figure is poured out again
FARTHEST = 380.0  # px: a lamp farther off only gives the direction
Pair = tuple[float, float]
Floats = NDArray[np.floating[Any]]


def pixels_of(picture: pygame.Surface) -> tuple[Floats, Floats, NDArray[np.uint8]]:
    """Places (px from the feet) and colours of a figure's pixels."""
    solid = pygame.surfarray.array_alpha(picture).T > 0
    y, x = np.nonzero(solid)
    return x - MIDDLE, y - GROUND, pygame.surfarray.array3d(picture).swapaxes(0, 1)[y, x]


class Passing:
    """Going: `way` is where the lamp's flame lies from the feet, px."""

    def __init__(self, picture: pygame.Surface, eyes: tuple[Pair, Pair], way: Pair, seed: int) -> None:
        r = np.random.default_rng(seed)
        self.x, self.y, self.colour = pixels_of(picture)
        n = len(self.x)
        way_x, way_y = way
        far = max(1.0, float(np.hypot(way_x, way_y)))
        shrink = min(1.0, FARTHEST / far)
        self.lamp = np.array([way_x * shrink, way_y * shrink])
        clumps = np.clip(0.5 + 0.3 * np.sin(self.x * 0.9 + self.y * 0.31) * np.cos(self.y * 0.7), 0, 1)
        high = -self.y / CELL * 1.6
        self.start = (high * 0.62 + clumps * 0.5) * 11
        self.fly = 10 + r.uniform(0, 4.0, n) + clumps * 2
        self.off = (clumps - 0.5) * 2 + r.normal(0, 0.45, n)
        self.rough = r.normal(0, 1, n)
        d = self.lamp - [0, -16]
        long = float(np.hypot(*d)) + 1e-6
        side = np.array([-d[1], d[0]]) / long
        self.side = side if side[1] <= 0 else -side
        self.arc = long * 0.22
        self.eyes = [(e[0] - MIDDLE, e[1] - GROUND) for e in eyes]
        self._table = ramp8(ASH, 64)
        self._glow = disc(7, np.array([0.56, 0.61, 0.94]), 1.6, 0.75)
        self._scarf = (self.colour[:, 0] > 180) & (self.colour[:, 2] < 90)

    def _path(self, x: Floats, y: Floats, u: Floats, off: Floats) -> tuple[Floats, Floats]:
        """u 0..1 along a lifted curve; the stream is thin at both ends, smoke and not confetti."""
        mx = (x + self.lamp[0]) / 2 + self.side[0] * self.arc
        my = (y + self.lamp[1]) / 2 + self.side[1] * self.arc - 8
        v = 1 - u
        px = v * v * x + 2 * u * v * mx + u * u * self.lamp[0]
        py = v * v * y + 2 * u * v * my + u * u * self.lamp[1]
        swell = np.maximum(np.sin(np.pi * u), 0)
        wide = swell**0.8 * off * 5 + np.sin(u * 7 + off * 2) * swell * 3.2
        return px + self.side[0] * wide, py + self.side[1] * wide

    def draw(self, target: pygame.Surface, x: float, y: float, t: float) -> None:
        """x, y: the feet on the screen; t: ticks since death, up to DYING."""
        rest = t < self.start
        if rest.any():
            c = self.colour[rest].copy()
            left = self.start[rest] - t
            c[left < 0.9] = (216, 202, 240)
            near = (left < 3.2) & (left >= 0.9)
            c[near] = (c[near] * 0.45 + np.array([154, 132, 200]) * 0.55).astype(np.uint8)
            plot(target, self.x[rest] + x, self.y[rest] + y, c, over=True)
        u = (t - self.start) / self.fly
        gone = (u > 0) & (u < 1)
        if gone.any():
            way = np.clip(u[gone], 0, 1) ** 1.55
            off, px, py = self.off[gone], self.x[gone], self.y[gone]
            ax, ay = self._path(px, py, way, off)
            bx, by = self._path(px, py, np.clip(way - 0.05, 0, 1), off)
            c = self._table[(np.clip(way * 0.95 + 0.06 * self.rough[gone], 0, 1) * 63).astype(np.intp)]
            c[self._scarf[gone]] = (240, 128, 48)
            for q, share in ((1.0, 0.38), (0.66, 0.6), (0.33, 0.8)):
                dim = (c * share).astype(np.uint8)
                plot(target, ax + (bx - ax) * q + x, ay + (by - ay) * q + y, dim)
            plot(target, ax + x, ay + y, c)
        self._draw_eyes(target, x, y, t)

    def _draw_eyes(self, target: pygame.Surface, x: float, y: float, t: float) -> None:
        u = float(np.clip((t - 8) / (DYING - 8), 0, 1)) ** 1.3
        for k, (ex, ey) in enumerate(self.eyes):
            px, py = self._path(np.float64(ex), np.float64(ey), np.float64(u), np.float64(0.0))  # type: ignore[arg-type]
            at = (int(px + x), int(py + y))
            if k == 0:
                target.blit(self._glow, (at[0] - 7, at[1] - 7), special_flags=ADD)
            target.fill((236, 242, 255), (*at, 1, 1))


class Gathering:
    """Coming back: from the flame at `lamp` (px from the feet) into the figure."""

    def __init__(self, lamp: tuple[float, float], seed: int) -> None:
        self.lamp = lamp
        self.r = np.random.default_rng(seed)
        self.age = 0
        self._table = ramp8(ASH, 64)
        self._order = self.r.random((CELL, CELL))

    def draw(self, target: pygame.Surface, picture: pygame.Surface, x: float, y: float) -> None:
        """The part of the figure that has arrived, and what is still on its way."""
        px, py, colour = pixels_of(picture)
        n = len(px)
        noise = self._order[(py + GROUND).astype(np.intp), (px + MIDDLE).astype(np.intp)]
        arrive = 3 + (-py / CELL * 1.6) * 8 + noise * 5
        u = (self.age - arrive + 7) / 7
        there = u >= 1
        hot = np.clip((self.age - arrive) / 6, 0, 1)[there, None]
        c = (np.array([255, 226, 176]) * (1 - hot) + colour[there] * hot).astype(np.uint8)
        plot(target, px[there] + x, py[there] + y, c, over=True)
        coming = (u > 0) & (u < 1)
        if coming.any():
            e = 1 - (1 - u[coming]) ** 2
            lx, ly = self.lamp
            wide = np.sin(np.pi * e) * (noise[coming] - 0.5) * 7
            ax, ay = lx + (px[coming] - lx) * e + wide, ly + (py[coming] - ly) * e**1.4
            plot(target, ax + x, ay + y, self._table[(np.clip(1 - 0.3 * e, 0, 1) * 63).astype(np.intp)])
        assert n >= 0
