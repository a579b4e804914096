"""A painter for small pictures: shapes laid back to front, one light, a brush, fourteen colours.

A picture is 160 x 100 px where nothing else is asked for. Every shape is a mask whose edges are nudged by noise, so
that nothing is ruler-straight; the light tints what is near it and rims what faces it; stretched noise along the
stroke changes value by a few per cent. At the end each pixel takes one of the two nearest colours of the palette (in
OKLab), and blue noise decides only in the middle between them.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray
from scipy import ndimage as ndi

from game.view.palette import ramp, rgb, to_lab
from tools.assets.noise import blue_noise, smooth, spectral, tiled

WIDE, TALL, FINE = 160, 100, 4
Size = tuple[int, int]
Array = NDArray[np.floating[Any]]
Shape = skia.Path
Points = Sequence[Sequence[float]]
Picture = tuple[NDArray[np.uint8], NDArray[np.uint8]]  # see Painting.finish
# fourteen colours a picture
WARM = "#0c0912 #171020 #241733 #33213f #4a2c44 #5c4a8c #6b3d3a #8a6ac8 #a4583a #d8793e #f0a254 #fccf88 #fff1d2 #c9a488"
DUSK = "#1c1138 #2b1a52 #452c7a #5c3d9c #7a56be #a07cda #c8a2ec #7a4a94 #b8608c #e07e84 #ff7a32 #ffae78 #ffd89a #fff6dc"
SNOW = "#080b1e #10163a #1b2456 #2c3474 #454e94 #6a74b8 #98a4dc #c8d2fa #f6f8ff #3a2a3c #b8743a #e89a4c #ffd08a #fff4d2"
RAIN = "#0c0d1c #161a34 #22305a #38527a #6484a4 #a8c0d4 #e8f0f4 #2a1720 #4e2a30 #7e4a3c #b87850 #eab478 #fff0d0 #8a6ac8"
MORN = "#1a1620 #2c2430 #4a3c4a #6a5664 #8a7480 #a8929a #c8b4b0 #e2d0c0 #f2e4d0 #fff6e6 #8a6ac8 #b89ae0 #e8a860 #7a9a84"
SEAS = "#0a1420 #12243a #1c3a54 #2c5674 #4a7c98 #76a4b8 #a8c8cc #d8e4dc #f6f2e4 #e8c890 #d89860 #8a6ac8 #4a3a4a #fffaf0"
WARD = "#10161c #1e2a30 #34444a #52666a #74888a #98aaaa #bccaca #dfe8e6 #f8fcfa #8a6ac8 #c8a0a8 #e8c088 #a87858 #fff4dc"
DARK = "#06070f #0e1020 #181b34 #262a4e #3a3f6c #565c8e #8088b4 #b0b6d8 #e0e4f4 #ffd890 #e89a4c #8a4a34 #8a6ac8 #fff6dc"
LEAF = "#10180f #1e2c1c #32452c #4c6340 #6c8456 #94a674 #bcc898 #e0e4c0 #fdf8e4 #8a6ac8 #c8a2ec #d8a060 #8a5a40 #3a2a2a"

WHITE = skia.Paint(AntiAlias=True, Color=skia.ColorWHITE)


# ---- shapes, in px of the picture


def curve(points: Points, n: int = 14, closed: bool = False) -> Array:
    """A smooth curve through points (x, y and whatever else they have)."""
    p = np.asarray(points, float)
    if len(p) < 3:
        return np.linspace(0, 1, n)[:, None] * (p[-1] - p[0]) + p[0]
    q = np.vstack([p[-1], p, p[0], p[1]]) if closed else np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, n, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(q, q[1:], q[2:], q[3:], strict=False):
        out.append(
            0.5
            * ((2 * b) + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    if not closed:
        out.append(p[-1:])
    return np.vstack(out)


def poly(points: Points) -> Shape:
    """Straight edges."""
    path = skia.Path()
    path.moveTo(float(points[0][0]), float(points[0][1]))
    for x, y, *_ in points[1:]:
        path.lineTo(float(x), float(y))
    path.close()
    return path


def box(x0: float, y0: float, x1: float, y1: float) -> Shape:
    """A rectangle."""
    return poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def blob(points: Points, n: int = 14) -> Shape:
    """Round edges through points."""
    return poly(curve(points, n, True))


def limb(points: Points, n: int = 16, bent: bool = True) -> Shape:
    """A line of varying width: (x, y, half its width)."""
    c = curve(points, n) if bent and len(points) > 2 else _straight(points, n)
    c[:, 2] = np.maximum(c[:, 2], 0.05)
    d = np.gradient(c[:, :2], axis=0)
    d /= np.linalg.norm(d, axis=1, keepdims=True) + 1e-9
    across = np.stack([-d[:, 1], d[:, 0]], 1) * c[:, 2:]
    path = skia.Path()
    path.addPath(poly(np.vstack([c[:, :2] - across, (c[:, :2] + across)[::-1]])))
    for x, y, r in c:
        path.addCircle(float(x), float(y), float(r))
    path.setFillType(skia.PathFillType.kWinding)
    return path


def _straight(points: Points, n: int) -> Array:
    p = np.asarray(points, float)
    steps = np.linspace(0, 1, n)[:, None]
    return np.vstack([steps * (b - a) + a for a, b in itertools.pairwise(p)])


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0) -> Shape:
    """An ellipse, turned by degrees."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(-rx, -ry, rx, ry))
    matrix = skia.Matrix()
    matrix.setRotate(turn)
    matrix.postTranslate(x, y)
    path.transform(matrix)
    return path


