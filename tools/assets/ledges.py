"""Pieces that a level's tiles are drawn with: long strips that close at WIDTH px, cut tile by tile at run time.

Anchored to the world, so neighbours always fit. Row 0 of a piece is the collision row. Writes `ledges.npz`,
all uint16 contents (0 = nothing):
  slab_M   TALL x WIDTH    a run one tile high
  hang_M   TALL x WIDTH    what hangs behind it, never solid
  fill_M   256 x WIDTH     inside of solids
  under_M  TALL x WIDTH    lowest tile of a solid and what crumbles below it
  bone_N   TALL x 16 N     a long bone that is a whole ledge, N tiles
  spike    16 x WIDTH      fangs, pointing up
M is a name of `content.MATERIALS`.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi
from scipy.spatial import cKDTree

from game.view import content
from tools.assets.noise import Array, blue_noise, shrink, spectral, tiled

TILES = 32
WIDTH = TILES * 16
TALL = 48
FINE = 4
NOTHING = -9.0
Codes = NDArray[np.uint16]
Mask = NDArray[np.bool_]


def canvas(width: int, rows: int = TALL) -> tuple[Array, Array, Array]:
    """x, y in px at FINE times the size, and an empty height field."""
    y, x = (np.mgrid[0 : rows * FINE, 0 : width * FINE].astype(np.float32) + 0.5) / FINE
    return x, y, np.full(x.shape, NOTHING, np.float32)


def normals(z: Array, k: float) -> tuple[Array, Array]:
    """Slopes of a height field as unit normals."""
    gy, gx = np.gradient(z * k)
    i = 1 / np.sqrt(gx * gx + gy * gy + 1)
    return -gx * i, -gy * i


def steps(v: Array, n: int, dither: float = 0.0) -> NDArray[np.int64]:
    """-1..1 -> 0..n-1; no dither keeps facets crisp."""
    b = 0.5 + (tiled(blue_noise(), *v.shape) - 0.5) * dither
    return np.clip(np.floor((v * 0.5 + 0.5) * (n - 1) + b), 0, n - 1).astype(np.int64)


def encode(material: int, nx: Array, ny: Array, tone: Array, solid: Mask, dither: float = 0.0) -> Codes:
    """Normals and tone (0..1) -> contents."""
    n = content.SOLID_NORMALS
    code = content.SOLID + material * content.SOLID_COUNT
    code = (
        code
        + (steps(nx, n, dither) * n + steps(ny, n, dither)) * 4
        + np.clip(np.floor(tone * 4), 0, 3).astype(int)
    )
    return np.where(solid, code, 0).astype(np.uint16)


def relief(
    material: int, z: Array, solid: Mask, k: float = 0.9, tone: Array | None = None, dither: float = 0.0
) -> Codes:
    """Contents of a height field drawn at FINE: a crisp silhouette of one pixel, posterised normals."""
    soft = ndi.gaussian_filter(np.where(solid, z, 0), 0.35 * FINE)
    nx, ny = normals(soft, FINE * k)
    if tone is None:
        tone = np.clip(0.62 + (soft - ndi.gaussian_filter(soft, 2.2 * FINE)) * 0.30, 0, 1)
    hard = shrink(solid.astype(np.float32), FINE) > 0.5
    return encode(material, shrink(nx, FINE), shrink(ny, FINE), shrink(tone, FINE), hard, dither)


def tube(
    x: Array, y: Array, z: Array, points: list[tuple[float, float]], radius: list[float], flat: float
) -> None:
    """Raise a smooth tapered tube along a polyline."""
    p = np.array(points, float)
    t, tt = np.linspace(0, 1, len(p)), np.linspace(0, 1, max(14, len(p) * 8))
    soft = np.ones(5) / 5
    px, py = (np.convolve(np.pad(np.interp(tt, t, p[:, i]), 2, mode="edge"), soft, "valid") for i in (0, 1))
    rr = np.interp(tt, np.linspace(0, 1, len(radius)), radius)
    lo, hi = int((px.min() - 4) * FINE), int((px.max() + 4) * FINE)
    cut = slice(max(0, lo), max(0, hi))
    for a, b, c in zip(px, py, rr):
        d = (x[:, cut] - a) ** 2 + (y[:, cut] - b) ** 2
        z[:, cut] = np.maximum(
            z[:, cut], np.where(d < c * c, np.sqrt(np.clip(c * c - d, 0, None)) * flat, NOTHING)
        )


def vertebrae() -> tuple[Codes, Codes]:
    """One notched spool a tile, processes raked one way; and the ribs that hang behind."""
    r = np.random.default_rng(11)
    x, y, z = canvas(WIDTH)
    for i in range(TILES):
        cx = i * 16 + 8
        u = (x - cx) / 8.0
        half = 3.3 + r.uniform(0, 0.5) + 1.9 * np.abs(u) ** 2.2
        d = ((y - half) / half) ** 2
        body = (d < 1) & (np.abs(u) < 0.97)
        z = np.maximum(
            z, np.where(body, np.sqrt(np.clip(1 - d, 0, 1)) * (2.6 + 1.6 * np.abs(u) ** 3), NOTHING)
        )
        disc = (np.abs(u) >= 0.92) & (np.abs(u) < 1.01) & (y < 6.4)
        z = np.maximum(z, np.where(disc, 1.0, NOTHING))
        long = r.uniform(6.0, 9.0)
        tube(x, y, z, [(cx - 1, 5.5), (cx + 1.5, 8.5), (cx + 5.2, 6.8 + long)], [2.3, 1.9, 0.8], 0.85)
    ribs = canvas(WIDTH)[2]
    for i in range(TILES):
        cx, long = i * 16 + 5 + r.uniform(-1.5, 1.5), r.uniform(13, 30)
        bow = r.uniform(2.2, 3.6)
        points = [
            (cx, 4),
            (cx - bow, 4 + long * 0.35),
            (cx - bow * 0.8, 4 + long * 0.7),
            (cx + 2.0, 4 + long),
        ]
        tube(x, y, ribs, points, [1.6, 1.35, 1.1, 0.5], 0.8)
    return relief(content.BONE, z, z > -5, 0.85), relief(content.BONE, ribs, ribs > -5, 0.9)


def long_bone(n: int) -> Codes:
    """A bone n tiles long: concave shaft, knuckles that mark the ends, splinters below."""
    r = np.random.default_rng(70 + n)
    width = n * 16
    x, y, z = canvas(width)
    half = 2.9 + 2.6 * np.abs(x / width - 0.5) ** 1.5
    d = ((y - half) / half) ** 2
    z = np.maximum(
        z, np.where((d < 1) & (x > 4) & (x < width - 4), np.sqrt(np.clip(1 - d, 0, 1)) * 3.2, NOTHING)
    )
    for side, cx in ((1, 5.0), (-1, width - 5.0)):
        for oy, size, ox in ((4.2, 4.7, 0.0), (8.8, 4.0, 1.2 * side)):
            q = (x - cx - ox) ** 2 + (y - oy) ** 2
            z = np.maximum(
                z, np.where(q < size * size, np.sqrt(np.clip(size * size - q, 0, None)) * 0.95, NOTHING)
            )
    for _ in range(int(n * 0.9) if n > 2 else 0):
        cx = r.uniform(14, width - 14)
        tube(x, y, z, [(cx, 5), (cx + r.normal(0, 2), 8 + r.uniform(0, 6))], [1.3, 0.4], 0.7)
    return relief(content.BONE, z, z > -5, 0.95)


def ash_slab() -> tuple[Codes, Codes]:
    """Soft, flat on top, eroded below, threads of dust falling from it."""
    r = np.random.default_rng(5)
    x, y, _ = canvas(WIDTH)
    h, w = x.shape
    n, n2 = spectral(h, w, 2.4, 8, 6, 120), spectral(h, w, 1.7, 9, 24, 280)
    slow, fast = (ndi.gaussian_filter1d(r.standard_normal(w), FINE * s, mode="wrap") for s in (2.4, 0.8))
    thick = 8.8 + 2.6 * slow / slow.std() + 1.2 * fast / fast.std()
    foot = np.clip(thick, 5, 15)[None]
    solid = (y < foot) & ~((n2 > 1.5) & (y > 5) & (y > foot - 6))
    z = np.where(solid, 2.2 + n * 0.75 + n2 * 0.34 - (y / 15) ** 2 * 1.4, NOTHING)
    tone = np.clip(0.70 - y / 20 + n * 0.13 + n2 * 0.09, 0, 1)
    code = relief(content.ASH, np.where(solid, z, 0), solid, 0.5, tone, 0.55)
    hang = np.zeros_like(code)
    for _ in range(TILES * 2):
        column = int(r.integers(0, WIDTH))
        low = int(np.flatnonzero(code[:, column])[-1])
        for k in range(int(r.integers(2, 10))):
            if low + 1 + k < TALL and r.random() < 0.75 - 0.06 * k:
                hang[low + 1 + k, column] = content.solid(content.ASH, 4, 4, 1 if k < 3 else 0)
    return code, hang


def facets(
    seed: int, rows: int, size: float, lean: float, tall: float = 1.6
) -> tuple[Array, Array, Array, Array]:
    """Crisp cells that close both ways: slopes x and y, distance to the next cell px, a share a cell."""
    r = np.random.default_rng(seed)
    n = int(WIDTH * rows / (size * size * tall))
    p = np.stack([r.uniform(0, WIDTH, n), r.uniform(0, rows, n)], 1)
    around = np.concatenate([p + [i * WIDTH, j * rows] for i in (-1, 0, 1) for j in (-1, 0, 1)])
    y, x = np.mgrid[0:rows, 0:WIDTH] + 0.5
    d, i = cKDTree(around / [1, tall]).query(np.stack([x.ravel(), y.ravel() / tall], 1), k=2)
    cell = (i[:, 0] % n).reshape(rows, WIDTH)
    gx, gy = r.normal(0, lean, n)[cell], r.normal(0, lean * 0.65, n)[cell]
    return gx, gy, (d[:, 1] - d[:, 0]).reshape(rows, WIDTH), r.random(n)[cell]


def stone_fill(material: int, seed: int, size: float, lean: float, dark: float) -> Codes:
    """The inside of a solid: crisp blades of glass that lean one way, dark gaps, here and there a lit edge."""
    gx, gy, gap, share = facets(seed, 256, size, lean, 2.3)
    _, _, small_gap, small = facets(seed + 7, 256, size * 0.45, lean, 3.0)
    split = share > 0.45  # some cells are cleaved again
    tone = dark + 0.52 * share**1.3 + np.where(split, (small - 0.5) * 0.34, 0)
    tone = np.where(gap < 0.8, tone * 0.25, tone)
    tone = np.where(split & (small_gap < 0.6), tone * 0.7, tone)
    lit = (gap >= 0.8) & (np.roll(gap, 1, 1) < 0.8) & (share > 0.55) & (gx < 0.15)
    nx = np.where(lit, -0.8, gx + np.where(split, (small - 0.5) * 0.5, 0))
    return encode(material, nx, gy, np.where(lit, tone + 0.3, tone), np.ones(gx.shape, bool))


def bone_fill() -> Codes:
    """Packed bones: rounded cells."""
    gx, gy, gap, share = facets(31, 256, 11, 0.2, 1.0)
    dome = np.clip(gap / 7, 0, 1) ** 0.5 * 4
    nx, ny = normals(ndi.gaussian_filter(dome, 0.6, mode="wrap").astype(np.float32), 0.8)
    tone = np.clip(0.22 + 0.4 * share + 0.35 * (dome / 4), 0, 1) * np.where(gap < 1.2, 0.25, 1)
    return encode(content.BONE, nx + gx * 0.3, ny + gy * 0.3, tone, np.ones(gx.shape, bool))


def ash_fill() -> Codes:
    """Settled ash: soft layers."""
    n, n2 = spectral(256, WIDTH, 2.3, 41, 3, 90), spectral(256, WIDTH, 1.6, 42, 16, 200)
    layers = np.sin(np.arange(256)[:, None] / 256 * 2 * np.pi * 18 + n * 1.6)
    z = (n * 1.2 + n2 * 0.5 + layers * 0.6).astype(np.float32)
    nx, ny = normals(z, 0.5)
    return encode(
        content.ASH, nx, ny, np.clip(0.38 + 0.10 * layers + 0.08 * n2, 0, 1), np.ones(z.shape, bool), 0.5
    )


def broken_foot(fill: Codes, seed: int, least: float, most: float, teeth: float) -> Codes:
    """The lowest tile of a solid: its own fill, then teeth that point down past the tile's edge."""
    r = np.random.default_rng(seed)
    foot = np.full(WIDTH, least)
    for _ in range(int(TILES * teeth)):
        cx, half, long = r.uniform(0, WIDTH), r.uniform(2.0, 6.5), r.uniform(0.3, 1) * (most - least)
        d = np.abs((np.arange(WIDTH) - cx + WIDTH / 2) % WIDTH - WIDTH / 2)
        foot = np.maximum(foot, least + long * np.clip(1 - d / half, 0, 1))
    y = np.arange(TALL)[:, None]
    body = np.concatenate([fill, fill])[:TALL]
    code = np.where(y < foot[None], body, 0)
    return np.where(y >= 12, darker(code), code).astype(np.uint16)


