"""What is nearer than the climber, black and out of focus, in the corners of the screen: each look has its own.

Writes `foreground.npz`: `<kind><n>` h x w alpha, what grows from below, its foot at the last row; `<kind>_hung<n>`,
what hangs from above, its root at the first row. Kinds: glass, bone, stone, chain, smoke, ice, fallen.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage as ndi

WIDE, TALL = 190, 250
FINE = 2
EACH = 4  # of a kind, standing and hung
BLUR = 2.6
SEED = 907

Pen = ImageDraw.ImageDraw
Dice = np.random.Generator


def _line(pen: Pen, points: list[tuple[float, float]], thick: Callable[[float], float]) -> None:
    """A line whose thickness goes with its length, 0..1."""
    corners = np.array(points)
    at = np.linspace(0, len(corners) - 1, 240)
    for q in at:
        k = min(int(q), len(corners) - 2)
        x, y = corners[k] + (corners[k + 1] - corners[k]) * (q - k)
        w = max(0.5, thick(q / at[-1])) * FINE
        pen.ellipse([x * FINE - w, y * FINE - w, x * FINE + w, y * FINE + w], fill=255)


def _blade(pen: Pen, x: float, w: float, tall: float, lean: float, dice: Dice) -> None:
    """A shard that stands at x on the last row, broken off at an angle."""
    tip, shoulder = TALL - tall, TALL - tall * dice.uniform(0.45, 0.7)
    corners = [
        (x - w, TALL + 2), (x - w * 0.7 + lean * 0.4, shoulder + dice.uniform(-12, 12)), (x + lean - w * 0.15, tip),
        (x + lean + w * 0.25, tip + dice.uniform(4, 18)), (x + w * 0.8 + lean * 0.3, shoulder + dice.uniform(-8, 20)),
        (x + w, TALL + 2),
    ]  # fmt: skip
    pen.polygon([(a * FINE, b * FINE) for a, b in corners], fill=255)


def glass(pen: Pen, dice: Dice) -> None:
    """Large shards that lean on one another, straight-edged."""
    for _ in range(4):
        _blade(
            pen,
            dice.uniform(-10, 120),
            dice.uniform(14, 34),
            dice.uniform(60, 225),
            dice.normal(26, 22),
            dice,
        )


def bone(pen: Pen, dice: Dice) -> None:
    """Ribs of something that died here: from the ground, bent over, no two alike."""
    x, reach = dice.uniform(-8, 16), dice.uniform(0.7, 1.1)
    for _ in range(int(dice.integers(3, 5))):
        tall, bend = dice.uniform(120, 235) * reach, dice.uniform(30, 95)
        way = [
            (x + bend * np.sin(q * 1.9) * q, TALL + 8 - tall * np.sin(q * 1.57))
            for q in np.linspace(0, 1, 12)
        ]
        stout, end = dice.uniform(5, 9), dice.uniform(0.75, 1.0)
        _line(pen, way[: max(3, int(12 * end))], lambda q, s=stout: s * (1 - q) ** 0.55 + 0.8)
        x += dice.uniform(14, 34)
        reach *= dice.uniform(0.62, 0.9)
    for _ in range(6):
        px, r = dice.uniform(0, 110) * FINE, dice.uniform(5, 12) * FINE
        pen.ellipse([px - r * 1.5, TALL * FINE - r, px + r * 1.5, TALL * FINE + r], fill=255)


def stone(pen: Pen, dice: Dice) -> None:
    """A broken jamb: thick blades with a piece out of them."""
    for k in range(3):
        _blade(pen, k * 26 + dice.uniform(-14, 14), dice.uniform(20, 40), dice.uniform(80, 240) / (1 + k * 0.5),
               dice.normal(4, 8), dice)  # fmt: skip


def chain(pen: Pen, dice: Dice) -> None:
    """A post and what was tied to it: the links sag, one end is loose."""
    x = dice.uniform(6, 40)
    top = TALL - dice.uniform(120, 230)
    _line(
        pen,
        [(x, TALL), (x + dice.normal(0, 5), (TALL + top) / 2), (x + dice.normal(0, 6), top)],
        lambda q: 6 - q,
    )
    for _ in range(int(dice.integers(1, 3))):
        far, sag, high = dice.uniform(70, 130), dice.uniform(30, 80), top + dice.uniform(4, 40)
        for q in np.linspace(0, 1, int(far / 5)):
            px, py = x + far * q, high + sag * 4 * q * (1 - q) + q * dice.uniform(0, 3)
            w, h = (4.2, 2.4) if int(q * 40) % 2 else (2.2, 3.8)
            pen.ellipse([(px - w) * FINE, (py - h) * FINE, (px + w) * FINE, (py + h) * FINE], fill=255)


def links(pen: Pen, dice: Dice) -> None:
    """For what hangs: straight chains of several lengths, something at the end of one."""
    x = dice.uniform(4, 20)
    for k in range(int(dice.integers(2, 5))):
        end = TALL - dice.uniform(50, 225)
        for n, y in enumerate(np.arange(TALL, end, -5.0)):
            w, h = (1.6, 3.8) if n % 2 else (2.8, 3.2)
            pen.ellipse([(x - w) * FINE, (y - h) * FINE, (x + w) * FINE, (y + h) * FINE], fill=255)
        if k % 2:
            r = dice.uniform(9, 17)
            box = [(x - r) * FINE, (end - 2 * r) * FINE, (x + r) * FINE, end * FINE]
            pen.rectangle(box, outline=255, width=int(3.5 * FINE))
        x += dice.uniform(14, 44)


def smoke(pen: Pen, dice: Dice) -> None:
    """Roots, or fingers: one cannot say; they come out of what is below."""
    root = dice.uniform(0, 50)
    for _ in range(5):
        x, y, angle = root + dice.normal(0, 10), TALL + 4.0, -1.57 + dice.normal(0.28, 0.3)
        way = [(x, y)]
        for _ in range(int(dice.integers(5, 9))):
            angle += dice.normal(0, 0.34)
            x, y = x + np.cos(angle) * 24, y + np.sin(angle) * 24
            way.append((x, y))
        stout = dice.uniform(4, 10)
        _line(pen, way, lambda q, s=stout: s * (1 - q) ** 0.8 + 0.7)


def ice(pen: Pen, dice: Dice) -> None:
    """Needles, close together, long and short."""
    for _ in range(14):
        x = abs(dice.normal(0, 55))
        tall = dice.uniform(40, 210) * np.exp(-x / 110)
        lean, w = dice.normal(0, 6), dice.uniform(3, 10)
        points = [(x - w, TALL + 2), (x + lean, TALL - tall), (x + w, TALL + 2)]
        pen.polygon([(a * FINE, b * FINE) for a, b in points], fill=255)


def fallen(pen: Pen, dice: Dice) -> None:
    """Pieces of the tower that came down: corners of blocks, a rib, in a heap that leans."""
    for _ in range(7):
        x, r = abs(dice.normal(0, 48)), dice.uniform(12, 40)
        y = TALL - dice.uniform(0, 70) * np.exp(-x / 80)
        turn = dice.uniform(0, 3.14)
        angles = turn + np.sort(dice.uniform(0, 6.28, 5))
        points = [(x + np.cos(a) * r * dice.uniform(0.7, 1.3), y + np.sin(a) * r) for a in angles]
        pen.polygon([(a * FINE, b * FINE) for a, b in points], fill=255)
    x = dice.uniform(10, 50)
    _blade(pen, x, dice.uniform(10, 18), dice.uniform(130, 230), dice.normal(30, 16), dice)


def sprig(pen: Pen, dice: Dice) -> None:
    """Stalks of lavender, each with its spike of small flowers in whorls: they lean together."""
    lean = dice.uniform(10, 50)
    for k in range(int(dice.integers(3, 6))):
        x, tall = 10 + 24 * k + dice.uniform(-7, 7), dice.uniform(140, 240) * (1 - 0.09 * k)
        bend = lean * dice.uniform(0.5, 1.2)
        way = [(x + bend * q**1.7, TALL + 4 - tall * q) for q in np.linspace(0, 1, 12)]
        _line(pen, way, lambda q: 2.6 - 1.6 * q)
        for q in np.linspace(0.56, 1.0, 10):
            px, py = x + bend * q**1.7, TALL + 4 - tall * q
            w = (9.0 - 5.5 * (q - 0.56) / 0.44) * dice.uniform(0.8, 1.15)
            for at in (px - w * 0.55, px + w * 0.55, px):
                box = [at - w * 0.6, py - w * 0.62, at + w * 0.6, py + w * 0.45]
                pen.ellipse([side * FINE for side in box], fill=255)


KINDS: dict[str, Callable[[Pen, Dice], None]] = {
    "glass": glass, "bone": bone, "stone": stone, "chain": chain, "smoke": smoke, "ice": ice, "fallen": fallen,
    "sprig": sprig,
}  # fmt: skip
HUNG = KINDS | {"chain": links}
SHORT = 0.75  # what hangs is so much of what stands


def piece(kind: str, n: int, hung: bool) -> NDArray[np.uint8]:
    """Alpha; what hangs is drawn standing, and turned over."""
    dice = np.random.default_rng((SEED, list(KINDS).index(kind), n, hung))
    picture = Image.new("L", (WIDE * FINE, TALL * FINE), 0)
    (HUNG if hung else KINDS)[kind](ImageDraw.Draw(picture), dice)
    tall = int(TALL * SHORT) if hung else TALL
    a = np.asarray(picture.resize((WIDE, tall), Image.Resampling.BOX), np.float32)
    a = ndi.gaussian_filter(a, BLUR, mode="nearest") * 0.95
    if hung:
        a = a[::-1]
    return _cropped(a).astype(np.uint8)


def _cropped(a: NDArray[np.floating]) -> NDArray[np.floating]:
    """Without the empty rows and columns beside it."""
    rows, columns = np.flatnonzero(a.max(1) > 2), np.flatnonzero(a.max(0) > 2)
    return a[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def build(out: Path, report) -> list[Path]:
    """Write foreground.npz."""
    made = {
        f"{kind}{'_hung' if hung else ''}{n}": piece(kind, n, hung)
        for kind in KINDS
        for n in range(EACH)
        for hung in (False, True)
    }
    path = out / "foreground.npz"
    np.savez_compressed(path, **made)
    return [path]