def mask(shapes: Sequence[Shape], size: Size = (WIDE, TALL)) -> Array:
    """Where they are, 0..1, at FINE times the size."""
    canvas = np.zeros((size[1] * FINE, size[0] * FINE, 4), np.uint8)
    surface = skia.Surface(canvas)
    pen = surface.getCanvas()
    pen.scale(FINE, FINE)
    for shape in shapes:
        pen.drawPath(shape, WHITE)
    surface.flushAndSubmit()
    return canvas[..., 3].astype(np.float32) / 255


# ---- the painting


@cache
def _nudge(seed: int, size: Size) -> tuple[Array, Array]:
    wide, tall = size

    def field(own: int) -> Array:
        return ndi.zoom(spectral(tall * 2, wide * 2, 2.4, own, 6, 60), FINE // 2, order=1) * 0.42

    return field(seed + 1), field(seed + 2)


class Painting:
    """`light`: where it is; `glow`: its colour; `reach`: px to half of it. `cover`: where anything was laid."""

    def __init__(
        self,
        seed: int,
        light: tuple[float, float],
        glow: str,
        reach: float,
        strong: float = 1.0,
        size: Size = (WIDE, TALL),
    ) -> None:
        self.dice = np.random.default_rng(seed)
        self.size = wide, tall = size
        self.image = np.zeros((tall * FINE, wide * FINE, 3))
        self.cover = np.zeros(self.image.shape[:2])
        self.y, self.x = (np.mgrid[0 : tall * FINE, 0 : wide * FINE] + 0.5) / FINE
        self.light_colour, self.strong = rgb(glow), strong
        self.nudge = _nudge(seed, size)
        dx, dy = light[0] - self.x, light[1] - self.y
        self.fall = 1 / (1 + (np.hypot(dx, dy * 1.15) / reach) ** 2)
        far = np.hypot(dx, dy) + 1e-3
        self.toward = dx / far, dy / far

    def _brush(self, angle: float, amount: float) -> Array:
        noise = ndi.gaussian_filter(self.dice.standard_normal(self.cover.shape), (0.9, 9))
        if abs(angle) > 0.01:
            padded = np.pad(noise, 120, mode="wrap")
            noise = ndi.rotate(padded, -math.degrees(angle), reshape=False, order=1)[120:-120, 120:-120]
        return noise / noise.std() * amount

    def wash(
        self, stops: Sequence[tuple[float, str]], top: float = 0, foot: float = 100, amount: float = 0.05
    ) -> None:
        """A ground from top to foot."""
        table = ramp(tuple(stops), 256)
        t = np.clip((self.y - top) / (foot - top), 0, 1)
        self.image[:] = table[(t * 255).astype(int)] * (1 + self._brush(0.1, amount))[..., None]

    def lay(
        self,
        shapes: Shape | Sequence[Shape],
        colour: str,
        lit: float = 0.8,
        rim: float = 0.7,
        amt: float = 0.06,
        ang: float = 0.0,
        to: str | None = None,
        gy: tuple[float, float] = (0, 100),
        rough: float = 1.0,
        alpha: float = 1.0,
        soft: float = 0.0,
    ) -> None:
        """Lay shapes of one colour (`to` another between rows `gy`); `lit`, `rim`: how it answers the light."""
        m = mask([shapes] if isinstance(shapes, Shape) else shapes, self.size)
        if rough:
            at = [
                self.y * FINE - 0.5 + self.nudge[1] * FINE * rough,
                self.x * FINE - 0.5 + self.nudge[0] * FINE * rough,
            ]
            m = ndi.map_coordinates(m, at, order=1, mode="nearest")
        if soft:
            m = ndi.gaussian_filter(m, soft * FINE)
        c = np.broadcast_to(rgb(colour), self.image.shape).copy()
        if to is not None:
            t = np.clip((self.y - gy[0]) / (gy[1] - gy[0]), 0, 1)[..., None]
            c = c * (1 - t) + rgb(to) * t
        c *= (1 + self._brush(ang, amt))[..., None]
        down, across = np.gradient(ndi.gaussian_filter(m, 0.8 * FINE))
        edge = np.clip(-(across * self.toward[0] + down * self.toward[1]) * FINE * 1.6, 0, 1) * m
        fall, glow, k = self.fall[..., None], self.light_colour, self.strong
        c = c * (1 + lit * k * fall * glow * 1.6) + (lit * 0.10) * fall * glow
        c += (rim * edge * (0.25 + 0.9 * self.fall) * k)[..., None] * glow
        self.cover = np.maximum(self.cover, m)
        m = (m * alpha)[..., None]
        self.image = self.image * (1 - m) + c * m

    def glow(self, fn: Callable[[Array, Array], Array], colour: str, k: float = 1.0) -> None:
        """Add light: `fn(x, y)` says how much."""
        self.image += (np.clip(fn(self.x, self.y), 0, 9) * k)[..., None] * rgb(colour)

    def halo(self, x: float, y: float, r: float, colour: str, k: float = 0.6) -> None:
        """A round light."""
        self.glow(lambda px, py: np.exp(-np.hypot(px - x, py - y) / r), colour, k)

    def cone(self, x: float, y: float, spread: float, foot: float, colour: str, k: float = 0.2) -> None:
        """Light that falls from a lamp."""

        def fall(px: Array, py: Array) -> Array:
            wide = 5 + (py - y).clip(0) * spread
            return np.exp(-(((px - x) / wide) ** 2)) * smooth(y - 2, y + 8, py) * smooth(foot, y + 30, py)

        self.glow(fall, colour, k)

    def shade(self, shapes: Shape | Sequence[Shape], k: float, soft: float = 1.2) -> None:
        """Darken."""
        m = ndi.gaussian_filter(
            mask([shapes] if isinstance(shapes, Shape) else shapes, self.size), soft * FINE
        )
        self.image *= (1 - k * m)[..., None]

    def specks(
        self, n: int, area: tuple[float, float, float, float], colour: str, size: tuple[float, float] = (0.25, 0.6),
        alpha: float = 0.8,
    ) -> None:  # fmt: skip
        """Snow, stars, blossoms."""
        x0, y0, x1, y1 = area
        ovals = []
        for _ in range(n):
            r = self.dice.uniform(*size)
            ovals.append(oval(self.dice.uniform(x0, x1), self.dice.uniform(y0, y1), r, r))
        self.lay(ovals, colour, lit=0.4, rim=0, rough=0, alpha=alpha)

    def finish(self, palette: str) -> Picture:
        """The picture as numbers of colours, tall x wide, and the colours, n x 3."""
        wide, tall = self.size
        small = np.clip(self.image.reshape(tall, FINE, wide, FINE, 3).mean((1, 3)), 0, 1)
        colours = np.array([rgb(c) for c in palette.split()])
        lab, own = to_lab(small), to_lab(colours)
        noise = tiled(blue_noise(), tall, wide) - 0.5
        d = ((lab[:, :, None] - own) ** 2 * np.array([1.0, 1.6, 1.6])).sum(-1)
        near = np.argsort(d, -1)[..., :2]
        p0, p1 = own[near[..., 0]], own[near[..., 1]]
        v = p1 - p0
        long = (v * v).sum(-1)
        t = ((lab - p0) * v).sum(-1) / (long + 1e-9)
        t = np.clip((np.clip(t, 0, 0.5) - 0.24) / 0.26 * 0.5, 0, 0.5) * np.clip(
            1.25 - np.sqrt(long) * 2.2, 0.15, 1
        )
        chosen = np.where(noise + 0.5 < t, near[..., 1], near[..., 0])
        return chosen.astype(np.uint8), (colours * 255 + 0.5).astype(np.uint8)
