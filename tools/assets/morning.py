"""The morning after the sacrifice: the tower far off and dark for good, lavender, and one who stands there.

Writes `morning.npz`: `picture` 360 x 640 x 3 uint8. Its upper middle is calm: words lie there.
"""

from pathlib import Path

import numpy as np

from tools.assets.paint import Painting, Shape, blob, limb, oval, poly
from tools.assets.whole import axis

SIZE = (640, 360)
SEED = 7127
ASIDE, SMALL, GROUND = (
    104,
    0.68,
    264,
)  # px that the tower stands farther right than by night; its size; its foot
SUN = (512.0, 252.0)
COLOURS = (
    "#0d0a1a #171129 #221a3c #2f2452 #3f316c #524186 #69549c #836bae #a184bc #c09bbd #d8aeb4 #ecc0a6 #fbd5a4 #ffe9c4"
    " #fff8e6 #1a1330 #5b3f8f #7a56b8 #9b78d4 #bfa0e8 #ff7a32 #c94f1c #2a2140 #f2efff"
)
ROWS, KNEE = 15, 12  # of lavender, and of those behind the one who stands in it
FIGURE = (128.0, 322.0)  # its feet


def _tower(p: Painting, dice: np.random.Generator) -> None:
    """A shape against the light, bent as ever; nothing bleeds from it."""
    t = np.linspace(-0.02, 1, 60)
    x, y, half = axis(np.clip(t, 0, 1))
    x, y, half = x + ASIDE, GROUND + (y - 378) * SMALL, half * SMALL
    rough = dice.uniform(0.88, 1.2, (2, len(t)))
    left, right = np.stack([x - half * rough[0], y], 1), np.stack([x + half * rough[1], y], 1)
    p.lay(poly(np.concatenate([left, right[::-1]])), "#3f316c", lit=0.2, rim=0.8, to="#836bae", gy=(120, 268))
    barbs: list[Shape] = []
    for _ in range(110):
        k = int(dice.integers(0, 52))
        side = dice.choice((-1, 1))
        at, tall = x[k] + side * half[k] * dice.uniform(0.2, 1.0), dice.uniform(6, 22)
        barbs.append(poly([(at - 2, y[k]), (at + side * 2.4, y[k] - tall), (at + 2, y[k] - 1)]))
    p.lay(barbs, "#2f2452", lit=0.2, rim=1.1, to="#69549c", gy=(100, 268), alpha=0.7)


def _spires(p: Painting, dice: np.random.Generator) -> None:
    """What is left of the city: glass and shadow, in haze."""
    for many, tall, colour in ((70, 66, "#a184bc"), (46, 48, "#836bae")):
        shapes = []
        for x in dice.uniform(-10, 650, many):
            near = np.exp(-(((x - 548) / 190) ** 2))
            high, w = tall * dice.uniform(0.2, 1) * (0.3 + 0.7 * near), dice.uniform(1.4, 4)
            shapes.append(poly([(x - w, 268), (x - 1 + dice.uniform(-1, 1), 268 - high), (x + w, 268)]))
        p.lay(shapes, colour, lit=0.25, rim=0.5, alpha=0.8)


def _field(p: Painting) -> None:
    p.lay(poly([(-10, 268), (650, 264), (650, 370), (-10, 370)]), "#3f316c", lit=0.5, rim=0, to="#171129",
          gy=(268, 352))  # fmt: skip


def _lavender(p: Painting, dice: np.random.Generator, rows: range) -> None:
    """Rows that run to where the light is, each ear a stroke; nearer ones are larger and darker."""
    for row in rows:
        near = (row / (ROWS - 1)) ** 1.7
        y, tall = 268 + near * 92, 3 + near * 26
        stems, ears = [], []
        for x in np.arange(-20, 660, 2.2 + near * 4.2):
            at = x + dice.uniform(-2, 2) * (1 + near * 2)
            lean, high = dice.normal(1.0, 1.4) * (0.4 + near * 1.6), tall * dice.uniform(0.7, 1.15)
            foot = y + dice.uniform(-1, 1) * (1 + 3 * near)
            tip = (at + lean, foot - high)
            thick = 0.28 + near * 0.5
            stems.append(limb([(at, foot + 4, thick), (*tip, thick * 0.7)], n=4, bent=False))
            low = (at + lean * 0.5, foot - high * 0.52)
            ears.append(limb([(*low, thick * 1.3), (*tip, thick * 0.5)], n=4, bent=False))
        p.lay(stems, "#2a2140", lit=0.3, rim=0.3, rough=0)
        colour = ("#a184bc", "#9b78d4", "#7a56b8", "#5b3f8f", "#2f2452")[min(4, int(near * 5))]
        p.lay(ears, colour, lit=0.7, rim=1.2 - near * 0.4, rough=0)


