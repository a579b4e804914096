"""The sky: veins like arteries of lightning, indigo by warped ridges. Both close on themselves at WIDTH px.

Writes `sky.npz`: `vein` and `indigo` (uint16, brightness * 64 + phase), `sheen` (uint8). The phase of a vein is
the distance along it from its root, so that a heartbeat *travels*.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

from tools.assets.noise import Array, blue_noise, dithered, shrink, smooth, spectral, tiled, warp

WIDTH, HEIGHT = 1280, 360
LEVELS, PHASES = 128, 64
FINE = 2  # veins are drawn at twice the size
MARGIN = 160  # px beside the seam that the distance transforms must see


class Veins:
    """A forest of bolts: long runs with hard kinks, forks to alternate sides, none crossing another."""

    STEP = 3.0
    CELL = 4  # px of the grid that keeps branches apart

    def __init__(self, seed: int) -> None:
        self.r = np.random.default_rng(seed)
        self.nodes: list[tuple[float, float]] = []
        self.parent: list[int] = []
        self.radius: list[float] = []
        self.far: list[float] = []
        self._taken: dict[tuple[int, int], int] = {}

    def _free(self, x: float, y: float, family: int) -> bool:
        """Is no other branch near? A little room is kept on both sides."""
        c = self.CELL
        for dx in (-c, 0, c):
            for dy in (-c, 0, c):
                cell = (int((x + dx) % WIDTH) // c, int(y + dy) // c)
                if self._taken.get(cell, family) != family:
                    return False
        return True

    def branch(
        self, x: float, y: float, heading: float, long: float, wide: float, depth: int, parent: int
    ) -> None:
        """From x, y along a heading (radians, 0 right): `long` px, `wide` px at its foot."""
        r, family = self.r, len(self.nodes)
        start, gone, turn, side = heading, 0.0, 0.0, r.choice([-1, 1])
        far = self.far[parent] if parent >= 0 else 0.0
        next_fork, kink = r.uniform(8, 26) if depth else 0.0, r.uniform(10, 40)
        forks = []
        while gone < long:
            turn = turn * 0.82 + r.normal(0, 0.045)
            heading += turn + (start - heading) * 0.06
            kink -= self.STEP
            if kink < 0:  # a hard sideways jag, as lightning has
                heading += r.choice([-1, 1]) * r.uniform(0.35, 0.8)
                kink = r.uniform(8, 46)
            x += np.cos(heading) * self.STEP
            y += np.sin(heading) * self.STEP
            gone += self.STEP
            if not -24 < y < HEIGHT + 24 or (gone > 9 and not self._free(x, y, family)):
                break
            self.nodes.append((x, y))
            self.parent.append(parent)
            parent = len(self.nodes) - 1
            self.radius.append(wide * max(0.0, 1 - gone / long) ** 0.65 + 0.22)
            self.far.append(far + gone)
            if gone > 9:
                self._taken[(int(x % WIDTH) // self.CELL, int(y) // self.CELL)] = family
            next_fork -= self.STEP
            if depth < 5 and next_fork < 0 and gone < long * 0.93:
                side = -side if r.random() < 0.75 else side
                forks.append(
                    (
                        x,
                        y,
                        heading + side * r.uniform(0.45, 1.15),
                        (long - gone) * r.uniform(0.4, 0.8),
                        parent,
                    )
                )
                next_fork = r.uniform(8, 30) * (1 + 0.12 * depth)
        for fx, fy, toward, length, at in forks:
            if length > 9:
                self.branch(fx, fy, toward, length, self.radius[at] * r.uniform(0.38, 0.62), depth + 1, at)


# x, y, heading, length, width at the foot: great veins come out of the edges of the sky
TRUNKS = (
    (140, -14, 1.75, 420, 8.5), (470, 372, -1.9, 330, 5.0), (640, -14, 1.2, 300, 4.2), (800, -14, 2.2, 380, 7.0),
    (905, 372, -1.25, 380, 6.5), (1110, -14, 1.9, 330, 6.0), (1240, 372, -1.7, 260, 3.4), (330, -14, 1.0, 260, 3.2),
    (40, 372, -1.3, 240, 3.0), (700, 372, -1.5, 200, 2.6), (980, -14, 1.4, 220, 2.4), (560, 372, -1.2, 240, 2.6),
    (240, 372, -1.75, 230, 2.4), (1030, 372, -1.4, 250, 2.8), (1200, -14, 1.3, 260, 2.6), (20, -14, 1.5, 280, 3.0),
    (420, -14, 1.9, 240, 2.6), (540, -14, 1.3, 220, 2.2), (1130, 372, -1.7, 200, 2.2), (360, 372, -1.5, 160, 2.0),
)  # fmt: skip


def draw(nodes: Array, parent: NDArray[np.int64], radius: Array, far: Array) -> tuple[Array, Array]:
    """Brightness and phase; one distance transform per radius class, so that a twig never cuts a trunk's glow."""
    h, w = HEIGHT * FINE, (WIDTH + 2 * MARGIN) * FINE
    soft = radius.copy()
    for _ in range(12):
        up = np.where(parent >= 0, soft[np.maximum(parent, 0)], soft)
        soft = 0.5 * soft + 0.5 * np.minimum(up, soft * 1.25)
    light, phase = np.zeros((h, w), np.float32), np.zeros((h, w), np.float32)
    for low, high in ((0, 0.7), (0.7, 1.6), (1.6, 3.2), (3.2, 99)):
        r = np.zeros((h, w), np.float32)
        d = np.zeros((h, w), np.float32)
        for i in np.flatnonzero((soft >= low) & (soft < high) & (parent >= 0)):
            a, b = nodes[i].copy(), nodes[parent[i]]
            a[0] = b[0] + (a[0] - b[0] + WIDTH / 2) % WIDTH - WIDTH / 2
            n = int(np.hypot(*(a - b)) * FINE) + 2
            t = np.linspace(0, 1, n)[:, None]
            q = a * t + b * (1 - t)
            for turn in (-WIDTH, 0, WIDTH):
                p = ((q + [turn + MARGIN, 0]) * FINE).astype(int)
                p = p[(p[:, 0] >= 0) & (p[:, 0] < w) & (p[:, 1] >= 0) & (p[:, 1] < h)]
                r[p[:, 1], p[:, 0]] = soft[i]
                d[p[:, 1], p[:, 0]] = far[i]
        if not (r > 0).any():
            continue
        gap, (iy, ix) = ndi.distance_transform_edt(r == 0, return_indices=True)
        gap = gap / FINE
        ph = d[iy, ix]
        rr = np.clip(ndi.gaussian_filter(r[iy, ix], 1.5 * FINE) * 0.34, 0.28, 3.4)
        core = np.clip(1.25 - gap / rr, 0, 1) * np.clip(0.42 + rr * 0.45, 0, 1)
        halo = np.exp(-gap / (rr * 3.4 + 1.2)) * np.clip(0.08 + rr * 0.26, 0, 0.60)
        halo += np.exp(-gap / (rr * 12 + 2)) * np.clip(rr * 0.07 - 0.02, 0, 0.22)
        this = np.maximum(core, halo)
        more = this > light
        light, phase = np.where(more, this, light), np.where(more, ph, phase)
    cut = slice(MARGIN * FINE, -MARGIN * FINE)
    phase = phase[::FINE, cut][:, ::FINE]
    return shrink(light[:, cut], FINE), ndi.gaussian_filter(phase, 0.6, mode=("nearest", "wrap"))


