"""Measuring sound: gated loudness, true peak, and where one sound begins in a recording."""

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from tools.assets.sound_kit import RATE, Samples, weighted

BLOCK, STEP = 0.4, 0.1  # s, of ITU-R BS.1770-4
ABSOLUTE, RELATIVE = -70.0, -10.0  # LUFS and LU, its two gates


def loudness_gated(x: Samples) -> float:
    """Integrated loudness after ITU-R BS.1770-4, LUFS; x is (n,) or (n, 2) at RATE. -inf for silence."""
    wide = x if x.ndim == 2 else x[:, None]
    power = np.concatenate([[0.0], np.cumsum((weighted(wide) ** 2).sum(axis=1))])
    size, step = int(BLOCK * RATE), int(STEP * RATE)
    starts = np.arange(0, len(wide) - size + 1, step)
    mean = (power[starts + size] - power[starts]) / size
    blocks = -0.691 + 10 * np.log10(np.maximum(mean, 1e-12))
    heard = mean[blocks > ABSOLUTE]
    if not len(heard):
        return -np.inf
    gate = -0.691 + 10 * np.log10(heard.mean()) + RELATIVE
    heard = mean[blocks > max(gate, ABSOLUTE)]
    return float(-0.691 + 10 * np.log10(heard.mean()))


def true_peak(x: Samples, times: int = 4) -> float:
    """The loudest between the samples too, dBTP: oversampled `times`."""
    wide = x if x.ndim == 2 else x[:, None]
    most, size, edge = 0.0, 1 << 18, 64
    for first in range(0, len(wide), size):
        part = wide[max(0, first - edge) : first + size + edge]
        most = max(most, float(np.abs(signal.resample_poly(part, times, 1, axis=0)).max()))
    return 20 * float(np.log10(max(most, 1e-9)))


def clipped(x: NDArray[np.int16]) -> int:
    """How many samples stand at full scale."""
    return int((np.abs(x.astype(np.int32)) >= 32767).sum())


def spectrum_of(x: Samples) -> tuple[Samples, Samples]:
    """What a recording is made of on the whole: (Hz, power), for `begins`."""
    hertz, power = signal.welch(x, RATE, nperseg=4096)
    return hertz, power + power.max() * 1e-7


def begins(
    recording: Samples, sound: Samples, about: int, reach: int, common: tuple[Samples, Samples]
) -> tuple[int, float]:
    """Where in a mono recording a sound begins, within `reach` samples of `about`; and how far it stands out.

    A matched filter: what the recording is full of anyway (`common`) counts little, what only the sound has much.
    It stands out by so many times the usual wandering of that filter.
    """
    first = max(0, about - reach)
    window = recording[first : about + reach + len(sound)]
    # A window that began with a step would be taken for a sound itself.
    window = window * signal.windows.tukey(len(window), 2 * (reach // 2) / len(window))
    size = 1 << int(np.ceil(np.log2(len(window) + len(sound))))
    weight = 1 / np.interp(np.fft.rfftfreq(size, 1 / RATE), *common)
    like = np.fft.irfft(np.fft.rfft(window, size) * np.conj(np.fft.rfft(sound, size)) * weight, size)[
        : 2 * reach
    ]
    best = int(like.argmax())
    return first + best, float(like[best] / max(np.median(np.abs(like)), 1e-12) / 1.48)
