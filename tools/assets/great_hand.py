"""The great hand as tone pictures (0 nothing, 1 pit .. 7 tip), in eight directions, coloured at run time.

Writes `great_hand.npz`: `poses` 8 x 16 x 236 x 236 uint8, the middle of the palm in the middle: coming on 0-3,
opening 4-7, open 8-11, closing 12-15; direction 0 is up, then on clockwise by eighths. `fingers`: of the closing
poses only what lies before whom they hold. `arm` 4 x 44 x 44: a length of the arm, each darker than the last.
"""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

from tools.assets.hands import BEND, FAN, LENGTHS, RADII, mix
from tools.assets.noise import Array, smooth

FINE, SIZE, SCALE = 3, 236, 4.2  # px of a picture, and of the great hand for each of a small one
PALM = (0.0, -6.5)  # the middle of the palm, from the wrist
Point = tuple[float, float]


class Relief:
    """A height field of overlapping tapered capsules in the small hand's px, turned about the palm."""

    def __init__(self, turn: float, size: int = SIZE) -> None:
        n = size * FINE
        self.size = size
        self.z = np.full((n, n), -1e3, np.float32)
        middle = size / 2
        self.y, self.x = ((np.mgrid[0:n, 0:n].astype(np.float32) + 0.5) / FINE - middle) / SCALE
        self.c, self.s = math.cos(turn), math.sin(turn)

    def _turned(self, p: Point) -> Point:
        x, y = p[0] - PALM[0], p[1] - PALM[1]
        return x * self.c - y * self.s, x * self.s + y * self.c

    def capsule(self, a: Point, b: Point, ra: float, rb: float, lift: float = 0.0) -> None:
        """From a to b, radius ra to rb."""
        (ax, ay), (bx, by) = self._turned(a), self._turned(b)
        ux, uy = bx - ax, by - ay
        t = np.clip(((self.x - ax) * ux + (self.y - ay) * uy) / (ux * ux + uy * uy + 1e-6), 0, 1)
        r = ra + (rb - ra) * t
        d2 = (self.x - ax - t * ux) ** 2 + (self.y - ay - t * uy) ** 2
        high = np.sqrt(np.maximum(r * r - d2, 0)) + lift
        self.z = np.where(d2 < r * r, np.maximum(self.z, high), self.z)

    def tones(self, dark: float = 0.0) -> NDArray[np.uint8]:
        """Lit from above right; sinews, a pale rim, dark gaps between fingers."""
        size = self.size
        solid = self.z > -500
        relief = ndi.gaussian_filter(np.where(solid, self.z, -1.5), 1.6)
        gy, gx = np.gradient(relief * FINE * SCALE * 0.62)
        i = 1 / np.sqrt(gx * gx + gy * gy + 1)
        nx, ny, nz = -gx * i, -gy * i, i
        light = np.clip(nx * 0.52 - ny * 0.66 + nz * 0.30, 0, 1)
        rim = np.clip(1 - nz, 0, 1) ** 2 * np.clip(nx * 0.5 - ny * 0.8 + 0.3, 0, 1)
        wide = int(FINE * SCALE) | 1
        gap = ((ndi.maximum_filter(self.z, wide) - self.z > 0.9) & solid) * 1.0

        def box(q: Array) -> Array:
            return q.reshape(size, FINE, size, FINE).mean((1, 3))

        cover = box(solid * 1.0)
        w = np.maximum(cover, 0.01)
        v = 0.14 + box(light * solid) / w * 0.62 + box(rim * solid) / w * 1.0 - 0.30 * box(gap) / w
        back = box(self.y * self.c - self.x * self.s) + PALM[1]  # from the wrist, toward the elbow
        v = v - 0.42 * smooth(0, 17, back)
        hard = cover > 0.46
        above, right = np.zeros_like(hard), np.zeros_like(hard)
        above[1:], right[:, :-1] = hard[:-1], hard[:, 1:]
        v = np.where(hard & ~above, np.maximum(v, 0.6) + 0.16, v)
        v = np.where(hard & ~right & above, v + 0.12, v)
        return np.where(hard, 1 + np.clip(np.floor((v - dark) * 6.6), 0, 6), 0).astype(np.uint8)