def indigo() -> tuple[Array, Array]:
    """Brightness and phase of the violet air: domain-warped ridged noise."""
    h, w = HEIGHT, WIDTH
    wx, wy = (spectral(h, w, 3.4, s, 1, 28) * 34 for s in (21, 22))
    a, share, total = np.zeros((h, w), np.float32), 1.0, 0.0
    before = np.ones((h, w), np.float32)
    for k, (low, high, beta) in enumerate(((4, 14, 2.2), (10, 32, 2.2), (24, 80, 2.4), (60, 180, 2.6))):
        n = warp(spectral(h, w, beta, 30 + k, low, high), wx, wy)
        ridge = (1 - np.clip(np.abs(n / n.std()) * 1.15, 0, 1)) ** 2.2
        a += share * ridge * (1 if k == 0 else np.clip(before * 1.5, 0, 1))
        before, total, share = ridge, total + share, share * 0.62
    a = np.clip((a / total - 0.03) / 0.62, 0, 1)
    a *= 0.25 + 0.95 * smooth(-1.2, 1.6, spectral(h, w, 3.6, 44, 1, 16))
    phase = spectral(h, w, 3.6, 45, 1, 12)
    return a, (phase - phase.min()) / np.ptp(phase)


def build(out: Path, report) -> list[Path]:
    """Write sky.npz."""
    y = np.arange(HEIGHT)[:, None] / HEIGHT
    veins = Veins(12)
    for x, foot, heading, long, wide in TRUNKS:
        veins.branch(x, foot, heading, long, wide, 0, -1)
    report(f"{len(veins.nodes)} nodes")
    far = np.array(veins.far)
    light, far = draw(np.array(veins.nodes), np.array(veins.parent), np.array(veins.radius), far)
    il, ip = indigo()
    wx = spectral(HEIGHT, WIDTH, 3.4, 21, 1, 28) * 34
    x = np.arange(WIDTH)[None] / WIDTH * 2 * np.pi
    around = np.hypot(np.sin(x) * 300 + wx * 0.8, y * HEIGHT + 180 + wx * 0.6)  # conchoidal arcs, very faint
    sheen = (np.sin(around / 26) + np.sin(around / 11 + 2)) * 0.25 + 0.5
    sheen = np.clip(sheen * np.clip(0.5 + 0.4 * spectral(HEIGHT, WIDTH, 3.2, 50, 1, 20), 0, 1), 0, 1)
    path = out / "sky.npz"
    np.savez_compressed(
        path,
        vein=(dithered(np.clip(light, 0, 1), LEVELS) * PHASES + dithered(far / far.max(), PHASES)).astype(
            np.uint16
        ),
        indigo=(dithered(il, LEVELS) * PHASES + dithered(ip, PHASES)).astype(np.uint16),
        sheen=(sheen * 255).astype(np.uint8),
        blue=(tiled(blue_noise(), 64, 64) * 255).astype(np.uint8),
    )
    return [path]
