"""True point light on the stone's own normals, in a few dithered tones: the child's heart, a lamp."""

import math
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view import content
from game.view.baked import ADD, blue_noise, tiled
from game.view.camera import LEAPS
from game.view.content import CODES
from game.view.stage import Stage

STEPS = 7
BRIGHT = 1.6
MET, SPILT = 0.85, 0.10  # shares of a light: what meets a facet, and what reaches it whichever way it looks
GRAIN, DIM = 0.85, 0.22  # a grain takes a tone up to GRAIN - DIM of a step before it is due
FIRST = 1 + DIM - GRAIN  # of a step: with less light than that no grain is lit
GROWS = 1.05  # times brighter than it was: then it is found anew


@cache
def _decoded() -> NDArray[np.float32]:
    """content -> how much light it gives back, from the left, from above, from the front; and of any: CODES x 4."""
    code = np.arange(CODES)
    nx, ny, back = (np.zeros(CODES, np.float32) for _ in range(3))
    wall = (code >= content.WALL) & (code < content.WALL + content.WALL_COUNT)
    q = (code - content.WALL) // 8
    steps = np.linspace(-1, 1, content.WALL_NORMALS)
    nx[wall], ny[wall] = steps[(q // 32)[wall]], steps[(q // 4 % 8)[wall]]
    back[wall] = np.array([0.16, 0.42, 0.72, 1.0])[(q % 4)[wall]] * 0.62
    solid = (code >= content.SOLID) & (code < content.EDGE)
    q = (code - content.SOLID) % content.SOLID_COUNT
    steps = np.linspace(-1, 1, content.SOLID_NORMALS)
    nx[solid], ny[solid] = steps[(q // 36)[solid]], steps[(q // 4 % 9)[solid]]
    back[solid] = np.array([0.34, 0.6, 0.84, 1.0])[(q % 4)[solid]]
    edge = (code >= content.EDGE) & (code < content.SPIKE + content.SPIKE_COUNT)
    back[edge], ny[edge] = 1.0, -0.8
    nz = np.sqrt(np.clip(1 - nx * nx - ny * ny, 0, 1))
    return np.stack([nx * back, ny * back, nz * back, back], 1)


class StoneLight:
    """For one radius and one height of the light over the stone, px."""

    def __init__(self, radius: int, height: float) -> None:
        self.radius = radius
        y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1].astype(np.float32)
        d2 = x * x + y * y
        fall = np.clip(1 - d2 / (radius * radius), 0, 1) ** 2
        i = fall / np.sqrt(d2 + height * height)
        self._from = np.stack([-x * i * MET, -y * i * MET, height * i * MET, fall * SPILT], -1)
        self._noise = tiled(blue_noise(), *d2.shape) * GRAIN - DIM
        self._here = np.zeros(d2.size, np.intp)
        self._given, self._sums = np.zeros((d2.size, 4), np.float32), np.zeros(d2.size, np.float32)
        self._surface = pygame.Surface((2 * radius + 1, 2 * radius + 1), 0, 32)
        self._surface.set_colorkey(0)
        # where the camera was, the picture's place and part of the surface, the share; None: to be found
        self._found: tuple[tuple[int, int], tuple[int, int], tuple[int, int, int, int], float] | None = None

    def _reach(self, share: float) -> int:
        """How far off, px, stone can be that this light brings to its first tone."""
        most = (MET + SPILT) * share * BRIGHT * STEPS  # right beside it, where it is met full on
        if most <= FIRST:
            return 0
        return math.ceil(self.radius * math.sqrt(1 - math.sqrt(FIRST / most)))

    def draw(
        self,
        target: pygame.Surface,
        stage: Stage,
        x: float,
        y: float,
        share: float,
        colour: tuple[int, int, int],
    ) -> None:
        """x, y: the light on the screen. Found in one frame, it goes along with the camera in the next."""
        found, self._found = self._found, None
        near = self._reach(share)
        if not near:
            return
        if found:
            at, (left, top), area, was = found
            dx, dy = at[0] - stage.at[0], at[1] - stage.at[1]
            if max(abs(dx), abs(dy)) < LEAPS and share <= was * GROWS:
                target.blit(self._surface, (left + dx, top + dy), area, special_flags=ADD)
                return
        r = self.radius
        left, top = int(x) - r, int(y) - r
        h, w = stage.contents.shape
        x0, x1 = max(0, left - stage.left + r - near), min(w, left - stage.left + r + near + 1)
        y0, y1 = max(0, top + r - near), min(h, top + r + near + 1)
        if x1 <= x0 or y1 <= y0:
            return
        rows = slice(y0 - top, y1 - top)
        columns = slice(x0 + stage.left - left, x1 + stage.left - left)
        here = self._here[: (y1 - y0) * (x1 - x0)].reshape(y1 - y0, x1 - x0)
        np.copyto(here, stage.contents[y0:y1, x0:x1])
        given = self._given[: here.size].reshape(*here.shape, 4)
        np.take(_decoded(), here, axis=0, out=given, mode="clip")
        given *= self._from[rows, columns]
        lit = self._sums[: here.size].reshape(here.shape)
        np.add(given[..., 0], given[..., 1], out=lit)
        lit += given[..., 2]
        np.maximum(lit, 0, out=lit)  # what comes from behind a facet does not light it
        lit += given[..., 3]
        lit *= share * BRIGHT * STEPS
        lit += self._noise[rows, columns]
        np.clip(lit, 0, STEPS, out=lit)
        np.copyto(here, lit, casting="unsafe")
        steps = np.linspace(0, 1, STEPS + 1)[:, None] * np.array(colour)[None]
        steps = steps.astype(np.uint32)
        table = (steps[:, 0] << 16) | (steps[:, 1] << 8) | steps[:, 2]
        pixels = pygame.surfarray.pixels2d(self._surface)
        pixels[columns, rows] = np.take(table, here).T
        del pixels
        area = (columns.start, rows.start, x1 - x0, y1 - y0)
        target.blit(self._surface, (x0 + stage.left, y0), area, special_flags=ADD)
        self._found = stage.at, (x0 + stage.left, y0), area, share
