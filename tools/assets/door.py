"""The onyx door: one slab, and faces that move under the skin of the stone, asleep and calling without a sound.

Writes `door.npz`: `normals` FRAMES x h x w uint16 (which way the stone faces: x * STEPS + y, each -1..1 in
STEPS), `dim` FRAMES x h x w uint8 (how little of the sky reaches a place), `slab` and `frame` h x w uint8 masks.
The frames close: the last leads to the first.
"""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

from tools.assets.noise import spectral

WIDE, TALL = 112, 168  # px
FINE = 3
FRAMES = 12
STEPS = 32
RIM = 6.0  # px of the arch that holds the slab
DEEP = 13.0  # px that the relief is high
SIZES, SHARES = (24.0, 18.0, 13.0, 30.0), (0.34, 0.26, 0.15, 0.25)  # half the width of a face, px

Array = NDArray[np.float64]


class Face:
    """A face's place and nature; `relief` is its height for how far its mouth is open."""

    def __init__(self, x: float, y: float, size: float, dice: np.random.Generator) -> None:
        self.x, self.y, self.size = x, y, size
        self.turn = dice.normal(0, 0.26)
        self.skew = dice.uniform(-0.12, 0.12)
        self.wide = dice.uniform(0.34, 1.0)
        self.phase = dice.uniform(0, 2 * math.pi)
        self.full = dice.uniform(0.24, 0.31)

    def relief(self, x: Array, y: Array, when: float) -> tuple[Array, Array]:
        """Height and a soft mask at px x, y; `when` 0..1 of the whole course."""
        breath = 0.5 + 0.5 * math.sin(2 * math.pi * when + self.phase)
        mouth = 0.22 + self.wide * (0.35 + 0.65 * breath)
        c, s = math.cos(self.turn + 0.05 * (breath - 0.5)), math.sin(self.turn)
        u = ((x - self.x) * c + (y - self.y) * s) / self.size
        v = (-(x - self.x) * s + (y - self.y) * c) / self.size
        u = u + self.skew * v

        def lump(at: float, down: float, wide: float, tall: float, power: float = 2.0) -> Array:
            return np.exp(-(np.abs((u - at) / wide) ** power) - np.abs((v - down) / tall) ** power)

        jaw = 1.16 + 0.20 * mouth
        inside = 1 - (u / 0.82) ** 2 - (v / jaw) ** 2
        h = np.sqrt(np.clip(inside, 0, 1)) * 0.95
        for side in (-1, 1):  # brow
            h += 0.13 * lump(side * 0.34, -0.46 + 0.05 * (1 - breath), 0.30, 0.12)
        h += 0.26 * lump(0, -0.06, 0.11, 0.30) + 0.13 * lump(0, 0.17, 0.19, 0.10)  # nose
        for side in (-1, 1):
            h += 0.14 * lump(side * 0.50, 0.16, 0.18, 0.20)  # cheeks
            h -= 0.24 * lump(side * 0.35, -0.20, 0.24, 0.19)  # the hollow of an eye ..
            h += self.full * lump(side * 0.35, -0.17, 0.15, 0.12)  # .. and the lid over it
            h -= 0.10 * lump(side * 0.35, -0.10, 0.17, 0.03)  # closed
            h -= 0.08 * lump(side * 0.52, 0.52, 0.07, 0.30)  # hollow cheeks
        down = 0.56 + 0.10 * mouth
        tall = 0.30 * mouth
        h -= 0.72 * lump(0, down, 0.20 + 0.05 * mouth, tall, 2.8) * min(1.0, mouth * 1.6)
        ring = np.exp(-(((np.hypot(u / (0.29 + 0.04 * mouth), (v - down) / (tall + 0.10)) - 1) / 0.26) ** 2))
        h += 0.12 * ring * (inside > 0)
        return h * np.clip(inside * 4 + 0.6, 0, 1), np.clip(inside + 0.2, 0, 1)


