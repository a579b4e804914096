"""The onyx door: faces under the skin of the stone, relit every frame by the sky and by what burns near it.

The stone's normals are baked as indices of a small table. The cold light of the sky is that table shaded
once; the light of the climber's fire and of the child's eyes is a true point light over the same normals.
"""

import math
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import Rect
from game.view.baked import ADD, Spot, arrays, blue_noise, opaque, tiled
from game.view.palette import rgb

Floats = NDArray[np.float32]

STEPS = 32  # of each of a normal's two parts, see tools/assets/door.py
SLOW = 11  # ticks that a frame of the faces lasts
SKY_FROM = (0.50, -0.55, 0.62)
NEAR = 34.0  # px that the fire is before the stone
FAR = 150.0  # px from which on it lights nothing
SPILLS = 16
LIFT = 0.94  # share of the slab's height that it rises


@cache
def _directions() -> tuple[Floats, Floats, Floats]:
    """The parts of every normal in the table."""
    v = np.linspace(-1, 1, STEPS, dtype=np.float32)
    nx, ny = (part.ravel() for part in np.meshgrid(v, v, indexing="ij"))
    return nx, ny, np.sqrt(np.clip(1 - nx**2 - ny**2, 0, 1)).astype(np.float32)


def _shaded(
    light: tuple[float, float, float], dull: Floats, bright: Floats, sharp: float
) -> NDArray[np.uint8]:
    """Each normal's colour, 0..255, under a far light."""
    long = math.sqrt(sum(part * part for part in light))
    lx, ly, lz = (part / long for part in light)
    nx, ny, nz = _directions()
    plain = np.clip(nx * lx + ny * ly + nz * lz, 0, 1)
    half = math.sqrt(lx * lx + ly * ly + (lz + 1) ** 2)
    gloss = np.clip((nx * lx + ny * ly + nz * (lz + 1)) / half, 0, 1) ** sharp
    colour = plain[:, None] * dull + gloss[:, None] * bright
    table: NDArray[np.uint8] = (np.clip(colour, 0, 1) * 255).astype(np.uint8)
    return table


