"""The tower as it is seen from the city's edge: a crooked needle, a stair of bone wound round it, a door of light.

`arrays()` gives what `afar.npz` keeps of it: `tower_rgb` and `tower_alpha`, and `tower_rays`, the light that
bleeds from its peak into the air (to be added; its middle is the door).
"""

from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage as ndi

from tools.assets.city import FINE, HEIGHT, MARGIN, WIDTH, Depth
from tools.assets.noise import dithered, shrink, spectral

WIDE, TALL = 222, 351  # px of the picture as it is drawn; its foot is its last row
GRAIN = 3  # of FINE parts that a px of it is kept in: it is larger from near
MIDDLE = WIDTH // 2  # column of a `Depth` that the tower stands on
DOOR = (WIDE // 2, 50)  # px of the door of light in the picture
RAYS = 150  # px from the door that its light reaches
SEED = 12

Floats = NDArray[np.floating]
Points = list[tuple[float, float]]


def colour(code: str) -> Floats:
    """`#rrggbb` as three shares."""
    return np.array([int(code[k : k + 2], 16) / 255 for k in (1, 3, 5)])


def spine(dice: np.random.Generator) -> tuple[Floats, Floats]:
    """Middle line and half widths: long straight runs that lean, and hard set-backs, as lightning has them."""
    foot, tip, wide = TALL + 24.0, 2.0, 44.0
    tall, x, y, side = foot - tip, float(MIDDLE), foot, 1
    points = [(x, y)]
    while y - tip > tall * 0.09:
        run = min(tall * dice.uniform(0.12, 0.22), y - tip)
        here = wide * (y - tip) / tall
        x, y = x + run * side * dice.uniform(0.01, 0.045), y - run
        points.append((x, y))
        jag = (here * 0.22 + 1.0) * dice.uniform(0.8, 1.4)
        x, y = x - side * jag, y - jag * dice.uniform(0.3, 0.7)
        points.append((x, y))
        side = -side if dice.random() < 0.75 else side
    points.append((x, tip))
    line = np.array(points)
    share = np.clip((foot - line[:, 1]) / tall, 0, 1)
    line[:, 0] += MIDDLE - np.interp(-DOOR[1], -line[:, 1], line[:, 0])  # the door stands in the middle
    return line, wide * (1 - share) ** 0.92 + 0.12


def needles(depth: Depth, line: Floats, wide: Floats) -> None:
    """They fork off where it sets back, and lesser towers stand about its foot."""
    r = depth.r
    for x, tip, w in (
        (-62, 180, 10),
        (56, 152, 12),
        (-40, 118, 8),
        (74, 226, 8),
        (-78, 238, 7),
        (34, 196, 9),
    ):
        depth.spire(MIDDLE + x, HEIGHT + 16, tip, w, 3, -1, 0.5)
    depth.prism(line, wide, -1, 0.7)
    for i in range(2, len(line) - 3):
        for _ in range(3):
            side, long = r.choice([-1, 1]), (HEIGHT - line[i, 1]) * 0.05 + r.uniform(14, 44)
            first = line[i] + [side * wide[i] * 0.8, 6]
            way = [(0, 0), (side * r.uniform(2, 6), -long * 0.45), (side * r.uniform(0, 3), -long * 0.5),
                   (side * r.uniform(5, 11), -long)]  # fmt: skip
            thick = max(1.2, wide[i] * 0.14)
            depth.prism(first + np.array(way), thick * np.array([1, 0.6, 0.5, 0.08]), -1, 0.3)


def drawn(polygons: list[Points]) -> Floats:
    """0..1 where they are, in the picture."""
    big = Image.new("L", (WIDE * FINE, TALL * FINE), 0)
    pen = ImageDraw.Draw(big)
    for polygon in polygons:
        pen.polygon([((x - MIDDLE + WIDE / 2) * FINE, y * FINE) for x, y in polygon], fill=255)
    return shrink(np.asarray(big, np.float32), GRAIN) / 255


def stair(line: Floats, wide: Floats) -> tuple[list[Points], list[Points]]:
    """The near half of each turn, a toothed ribbon that rises, and the shadow under it."""
    bands, shadows = [], []

    def at(y: float, of: Floats) -> float:
        return float(np.interp(-y, -line[:, 1], of))

    y = TALL - 8.0
    while y > DOOR[1] + 24:
        half = at(y, wide) + 3
        rise, steps = half * 0.55 + 5, max(6, int(half * 0.34))
        thick, arc = 2.0 + half * 0.05, 0.10 + 0.16 * (1 - (y - DOOR[1]) / 290)
        top: Points = []
        foot: Points = []
        for k in range(steps + 1):
            angle = pi * k / steps
            x = at(y - rise * k / steps, line[:, 0]) - half * cos(angle)
            row = y - rise * k / steps - sin(angle) * half * arc
            if top:
                top.append((x, top[-1][1]))
            top.append((x, row))
            foot.append((x, row + thick + rise / steps))
        bands.append(top + foot[::-1])
        low = [(x + 1.5, row + 7 + half * 0.12) for x, row in foot]
        shadows.append([(x + 1.5, row + 1) for x, row in foot] + low[::-1])
        y -= rise * 2.0
    return bands, shadows


def cracks(dice: np.random.Generator) -> list[Points]:
    """Light runs down from the door, and thins."""
    found = []
    for _ in range(11):
        x, y = MIDDLE + dice.uniform(-5, 5), DOOR[1] + dice.uniform(8, 34)
        left: Points = []
        right: Points = []
        many = int(dice.integers(6, 16))
        for k in range(many):
            w = 0.75 * (1 - k / many) + 0.16
            left.append((x - w, y))
            right.append((x + w, y))
            x, y = x + dice.normal(0, 2.6), y + dice.uniform(6, 16)
        found.append(left + right[::-1])
    return found


def arrays() -> dict[str, NDArray[np.uint8]]:
    """What is kept of it."""
    dice, depth = np.random.default_rng(SEED), Depth(SEED)
    line, wide = spine(dice)
    needles(depth, line, wide)
    part = {k: _cut(picture) for k, picture in depth.pictures.items()}
    body = part["body"]
    y, x = np.mgrid[0 : TALL * FINE : GRAIN, 0 : WIDE * FINE : GRAIN] / FINE
    near = np.clip(1 - np.hypot(x - DOOR[0], (y - DOOR[1]) * 0.8) / 250, 0, 1)[..., None]  # to the door
    hot = near**3
    rgb = colour("#0d0a1a") * (0.6 + 0.4 * near)
    rgb = rgb + part["shade"][..., None] * (colour("#5a52a8") * (0.5 + 0.6 * near) + colour("#e07c3a") * hot)
    rgb = rgb + part["rim"][..., None] * (colour("#8a80e0") * 0.8 + colour("#ffb468") * hot) * (
        0.5 + 0.5 * near
    )
    steps, shadow = (drawn(p) for p in stair(line, wide))
    rgb = rgb * (1 - 0.66 * ndi.gaussian_filter(shadow * body, 0.8))[..., None]
    soft = np.gradient(ndi.gaussian_filter(steps, 0.6), axis=0)
    lit = (np.clip(soft * 2.2, 0, 1) * steps)[..., None]
    bone = colour("#8a82a0") * (0.6 + 0.4 * near) + colour("#d88a54") * hot * 0.6
    bone = bone + lit * (colour("#f4ecff") * (0.6 + 0.4 * near) + colour("#ffcf8a") * near**2 * 0.6)
    rgb = rgb * (1 - steps[..., None]) + bone * steps[..., None]
    alpha = np.maximum(body, steps)
    burn = drawn(cracks(dice)) * body * np.clip(1 - (y - DOOR[1]) / 230, 0, 1) ** 1.1
    rgb = rgb + (burn * 1.3 + ndi.gaussian_filter(burn, 2.0) * 0.7)[..., None] * colour("#ff9a4a")
    windows = part["light"] * (0.35 + 0.9 * near[..., 0] ** 1.5)
    rgb = rgb + windows[..., None] * colour("#ff9a50")
    px, py = MIDDLE, DOOR[1]
    door = drawn([[(px - 3.4, py + 13), (px - 3.4, py + 1), (px - 2.4, py - 3.4), (px, py - 6.4), (px + 2.4, py - 3.4),
                   (px + 3.4, py + 1), (px + 3.4, py + 13)]])  # fmt: skip
    rgb = rgb * (1 - door[..., None]) + door[..., None] * colour("#fff8e8")
    made = np.clip(rgb, 0, 1)
    tones = np.stack([dithered(made[..., n], 48) for n in range(3)], -1) * (255 / 47)
    # Levels of light, not of every pixel's own: it stays crisp, and its file small.
    return {
        "tower_rgb": tones.astype(np.uint8),
        "tower_alpha": (np.clip(alpha, 0, 1) * 255).astype(np.uint8),
        "tower_rays": rays(dice),
    }


def _cut(picture: Image.Image) -> Floats:
    """The tower's part of a layer, at its size."""
    left = (MARGIN + MIDDLE - WIDE // 2) * FINE
    return shrink(np.asarray(picture, np.float32)[: TALL * FINE, left : left + WIDE * FINE], GRAIN) / 255


def rays(dice: np.random.Generator) -> NDArray[np.uint8]:
    """Light from the door: a core, a halo, and shafts of uneven length that smoke breaks. 0..255, square."""
    y, x = np.mgrid[-RAYS : RAYS + 1, -RAYS : RAYS + 1].astype(float)
    far, angle = np.hypot(x, y), np.arctan2(y, x)
    shafts = np.zeros_like(far)
    for _ in range(34):
        at, width, long = dice.uniform(-pi, pi), dice.uniform(0.012, 0.07), dice.uniform(0.35, 1) * RAYS
        off = (angle - at + pi) % (2 * pi) - pi
        fades = np.clip(1 - far / long, 0, 1) ** 1.5
        shafts = np.maximum(shafts, np.exp(-((off / width) ** 2)) * fades * dice.uniform(0.4, 1))
    smoke = np.clip(0.8 + 0.3 * spectral(2 * RAYS + 1, 2 * RAYS + 1, 2.6, SEED, 2, 40), 0.2, 1.4)
    light = np.exp(-far / 8) * 0.6 + np.exp(-far / 30) * 0.5 + np.exp(-far / 80) * 0.34 * smoke
    light = (light + shafts * 0.6 * smoke) * np.clip((RAYS - far) / 60, 0, 1)
    return (np.clip(light, 0, 1) * 255).astype(np.uint8)
