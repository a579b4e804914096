"""Phantom hands as tone pictures (0 nothing, 1 pit .. 7 tip), coloured at run time by the place they grow from.

Writes `hands.npz`: `poses` 34 x 64 x 60 uint8: reach 0-13, open 14-21, grasp 22-26, recoil 27-33, all leaning
right; row GROUND is the surface. `smoke` 12 x 26 x 26 and `wisp` 10 x 20 x 20: alpha (low 4 bits) and light.
"""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

from tools.assets.noise import Array, blue_noise, smooth, spectral, tiled

FINE, WIDE, TALL, GROUND = 4, 60, 64, 56
# thumb, index .. little: long and gaunt
LENGTHS = ((4.6, 4.2, 3.4), (6.6, 5.2, 4.2), (7.4, 5.8, 4.6), (6.8, 5.4, 4.4), (5.2, 4.2, 3.6))
RADII = (
    (1.9, 1.6, 1.25, 0.55),
    (1.65, 1.4, 1.1, 0.5),
    (1.75, 1.45, 1.15, 0.5),
    (1.65, 1.4, 1.1, 0.5),
    (1.45, 1.2, 1.0, 0.45),
)
FAN = (-1.05, -0.36, -0.10, 0.18, 0.50)
BEND = (0.40, 0.95, 0.95)
Point = tuple[float, float]


class Shape:
    """A height field of overlapping tapered capsules; what is drawn later lies nearer."""

    def __init__(self) -> None:
        self.z = np.full((TALL * FINE, WIDE * FINE), -1e3, np.float32)
        self.y, self.x = (np.mgrid[0 : TALL * FINE, 0 : WIDE * FINE].astype(np.float32) + 0.5) / FINE

    def capsule(self, a: Point, b: Point, ra: float, rb: float, lift: float = 0.0) -> None:
        """From a to b (px), radius ra to rb."""
        ux, uy = b[0] - a[0], b[1] - a[1]
        t = np.clip(((self.x - a[0]) * ux + (self.y - a[1]) * uy) / (ux * ux + uy * uy + 1e-6), 0, 1)
        r = ra + (rb - ra) * t
        d2 = (self.x - a[0] - t * ux) ** 2 + (self.y - a[1] - t * uy) ** 2
        high = np.sqrt(np.maximum(r * r - d2, 0)) + lift
        self.z = np.where(d2 < r * r, np.maximum(self.z, high), self.z)

    def tones(self) -> NDArray[np.uint8]:
        """Lit from above right, a pale rim on top, dark gaps between fingers, fading into the ground."""
        solid = self.z > -500
        gy, gx = np.gradient(ndi.gaussian_filter(np.where(solid, self.z, -1.5), 1.2) * FINE * 0.55)
        i = 1 / np.sqrt(gx * gx + gy * gy + 1)
        nx, ny, nz = -gx * i, -gy * i, i
        light = np.clip(nx * 0.52 - ny * 0.66 + nz * 0.30, 0, 1)
        rim = np.clip(1 - nz, 0, 1) ** 2 * np.clip(nx * 0.5 - ny * 0.8 + 0.25, 0, 1)

        def box(q: Array) -> Array:
            return q.reshape(TALL, FINE, WIDE, FINE).mean((1, 3))

        cover = box(solid * 1.0)
        w = np.maximum(cover, 0.01)
        gap = box(((ndi.maximum_filter(self.z, 2 * FINE - 3) - self.z > 1.0) & solid) * 1.0) / w
        v = (
            0.17
            + box(light * solid) / w * 0.66
            + box(rim * solid) / w * 0.8
            - 0.30 * np.clip(gap * 1.5 - 0.25, 0, 1)
        )
        hard = cover > 0.46
        above, right = np.zeros_like(hard), np.zeros_like(hard)
        above[1:], right[:, :-1] = hard[:-1], hard[:, 1:]
        v = np.where(hard & ~above, np.maximum(v, 0.62) + 0.2, v)
        v = np.where(hard & ~right & above, v + 0.12, v)
        v = v * (1 - 0.55 * smooth(GROUND - 16, GROUND, np.arange(TALL)[:, None]))
        return np.where(hard, 1 + np.clip(np.floor(v * 6.6), 0, 6), 0).astype(np.uint8)