def darker(code: NDArray[np.integer], n: int = 1) -> NDArray[np.integer]:
    """The same stone n tones darker."""
    tone = (code.astype(int) - content.SOLID) % content.SOLID_TONES
    return np.where(code >= content.SOLID, code - np.minimum(tone, n), code)


def bevelled(code: Codes, material: int) -> Codes:
    """Two lit rows under the lip, and a turn away into dark at the foot."""
    out = code.astype(int)
    for row, tone in ((0, 3), (1, 3), (2, 2)):
        out[row] = np.where(out[row] > 0, content.solid(material, 4, 1 + row, tone), 0)
    return out.astype(np.uint16)


def glass_pane() -> tuple[Codes, Codes]:
    """A thin bright pane, splinters under it: nothing that looks like a body."""
    r = np.random.default_rng(23)
    slab, hang = np.zeros((TALL, WIDTH), np.uint16), np.zeros((TALL, WIDTH), np.uint16)
    m = content.GLASS
    slab[0] = content.solid(m, 4, 1, 3)
    slab[1] = content.solid(m, 5, 3, 2)
    slab[2] = content.solid(m, 4, 7, 1)
    for _ in range(TILES * 3):
        cx, half, long = int(r.integers(0, WIDTH)), int(r.integers(2, 7)), int(r.integers(3, 12))
        lit = content.solid(m, int(r.integers(1, 8)), 3, int(r.integers(0, 3)))
        for k in range(long):
            w = half * (1 - k / long)
            for q in range(int(cx - w), int(cx + w) + 1):
                first = q <= cx - w + 1
                if first or (q + k) % 3 == 0:
                    hang[3 + k, q % WIDTH] = content.solid(m, 6, 2, 2) if first else lit
    for i in range(TILES):  # a joint a tile, so that its length can be read
        slab[1:4, i * 16] = content.solid(m, 7, 3, 3)
    return slab, hang