def _figure(p: Painting) -> None:
    """From behind; the arms hang, and there is nothing in them. The scarf has the only fire that is left."""
    x, y = FIGURE
    p.lay(limb([(x + 2, y - 27, 1.3), (x + 14, y - 30, 1.9), (x + 27, y - 26, 1.5), (x + 38, y - 31, 0.4)]), "#ff7a32",
          lit=0.5, rim=0.6, rough=0)  # fmt: skip
    p.lay([limb([(x - 3, y - 12, 2.1), (x - 3.4, y, 1.7)]), limb([(x + 3, y - 12, 2.1), (x + 3.6, y, 1.7)])], "#0d0a1a",
          lit=0.2, rim=0.7, rough=0)  # fmt: skip
    p.lay(blob([(x - 5.5, y - 27), (x + 5.5, y - 27), (x + 6.4, y - 12), (x, y - 9), (x - 6.4, y - 12)]), "#171129",
          lit=0.3, rim=1.2, rough=0)  # fmt: skip
    p.lay([limb([(x - 6, y - 25, 1.7), (x - 7.6, y - 17, 1.4), (x - 7, y - 10, 1.2)]),
           limb([(x + 6, y - 25, 1.7), (x + 7.8, y - 17, 1.4), (x + 7.4, y - 10, 1.2)])], "#171129", lit=0.3, rim=1.4,
          rough=0)  # fmt: skip
    p.lay(
        limb([(x - 4.6, y - 27.5, 1.6), (x + 4.6, y - 27.5, 1.6)], bent=False),
        "#ff7a32",
        lit=0.4,
        rim=0.4,
        rough=0,
    )
    p.lay(oval(x + 0.4, y - 31.6, 3.6, 3.7), "#c09bbd", lit=0.5, rim=1.6, rough=0)


def paint() -> Painting:
    """Dawn comes from behind the tower's foot."""
    dice = np.random.default_rng(SEED)
    p = Painting(SEED, SUN, "#ffcf98", 150, 0.8, SIZE)
    p.wash(((0, "#171129"), (0.3, "#2f2452"), (0.58, "#5b4890"), (0.78, "#9a76b4"), (0.92, "#e0aeb0"), (1, "#fbd5a4")),
           0, 268, 0.035)  # fmt: skip
    p.glow(lambda x, y: np.exp(-(((x - SUN[0]) / 210) ** 2 + ((y - SUN[1]) / 60) ** 2)), "#e09a6a", 0.5)
    p.specks(40, (0, 0, 640, 120), "#a184bc", (0.25, 0.5), 0.55)
    for x, y, w, h in ((40, 226, 250, 6), (300, 238, 320, 5), (420, 206, 230, 5), (-30, 190, 220, 4)):
        p.lay(blob([(x, y), (x + w * 0.4, y - h), (x + w, y + 1), (x + w * 0.5, y + h)]), "#d8aeb4", lit=0.6, rim=0.7,
              soft=1.6, alpha=0.45)  # fmt: skip
    _spires(p, dice)
    _tower(p, dice)
    p.lay(blob([(-20, 270), (160, 258), (420, 264), (660, 256), (660, 282), (-20, 284)]), "#ecc0a6", lit=0.4, rim=0,
          soft=5, alpha=0.5)  # fmt: skip
    _field(p)
    _lavender(p, dice, range(KNEE))
    _figure(p)
    _lavender(p, dice, range(KNEE, ROWS))
    for x, y in ((458, 66), (470, 62)):  # two that look on
        p.halo(x, y, 3.2, "#c8d0ff", 0.55)
        p.lay(oval(x, y, 0.9, 0.9), "#f2efff", lit=0, rim=0, rough=0)
    p.shade(
        [poly([(-10, -10), (240, -10), (-10, 200)]), poly([(-10, 370), (-10, 330), (650, 336), (650, 370)])],
        0.45,
        30,
    )
    return p


def build(out: Path, report) -> list[Path]:
    """Write morning.npz."""
    chosen, colours = paint().finish(COLOURS)
    path = out / "morning.npz"
    np.savez_compressed(path, picture=colours[chosen])
    return [path]
