"""What answers a strong beat: a thin front that runs outward through cracks, arrises and lips, and the heart's
own light on the stone near the child. Never an area: under one hundredth of the picture changes much in a tick.
"""

import math
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view import content
from game.view.baked import blue_noise, tiled
from game.view.content import CODES
from game.view.palette import GOLD, ramp8
from game.view.stage import Stage
from game.view.stone_light import StoneLight

SPEED = 5.0  # px a tick
TAIL = 27.0  # px behind the front until its light is a third
FAR = 280
NEAR = 84  # px that the heart's light reaches
LIFE = 54  # ticks
PADDED = (360 + 2 * FAR, 640 + 2 * FAR)
CRACK, LIP, ARRIS = 1, 2, 3


@cache
def answers() -> NDArray[np.uint8]:
    """content -> how it answers the front."""
    code = np.arange(CODES)
    kind = np.zeros(CODES, np.uint8)
    q = code - content.WALL
    normal, tone = q // 32, q // 8 % 4
    wall = (code >= content.WALL) & (code < content.WALL + content.WALL_COUNT)
    kind[wall & np.isin(normal // 8, (0, 7)) & (normal % 8 == 2) & (tone >= 2)] = ARRIS
    edge = (code >= content.EDGE) & (code < content.SPIKE)
    kind[edge] = np.where((code[edge] - content.EDGE) % 4 < 1, LIP, ARRIS)
    kind[(code >= content.CORE) & (code < content.CORE + content.CORE_COUNT)] = CRACK
    return kind


@cache
def _answering() -> NDArray[np.bool_]:
    return answers() > 0


@cache
def ring() -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Offsets into the padded contents, sorted by distance; and that distance. Rows count a little more."""
    y, x = np.mgrid[-FAR : FAR + 1, -FAR : FAR + 1].astype(np.float32)
    d = np.hypot(x, y * 1.12)
    rough = tiled(blue_noise(), *d.shape)
    d = d + np.repeat(np.repeat(rough[::6, ::6], 6, 0), 6, 1)[: d.shape[0], : d.shape[1]] * 9
    step = (d.ravel() / 3).astype(np.int16)  # 16 bits: sorted by radix, in no time
    order = np.argsort(step, kind="stable")  # within a step in raster order, which the cache likes
    order = order[d.ravel()[order] < FAR]
    offset = y.ravel()[order].astype(np.intp) * PADDED[1] + x.ravel()[order].astype(np.intp)
    return offset, step[order].astype(np.float32) * 3


class Pulse:
    """Draws the front for one beat at a time."""

    def __init__(self) -> None:
        self._gold = ramp8(GOLD, 64)
        self._heart = StoneLight(NEAR, 14.0)
        self._padded = np.zeros(PADDED, np.uint16)  # contents with room around, so that no offset leaves it

    def draw(
        self, target: pygame.Surface, stage: Stage, x: float, y: float, since: float, share: float,
        light: tuple[int, int, int],
    ) -> None:  # fmt: skip
        """x, y: the child on the screen; since: ticks since the beat; share: 1, or less with calm light."""
        if since < 0 or since > LIFE or share <= 0:
            return
        rise = min(1.0, (since + 1) / 4)
        self._heart.draw(target, stage, x, y, share * rise * math.exp(-since / 10), light)
        front = since * SPEED
        offset, dist = ring()
        ends = front - TAIL * 1.5, front + 3
        a, b = np.searchsorted(dist, np.array(ends, dist.dtype))  # of one kind, or all would be converted
        h, w = stage.contents.shape
        if b <= a or not (0 <= x < PADDED[1] - 2 * FAR and 0 <= y < h):
            return
        self._padded[FAR : FAR + h, FAR + stage.left : FAR + stage.left + w] = stage.contents
        index = offset[a:b] + ((int(y) + FAR) * PADDED[1] + int(x) + FAR)
        code = np.take(self._padded.ravel(), index, mode="clip")
        at = np.flatnonzero(np.take(_answering(), code, mode="clip"))
        if not len(at):
            return
        kind = answers()[code[at]]
        py, px = np.divmod(index[at], PADDED[1])
        py, px = py - FAR, px - FAR
        behind = front - dist[a:b][at]
        glow = np.where(behind < 0, 1 + behind / 3, np.exp(-behind / TAIL)) * share * math.exp(-front / 620)
        glow = glow * np.array([0, 1.0, 0.55, 0.62], np.float32)[kind]
        glow = np.where(kind == ARRIS, glow * np.exp(-np.maximum(behind, 0) / 16), glow)
        colour = self._gold[
            (np.clip(0.22 + glow * glow * 0.4 + glow * 0.36, 0, 1) * 63).astype(np.intp)
        ].astype(np.float32)
        colour[kind == LIP] = (255, 246, 222)
        colour[kind == ARRIS] = (196, 178, 255)
        pixels = pygame.surfarray.pixels3d(target)
        base = pixels[px, py]
        mixed = base * (1 - glow[:, None]) + colour * glow[:, None]
        pixels[px, py] = np.maximum(base, mixed.astype(np.uint8))
        del pixels
