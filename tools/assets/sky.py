"""The sky: veins grown by space colonisation, indigo by warped ridges. Both close on themselves at WIDTH px.

Writes `sky.npz`: `vein` and `indigo` (uint16, brightness * 64 + phase), `sheen` (uint8). The phase of a vein is
the distance along it from its root, so that a heartbeat *travels*.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi
from scipy.spatial import cKDTree

from tools.assets.noise import Array, blue_noise, dithered, shrink, smooth, spectral, tiled, warp

WIDTH, HEIGHT = 1280, 360
LEVELS, PHASES = 128, 64
FINE = 2  # veins are drawn at twice the size
MARGIN = 160  # px beside the seam that the distance transforms must see


def grow(roots: list[tuple[float, float]], food: Array, count: int, seed: int) -> tuple[Array, NDArray[np.int64]]:
    """Space colonisation on a cylinder: nodes (n x 2 px) and the parent of each (-1 for a root)."""
    r = np.random.default_rng(seed)
    box = [WIDTH, 1e9]
    want = r.random((count * 4, 2)) * [WIDTH, HEIGHT * 1.1]
    ok = r.random(len(want)) < food[np.clip(want[:, 1], 0, HEIGHT - 1).astype(int), want[:, 0].astype(int)]
    want = want[ok][:count]
    drift = [spectral(HEIGHT, WIDTH, 3.2, seed + k, 1, 60) * 0.75 for k in (9, 10)]
    nodes = [np.array(p, float) for p in roots]
    parent = [-1] * len(roots)
    heading = [np.zeros(2)] * len(roots)
    alive = np.ones(len(want), bool)
    for _ in range(900):
        here = np.array(nodes)
        here[:, 0] %= WIDTH
        tree = cKDTree(np.stack([here[:, 0], here[:, 1] + 500], 1), boxsize=box)
        food_left = want[alive]
        if not len(food_left):
            break
        dist, near = tree.query(np.stack([food_left[:, 0], food_left[:, 1] + 500], 1), distance_upper_bound=48)
        ok = np.isfinite(dist)
        if not ok.any():
            break
        pull = np.zeros((len(here), 2))
        v = food_left[ok] - here[near[ok]]
        v[:, 0] = (v[:, 0] + WIDTH / 2) % WIDTH - WIDTH / 2
        v /= np.linalg.norm(v, axis=1, keepdims=True) + 1e-6
        np.add.at(pull, near[ok], v)
        new = []
        for k in np.unique(near[ok]):
            n = np.linalg.norm(pull[k])
            if n < 1e-3:
                continue
            x, y = int(here[k, 0]) % WIDTH, int(np.clip(here[k, 1], 0, HEIGHT - 1))
            q = pull[k] / n + heading[k] * 0.45 + [drift[0][y, x], drift[1][y, x]] + r.normal(0, 0.22, 2)
            q /= np.linalg.norm(q)
            new.append((here[k] + q * 2.4, k, q))
        for p, k, q in new:
            nodes.append(p)
            parent.append(int(k))
            heading.append(q)
        tips = np.array([p for p, _, _ in new])
        tips[:, 0] %= WIDTH
        dist, _ = cKDTree(np.stack([tips[:, 0], tips[:, 1] + 500], 1), boxsize=box).query(
            np.stack([want[:, 0], want[:, 1] + 500], 1), distance_upper_bound=11
        )
        alive &= ~np.isfinite(dist)
    return np.array(nodes), np.array(parent)


def radii(nodes: Array, parent: NDArray[np.int64], tip: float = 0.30, power: float = 2.3) -> tuple[Array, Array]:
    """Murray's law from the tips down; and each node's distance from its root."""
    area = np.zeros(len(nodes))
    children = np.bincount(parent[parent >= 0], minlength=len(nodes))
    area[children == 0] = tip**power
    for i in range(len(nodes) - 1, -1, -1):
        if parent[i] >= 0:
            area[parent[i]] += area[i]
    far = np.zeros(len(nodes))
    for i in range(len(nodes)):
        if parent[i] >= 0:
            d = nodes[i] - nodes[parent[i]]
            d[0] = (d[0] + WIDTH / 2) % WIDTH - WIDTH / 2
            far[i] = far[parent[i]] + np.hypot(*d)
    return area ** (1 / power), far


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
    food = np.clip(1.12 - y, 0.05, 1) * np.clip(0.5 + 0.55 * spectral(HEIGHT, WIDTH, 3, 5, 1, 20), 0.03, 1)
    roots = [(430.0, 372.0), (-6.0, 60.0), (655.0, -8.0), (905.0, 372.0), (1085.0, -8.0)]
    nodes, parent = grow(roots, food, 3000, 11)
    report(f"{len(nodes)} nodes")
    light, far = draw(nodes, parent, *radii(nodes, parent))
    il, ip = indigo()
    wx = spectral(HEIGHT, WIDTH, 3.4, 21, 1, 28) * 34
    x = np.arange(WIDTH)[None] / WIDTH * 2 * np.pi
    around = np.hypot(np.sin(x) * 300 + wx * 0.8, y * HEIGHT + 180 + wx * 0.6)  # conchoidal arcs, very faint
    sheen = (np.sin(around / 26) + np.sin(around / 11 + 2)) * 0.25 + 0.5
    sheen = np.clip(sheen * np.clip(0.5 + 0.4 * spectral(HEIGHT, WIDTH, 3.2, 50, 1, 20), 0, 1), 0, 1)
    path = out / "sky.npz"
    np.savez_compressed(
        path,
        vein=(dithered(np.clip(light, 0, 1), LEVELS) * PHASES + dithered(far / far.max(), PHASES)).astype(np.uint16),
        indigo=(dithered(il, LEVELS) * PHASES + dithered(ip, PHASES)).astype(np.uint16),
        sheen=(sheen * 255).astype(np.uint8),
        blue=(tiled(blue_noise(), 64, 64) * 255).astype(np.uint8),
    )
    return [path]