def hand(
    rise: float, curl: list[float], fan: float = 1.0, lean: float = 0.0, bend: float = 0.0,
    thumb: float | None = None, shift: float = 0.0,
) -> NDArray[np.uint8]:  # fmt: skip
    """rise: px of the wrist above the ground; curl a finger: 0 open .. 1 fist; lean, fan: radians, share."""
    s = Shape()
    wrist = (WIDE / 2 + shift + math.sin(lean * 0.5) * max(rise, 0) + bend * 0.3, GROUND - rise)
    elbow = (WIDE / 2 + shift - bend, GROUND + 14)
    ca, sa = math.cos(lean), math.sin(lean)

    def at(x: float, y: float) -> Point:
        return wrist[0] + x * ca - y * sa, wrist[1] + x * sa + y * ca

    s.capsule(elbow, wrist, 3.0, 2.0, -1.0)
    s.capsule((elbow[0] - 1.0, elbow[1]), at(-0.8, 1), 2.2, 1.3, -0.4)
    knuckles = [at(-3.6, -3.2), at(-3.5, -9.4), at(-1.2, -10.2), at(1.3, -9.8), at(3.5, -8.4)]
    s.capsule(wrist, at(0, -4.6), 2.1, 3.0, -0.4)
    for k in (1, 2, 3, 4):
        s.capsule(at((k - 2.5) * 0.9, -1), knuckles[k], 1.7, RADII[k][0] + 0.35, 0.0)
    s.capsule(at(-1, -1), knuckles[0], 2.0, 1.8, 0.1)
    for k in (0, 4, 3, 2, 1):
        a = lean + (thumb if k == 0 and thumb is not None else FAN[k] * fan * (1 - 0.35 * curl[k]))
        p, side = knuckles[k], 1 if k else -1
        lift = 0.3 + 0.75 * (4 - k) if k else 2.4
        for j in range(3):
            a += BEND[j] * curl[k] * 1.35 * side * (1 if k else 0.9)
            q = p[0] + math.sin(a) * LENGTHS[k][j], p[1] - math.cos(a) * LENGTHS[k][j]
            s.capsule(p, q, RADII[k][j] + 0.1, RADII[k][j + 1], lift + j * 0.25 * curl[k])
            s.capsule(p, p, RADII[k][j] + 0.35, RADII[k][j] + 0.35, lift)
            p = q
    return s.tones()


def mix(a: float, b: float, u: float) -> float:
    """From a to b."""
    return a + (b - a) * u


def poses() -> list[NDArray[np.uint8]]:
    """All 34, in the order of the file."""
    made = []
    for i in range(14):
        u = i / 13
        r = float(smooth(0.05, 1, u))
        twitch = [0.5 + 0.4 * math.sin(u * 9 + k * 1.3) * (1 - u) for k in range(5)]
        curl = [
            mix(0.95, 0.16, float(smooth(0.35 + 0.05 * k, 0.95, u))) + 0.10 * (twitch[k] - 0.5)
            for k in range(5)
        ]
        made.append(
            hand(mix(-17, 11, r), curl, mix(0.35, 1.12, float(smooth(0.4, 1, u))), mix(-0.10, 0.16, u), 2 * u)
        )
    for i in range(8):
        a = i / 8 * 2 * math.pi
        curl = [0.16 + 0.16 * max(0, math.sin(a - k * 0.8)) for k in range(5)]
        made.append(
            hand(
                11 + math.sin(a) * 0.9,
                curl,
                1.12 - 0.08 * math.sin(a),
                0.16 + 0.09 * math.sin(a + 0.6),
                2 + math.sin(a),
            )
        )
    for i in range(5):
        u = (i + 1) / 5
        curl = [mix(0.1, e, u**1.2) for e in (-0.35, 0.62, 0.70, 0.80, 0.9)]
        made.append(
            hand(
                mix(11, 2.2, u),
                curl,
                mix(1.1, 1.15, u),
                mix(0.16, 0.86, u**0.8),
                mix(2, 3, u),
                mix(-1.1, -0.8, u),
                u,
            )
        )
    for i in range(7):
        u = i / 6
        curl = [mix(-0.22, 0.75, float(smooth(0.25, 1, u)))] * 5
        made.append(hand(mix(13, -20, u**1.5), curl, mix(1.45, 0.5, u), mix(-0.22, 0.0, u), mix(-2, 0, u)))
    return made


def puffs(n: int, size: int, seed: int) -> NDArray[np.uint8]:
    """A puff that opens, curls and thins: n frames; high 4 bits light, low 4 bits alpha, both posterised."""
    noise = [np.clip(0.5 + 0.26 * spectral(64, 64, 2.6, seed + i, 2, 24), 0, 1) for i in (0, 1)]
    y, x = (np.mgrid[0:size, 0:size] - (size - 1) / 2) / (size / 2)
    blue = tiled(blue_noise(), size, size)
    made = []
    for k in range(n):
        u = (k + 0.5) / n
        m = (
            np.roll(noise[0], int(-k * 2.2), 0)[:size, :size] * 0.6
            + np.roll(noise[1], int(k * 1.7), 1)[:size, :size] * 0.4
        )
        d = np.hypot(x * 1.05, y) / (0.34 + 0.58 * u**0.6) + (m - 0.5) * 1.5
        body = np.clip(1.12 - d, 0, 1) * (1 - u) ** 0.8 * 1.5
        light = np.clip(0.55 - y * 0.45 + (m - 0.5) * 1.2, 0, 1)
        a = np.clip(np.floor(np.clip(body, 0, 1) * 4 + blue * 0.85), 0, 4).astype(int)
        q = np.clip(light * 3 + blue * 0.6, 0, 3).astype(int)
        made.append((q << 4) | a)
    return np.array(made, np.uint8)


def build(out: Path, report) -> list[Path]:
    """Write hands.npz."""
    path = out / "hands.npz"
    np.savez_compressed(path, poses=np.array(poses()), smoke=puffs(12, 26, 7), wisp=puffs(10, 20, 9))
    return [path]
