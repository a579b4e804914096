"""What hangs in the air between the city and the tower, a set for each place.

Writes `afar.npz`: `PLACE_N`: 0 nothing, 1..4 from body to lit edge; and the tower from far (far_tower.py).
"""

from collections.abc import Callable
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tools.assets import far_tower

FINE = 4
Point = tuple[float, float]
Dice = np.random.Generator
Pen = ImageDraw.ImageDraw


def stroke(pen: Pen, points: list[Point], first: float, last: float) -> None:
    """A line through points that thins from `first` to `last` px."""
    for k, ((ax, ay), (bx, by)) in enumerate(pairwise(points)):
        for q in np.linspace(0, 1, 14):
            u = (k + q) / (len(points) - 1)
            w = first + (last - first) * u
            x, y = ax + (bx - ax) * q, ay + (by - ay) * q
            pen.ellipse([x - w, y - w, x + w, y + w], fill=255)


def chair(pen: Pen, x: float, y: float, s: float) -> None:
    """An empty chair, its back to the eye."""

    def bar(*points: Point, w: float = 5.0) -> None:
        stroke(pen, [(x + a * s, y + b * s) for a, b in points], w * s, w * s)

    for side in (-30, 30):
        bar((side, 0), (side * 0.92, -70), (side * 0.86, -150), w=4.6)
    for high, w in ((-142, 5.2), (-112, 3.0), (-74, 3.6)):
        bar((-27, high), (0, high - 5), (27, high), w=w)
    for slat in (-13, 0, 13):
        bar((slat, -140), (slat, -76), w=2.2)
    bar((-38, -4), (40, -2), w=5.6)
    for leg in (-32, 34):
        bar((leg, 0), (leg * 1.06, 84), w=4.2)
    bar((-32, 46), (34, 44), w=2.4)


def drawn(w: int, h: int, draw: Callable[[Pen], None]) -> NDArray[np.bool_]:
    """A mask w x h px, drawn FINE times as large."""
    picture = Image.new("L", (w * FINE, h * FINE), 0)
    draw(ImageDraw.Draw(picture))
    a: NDArray[np.bool_] = np.asarray(picture, np.float32).reshape(h, FINE, w, FINE).mean((1, 3)) > 110
    return a


