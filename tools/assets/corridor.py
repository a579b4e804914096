"""The wall of the corridors that return: pointed arches in a papered, panelled wall, four bays that are not alike.

Writes `corridor.npz`: `wall`, TALL x 512 contents, its last row on the floor. It closes at its sides. Gilt is in
the codes of the far half of the stair, which a flat map has no other use for; flames are cracks: they answer the beat.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

from game.view import content
from tools.assets.noise import blue_noise, spectral

TALL, WIDE, BAY = 176, 512, 128
SPRING, APEX, REACH = 62, 116, 37  # px above the floor of an arch's springing and point; half its width
DADO = 34  # px that the panelling is high
LIT = 112  # px of wall that a candle lights
CORNICE = 132
Grid = NDArray[np.floating]


def arch_edge(u: Grid, v: Grid, reach: float, spring: float, apex: float) -> Grid:
    """How far inside a pointed arch a place is, px; u: from its middle, v: above the floor."""
    high = apex - spring
    r = (reach * reach + high * high) / (2 * reach)
    side = np.abs(u)
    above = r - np.hypot(side + (r - reach), v - spring)
    return np.where(v < spring, reach - side, above)


def relief() -> tuple[Grid, Grid, Grid]:
    """Height px, gilt 0..1, and how deep a place lies 0..1."""
    v, x = np.mgrid[TALL - 1 : -1 : -1, 0:WIDE].astype(float)
    bay, u = np.divmod(x, BAY)
    u = u - BAY / 2
    inside = arch_edge(u, v, REACH, SPRING, APEX)
    high = np.zeros((TALL, WIDE))
    # paper: ropes of leaves that meet and part, a bud in each mesh; worn off in places
    worn = spectral(TALL, WIDE, 2.4, 71, 2, 40) > 1.25
    high += np.where(worn, -0.9 + spectral(TALL, WIDE, 1.6, 72, 6) * 0.25, papered(x, v))
    # the panelling and its rail
    between = np.abs(np.abs(u) - BAY / 2)
    panel = np.minimum(np.minimum(v - 6, DADO - 6 - v), 9.5 - np.abs(between - 13))
    high = np.where(v < DADO, np.where(panel > 2.5, 1.8, np.where(panel > 0, -0.6, 2.6)), high)
    high = np.where(np.abs(v - DADO) < 2.5, 4.2, high)
    # the arch: a roll round it, and a niche in four ways
    deep = np.clip(inside / 5, 0, 1)
    high = np.where(inside > -6, 3.4 * np.cos(np.clip(inside / 6, -1, 1) * np.pi / 2), high)
    high = np.where(inside > 3, np.where(v < DADO - 8, -7.0, -7.0 + 0.55 * papered(x * 1.5, v * 1.5)), high)
    within = arch_edge(u, v, REACH - 12, SPRING - 4, APEX - 20)
    high = np.where((inside > 3) & (bay == 0) & (within > 0), -14.0, high)  # a corridor goes on
    further = arch_edge(u, v, REACH - 21, SPRING - 8, APEX - 36)
    high = np.where((inside > 3) & (bay == 0) & (further > 0), -22.0, high)
    row = np.floor(v / 9)
    brick = (((x + row % 2 * 8) % 17) < 1.4) | (v % 9 < 1.4)
    wall_up = (bay == 1) & (inside > 3) & (v < 70 + 7 * np.sin(x / 5.0))
    high = np.where(wall_up, np.where(brick, -6.0, -3.4 + spectral(TALL, WIDE, 1.4, 5, 4) * 0.25), high)
    frame = (np.abs(u) < 23) & (v > 8) & (v < 100)
    glass = (np.abs(u) < 18) & (v > 13) & (v < 95)
    high = np.where((bay == 2) & frame, np.where(glass, -5.6, -1.2), high)
    for slope, at in ((0.9, 22), (0.9, 31), (-2.2, 70)):  # light that lies across it, and a crack
        streak = glass & (bay == 2) & (np.abs(v - 40 - slope * u - at + 18) < (2.2 if slope > 0 else 0.8))
        high = np.where(streak, -4.6, high)
    leaf = (bay == 3) & (inside > 6)
    door = np.where((np.abs(np.abs(u) - 15) < 9) & (v % 34 > 6), -5.2, -3.8)
    high = np.where(leaf, np.where(np.abs(u) < 1, -7, door), high)
    # cornice, and corbels that carry nothing
    for at, out in ((CORNICE, 5.0), (CORNICE + 6, 7.5), (CORNICE + 11, 4.0)):
        high = np.where(np.abs(v - at) < 3, out, high)
    corbel = (np.abs(between) < 10 - (v - CORNICE - 14) * 0.22) & (v > CORNICE + 13)
    high = np.where(v > CORNICE + 13, np.where(corbel, 6.0, -3.0), high)
    pilaster = (between < 6.5) & (v < CORNICE) & (v > DADO)
    high = np.where(pilaster, 3.6 - between * 0.25, high)
    high = np.where((between < 9) & (np.abs(v - 108) < 4), 5.2, high)
    gilt = np.maximum.reduce(
        [np.abs(inside - 2.2) < 0.9, np.abs(v - (DADO + 1)) < 0.6,
         (bay == 2) & frame & ~glass & ((np.floor(v * 0.5 + u) % 3) > 0),
         np.abs(v - (CORNICE + 7)) < 0.6, (bay == 0) & (np.abs(within) < 0.7) & (inside > 3)]
    ).astype(float)  # fmt: skip
    gilt *= spectral(TALL, WIDE, 1.8, 9, 3, 80) > -1.1  # some of it has come off
    return high, gilt, np.where(inside > 3, deep, 0)


def papered(x: Grid, v: Grid) -> Grid:
    """The paper's relief, px."""
    bend = np.sin(v * 2 * np.pi / 32) * 5.2
    ropes = np.minimum(np.abs((x - bend) % 32 - 16), np.abs((x + bend + 16) % 32 - 16))
    leaves = 0.5 + 0.5 * np.cos(v * 2 * np.pi / 5.33 + np.sign(bend))
    rope = np.clip(1 - ropes / 3.4, 0, 1) ** 0.6 * (0.9 + 0.8 * leaves)
    bud = 0.0
    for dx, dv in ((0, 8), (16, 24)):
        far = np.hypot((x - dx + 16) % 32 - 16, ((v - dv + 16) % 32 - 16) * 0.62)
        bud = np.maximum(bud, np.clip(1.25 - far / 4, 0, 1) * 1.5)
    return np.maximum(rope, bud)


