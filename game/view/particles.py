"""One-pixel particles in one scatter. A brighter pixel replaces a darker one; adding would turn ember pink."""

from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import Spot
from game.view.palette import FIRE, ramp8

Floats = NDArray[np.floating[Any]]
LUMA = np.array([2, 5, 1], np.int32)
CAPACITY = 900

DUST, EMBER, MOTE, CRUMB, MIST = range(5)
LOOKS: dict[int, tuple[tuple[float, str], ...]] = {
    DUST: ((0, "#2a2632"), (0.4, "#5a5462"), (1, "#b9b0c8")),
    EMBER: FIRE,  # type: ignore[dict-item]
    MOTE: ((0, "#3a2a5a"), (0.35, "#8468b8"), (0.7, "#d6b4f0"), (1, "#ffe2a8")),
    MIST: ((0, "#16283c"), (0.4, "#4a6e90"), (1, "#c4e0f0")),
    CRUMB: ((0, "#26232e"), (0.5, "#665e66"), (1, "#d2ccd8")),
}


def plot(target: pygame.Surface, x: Floats, y: Floats, colour: NDArray[np.uint8], over: bool = False) -> None:
    """Scatter pixels. `over`: replace whatever is there."""
    xi, yi = x.astype(np.intp), y.astype(np.intp)
    inside = (xi >= 0) & (xi < target.get_width()) & (yi >= 0) & (yi < target.get_height())
    xi, yi, c = xi[inside], yi[inside], colour[inside]
    if not len(xi):
        return
    pixels = pygame.surfarray.pixels3d(target)
    if not over:
        brighter = (c @ LUMA) > (pixels[xi, yi] @ LUMA) * 0.9
        xi, yi, c = xi[brighter], yi[brighter], c[brighter]
    pixels[xi, yi] = c
    del pixels


class Particles:
    """A pool in world px. Rows: x, y, vx, vy, age, life, drag, pull."""

    def __init__(self, seed: int = 5) -> None:
        self.r = np.random.default_rng(seed)
        self._state = np.zeros((8, CAPACITY))
        self._look = np.zeros(CAPACITY, np.intp)
        self._count = 0
        self._colours = np.stack([ramp8(LOOKS[k], 64) for k in sorted(LOOKS)])

    def add(
        self, look: int, x: Floats, y: Floats, vx: Floats, vy: Floats, life: Floats, drag: float, pull: float
    ) -> None:
        """Each an array of one length; life in ticks; pull: px a tick, each tick, downward."""
        n = min(len(x), CAPACITY - self._count)
        if n <= 0:
            return
        at = slice(self._count, self._count + n)
        for row, v in enumerate((x, y, vx, vy, np.zeros(n), life)):
            self._state[row, at] = v[:n]
        self._state[6, at], self._state[7, at] = drag, pull
        self._look[at] = look
        self._count += n

    def burst(
        self,
        look: int,
        x: float,
        y: float,
        n: int,
        spread: float,
        side: float,
        up: float,
        life: float,
        pull: float,
    ) -> None:
        """n from one place: spread px, thrown sideways and up (px a tick)."""
        r = self.r
        vx, vy = r.normal(0, 1, n) * side, -np.abs(r.normal(0, 1, n)) * up
        at = r.uniform(-spread, spread, n)
        self.add(look, x + at, np.full(n, y, float), vx, vy, r.uniform(0.5, 1, n) * life, 0.94, pull)

    def shift(self, dx: float, dy: float) -> None:
        """Put all of them somewhere else."""
        self._state[0, : self._count] += dx
        self._state[1, : self._count] += dy

    def tick(self) -> None:
        """Move all by a tick, drop the dead."""
        n = self._count
        s = self._state[:, :n]
        s[0] += s[2]
        s[1] += s[3]
        s[2] *= s[6]
        s[3] = s[3] * s[6] + s[7]
        s[4] += 1
        alive = np.flatnonzero(s[4] < s[5])
        m = len(alive)
        if m < n:
            self._state[:, :m] = s[:, alive]
            self._look[:m] = self._look[alive]
            self._count = m

    def draw(self, target: pygame.Surface, spot: Spot) -> None:
        """spot: world px -> screen px and how much it faces us."""
        n = self._count
        if not n:
            return
        x, y, facing = spot(self._state[0, :n], self._state[1, :n])
        left = 1 - self._state[4, :n] / np.maximum(self._state[5, :n], 1)
        seen = facing > 0.15
        colour = self._colours[self._look[:n], (np.clip(left, 0, 1) * 63).astype(np.intp)]
        plot(target, x[seen], y[seen], colour[seen])
