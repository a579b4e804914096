"""Figures out of joints: every part is a mask first, blown up to a height, lit, and laid over what is below it.

Units are a hundredth of a person: the ground is y = 0, y grows downward, all face right.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import NDArray
from scipy import ndimage as ndi

Array = NDArray[np.float32]
Points = Sequence[tuple[float, ...]]
Colour = tuple[float, float, float]
FINE = 4
LIGHTS = (((-0.7, -0.75, 0.22), "#b9b4ff", 0.75), ((0.85, -0.25, 0.25), "#ff9a58", 0.42))
RIMS = (((-0.6, -0.8), "#a9aeff", 1.5, 2.2), ((0.95, -0.25), "#ffb066", 1.5, 2.2))
DARK = 0.26  # what no light reaches


def colour(name: str) -> NDArray[np.float64]:
    """`#rrggbb` as three shares."""
    return np.array([int(name[k : k + 2], 16) / 255 for k in (1, 3, 5)])


def curve(points: Points, n: int = 14, closed: bool = False) -> NDArray[np.float64]:
    """A smooth line through points; their further columns (radii) go along."""
    p = np.asarray(points, float)
    if len(p) < 3:
        return np.linspace(0, 1, n)[:, None] * (p[-1] - p[0]) + p[0]
    q = np.vstack([p[-1], p, p[0], p[1]] if closed else [2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, n, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(q, q[1:], q[2:], q[3:], strict=False):
        out.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.vstack(out if closed else [*out, p[-1:]])


class Shape:
    """Outlines and limbs that make one mask."""

    def __init__(self) -> None:
        self.polygons: list[NDArray[np.float64]] = []
        self.discs: list[tuple[float, float, float]] = []
        self.cuts: list[NDArray[np.float64]] = []

    def limb(self, points: Points, smooth: bool = True) -> "Shape":
        """(x, y, radius) along a line."""
        p = np.asarray(points, float)
        if smooth and len(p) > 2:
            c = curve(p, 16)
        else:
            t = np.linspace(0, 1, 16)[:, None]
            c = np.vstack([t * (b - a) + a for a, b in pairwise(p)])
        r = np.maximum(c[:, 2], 0.05)
        way = np.gradient(c[:, :2], axis=0)
        way /= np.linalg.norm(way, axis=1, keepdims=True) + 1e-9
        side = np.stack([-way[:, 1], way[:, 0]], 1) * r[:, None]
        for k in range(len(c) - 1):
            quad = [
                c[k, :2] + side[k],
                c[k + 1, :2] + side[k + 1],
                c[k + 1, :2] - side[k + 1],
                c[k, :2] - side[k],
            ]
            self.polygons.append(np.array(quad))
        self.discs += [(x, y, s) for (x, y), s in zip(c[:, :2], r, strict=True)]
        return self

    def blob(self, points: Points) -> "Shape":
        """A closed smooth outline."""
        self.polygons.append(curve(points, 14, closed=True))
        return self

    def oval(self, x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> "Shape":
        """`turn` in radians."""
        a = np.linspace(0, 2 * math.pi, 28, endpoint=False)
        px, py = rx * np.cos(a), ry * np.sin(a)
        c, s = math.cos(turn), math.sin(turn)
        self.polygons.append(np.stack([x + px * c - py * s, y + px * s + py * c], 1))
        return self

    def cut(self, points: Points) -> "Shape":
        """A triangle torn out of it."""
        self.cuts.append(np.asarray(points, float))
        return self

    def mask(self, w: int, h: int, scale: float, at: tuple[float, float]) -> Array:
        """0..1, w x h fine px; `at`: where 0, 0 lies."""
        over = 2
        board = pygame.Surface((w * over, h * over), 0, 32)

        def on(points: NDArray[np.float64]) -> list[tuple[float, float]]:
            return [((x * scale + at[0]) * over, (y * scale + at[1]) * over) for x, y in points]

        for polygon in self.polygons:
            pygame.draw.polygon(board, (255, 255, 255), on(polygon))
        for x, y, r in self.discs:
            pygame.draw.circle(board, (255, 255, 255), on(np.array([(x, y)]))[0], max(1.0, r * scale * over))
        for polygon in self.cuts:
            pygame.draw.polygon(board, (0, 0, 0), on(polygon))
        fine = pygame.surfarray.array3d(board)[..., 0].T.astype(np.float32) / 255
        return fine.reshape(h, over, w, over).mean((1, 3)).astype(np.float32)


class Painting:
    """Parts are added from the back to the front."""

    def __init__(self, w: int, h: int, scale: float, at: tuple[float, float]) -> None:
        self.w, self.h, self.k = w, h, scale * FINE
        self.at = (at[0] * FINE, at[1] * FINE)
        self.rgb = np.zeros((h * FINE, w * FINE, 3), np.float32)
        self.a = np.zeros((h * FINE, w * FINE), np.float32)

    def add(
        self, shape: Shape, tone: str, round_: float = 5.0, shade: float = 0.55, rim: float = 1.0,
        lit: float = 1.0, share: float = 1.0, fade: tuple[str, float, float] | None = None,
    ) -> None:  # fmt: skip
        """`round_`: how round; `shade`: what it takes from what lies below; `fade`: colour, from y to y."""
        m = shape.mask(self.w * FINE, self.h * FINE, self.k, self.at)
        ys, xs = np.nonzero(m)
        if not len(ys):
            return
        pad = int(5 * self.k) + 4
        y0, y1 = max(0, ys.min() - pad), min(m.shape[0], ys.max() + pad)
        x0, x1 = max(0, xs.min() - pad), min(m.shape[1], xs.max() + pad)
        box = (slice(y0, y1), slice(x0, x1))
        q = m[box]
        radius = round_ * self.k
        far = np.clip(ndi.distance_transform_edt(np.pad(q, 2) > 0.5) / radius, 0, 1)
        high = ndi.gaussian_filter(radius * np.sqrt(np.clip(1 - (1 - far) ** 2, 0, 1)), 0.35 * self.k)
        gy, gx = np.gradient(high[2:-2, 2:-2])
        n = np.stack([-gx, -gy, np.ones_like(gx)], -1)
        n /= np.linalg.norm(n, axis=-1, keepdims=True)
        c = np.broadcast_to(colour(tone), (*q.shape, 3)).astype(np.float64)
        if fade:
            rows = (np.arange(y0, y1) - self.at[1]) / self.k
            t = np.clip((rows - fade[1]) / max(1e-6, fade[2] - fade[1]), 0, 1)[:, None, None]
            c = c * (1 - t) + colour(fade[0]) * t
        out = c * DARK
        for way, light, power in LIGHTS:
            v = np.array(way) / np.linalg.norm(way)
            out = out + c * colour(light) * (np.clip(n @ v, 0, 1) * power * lit)[..., None]
        for side, light, power, sharp in RIMS:
            u = np.array(side) / np.linalg.norm(side)
            edge = np.clip(1 - n[..., 2], 0, 1) ** sharp * np.clip(n[..., :2] @ u, 0, 1)
            out = out + colour(light) * (edge * power * rim)[..., None]
        if shade:
            below = ndi.gaussian_filter(q, 1.6 * self.k)
            self.rgb[box] *= (1 - shade * np.clip(below * 1.3, 0, 1) * (1 - q))[..., None]
        q = q * share
        self.rgb[box] = self.rgb[box] * (1 - q[..., None]) + out * q[..., None]
        self.a[box] = self.a[box] * (1 - q) + q

    def glow(self, x: float, y: float, r: float, tone: str, power: float) -> None:
        """Light on what is painted already."""
        yy, xx = np.mgrid[0 : self.h * FINE, 0 : self.w * FINE]
        far = ((xx - self.at[0]) / self.k - x) ** 2 + ((yy - self.at[1]) / self.k - y) ** 2
        self.rgb += (np.exp(-far / (r * r)) * power * self.a)[..., None] * colour(tone)

    def picture(self) -> NDArray[np.uint8]:
        """h x w x 4: hard-edged colour and alpha."""

        def small(a: NDArray[np.floating]) -> NDArray[np.floating]:
            return a.reshape(self.h, FINE, self.w, FINE, -1).mean((1, 3))

        a = small(self.a)[..., 0]
        rgb = np.clip(small(self.rgb) / np.maximum(a, 0.01)[..., None], 0, 1)
        out = np.dstack([rgb, np.clip(a, 0, 1)])
        return (out * 255 + 0.5).astype(np.uint8)