def crowd(dice: np.random.Generator) -> list[Face]:
    """Faces packed as closely as they bear, the small ones behind."""
    placed: list[Face] = []
    for _ in range(6000):
        size = float(dice.choice(SIZES, p=SHARES))
        x, y = dice.uniform(4, WIDE - 4), dice.uniform(12, TALL - 2)
        if all(np.hypot((x - f.x) * 1.16, (y - f.y) * 0.84) > (size + f.size) * 0.66 for f in placed):
            placed.append(Face(x, y, size, dice))
    return sorted(placed, key=lambda f: f.size)


def arch(x: Array, y: Array) -> NDArray[np.bool_]:
    """Inside the pointed arch."""
    across = np.abs(x - WIDE / 2) / (WIDE / 2 - 1)
    up = np.clip((y - 2) / (TALL * 0.44), 0, 1)
    inside: NDArray[np.bool_] = (across < np.sqrt(np.clip(up * (1.9 - 0.9 * up), 0, 1))) & (y > 2)
    return inside


def build(out: Path, report: Callable[[str], None]) -> list[Path]:
    """Write the file."""
    dice = np.random.default_rng(5)
    h, w = TALL * FINE, WIDE * FINE
    y, x = np.mgrid[0:h, 0:w] / FINE
    faces = crowd(dice)
    report(f"{len(faces)} faces")
    inside = arch(x, y)
    edge = ndi.distance_transform_edt(np.pad(inside, ((0, 1), (0, 0)), mode="edge"))[:h] / FINE
    slab = edge > RIM
    rim = np.clip(1 - np.abs(edge - RIM / 2) / (RIM / 2), 0, 1)
    grain = 0.006 * spectral(h, w, 2.2, 9, 10, 90)

    def shrunk(a: Array) -> Array:
        made: Array = a.reshape(TALL, FINE, WIDE, FINE).mean((1, 3))
        return made

    normals = np.zeros((FRAMES, TALL, WIDE), np.uint16)
    dim = np.zeros((FRAMES, TALL, WIDE), np.uint8)
    for k in range(FRAMES):
        z = np.full((h, w), 0.10)
        for face in faces:
            far = face.size * 1.7
            rows = slice(max(0, int((face.y - far) * FINE)), int((face.y + far) * FINE))
            cols = slice(max(0, int((face.x - far) * FINE)), int((face.x + far) * FINE))
            height, mask = face.relief(x[rows, cols], y[rows, cols], k / FRAMES)
            height = np.where(mask > 0, height * face.size / 20, 0)
            under, soft = z[rows, cols], 0.12
            t = np.clip(0.5 + 0.5 * (height - under) / soft, 0, 1)
            z[rows, cols] = under * (1 - t) + height * t + soft * t * (1 - t)
        z = ndi.gaussian_filter(z, 0.9 * FINE) + grain
        sunk = np.clip((edge - RIM) / 5, 0, 1)
        z = np.where(slab, z * (0.25 + 0.75 * sunk), np.sqrt(rim) * 0.62)
        gy, gx = np.gradient(z * DEEP * FINE)
        inverse = 1 / np.sqrt(gx**2 + gy**2 + 1)
        open_sky = 0.55 + (z - ndi.gaussian_filter(z, 4 * FINE)) * 1.7
        open_sky += (z - ndi.gaussian_filter(z, 11 * FINE)) * 0.8
        nx, ny = (shrunk(n * inverse) for n in (-gx, -gy))
        parts = [
            np.clip((n * 0.5 + 0.5) * (STEPS - 1) + 0.5, 0, STEPS - 1).astype(np.uint16) for n in (nx, ny)
        ]
        normals[k] = parts[0] * STEPS + parts[1]
        dim[k] = shrunk(np.clip(open_sky, 0.02, 1) * inside) * 255
    path = out / "door.npz"
    masks = {
        name: (shrunk(mask.astype(float)) > 0.5).astype(np.uint8)
        for name, mask in (("slab", slab), ("frame", inside & ~slab))
    }
    np.savez_compressed(path, normals=normals, dim=dim, **masks)
    return [path]
