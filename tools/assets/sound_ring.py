"""Loops without a seam: everything here is periodic by construction, so that the end runs into the beginning.

A ring is a stereo array (n, 2) whose last sample is followed by its first. Noise is made from a spectrum,
tones have whole numbers of cycles, what rings past the end rings on at the beginning.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from tools.assets.sound_kit import RATE, TAU, Dice, Samples, hall, seconds

Curve = Sequence[tuple[float, float]]  # (Hz, dB), rising in Hz; straight lines between them on a log scale


def empty(length: float) -> Samples:
    """A ring with nothing in it yet."""
    return np.zeros((int(length * RATE), 2))


def curve(hertz: NDArray[np.float64], points: Curve) -> NDArray[np.float64]:
    """The amplitude at each frequency; silent 60 dB down an octave beyond the ends."""
    (first, low), (last, high) = points[0], points[-1]
    known = [(first / 2, low - 60), *points, (last * 2, high - 60)]
    decibels = np.interp(
        np.log2(np.maximum(hertz, 1)), [np.log2(f) for f, _ in known], [db for _, db in known]
    )
    return 10 ** (decibels / 20) * (hertz >= 16)


def air(r: Dice, length: float, points: Curve, wide: float = 1.0) -> Samples:
    """Noise of a spectrum; `wide` 0 is the same on both sides, 1 nothing in common. Its RMS is 1."""
    n = int(length * RATE)
    shape = curve(np.fft.rfftfreq(n, 1 / RATE), points)
    ear = [shape * (r.standard_normal(len(shape)) + 1j * r.standard_normal(len(shape))) for _ in range(2)]
    same = np.sqrt(1 - wide / 2)
    other = np.sqrt(wide / 2)
    mixed = np.stack([same * ear[0] + other * ear[1], same * ear[0] - other * ear[1]], 1)
    out: Samples = fft.irfft(mixed, n, axis=0)
    return out / np.sqrt((out**2).mean())


def sway(r: Dice, length: float, slow: int, low: float = 0.0, high: float = 1.0) -> Samples:
    """A gain that wanders between two values, at most `slow` times round the ring; (n, 1)."""
    t = seconds(length) / length
    x = np.zeros(len(t))
    for k in range(1, slow + 1):
        x += r.normal() / k**0.5 * np.sin(TAU * (k * t + r.random()))
    x = (x - x.min()) / (x.max() - x.min())
    return (low + (high - low) * x)[:, None]


def swell(length: float, cycles: int, at: float = 0.0, sharp: float = 1.0) -> Samples:
    """A gain 0..1 that comes and goes `cycles` times round the ring; (n, 1)."""
    t = seconds(length) / length
    return ((0.5 - 0.5 * np.cos(TAU * (cycles * t - at))) ** sharp)[:, None]


def tone(length: float, hertz: float, phase: float = 0.0, bend: Samples | float = 0.0) -> Samples:
    """A sine with a whole number of cycles, the nearest to `hertz`; `bend` in radians."""
    return np.sin(TAU * (round(hertz * length) / length * seconds(length) + phase) + bend)


def chord(
    r: Dice,
    length: float,
    root: float,
    voices: Sequence[tuple[float, float]],
    drift: float = 0.0025,
    bend: float = 0.7,
    slow: int = 3,
) -> Samples:
    """A held chord: (times the root, loudness) each sung by three that do not quite agree, each swelling alone."""
    out = empty(length)
    for ratio, loud in voices:
        for _ in range(3):
            hertz = root * ratio * (1 + r.normal(0, drift))
            breath = sway(r, length, slow, 0.25, 1.0)[:, 0]
            under = tone(length, hertz / 2, r.random())
            voice = tone(length, hertz, r.random(), bend * under * breath) * breath
            out += voice[:, None] * pan(r.uniform(-0.7, 0.7)) * loud
    return out


def pan(where: float) -> Samples:
    """Left and right gain of a place -1..1, at equal power; (1, 2)."""
    return np.array([[np.sqrt((1 - where) / 2), np.sqrt((1 + where) / 2)]])


def lay(ring: Samples, at: float, x: Samples, where: float = 0.0) -> None:
    """Add a sound at a second of the ring; what is longer than what is left goes on at the beginning."""
    wide = x if x.ndim == 2 else x[:, None] * pan(where) * np.sqrt(2)
    first, n = int(at * RATE) % len(ring), len(ring)
    for start in range(0, len(wide), n):
        piece = wide[start : start + n]
        split = min(len(piece), n - first)
        ring[first : first + split] += piece[:split]
        ring[: len(piece) - split] += piece[split:]


def strewn(
    r: Dice, length: float, count: int, make: Callable[[int], Samples], wide: float = 0.8, apart: float = 0.6
) -> Samples:
    """A ring with `count` sounds in it, spaced unevenly; `apart` 0 anywhere, 1 as even as a clock."""
    ring = empty(length)
    for n in range(count):
        at = length * (n + (1 - apart) * r.uniform(-0.5, 0.5) * 2) / count
        lay(ring, at % length, make(n) * r.uniform(0.45, 1), r.uniform(-wide, wide))
    return ring


def in_ring_hall(
    x: Samples, wet: float = 0.5, length: float = 4.0, fall: float = 3.6, bright: float = 5200
) -> Samples:
    """A place for a ring: the echo of its end is heard at its beginning."""
    n = len(x)
    echo = np.zeros((n, 2))
    tail = hall(length, fall, bright)[:n]
    echo[: len(tail)] = tail
    there: Samples = fft.irfft(fft.rfft(x, axis=0) * fft.rfft(echo, axis=0), n, axis=0)
    return x * (1 - wet) + there * wet


def shaped(x: Samples, points: Curve) -> Samples:
    """Pass a ring through a spectrum."""
    n = len(x)
    gains = curve(np.fft.rfftfreq(n, 1 / RATE), points)[:, None]
    out: Samples = fft.irfft(fft.rfft(x, axis=0) * gains, n, axis=0)
    return out