class OnyxDoor:
    """A door standing in a rectangle, its foot on the rectangle's. `open`: 0 shut .. 1, the slab has risen."""

    def __init__(self, box: Rect) -> None:
        baked = arrays("door")
        self.x, self.foot = box.x + box.w // 2, box.bottom
        self.normals = baked["normals"].astype(np.uint16)
        self.tall, self.wide = self.normals.shape[1:]
        self.slab = baked["slab"].astype(np.bool_)
        whole = self.slab | baked["frame"].astype(np.bool_)
        cold, sheen = (np.asarray(rgb(c), np.float32) for c in ("#1b1840", "#98a0f0"))
        table = _shaded(SKY_FROM, cold, sheen * np.float32(0.85), 20.0)
        self._cold = [self._lit(table, k, baked["dim"][k]) for k in range(len(self.normals))]
        self._parts: tuple[int, list[Floats]] = -1, []  # which frame's normals, and their parts
        self._dim = (baked["dim"].astype(np.float32) / 255) ** np.float32(0.5)
        self._picture = pygame.Surface((self.wide, self.tall), pygame.SRCALPHA, 32)
        self._inside = _beyond(self.wide, self.tall)
        self._whole = (whole * 255).astype(np.uint8)
        self._hole = np.where(self.slab, 0, self._whole)

    def _lit(self, table: NDArray[np.uint8], k: int, dim: NDArray[np.generic]) -> NDArray[np.uint8]:
        """A frame of the faces in the sky's light."""
        shade = dim.astype(np.float32)[..., None] / 255
        noise = (tiled(blue_noise(), self.tall, self.wide)[..., None] - 0.5) * 1.5
        lit: NDArray[np.uint8] = np.clip(table[self.normals[k]] * shade + noise + 3, 0, 255).astype(np.uint8)
        return lit

    def draw(
        self,
        target: pygame.Surface,
        tick: int,
        spot: Spot,
        fire: tuple[float, float, float] | None = None,
        open: float = 0.0,
    ) -> None:
        """`fire`: screen x, y of a light before it, and how strong, 0..1."""
        x, y, facing = spot(self.x, self.foot)
        left, top = int(x) - self.wide // 2, int(y) - self.tall
        if (
            facing < 0.3
            or not -self.tall < top < target.get_height()
            or not -self.wide < left < target.get_width()
        ):
            return
        k = tick // SLOW % len(self.normals)
        colour = self._cold[k]
        if fire and fire[2] > 0 and self._near(fire, left, top):
            colour = self._burnt(k, colour, fire[0] - left, fire[1] - top, fire[2])
        self._paint(colour, open)
        if open > 0:
            target.blit(self._inside, (left, top), special_flags=pygame.BLEND_PREMULTIPLIED)
        target.blit(self._picture, (left, top))
        if open > 0:
            self._spill(target, left, top, open)

    def _near(self, fire: tuple[float, float, float], left: int, top: int) -> bool:
        dx = max(left - fire[0], 0, fire[0] - left - self.wide)
        dy = max(top - fire[1], 0, fire[1] - top - self.tall)
        return bool(dx < FAR and dy < FAR)

    def _burnt(self, k: int, cold: NDArray[np.uint8], x: float, y: float, strong: float) -> NDArray[np.uint8]:
        """The frame with a point light before it at px x, y of the picture."""
        dx = np.float32(x) - np.arange(self.wide, dtype=np.float32)[None, :]
        dy = np.float32(y) - np.arange(self.tall, dtype=np.float32)[:, None]
        square = dx * dx + dy * dy
        near = 1 / np.sqrt(square + NEAR * NEAR)
        falls = np.clip(1.3 / (1 + square / (52.0 * 52.0)) - 0.14, 0, 1) * self._dim[k]
        if self._parts[0] != k:
            self._parts = k, [part[self.normals[k]] for part in _directions()]
        nx, ny, nz = self._parts[1]
        plain = np.clip((nx * dx + ny * dy + nz * NEAR) * near, 0, 1)
        gloss = plain**12
        plain *= falls * np.float32(strong)
        gloss *= falls * np.float32(strong)
        lit = np.empty((self.tall, self.wide, 3), np.uint8)
        for n, (dull, bright) in enumerate(zip((214, 108, 38), (255, 205, 140), strict=True)):
            lit[..., n] = np.minimum(255, cold[..., n] + plain * dull + gloss * bright)
        return lit

    def _paint(self, colour: NDArray[np.uint8], open: float) -> None:
        """The picture of this frame: the arch, and the slab as far down as it still is."""
        pixels = pygame.surfarray.pixels3d(self._picture)
        alpha = pygame.surfarray.pixels_alpha(self._picture)
        if open <= 0:
            pixels[:] = colour.swapaxes(0, 1)
            alpha[:] = self._whole.T
            return
        up = int(self.tall * LIFT * open)
        shown = np.where(self.slab[..., None], 0, colour)
        mask = self._hole.copy()
        rest = self.tall - up
        raised = self.slab[:rest] & self.slab[up:]
        shown[:rest][raised] = colour[up:][raised]
        mask[:rest][raised] = 255
        pixels[:] = shown.swapaxes(0, 1)
        alpha[:] = mask.T

    def _spill(self, target: pygame.Surface, left: int, top: int, open: float) -> None:
        """Light on the ground before it."""
        glow = _spilled(self.wide, round(open * SPILLS))
        w, h = glow.get_size()
        target.blit(glow, (left - (w - self.wide) // 2, top + self.tall - h // 2), special_flags=ADD)


@cache
def _spilled(wide: int, step: int) -> pygame.Surface:
    """Light on the ground, `step` of SPILLS bright."""
    y, x = np.mgrid[-20:21, -wide : wide + 1].astype(np.float32)
    f = np.clip(1 - np.hypot(x / wide, y / 20), 0, 1) ** 1.6
    return opaque(f[..., None] * np.array((0.95, 0.86, 0.74), np.float32) * 0.55 * step / SPILLS, 2.0)


def _beyond(wide: int, tall: int) -> pygame.Surface:
    """What is behind the door: a sky of light, and cracks of the black that is behind it."""
    baked = arrays("door")
    slab = baked["slab"].astype(np.bool_) | baked["frame"].astype(np.bool_)
    y, x = np.mgrid[0:tall, 0:wide].astype(np.float32)
    heart = np.hypot((x - wide / 2) / wide * 1.5, (y - tall * 0.62) / tall)
    light = np.clip(1.25 - heart * 1.5, 0.12, 1) ** 1.3
    vein = arrays("sky")["vein"][:tall, 300 : 300 + wide].astype(np.float32) // 64 / 127
    black = np.clip((vein - 0.25) * 5, 0, 1) * np.clip(0.35 + heart * 1.5, 0, 1)
    warm = np.array((1.0, 0.95, 0.86), np.float32)
    rim = np.array((0.62, 0.50, 0.88), np.float32)
    colour = light[..., None] * warm + (1 - light[..., None]) * rim * 0.5
    colour = np.clip(colour, 0, 1) * (1 - black[..., None])
    picture = pygame.Surface((wide, tall), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(picture)[:] = (colour * slab[..., None] * 255).astype(np.uint8).swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(picture)[:] = (slab * 255).astype(np.uint8).T
    return picture
