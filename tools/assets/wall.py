"""The tower's wall: overlapping blades of obsidian that point to the peak, light leaking from behind them.

Every blade has two faces cut by straight cleavage planes (noise would turn glass to mud). Writes `wall.npz`:
`wall` (uint16 contents), `outcrop` (packed bits: stone that stands proud), `outline` (uint8: how far it
stands out at the limb). WIDTH x HEIGHT px, closing on itself both ways.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage as ndi

from game.view import content
from tools.assets.noise import Array, blue_noise, shrink, spectral, tiled

WIDTH, HEIGHT = 1536, 1024
FINE = 3
BLEED = 0.42  # share of blades that light leaks around
ROWS, A_ROW = 16, (33, 40)  # rows of blades, blades in each
REACH = 160  # px a blade may reach over the seam
Points = NDArray[np.float64]


@dataclass(slots=True)
class Blade:
    """A shard: its foot, half width, height; how its faces lean and shine."""

    x: float
    y: float
    w: float
    tall: float
    seed: int
    tilt: tuple[float, float]
    up: float
    tone: float
    leak: float
    glass: bool
    depth: float


def sow(r: np.random.Generator) -> list[Blade]:
    """Blades in three sizes, row over row."""
    blades = []
    for row in range(ROWS):
        n = int(r.integers(*A_ROW))
        for i in range(n):
            size = r.random()
            w = r.uniform(10, 16) if size < 0.34 else r.uniform(17, 28) if size < 0.86 else r.uniform(34, 52)
            tall = w * r.uniform(4.8, 7.6) + 34
            x = i * WIDTH / n + r.uniform(0, WIDTH / n) + row * 17
            y = row * HEIGHT / ROWS + r.uniform(-26, 26) + tall * 0.42
            tone = float(r.choice([0.30, 0.45, 0.62, 0.85, 1.0], p=[0.18, 0.26, 0.26, 0.20, 0.10]))
            tilt = (r.uniform(0.30, 0.75), r.uniform(0.30, 0.75))
            blades.append(
                Blade(
                    x % WIDTH,
                    y,
                    w,
                    tall,
                    int(r.integers(1 << 30)),
                    tilt,
                    r.uniform(-0.30, -0.02),
                    tone,
                    r.random(),
                    bool(r.random() < 0.42),
                    r.uniform(0.55, 1.0),
                )
            )
    return blades


def outline(r: np.random.Generator, b: Blade) -> tuple[Points, Points, Points]:
    """Left edge, right edge, ridge, foot first: straight tapering runs, short hard jags."""
    lean, k = r.normal(0, 0.05), r.uniform(-0.45, 0.45)
    left, right, ridge = [], [], []
    shift = 0.0
    for q in np.sort(np.r_[0, r.uniform(0.25, 0.85, int(r.integers(2, 4)) - 1), 1]):
        w = b.w * (1 - q) ** 0.72 + 0.2
        c, y = b.x + shift + lean * b.tall * q, b.y - b.tall * q
        left.append((c - w, y))
        right.append((c + w, y))
        ridge.append((c + w * k, y + (w * 0.9 if q == 0 else 0)))
        if 0 < q < 1:
            jag = r.choice([-1, 1]) * w * r.uniform(0.18, 0.42)
            shift, c, w, y = shift + jag, c + jag, w * r.uniform(0.72, 0.92), y - r.uniform(2, 7)
            left.append((c - w, y))
            right.append((c + w, y))
            ridge.append((c + w * k, y))
    return np.array(left), np.array(right), np.array(ridge)


class Plates:
    """The pictures being drawn at FINE times the size: normal, tone, light, which blade."""

    def __init__(self) -> None:
        start = {"nx": 0.0, "ny": 0.0, "tone": 0.3, "light": 0.0, "blade": 0.0}
        self.pictures = {k: Image.new("F", (WIDTH * FINE, HEIGHT * FINE), v) for k, v in start.items()}
        self.pens = {k: ImageDraw.Draw(p) for k, p in self.pictures.items()}

    def array(self, name: str) -> Array:
        """One picture as floats."""
        return np.asarray(self.pictures[name], np.float32)

    def blade(self, b: Blade, number: int, ox: float, oy: float) -> None:
        """One copy of a blade."""
        r, pen = np.random.default_rng(b.seed), self.pens
        left, right, ridge = outline(r, b)

        def fine(points: Points | list[Points]) -> list[tuple[float, float]]:
            return [((float(p[0]) + ox) * FINE, (float(p[1]) + oy) * FINE) for p in points]

        whole = fine(np.r_[left, right[::-1], ridge[:1]])
        if b.leak < BLEED * 0.8 and b.w > 15:
            m = max(2, len(left) // 2)
            rim = np.r_[left[m - 1 :], right[::-1][: len(right) - m + 1]]
            hot = 0.55 + 0.45 * b.leak / (BLEED * 0.8)
            pen["light"].line(fine(rim), fill=hot, width=int(FINE * (1.4 + 1.5 * BLEED)), joint="curve")
        pen["light"].polygon(whole, fill=0)
        pen["blade"].polygon(whole, fill=number)
        for face, side, tilt in ((left, -1, b.tilt[0]), (right, 1, b.tilt[1])):
            nx, ny, tone = side * tilt, b.up, b.tone * (1 if side > 0 else 0.86)
            self.face(fine(np.r_[face, ridge[::-1]]), nx, ny, tone)
            for i in range(len(face) - 1):  # cleavage: a straight cut across each run of the face
                lo, hi = r.uniform(0.0, 0.8), r.uniform(0.15, 1.0)
                hi2, lo2 = min(1, hi + r.uniform(0.12, 0.6)), min(1, lo + r.uniform(0.12, 0.5))
                if abs(face[i + 1][1] - face[i][1]) < 9:
                    continue

                def at(e: Points, u: float, i: int = i) -> Points:
                    return e[i] + (e[i + 1] - e[i]) * u

                cut = fine([at(ridge, lo), at(face, hi), at(face, hi2), at(ridge, lo2)])
                lean = r.uniform(0.25, 1.3), r.uniform(-0.35, 0.25), r.uniform(0.75, 1.45)
                self.face(cut, nx * lean[0], ny + lean[1], min(1, tone * lean[2]))
                if b.glass:
                    for _ in range(2):
                        a = r.uniform(0, 0.8)
                        glint = fine(
                            [at(ridge, a), at(face, a + 0.10), at(face, a + 0.14), at(ridge, a + 0.06)]
                        )
                        pen["tone"].polygon(glint, fill=min(1.0, tone * 1.5 + 0.12))
                        pen["nx"].polygon(glint, fill=nx * 0.6 + 0.2)
            if b.w < 13 or b.tone < 0.4 or (side < 0 and b.glass):
                continue
            self.line(
                fine(face), FINE, side * 0.93, -0.30, min(1, b.tone * 1.1 + 0.22)
            )  # a chipped bright arris
        self.line(fine(ridge), max(1, FINE // 2), 0.42, -0.45, min(1, b.tone + 0.15))

    def face(self, points: list[tuple[float, float]], nx: float, ny: float, tone: float) -> None:
        """A flat face."""
        for k, v in (("nx", nx), ("ny", ny), ("tone", tone)):
            self.pens[k].polygon(points, fill=v)

    def line(self, points: list[tuple[float, float]], width: int, nx: float, ny: float, tone: float) -> None:
        """An edge."""
        for k, v in (("nx", nx), ("ny", ny), ("tone", tone)):
            self.pens[k].line(points, fill=v, width=width)


def cracks(r: np.random.Generator) -> Array:
    """The great cracks: bolts that climb, with forks. 0..1."""
    picture = Image.new("L", (WIDTH * FINE, HEIGHT * FINE), 0)
    pen = ImageDraw.Draw(picture)

    def bolt(x: float, y: float, end: float, width: float, bright: float, depth: int) -> None:
        g = np.random.default_rng(abs(int(x * 31 + y * 17)))
        p, side = [(x, y)], g.choice([-1, 1])
        while y > end:
            run = min(y - end, g.uniform(16, 52))
            x += run * side * g.uniform(0.02, 0.22)
            y -= run
            p.append((x, y))
            jag = g.uniform(4, 13)
            x -= side * jag
            y -= jag * g.uniform(0.15, 0.6)
            p.append((x, y))
            side = -side if g.random() < 0.7 else side
            if depth and g.random() < 0.55:
                bolt(x, y, y - g.uniform(30, 110), width * 0.5, bright * 0.8, depth - 1)
        for i in range(len(p) - 1):
            w = max(0.45, width * (1 - i / len(p) * 0.7))
            for ox in (-WIDTH, 0, WIDTH):
                for oy in (-HEIGHT, 0, HEIGHT):
                    ends = [((q[0] + ox) * FINE, (q[1] + oy) * FINE) for q in p[i : i + 2]]
                    pen.line(ends, fill=int(bright), width=max(1, round(w * FINE)))

    starts = [(0.06, 1.05, 0.25), (0.24, 0.6, -0.05), (0.43, 1.0, 0.4), (0.57, 0.45, -0.2), (0.74, 1.0, 0.1),
              (0.90, 0.5, 0.0), (0.16, 0.2, -0.15), (0.66, 0.75, 0.3)]  # fmt: skip
    for x, y, end in starts:
        bolt(WIDTH * x + r.uniform(-30, 30), HEIGHT * y, HEIGHT * end, 0.8 + 1.5 * BLEED, 255, 2)
    return shrink(np.asarray(picture, np.float32) / 255, FINE)


def scars(r: np.random.Generator, nx: Array, ny: Array, blade: NDArray[np.int64]) -> tuple[Array, Array]:
    """Conchoidal flake scars on some faces: crisp arcs."""
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH]
    for _ in range(260):
        cx, cy, size, turn = r.uniform(0, WIDTH), r.uniform(0, HEIGHT), r.uniform(9, 22), r.uniform(-3.1, 3.1)
        x0, y0 = int(cx - size) - 1, int(cy - size * 1.3) - 1
        if x0 < 0 or y0 < 0 or x0 + 50 > WIDTH or y0 + 62 > HEIGHT:
            continue
        box = (slice(y0, y0 + 62), slice(x0, x0 + 50))
        dx, dy = xx[box] - cx, yy[box] - cy
        d = np.hypot(dx, dy * 0.8)
        here = (
            (d < size) & (np.cos(np.arctan2(dy, dx) - turn) > 0.2) & (blade[box] == blade[int(cy), int(cx)])
        )
        wave = np.cos(d / size * 6.28 * 2.2) * 0.28 * (1 - d / size * 0.5)
        nx[box] = np.where(here, nx[box] * 0.7 + wave * dx / (d + 1), nx[box])
        ny[box] = np.where(here, ny[box] * 0.7 + wave * dy / (d + 1) - 0.05, ny[box])
    return nx, ny


def blur(a: Array, s: float) -> Array:
    """A wrapping Gaussian."""
    return ndi.gaussian_filter(a, s, mode="wrap")


def steps(v: Array, n: int) -> NDArray[np.int64]:
    """-1..1 -> 0..n-1, crisp."""
    return np.clip(np.floor((v * 0.5 + 0.5) * (n - 1) + 0.5), 0, n - 1).astype(np.int64)


def build(out: Path, report) -> list[Path]:
    """Write wall.npz."""
    r = np.random.default_rng(4)
    blades, plates = sow(r), Plates()
    for oy, k in sorted((b.y + j * HEIGHT, k * 3 + j + 1) for k, b in enumerate(blades) for j in (-1, 0, 1)):
        b = blades[k // 3]
        if oy - b.tall * 1.1 > HEIGHT + 10 or oy < -10:
            continue
        for ox in (-WIDTH, 0, WIDTH):
            if -REACH < b.x + ox < WIDTH + REACH:
                plates.blade(b, k // 3 + 1, ox, oy - b.y)
    report("blades drawn")
    ids = plates.array("blade").astype(int)
    y = (np.arange(HEIGHT * FINE)[:, None] + 0.5) / FINE
    foot = np.r_[0, [b.y for b in blades]][ids]
    tall = np.r_[1, [b.tall for b in blades]][ids]
    deep = np.r_[0, [b.depth for b in blades]][ids]
    z = np.where(ids > 0, np.clip(((foot - y) % HEIGHT) / tall, 0, 1), 0) * deep
    crack = cracks(r)
    light = np.maximum(shrink(plates.array("light"), FINE) * 0.85, crack)
    z = shrink(z.astype(np.float32), FINE)
    shade = np.clip(1 - np.clip(blur(z, 4) - z, 0, 1) * 2.6 - np.clip(blur(z, 14) - z, 0, 1) * 1.2, 0.05, 1)
    tone = shrink(plates.array("tone"), FINE) * (0.30 + 0.75 * z**0.8) * shade
    blade = ids[::FINE, ::FINE]
    nx, ny = scars(r, shrink(plates.array("nx"), FINE), shrink(plates.array("ny"), FINE), blade)
    report("light")
    # What bleeds runs down the glass.
    drip, run = np.zeros_like(light), np.zeros(WIDTH, np.float32)
    fall = np.clip(
        0.92 + 0.06 * ndi.gaussian_filter1d(r.standard_normal(WIDTH), 0.8, mode="wrap"), 0.80, 0.985
    )
    source = r.random(WIDTH) < 0.30
    for q in range(2 * HEIGHT):
        run = np.maximum(run * fall, light[q % HEIGHT] * source)
        drip[q % HEIGHT] = run
    leak = blur(light, 1.2) * 1.0 + blur(light, 4) * 1.4 + blur(light, 11) * 2.1 + drip * 0.34
    leak *= np.clip(0.25 + 1.1 * (1 - z), 0, 1.1) * 0.75
    near = blur(crack, 1.1) * 0.5 + blur(crack, 3.5) * 1.0 + blur(crack, 11) * 2.0 + blur(crack, 26) * 2.6
    glow = np.clip(leak + near * (0.55 + 0.6 * tone), 0, 1)
    rise = 1 - np.arange(HEIGHT)[:, None] / HEIGHT  # the beat climbs: phase grows upward
    phase = (rise * 48 + spectral(HEIGHT, WIDTH, 3.0, 11, 1, 9) * 0.8) % content.CORE_PHASES
    blue = tiled(blue_noise(), HEIGHT, WIDTH)
    tones = np.clip(np.floor(tone * 4.7 + (blue[::-1] - 0.5) * 0.10), 0, 3).astype(int)
    glows = np.clip(np.floor(glow * 7.6 + blue * 0.7 - 0.1), 0, 7).astype(int)
    code = content.WALL + ((steps(nx, 8) * 8 + steps(ny, 8)) * 4 + tones) * 8 + glows
    core = (
        content.CORE + np.clip((light * 8).astype(int), 0, 7) * content.CORE_PHASES + phase.astype(int) % 24
    )
    code = np.where(light > 0.30, core, code)
    # What stands proud of the wall: blades' upper parts; the foot of an outcrop is a broken edge, never a cut.
    close = blur(crack, 2.2) * 3 + blur(crack, 5) * 2
    jag = ndi.gaussian_filter1d(r.standard_normal(WIDTH), 1.6, mode="wrap")
    jag = jag / jag.std() * 0.11 + 0.09 * spectral(HEIGHT, WIDTH, 2.6, 16, 12, 90)
    proud = np.tile((z + jag > 0.52) & (close < 0.10), (1, 3))
    proud = ndi.binary_opening(proud, np.ones((11, 5)))[:, WIDTH : 2 * WIDTH]
    # The limb: a blade grows outward to its tip and stops dead, barbs that point up.
    reach = np.clip((z - 0.22) * 1.35, 0, 1)
    slope = -np.abs(np.arange(-22, 23))[None] / 22.0 * 0.9
    reach = ndi.grey_dilation(reach, structure=slope, footprint=np.ones((1, 45)), mode="wrap")
    barbs = reach.copy()
    for k in range(1, 30):
        barbs = np.maximum(barbs, np.roll(reach, -k, 0) - k / 30)
    path = out / "wall.npz"
    np.savez_compressed(
        path,
        wall=code.astype(np.uint16),
        outcrop=np.packbits(proud, axis=1),
        outline=(np.clip(barbs, 0, 1) * 63).astype(np.uint8),
    )
    return [path]
