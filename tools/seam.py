"""Does a loop click where its end runs into its beginning? Needs nothing but numpy."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 44100
ABOVE = 13000  # Hz: up there a step in a wave has nowhere to hide
NEAR, ROUND = 24, RATE // 2  # samples about the seam, and those that say what is usual
LOUDEST = 20  # the so-manieth loudest of the rest is what is usual
FLOOR = 1e-5  # of full scale: what is fainter is not heard at all


def seam_click(samples: NDArray[Any]) -> float:
    """How far the seam of a loop, (n,) or (n, channels) in -1..1, stands out from its surroundings.

    All but the highest band is taken away; then the few samples about the seam are held against those of half a
    second before and after it. Up to 1 the seam is like the rest.
    """
    wide = samples if samples.ndim == 2 else samples[:, None]
    half = 2 * ROUND
    about = np.concatenate([wide[-half:], wide[:half]]).astype(float)
    waves = np.fft.rfft(about * np.hanning(len(about))[:, None], axis=0)
    waves[np.fft.rfftfreq(len(about), 1 / RATE) < ABOVE] = 0
    high = np.abs(np.fft.irfft(waves, len(about), axis=0)).max(axis=1)
    near = high[half - NEAR : half + NEAR].max()
    rest = np.concatenate([high[half - ROUND : half - NEAR], high[half + NEAR : half + ROUND]])
    return float(near / max(np.partition(rest, -LOUDEST)[-LOUDEST], FLOOR))
