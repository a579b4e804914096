"""The whole tower from afar, bent, the city small at its foot: what is seen between two maps.

Writes `whole.npz`: `picture` 360 x 640 x 3 uint8; `way` n x 3 int16, the stair from foot to peak: x, y px, and 1 where
it comes round the front.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.assets.paint import Painting, Shape, blob, limb, poly

SIZE = (640, 360)
SEED = 6043
FOOT, PEAK = 378.0, 50.0  # rows
TURNS, FRONT = 7, 0.35  # one for each map of the climb; a map begins a little to the right of the front
COLOURS = (
    "#04030a #080613 #0e0a1e #15102e #1d1740 #292056 #382a70 #4d3c90 #6b55b4 #9078d0"
    " #1e1020 #2a1424 #381a26 #4a2026 #602c20 #7a3a1c #9a541c #c0701e #f0a848 #ffdc90 #fff6dc"
)
STONE = ("#0a0814", "#100d1f", "#17132c", "#211b3c", "#2f2850")

Floats = NDArray[np.floating]


def axis(t: Floats | float) -> tuple[Floats, Floats, Floats]:
    """Of the tower at a share of its height: middle x, row, half its width."""
    t = np.asarray(t, float)
    x = 446 + 30 * np.sin(t * 3.3 + 0.2) - 46 * np.maximum(t, 0) ** 2.4
    return x, FOOT + (PEAK - FOOT) * t, 60 * np.maximum(1 - t, 0) ** 0.72 + 8


def blades(dice: np.random.Generator) -> list[list[Shape]]:
    """Splinters of stone that point up, in five tones; those that face the light are the paler ones."""
    found: list[list[Shape]] = [[] for _ in STONE]
    for _ in range(420):
        t, u = dice.uniform(-0.05, 0.93), dice.uniform(-1, 1)
        tall, wide = dice.uniform(0.05, 0.16), dice.uniform(0.06, 0.2) * (1 - 0.55 * abs(u))
        corners = []
        for dt, du in (
            (0, -wide),
            (tall * 0.55, -wide * 0.8),
            (tall, 0),
            (tall * 0.5, wide * 0.7),
            (0, wide),
        ):
            x, y, half = axis(min(1.0, t + dt))
            corners.append((float(x + (u + du) * half), float(y)))
        tone = int(np.clip(dice.normal(1.2 + 1.1 * max(0, u) + 1.4 * t, 0.9), 0, len(STONE) - 1))
        found[tone].append(poly(corners))
    return found


def stair() -> NDArray[np.int16]:
    """Round and round, from foot to peak."""
    share = np.linspace(0, 1, 1600)
    x, y, half = axis(0.12 + 0.865 * share)
    angle = share * TURNS * 2 * np.pi + FRONT
    round_it = [x + (half + 3) * np.sin(angle), y + half * 0.16 * np.cos(angle), np.cos(angle) > 0]
    return np.stack(round_it, 1).astype(np.int16)


def _outline(dice: np.random.Generator) -> Shape:
    t = np.linspace(-0.02, 1, 70)
    x, y, half = axis(np.clip(t, 0, 1))
    rough = dice.uniform(0.9, 1.16, (2, len(t)))
    left, right = np.stack([x - half * rough[0], y], 1), np.stack([x + half * rough[1], y], 1)
    return poly(np.concatenate([left, right[::-1]]))


def _sky(p: Painting, dice: np.random.Generator, top: tuple[float, float]) -> None:
    p.wash(((0, "#05040c"), (0.45, "#0d0a1e"), (0.8, "#241a46"), (1, "#3a2a66")), 0, 330, 0.05)
    p.glow(lambda x, y: np.exp(-(((x - top[0]) / 150) ** 2 + ((y - top[1]) / 90) ** 2)), "#6b3d1c", 0.55)
    for _ in range(17):  # veins that run from the peak out into the sky
        angle, x, y = dice.uniform(0.15, 2.99) * (1 if dice.random() < 0.35 else -1), *top
        way = [(x, y, 0.8)]
        for k in range(int(dice.integers(5, 11))):
            angle += dice.normal(0, 0.28)
            x, y = x + np.cos(angle) * dice.uniform(16, 44), y + np.sin(angle) * dice.uniform(7, 24)
            way.append((x, y, max(0.22, 0.75 - 0.07 * k)))
        p.lay(
            limb(way), "#c0701e" if dice.random() < 0.6 else "#4d3c90", lit=0.9, rim=0, rough=1.5, alpha=0.75
        )
    for x, y, w, h in ((60, 214, 260, 12), (420, 232, 240, 10), (180, 246, 330, 9)):
        p.lay(blob([(x, y), (x + w * 0.4, y - h), (x + w, y + 2), (x + w * 0.5, y + h)]), "#382a70", lit=0.1, rim=0.1,
              soft=3, alpha=0.55)  # fmt: skip


def _city(p: Painting, dice: np.random.Generator, ground: float, tall: float, colour: str, many: int) -> None:
    """Spires that get taller toward the tower."""
    shapes, lights = [], []
    for x in np.sort(dice.uniform(-10, 650, many)):
        near = np.exp(-(((x - 440) / 210) ** 2))
        high, w = tall * dice.uniform(0.25, 1) * (0.35 + 0.65 * near), dice.uniform(2, 6)
        jag = dice.uniform(-2, 2)
        shapes.append(poly([(x - w, ground), (x - w * 0.4 + jag, ground - high * 0.6), (x + jag * 1.4, ground - high),
                            (x + w * 0.5 + jag, ground - high * 0.55), (x + w, ground)]))  # fmt: skip
        if dice.random() < 0.5:
            lights.append((x + jag * 0.5, ground - high * dice.uniform(0.1, 0.5)))
    p.lay(shapes, colour, lit=0.35, rim=0.6)
    p.lay([limb([(x, y, 0.4), (x, y + 2, 0.4)]) for x, y in lights], "#c0701e", lit=0, rim=0, rough=0)


def paint() -> Painting:
    """Light bleeds from the peak; everything is turned to it."""
    dice = np.random.default_rng(SEED)
    x, y, _ = axis(1.0)
    top = float(x), float(y)
    p = Painting(SEED, top, "#ffb868", 120, 0.9, SIZE)
    _sky(p, dice, top)
    _city(p, dice, 330, 120, "#15102e", 120)
    p.lay(blob([(-20, 300), (160, 280), (420, 292), (660, 276), (660, 330), (-20, 330)]), "#382a70", lit=0.1, rim=0,
          soft=7, alpha=0.6)  # fmt: skip
    _city(p, dice, 352, 92, "#0e0a1e", 90)
    p.lay(_outline(dice), STONE[0], lit=0.5, rim=1.1)
    for tone, shapes in zip(STONE, blades(dice), strict=True):
        p.lay(shapes, tone, lit=0.6, rim=0.75, amt=0.1, ang=1.5)
    for _ in range(9):  # cracks that bleed, more of them higher up
        t, u = float(dice.uniform(0.25, 1) ** 0.6) * 0.95, float(dice.uniform(-0.7, 0.7))
        way = []
        for k in range(int(dice.integers(3, 6))):
            ax, ay, half = axis(max(0.0, t - 0.035 * k))
            way.append((float(ax + u * half), float(ay), max(0.3, 0.9 - 0.15 * k)))
            u = float(np.clip(u + dice.normal(0, 0.14), -0.85, 0.85))
        p.lay(limb(way, bent=False), "#f0a848", lit=1.2, rim=0)
    p.halo(top[0] + 2, top[1] - 2, 16, "#fff0d0", 1.1)
    p.halo(top[0], top[1], 52, "#e08030", 0.4)
    p.lay(blob([(-30, 340), (120, 326), (300, 338), (470, 326), (670, 336), (670, 400), (-30, 400)]), "#292056",
          lit=0.1, rim=0.1, soft=6, alpha=0.92)  # fmt: skip
    p.shade([poly([(-10, -10), (200, -10), (-10, 300)]), poly([(560, 370), (650, 200), (650, 370)])], 0.5, 40)
    return p


def build(out: Path, report) -> list[Path]:
    """Write whole.npz."""
    chosen, colours = paint().finish(COLOURS)
    path = out / "whole.npz"
    np.savez_compressed(path, picture=colours[chosen], way=stair())
    return [path]