def icicles() -> Codes:
    """Hang from frost."""
    r = np.random.default_rng(29)
    x, y, z = canvas(WIDTH)
    for _ in range(TILES * 3):
        cx, long = r.uniform(2, WIDTH - 2), r.uniform(4, 22)
        tube(x, y, z, [(cx, 8), (cx + r.normal(0, 0.4), 11 + long)], [1.7, 0.3], 0.9)
    return relief(content.FROST, z, z > -5, 1.0)


def fangs() -> Codes:
    """Spikes of bone, close and uneven, dark at the root, white at the tip."""
    r = np.random.default_rng(37)
    code = np.zeros((16, WIDTH), np.int64)
    half_tones = content.SPIKE_TONES
    want = sorted(
        ((r.uniform(0, WIDTH), r.uniform(7, 12) if k % 3 else r.uniform(13, 16)) for k in range(TILES * 4)),
        key=lambda s: -s[1],
    )
    want += [(i * 16 + 8 + r.uniform(-3, 3), 15.6) for i in range(TILES)]
    for cx, tall in want:
        lean, half = r.normal(0, 0.12), 1.2 + tall * 0.13
        for row in range(int(np.ceil(16 - tall)), 16):
            f = (16 - row) / tall  # 1 at the tip
            w, mid = half * max(0.0, 1 - f) ** 0.8 + 0.35, cx + lean * (16 - row)
            for q in range(int(np.floor(mid - w)), int(np.ceil(mid + w))):
                if not mid - w <= q + 0.5 <= mid + w:
                    continue
                dim = q + 0.5 > mid + w * 0.15
                tone = int(np.clip(f * half_tones * 1.05, 0, half_tones - 1))
                code[row, q % WIDTH] = content.SPIKE + (half_tones if dim else 0) + tone
    return code.astype(np.uint16)


