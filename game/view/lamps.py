"""Lamps of bone. Unlit: cold, one grain of ember. Lit: a flame that stands, warm ash drifting up.

Lighting takes 70 ticks: a spark climbs the bone, the cage catches, then a pool of light walks outward.
"""

import math

import numpy as np
import pygame

from game.sim.level import Level
from game.sim.world import World
from game.view.baked import ADD, Array, Spot, arrays, disc, places
from game.view.palette import FIRE, Palette, ramp8, rgb
from game.view.particles import EMBER, Particles, plot
from game.view.stage import Stage
from game.view.stone_light import StoneLight

FLAME = (6, -21)  # px from the lamp's foot
CATCHES, FULL = 24, 70  # ticks after the touch
STEM = ((5.8, 35), (5.0, 24), (5.4, 12), (8, 6.4), (12, 5), (12.4, 8))
WARM = (232, 140, 62)  # of lamplight on stone
BLAZE = ((178, 64, 26), (240, 138, 44), (255, 206, 110), (255, 246, 214))


def _picture(code: Array) -> pygame.Surface:
    picture = pygame.Surface((code.shape[1], code.shape[0]), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(picture)[:] = code[..., :3].swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(picture)[:] = code[..., 3].T
    return picture


class Lamps:
    """`since`: for each lamp, ticks since it was lit, or -1."""

    def __init__(self, palette: Palette, level: Level) -> None:
        baked = arrays("props")
        self.level = level
        self.lit, self.dark = (_picture(baked[n].astype(np.uint8)) for n in ("lamp", "lamp_dark"))
        colour = rgb(palette.lamp_glow)
        self.glow = [disc(64, colour, 2.2, 0.60 * (k + 1) / 9) for k in range(9)]
        self.core = [disc(10, np.array([1.0, 0.85, 0.56]), 1.6, 0.9 * (k + 1) / 5) for k in range(5)]
        self.light = [disc(104, rgb(palette.lamp_light), 1.15, (k + 1) / 8) for k in range(8)]
        self.fire = ramp8(FIRE, 64)
        p = np.array(STEM)
        along = np.r_[0, np.cumsum(np.hypot(*np.diff(p, axis=0).T))]
        q = np.arange(0, along[-1], 0.5)
        self.stem = np.stack([np.interp(q, along, p[:, 0]), np.interp(q, along, p[:, 1])], 1)
        self.since = [-1] * len(level.lamps)
        self._feet = np.array([(lamp.x, lamp.y) for lamp in level.lamps], float).reshape(-1, 2).T
        self._pool = StoneLight(112, 22.0)
        self._known = False

    def tick(self, world: World, particles: Particles) -> None:
        """Follow which lamps burn; those already lit when the view begins burn at once."""
        for k, lamp in enumerate(self.level.lamps):
            burning = world.lamps_lit >> k & 1
            if not burning:
                self.since[k] = -1
                continue
            if self.since[k] < 0:
                self.since[k] = 0 if self._known else FULL
            else:
                self.since[k] += 1
            n = self.since[k]
            if n == CATCHES:
                particles.burst(EMBER, lamp.x + FLAME[0], lamp.y + FLAME[1], 24, 2, 1.0, 1.2, 40, -0.012)
            elif n > CATCHES and n % 9 == k % 9:
                particles.burst(EMBER, lamp.x + FLAME[0], lamp.y + FLAME[1] + 8, 1, 16, 0.12, 0.5, 70, -0.004)
        self._known = True

    def heat(self, k: int) -> float:
        """0 cold .. 1 burning."""
        u = min(1.0, max(0.0, (self.since[k] - CATCHES) / (FULL - CATCHES)))
        return u * u * (3 - 2 * u)

    def lights(self, spot: Spot) -> list[tuple[pygame.Surface, int, int]]:
        """For the light map."""
        return [
            (self.light[min(7, int(self.heat(k) * 7))], int(x) + FLAME[0], int(y) + FLAME[1])
            for k, (x, y, facing) in enumerate(places(spot, *self._feet))
            if facing > 0.1 and -120 < y < 480 and self.heat(k) > 0
        ]

    def pools(self, target: pygame.Surface, stage: Stage, tick: int, spot: Spot) -> None:
        """Warm light on the stone's own facets round the burning lamp that faces us most; it grows as it is lit."""
        best, at = 0.5, None
        for k, (x, y, facing) in enumerate(places(spot, *self._feet)):
            if self.since[k] < CATCHES:
                continue
            near = facing - abs(x - 320) / 640
            if near > best and -40 < y < target.get_height() + 60:
                best, at = near, (k, x + FLAME[0], y + FLAME[1])
        if at:
            k, x, y = at
            breath = 0.94 + 0.06 * math.sin(tick * 0.03)
            self._pool.draw(target, stage, x, y, 0.46 * self.heat(k) * breath, WARM)

    def draw(self, target: pygame.Surface, tick: int, spot: Spot) -> None:
        """Lamps that face us."""
        for k, (x, y, facing) in enumerate(places(spot, *self._feet)):
            if facing < 0.12 or not -80 < y < target.get_height() + 80:
                continue
            self._lamp(target, k, int(x), int(y), facing, tick)

    def _lamp(self, target: pygame.Surface, k: int, x: int, y: int, facing: float, tick: int) -> None:
        n, heat = self.since[k], self.heat(k)
        picture = self.lit if n > 34 else self.dark
        narrow = facing < 0.9
        w = max(3, int(20 * facing)) if narrow else 20
        if narrow:
            picture = pygame.transform.scale(picture, (w, 36))
        left = x - int(6 * facing)
        fx, fy = left + int(12.4 * facing), y + FLAME[1]
        target.blit(picture, (left, y - 35))
        if n < 0:
            b = 0.5 + 0.5 * math.sin(tick * 0.035)
            target.fill((int(70 + 60 * b), int(22 + 18 * b), 14), (fx, fy + 3, 1, 1))
            return
        if n < 30:
            reach = int(len(self.stem) * min(1.0, n / 22))
            tail = self.stem[max(0, reach - 34) : reach]
            if len(tail):
                hot = np.linspace(0.25, 1, len(tail)) * (1 - max(0.0, (n - 22) / 8))
                px, py = left + tail[:, 0] * facing, y - 35 + tail[:, 1]
                plot(target, px, py, self.fire[(np.clip(hot, 0, 1) * 63).astype(np.intp)])
        if heat > 0:
            breath = 0.92 + 0.08 * math.sin(tick * 0.03)
            glow = self.glow[min(8, int(8 * heat * breath))]
            target.blit(glow, (fx - 64, fy - 64), special_flags=ADD)
            self._flame(target, fx, fy + 4, heat, tick)
            core = self.core[min(4, int(4 * heat))]
            target.blit(core, (fx - 10, fy - 10), special_flags=ADD)

    @staticmethod
    def _flame(target: pygame.Surface, x: int, y: int, heat: float, tick: int) -> None:
        """Rows that lean and breathe; nothing flickers faster than a breath."""
        n = round(7 * heat)
        for i in range(n):
            f = i / 7
            w = 1.75 * math.sin(math.pi * min(1, f * 0.72 + 0.26)) * heat
            sway = math.sin(tick * 0.07 + f * 2.4) * f * 0.9
            a, b = round(x - w + sway), round(x + w + sway)
            target.fill(BLAZE[1 if f < 0.75 else 0], (a, y - i, max(1, b - a + 1), 1))
            if w > 0.8 and f < 0.75:
                target.fill(BLAZE[2], (a + 1, y - i, max(1, b - a - 1), 1))
            if w > 1.3 and 0.1 < f < 0.5:
                target.fill(BLAZE[3], (round(x + sway), y - i, 1, 1))
