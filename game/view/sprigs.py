"""Soothed: sprigs of lavender made of ash grow out of the ledge, open in pairs, burn from the tip and go up."""

import math
from collections.abc import Callable

import numpy as np
import pygame

from game.view.palette import rgb8
from game.view.particles import plot

LAVENDER = np.array([rgb8(c) for c in ("#8480a4", "#7e66b6", "#b394e6", "#e6d2ff", "#ffd59a")], np.uint8)
LIFE = 70  # ticks


class Sprigs:
    """One bloom; x, y: world px of the feet."""

    def __init__(
        self, x: float, y: float, seed: int, ground: Callable[[float], bool], count: int = 9
    ) -> None:
        """ground: is there a ledge to grow from at this column (world px)?"""
        r = self.r = np.random.default_rng(seed)
        self.x, self.y, self.age = x, y, 0
        self.rides: int | None = None  # the shifting wall it grows on, and where on it
        self.seat = (0, 0)
        self._stems = []
        for i in range(count):
            q = (i - (count - 1) / 2) / ((count - 1) / 2) + r.normal(0, 0.03)
            dx = q * 36 + math.copysign(5, q if abs(q) > 0.05 else 1)
            if not ground(x + dx):
                continue
            tall = r.uniform(15, 20) * (1.2 - 0.5 * abs(q)) + (4 if i % 3 == 1 else 0)
            self._stems.append(
                (dx, tall, q * 0.62 + r.normal(0, 0.07), abs(q) * 7 + r.uniform(0, 2), r.uniform(0, 6.3))
            )
        skirt = np.stack(
            [np.linspace(-1, 1, 26) + r.normal(0, 0.05, 26), r.uniform(0.5, 1, 26), r.random(26)]
        )
        self._skirt = skirt[:, [ground(x + 46 * q) for q in skirt[0]]]

    def _point(self, stem: tuple[float, ...], f: float) -> tuple[float, float]:
        dx, tall, lean, _, phase = stem
        bend = lean * f + 0.10 * math.sin(self.age * 0.13 + phase) * f
        return dx + math.sin(bend) * tall * f * (0.6 + 0.4 * f), -math.cos(bend) * tall * f

    def draw(self, target: pygame.Surface, x: float, y: float) -> list[tuple[float, float]]:
        """x, y: the root on the screen. Returns tips that burn (px from the root), for sparks."""
        t = self.age
        xs: list[float] = []
        ys: list[float] = []
        cs: list[int] = []
        tips = []
        for stem in self._stems:
            grown = 1 - (1 - min(1.0, max(0.0, (t - stem[3]) / 13))) ** 2
            burnt = min(1.0, max(0.0, (t - stem[3] - 24) / 20))
            top = grown * (1 - burnt)
            if top <= 0.02:
                continue
            rows = int(top * stem[1])
            for k in range(rows):
                f = k / stem[1]
                px, py = self._point(stem, f)
                if f < 0.46:
                    xs.append(px)
                    ys.append(py)
                    cs.append(0)
                    continue
                thin = k % 3 == 2 or f > 0.93
                for q in (0,) if thin else (-1, 0, 1):
                    xs.append(px + q)
                    ys.append(py)
                    cs.append(1 if q < 0 else 3 if q > 0 and k % 3 == 0 else 2)
            px, py = self._point(stem, top)
            xs += [px, px]
            ys += [py, py - 1]
            cs += [4 if burnt else 3] * 2
            if burnt > 0:
                tips.append((px, py))
        if xs:
            plot(target, np.array(xs) + x, np.array(ys) + y, LAVENDER[cs])
        if t < 26:
            u = 1 - (1 - t / 26) ** 2
            sx = x + self._skirt[0] * 46 * u
            sy = y - 1 - np.abs(math.sin(u * math.pi)) * self._skirt[1] * 4
            pale = np.where(
                (self._skirt[2] > 0.6)[:, None], np.array(rgb8("#ffdca0")), np.array(rgb8("#d8ccf0"))
            )
            plot(target, sx, sy, (pale * ((1 - t / 26) * self._skirt[1])[:, None]).astype(np.uint8))
        return tips