def hand(
    turn: float, curl: list[float], fan: float, thumb: float, fingers: bool = False
) -> NDArray[np.uint8]:
    """curl a finger: 0 open .. 1 fist; fan: how far they spread. `fingers`: only those four."""
    s = Relief(turn)
    knuckles = [(-5.0, -3.8), (-4.6, -9.6), (-1.6, -10.8), (1.6, -10.4), (4.5, -8.8)]
    if not fingers:
        s.capsule((0, 18), (0, 0), 4.3, 2.8, -1.0)
        s.capsule((-1.4, 18), (-1.0, 0), 2.2, 1.2, 0.2)  # two bones of the forearm
        s.capsule((1.7, 18), (1.0, 0), 2.2, 1.2, 0.0)
        s.capsule((0, 0.5), (-0.1, -6.0), 3.0, 4.9, -0.9)
        for k in (1, 2, 3, 4):
            s.capsule(((k - 2.5) * 0.8, 0), knuckles[k], 0.9, RADII[k][0] + 0.35, 1.0)  # sinews
        s.capsule((-1, -1), knuckles[0], 2.2, 1.8, 0.1)
    for k in (4, 3, 2, 1) if fingers else (0, 4, 3, 2, 1):
        a = thumb if k == 0 else FAN[k] * fan * (1 - 0.35 * curl[k])
        p, side = knuckles[k], 1 if k else -1
        lift = 0.3 + 0.55 * (4 - k) if k else 1.6
        for j in range(3):
            a += BEND[j] * curl[k] * 1.3 * side * (1 if k else 0.9)
            q = p[0] + math.sin(a) * LENGTHS[k][j] * 1.08, p[1] - math.cos(a) * LENGTHS[k][j] * 1.08
            s.capsule(p, q, RADII[k][j] + 0.1, RADII[k][j + 1] + 0.05, lift + j * 0.25 * curl[k])
            s.capsule(p, p, RADII[k][j] + 0.25, RADII[k][j] + 0.25, lift + 0.1)  # knotted joints
            p = q
    return s.tones()


def poses(turn: float) -> list[NDArray[np.uint8]]:
    """All sixteen in one direction."""
    made = []
    for i in range(4):  # coming on: fingers work like a spider's
        a = i / 4 * 2 * math.pi
        made.append(hand(turn, [0.42 + 0.14 * math.sin(a - k * 1.1) for k in range(5)], 0.9, -0.95))
    for i in range(4):
        u = (i + 1) / 4
        made.append(hand(turn, [mix(0.42, 0.02, u)] * 5, mix(0.9, 1.5, u), mix(-0.95, -1.35, u)))
    for i in range(4):
        a = i / 4 * 2 * math.pi
        made.append(hand(turn, [0.06 + 0.07 * math.sin(a - k * 0.8) for k in range(5)], 1.5, -1.35))
    made += [hand(turn, *closing(i)) for i in range(4)]
    return made


def closing(i: int) -> tuple[list[float], float, float]:
    """Curl, fan and thumb of a closing hand."""
    u = (i + 1) / 4
    return [mix(0.1, e, u) for e in (0.2, 0.72, 0.78, 0.84, 0.9)], mix(1.4, 0.9, u), mix(-1.3, -0.7, u)


def arm() -> NDArray[np.uint8]:
    """A knot of the arm: two bones and what binds them, darker the farther from the hand."""
    made = []
    for k in range(4):
        s = Relief(0.0, 44)
        r = 4.2 - 0.35 * k
        s.capsule((-0.2, -6.5), (0.2, -6.5), r, r, 0.0)
        s.capsule((-1.6, -7.2), (-1.6, -5.8), 1.7, 1.7, r - 1.6)
        s.capsule((1.6, -7.2), (1.6, -5.8), 1.7, 1.7, r - 1.7)
        made.append(s.tones(0.2 + 0.09 * k))
    return np.array(made, np.uint8)


def build(out: Path, report) -> list[Path]:
    """Write great_hand.npz."""
    path = out / "great_hand.npz"
    turns = [k * math.pi / 4 for k in range(8)]
    np.savez_compressed(
        path,
        poses=np.array([poses(turn) for turn in turns]),
        fingers=np.array([[hand(turn, *closing(i), fingers=True) for i in range(4)] for turn in turns]),
        arm=arm(),
    )
    return [path]
