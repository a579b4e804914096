"""The child's face from so near that there is nothing else: smoke that is never quite a face, for two moons to light.

Writes `child.npz`: `smoke`, FRAMES x 90 x 160 densities that close after the last frame; `light`, the eyes' light on it
with the relief of three half-faces, one after the other.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

from tools.assets.noise import spectral

FRAMES, HIGH, WIDE = 32, 90, 160
EYES = ((61.0, 43.0), (99.0, 38.0))  # their middles, px of this picture; see game/view/close.py
TEXTURE = 128
Floats = NDArray[np.float64]


def bump(u: Floats, v: Floats, x: float, y: float, a: float, b: float) -> Floats:
    """A soft hill on the face."""
    hill: Floats = np.exp(-(((u - x) / a) ** 2) - ((v - y) / b) ** 2)
    return hill


def faces(u: Floats, v: Floats) -> list[Floats]:
    """Brow, nose, lips, cheeks, gently, in three ways; the sockets are where the moons are."""
    sockets = 0.8 * (bump(u, v, -0.42, 0, 0.26, 0.17) + bump(u, v, 0.42, 0, 0.26, 0.17))
    first = 0.9 * bump(u, v, 0, 0.2, 0.12, 0.34) + 0.5 * bump(u, v, -0.42, -0.26, 0.3, 0.12)
    first += 0.5 * bump(u, v, 0.42, -0.26, 0.3, 0.12) - 0.5 * bump(u, v, 0, 0.74, 0.26, 0.06)
    second = 0.7 * bump(u, v, 0.08, 0.24, 0.17, 0.26) + 0.6 * bump(u, v, -0.36, -0.34, 0.34, 0.1)
    second += 0.5 * bump(u, v, 0.5, 0.45, 0.25, 0.2) - 0.7 * bump(u, v, 0.03, 0.72, 0.15, 0.1)
    third = 0.8 * bump(u, v, -0.05, 0.16, 0.11, 0.4) + 0.5 * bump(u, v, 0, -0.55, 0.6, 0.2)
    third += 0.5 * bump(u, v, -0.5, 0.45, 0.3, 0.25) - 0.5 * bump(u, v, -0.06, 0.68, 0.32, 0.05)
    return [one - sockets for one in (first, second, third)]


def lit() -> NDArray[np.uint8]:
    """3 x HIGH x WIDE: how much of the eyes' light falls there."""
    y, x = np.mgrid[0:HIGH, 0:WIDE].astype(float)
    middle = (np.array(EYES[0]) + np.array(EYES[1])) / 2
    u, v = (x - middle[0]) / 45, (y - middle[1] - (x - middle[0]) * -0.13) / 45
    near = sum(1 / (1 + ((x - ex) ** 2 + (y - ey) ** 2) / 17.0**2) for ex, ey in EYES)
    made = []
    for face in faces(u, v):
        gy, gx = np.gradient(ndi.gaussian_filter(face, 1.2) * 12)
        relief = np.clip(0.55 * gy - 0.3 * gx * np.sign(x - middle[0]), -0.7, 1.1)
        edge = np.clip(1.35 - np.hypot(u * 0.8, v * 0.72), 0, 1) ** 0.8
        made.append(np.clip(near * (0.62 + 0.8 * relief) * edge, 0, 1))
    return (np.stack(made) * 255).astype(np.uint8)


def smoke() -> NDArray[np.uint8]:
    """Densities: three grains of noise that rise at their own speeds and are bent by a slow one."""
    y, x = np.mgrid[0:HIGH, 0:WIDE].astype(float)
    grains = [spectral(TEXTURE, TEXTURE, 2.6, 11 + n, 3, 40).astype(float) for n in range(3)]
    slow = [spectral(TEXTURE, TEXTURE, 3.2, 30 + n, 1, 5).astype(float) for n in range(2)]
    r = np.hypot((x - WIDE / 2) / 62, (y - HIGH * 0.47) / 52)
    frames = []
    for f in range(FRAMES):
        t = 2 * np.pi * f / FRAMES
        turned = [one[:HIGH][:, np.arange(WIDE) % TEXTURE] for one in slow]
        bend = 7 * (np.cos(t) * turned[0] + np.sin(t) * turned[1])
        density = np.zeros((HIGH, WIDE))
        for grain, (scale, rise, share) in zip(grains, ((0.8, 1, 0.55), (1.5, 1, 0.34), (2.7, 2, 0.2))):
            at = [(y * scale + TEXTURE * rise * f / FRAMES + bend * 0.6), (x * scale + bend)]
            density += share * ndi.map_coordinates(grain, at, order=1, mode="grid-wrap")
        density = 0.46 + 0.34 * density
        density *= np.clip(1.55 - r, 0.12, 1) ** 1.1
        frames.append(np.clip(density, 0, 1))
    return (np.stack(frames) * 255).astype(np.uint8)


def build(out: Path, report: Callable[[str], None]) -> list[Path]:
    """Write child.npz."""
    path = out / "child.npz"
    np.savez_compressed(path, smoke=smoke() // 8, light=lit() // 8)
    return [path]
