"""Build-time noise: tileable spectra, warping, blue noise. All arrays wrap at their edges."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

Array = NDArray[np.float32]


def spectral(h: int, w: int, beta: float = 2.0, seed: int = 0, low: float = 0.0, high: float = 1e9) -> Array:
    """Noise whose power falls as frequency^-beta between `low` and `high` waves a side; mean 0, deviation 1."""
    f = np.fft.rfft2(np.random.default_rng(seed).standard_normal((h, w)))
    fy = np.fft.fftfreq(h)[:, None] * h
    fx = np.fft.rfftfreq(w)[None] * w
    k = np.hypot(fy * (max(h, w) / h), fx * (max(h, w) / w))
    k[0, 0] = 1
    f *= k ** (-beta / 2) * ((k >= low) & (k <= high))
    f[0, 0] = 0
    a = np.fft.irfft2(f, (h, w))
    return (a / a.std()).astype(np.float32)


def warp(a: Array, dx: Array, dy: Array) -> Array:
    """`a` read at places moved by dx, dy px."""
    h, w = a.shape
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    moved: Array = ndi.map_coordinates(a, [y + dy, x + dx], order=1, mode="wrap")
    return moved


@cache
def blue_noise(n: int = 64, seed: int = 1) -> NDArray[np.float64]:
    """Uniform 0..1 noise without low frequencies: high-passed and ranked again, many times."""
    r = np.random.default_rng(seed).random((n, n))
    for _ in range(24):
        r = r - ndi.gaussian_filter(r, 1.5, mode="wrap")
        r = (np.argsort(np.argsort(r.ravel())).reshape(n, n) + 0.5) / (n * n)
    return r


def tiled(a: NDArray[np.floating], h: int, w: int) -> NDArray[np.floating]:
    """`a` repeated to h x w."""
    return np.tile(a, (h // a.shape[0] + 1, w // a.shape[1] + 1))[:h, :w]


def dithered(v: NDArray[np.floating], n: int) -> NDArray[np.int64]:
    """0..1 -> 0..n-1 with blue noise."""
    return np.clip(np.floor(v * (n - 1) + tiled(blue_noise(), *v.shape)), 0, n - 1).astype(np.int64)


def smooth(a: float, b: float, x: NDArray[np.floating] | float) -> NDArray[np.floating]:
    """0 below a, 1 above b, an S between."""
    t = np.clip((np.asarray(x) - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def shrink(a: NDArray[np.floating], s: int) -> NDArray[np.floating]:
    """Box filter by s in both directions."""
    return a.reshape(a.shape[0] // s, s, a.shape[1] // s, s).mean((1, 3))