def facets(mask: NDArray[np.bool_], seed: int, grain: int = 13) -> NDArray[np.uint8]:
    """Tones: flat facets one or two, a bright line where the edge looks up, a dim one where it looks down."""
    h, w = mask.shape
    dice = np.random.default_rng(seed)
    count = max(3, h * w // (grain * grain))
    y, x = np.mgrid[0:h, 0:w]
    at = dice.uniform((0, 0), (h, w), (count, 2))
    own = np.argmin((y[..., None] - at[:, 0]) ** 2 * 0.45 + (x[..., None] - at[:, 1]) ** 2, -1)
    tone = dice.choice([1, 1, 2], count)[own]
    above = mask & ~np.roll(mask, 1, 0)
    beside = mask & ~np.roll(mask, -1, 1)
    cracks = (own != np.roll(own, 1, 1)) & (dice.random(count) < 0.3)[own]
    tone = np.where(cracks, 1, np.where(beside, 3, tone))
    tone = np.where(above, np.where(dice.random(mask.shape) < 0.85, 4, 3), tone)
    return (tone * mask).astype(np.uint8)


def scaled(points: list[Point], x: float, y: float) -> list[Point]:
    """Points about x, y, in the fine picture's px."""
    return [((a + x) * FINE, (b + y) * FINE) for a, b in points]


def splinter(seed: int) -> NDArray[np.uint8]:
    """A long pane of the mirror, falling upward."""
    dice = np.random.default_rng(seed)
    w, h = int(dice.integers(10, 26)), int(dice.integers(40, 96))
    top, foot = dice.uniform(0.2, 0.8, 2)
    points = [(w * top, 0), (w, h * dice.uniform(0.2, 0.5)), (w * foot, h), (0, h * dice.uniform(0.45, 0.75))]
    return facets(drawn(w, h, lambda pen: pen.polygon(scaled(points, 0, 0), fill=255)), seed, 17)


def arch(seed: int) -> NDArray[np.uint8]:
    """Half an arch of ribs that nothing carries."""
    dice = np.random.default_rng(seed)
    w, h = int(dice.integers(64, 120)), int(dice.integers(50, 92))
    turn = dice.uniform(0.55, 0.85)

    def draw(pen: Pen) -> None:
        turns = np.linspace(0, turn * pi, 26)
        course = [(w * 0.08 + w * 0.43 * (1 - cos(a)), h * 0.9 - h * 0.82 * sin(a)) for a in turns]
        for k, (x, y) in enumerate(course):
            r = (4.6 + 2.2 * (k % 4 == 0)) * (1 - 0.5 * k / 26)
            pen.ellipse([(x - r) * FINE, (y - r) * FINE, (x + r) * FINE, (y + r) * FINE], fill=255)
            if k % 4 == 2:
                long = dice.uniform(8, 26)
                pen.polygon(
                    scaled([(x - 1.6, y), (x + 1.6, y), (x + 2.6 * (k % 3 - 1), y + long)], 0, 0), fill=255
                )

    return facets(drawn(w, h, draw), seed, 9)


def berg(seed: int) -> NDArray[np.uint8]:
    """A flat-topped piece of ground that hangs in the air, torn below."""
    dice = np.random.default_rng(seed)
    w, h = int(dice.integers(54, 130)), int(dice.integers(46, 110))

    def draw(pen: Pen) -> None:
        xs = np.linspace(0, w, 9)
        foot = [(x, max(7.0, h * (1 - abs(2 * x / w - 1) ** 1.3) * dice.uniform(0.55, 1.0))) for x in xs]
        top = [(x, dice.uniform(0, 6)) for x in xs[::-1]]
        pen.polygon(scaled([*foot, *top], 0, 0), fill=255)

    return facets(drawn(w, h, draw), seed, 14)


def arm(seed: int) -> NDArray[np.uint8]:
    """One of those under the smoke, as tall as a house: it reaches out of it, open."""
    dice = np.random.default_rng(seed)
    w, h = int(dice.integers(74, 96)), int(dice.integers(150, 190))

    def draw(pen: Pen) -> None:
        lean = dice.uniform(-12, 12)
        px, py = w / 2 + lean, h * 0.40
        bone = lambda points, a, b: stroke(pen, scaled(points, 0, 0), a * FINE, b * FINE)  # noqa: E731
        bone([(w / 2, h), (w / 2 + lean * 0.2, h * 0.72), (px, py + 6)], 8.5, 6.0)
        bone([(px - 5, py - 4), (px + 6, py - 2)], 9, 8)
        for n, angle in enumerate((-1.15, -0.48, -0.12, 0.22, 0.62)):
            long = (0.17, 0.27, 0.31, 0.29, 0.23)[n] * h * dice.uniform(0.9, 1.05)
            sx, sy = px + 8.5 * sin(angle), py - 5 * cos(angle)
            kx, ky = sx + long * 0.55 * sin(angle), sy - long * 0.55 * cos(angle)
            curl = angle * 0.55 + dice.uniform(-0.15, 0.15)
            bone([(sx, sy), (kx, ky), (kx + long * 0.45 * sin(curl), ky - long * 0.45 * cos(curl))], 3.6, 1.1)

    return facets(drawn(w, h, draw), seed, 24)


def thing(seed: int) -> NDArray[np.uint8]:
    """What stood in the corridors: a chair, a frame, a door, in the air."""
    kind = seed % 3

    def draw(pen: Pen) -> None:
        if kind == 0:
            chair(pen, 30 * FINE, 42 * FINE, FINE * 0.26)
        elif kind == 1:
            pen.polygon(scaled([(4, 8), (50, 2), (56, 50), (9, 58)], 0, 0), fill=255)
            pen.polygon(scaled([(10, 14), (45, 9), (50, 45), (14, 51)], 0, 0), fill=0)
        else:
            pen.polygon(scaled([(14, 3), (44, 10), (40, 74), (8, 66)], 0, 0), fill=255)

    return facets(drawn(60, 78, draw), seed, 15)


AFAR: dict[str, tuple[Callable[[int], NDArray[np.uint8]], int]] = {
    "mosaic": (splinter, 6),
    "stairs": (arch, 5),
    "living-walls": (berg, 3),
    "returning": (thing, 6),
    "thick-air": (arm, 5),
    "cold-tide": (berg, 6),
    "summit": (arch, 5),
}


def build(out: Path, report: Callable[[str], None]) -> list[Path]:
    """Write afar.npz."""
    made: dict[str, NDArray[np.uint8]] = {}
    for n, (place, (make, count)) in enumerate(AFAR.items()):
        made |= {f"{place}_{k}": make(100 * n + k) for k in range(count)}
    for k in range(3, 7):  # the summit breaks in pieces of its own, too
        made[f"summit_{k + 2}"] = berg(900 + k)
    made |= far_tower.arrays()
    path = out / "afar.npz"
    np.savez_compressed(path, **made)
    return [path]