def build(out: Path, report) -> list[Path]:
    """Write ledges.npz."""
    made: dict[str, Codes] = {}
    made["slab_bone"], made["hang_bone"] = vertebrae()
    made["fill_bone"] = bone_fill()
    made["under_bone"] = broken_foot(made["fill_bone"], 51, 12, 17, 2.0)
    made["slab_ash"], made["hang_ash"] = ash_slab()
    made["fill_ash"] = ash_fill()
    made["under_ash"] = broken_foot(made["fill_ash"], 52, 12, 22, 2.5)
    report("bone, ash")
    made["fill_stone"] = stone_fill(content.STONE, 33, 15, 0.62, 0.28)
    made["under_stone"] = broken_foot(made["fill_stone"], 53, 12, 24, 1.6)
    made["slab_stone"] = bevelled(broken_foot(made["fill_stone"], 54, 10, 19, 1.6), content.STONE)
    made["fill_frost"] = stone_fill(content.FROST, 34, 12, 0.6, 0.24)
    made["under_frost"] = broken_foot(made["fill_frost"], 55, 12, 22, 2.4)
    made["slab_frost"] = bevelled(broken_foot(made["fill_frost"], 56, 9, 16, 2.4), content.FROST)
    made["hang_frost"] = icicles()
    made["slab_glass"], made["hang_glass"] = glass_pane()
    made["fill_glass"] = stone_fill(content.GLASS, 35, 26, 0.6, 0.05)
    made["under_glass"] = broken_foot(made["fill_glass"], 57, 12, 20, 1.2)
    for n in range(2, 9):
        made[f"bone_{n}"] = long_bone(n)
    made["spike"] = fangs()
    roots = broken_foot(made["fill_stone"], 58, 0, 26, 0.8)
    made["hang_stone"] = np.where(roots > 0, darker(roots, 2), 0).astype(np.uint16)
    path = out / "ledges.npz"
    np.savez_compressed(path, **made)
    return [path]