def lights() -> tuple[Grid, list[tuple[int, int]]]:
    """How far the candles light the wall, 0..1, and where they burn: not in every bay, and one hangs too low."""
    v, x = np.mgrid[TALL - 1 : -1 : -1, 0:WIDE].astype(float)
    burning = [(0, 92), (BAY, 86), (BAY * 2, 64), (BAY * 3, 98)]
    light = np.zeros((TALL, WIDE))
    for at, up in burning:
        off = (x - at + WIDE / 2) % WIDE - WIDE / 2
        far = np.hypot(off, (v - up - 5) * (0.8 if up else 1))
        light = np.maximum(light, np.clip(1 - far / LIT, 0, 1) ** 1.35 * (0.82 if at % (2 * BAY) else 1))
    within = arch_edge((x % BAY) - BAY / 2, v, REACH, SPRING, APEX)
    for bay, aside, up, strong in (
        (0, 0, 40, 0.5),
        (1, 6, 88, 0.42),
        (3, -9, 66, 0.36),
    ):  # far off, in the niches
        far = np.hypot(x - bay * BAY - BAY / 2 - aside, v - up)
        light = np.where(within > 3, np.maximum(light * 0.6, strong * 1.5 * np.exp(-far / 26)), light)
    return light, burning


def coded() -> NDArray[np.uint16]:
    """The wall in contents."""
    high, gilt, deep = relief()
    smooth = ndi.gaussian_filter(high, 0.5, mode=("nearest", "wrap"))
    gx = (np.roll(smooth, -1, 1) - np.roll(smooth, 1, 1)) * 0.42
    gy = np.gradient(smooth, axis=0) * 0.42
    long = np.sqrt(1 + gx * gx + gy * gy)
    step = (content.WALL_NORMALS - 1) / 2
    nx = np.clip(np.round((-gx / long + 1) * step + 0.01), 0, 7).astype(int)
    ny = np.clip(np.round((-gy / long + 1) * step + 0.01), 0, 7).astype(int)
    shade = high - ndi.gaussian_filter(high, 6, mode=("nearest", "wrap"))
    grime = spectral(TALL, WIDE, 2.2, 33, 2, 60)
    tone = 1.85 + shade * 0.22 + grime * 0.14 - deep * 0.4
    v = np.arange(TALL - 1, -1, -1)[:, None]
    tone = tone - np.clip((v - CORNICE - 12) / 16, 0, 2)
    light, burning = lights()
    tone = np.clip(np.round(tone + light * 0.4), 0, 3).astype(int)
    uneven = (blue_noise(64)[np.arange(TALL)[:, None] % 64, np.arange(WIDE)[None] % 64] - 0.5) * 0.9
    glow = np.clip(np.floor(light * 6.8 * (0.7 + 0.1 * tone) + uneven), 0, 6).astype(int)
    inner = (high < -20) | ((high < -13) & (high > -15))
    glow = np.where(inner, np.maximum(glow, np.where(high < -20, 3, 1)), glow)
    out = content.WALL + ((nx * 8 + ny) * 4 + tone) * 8 + glow
    bright = np.clip(
        1 + np.round(light * 2.4 + 0.4 * (np.random.default_rng(4).random(light.shape) - 0.4)), 1, 4
    )
    out = np.where(gilt > 0, content.BACK + bright.astype(int), out)
    for x, up in burning:
        for dy in range(CORNICE - up):  # its chain
            if dy % 3 != 2:
                out[TALL - 1 - up - dy, x % WIDE] = content.BACK + 1
        for turn in np.linspace(0, 2 * np.pi, 60):  # a ring, that it hangs in
            row = TALL - 1 - up - round(6 + 12 * float(np.sin(turn)))
            out[row, (x + round(8 * float(np.cos(turn)))) % WIDE] = content.BACK + 3
        for dy in range(-3, 16):
            row = TALL - 1 - up - dy
            if dy < 0:  # its dish
                out[row, np.arange(x - 4 - dy // 2, x + 5 + dy // 2) % WIDE] = content.BACK + 2
            elif dy < 6:
                out[row, np.arange(x - 1, x + 2) % WIDE] = content.BACK + 4
            else:
                half = int(2.3 * np.sin((dy - 6) / 10 * np.pi) ** 0.8)
                for k in range(-half, half + 1):
                    level = 7 - abs(k) * 2
                    out[row, (x + k) % WIDE] = content.CORE + level * content.CORE_PHASES + 12
    return out.astype(np.uint16)


def build(out: Path, report: Callable[[str], None]) -> list[Path]:
    """Write corridor.npz."""
    path = out / "corridor.npz"
    np.savez_compressed(path, wall=coded())
    return [path]
