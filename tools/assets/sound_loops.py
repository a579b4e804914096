"""What corridors that come back are heard by: a wrong pass, a way that opens, and the eyes' thread."""

import numpy as np

from tools.assets.sound_kit import (
    Dice,
    Samples,
    band,
    bell,
    below,
    ease,
    glide,
    grains,
    in_hall,
    level,
    mix,
    noise,
    seconds,
)
from tools.assets.sound_voices import comb


def loop(r: Dice, _: int) -> Samples:
    """Again: the room draws a breath backwards, a low fifth sags under it, a music box has a tooth too few."""
    t = seconds(1.3)
    swell = below(noise(r, 1.3), 900) * (t / 1.3) ** 3
    sag = 1 - 0.06 * t / 1.3
    low = sum(glide(f * sag) * g for f, g in ((73.4, 0.5), (110, 0.5), (220.3, 0.4), (331, 0.2)))
    teeth = comb(r, 587.3 * r.uniform(0.97, 1.0), 1.2)[::-1] * 0.3
    x = mix((0, swell * 0.5), (0.15, low * np.sin(np.pi * t / 1.3) ** 2 * 0.5), (0, teeth))
    return level(ease(in_hall(x, 0.35, 1.2, 0.9), 0.05, 0.5), -14)


def loop_opens(r: Dice, _: int) -> Samples:
    """A corridor unfolds like paper: creases one after another, and air behind them."""
    folds = [
        (0.09 * k + r.uniform(0, 0.03), grains(r, 0.12, 9, 1400, 6200, 0.05) * (0.9 - 0.08 * k))
        for k in range(7)
    ]
    t = seconds(1.6)
    air = band(noise(r, 1.6), 250, 1500) * np.sin(np.pi * np.minimum(1, t / 1.6)) ** 2 * 0.35
    notes = [(0.35, bell(r, 392.0, 2.4) * 0.35), (0.6, bell(r, 587.3, 2.4) * 0.3)]
    return level(ease(in_hall(mix((0, air), *folds, *notes), 0.4, 2.0, 1.6), 0.01, 0.8), -12)


def gaze(r: Dice, _: int) -> Samples:
    """Silver drawn out thin: two high notes that lean toward each other, a third far above, and a breath."""
    t = seconds(1.5)
    shape = np.sin(np.pi * t / 1.5) ** 2
    lean = 1 + 0.012 * np.cos(np.pi * t / 1.5)
    thread = sum(
        g * glide(f, r.uniform(0, 6))
        for f, g in (
            (659.3 * lean, 0.5),
            (1318.5 * lean, 1),
            (1318.5 / lean * 1.003, 0.7),
            (3560 * lean, 0.12),
        )
    )
    breath = band(noise(r, 1.5), 1800, 6200) * shape * 0.14
    return level(ease(in_hall(mix((0, thread * shape * 0.3), (0, breath)), 0.5, 1.8, 1.5), 0.03, 0.6), -17)
