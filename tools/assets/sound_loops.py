"""What corridors that come back are heard by: a wrong pass, a way that opens, and the eyes' thread."""

import numpy as np

from tools.assets.sound_kit import (
    TAU,
    Samples,
    band,
    bell,
    below,
    ease,
    grains,
    in_hall,
    level,
    mix,
    noise,
    seconds,
)

Dice = np.random.Generator


def loop(r: Dice, _: int) -> Samples:
    """Again: the room draws a breath backwards, and a low fifth sags under it."""
    t = seconds(1.3)
    swell = below(noise(r, 1.3), 700) * (t / 1.3) ** 3
    sag = 1 - 0.06 * t / 1.3
    low = (np.sin(TAU * np.cumsum(73.4 * sag) / 44100) + 0.6 * np.sin(TAU * np.cumsum(110 * sag) / 44100)) * (
        np.sin(np.pi * t / 1.3) ** 2
    )
    return level(ease(in_hall(mix((0, swell * 0.5), (0.15, low * 0.6)), 0.4, 1.8, 0.5), 0.05, 0.5), -11)


def loop_opens(r: Dice, _: int) -> Samples:
    """A corridor unfolds like paper: creases one after another, and air behind them."""
    folds = [
        (0.09 * k + r.uniform(0, 0.03), grains(r, 0.12, 9, 1400, 6200, 0.05) * (0.9 - 0.08 * k))
        for k in range(7)
    ]
    t = seconds(1.6)
    air = band(noise(r, 1.6), 250, 1500) * np.sin(np.pi * np.minimum(1, t / 1.6)) ** 2 * 0.35
    notes = [(0.35, bell(r, 392.0, 2.4) * 0.35), (0.6, bell(r, 587.3, 2.4) * 0.3)]
    return level(ease(in_hall(mix((0, air), *folds, *notes), 0.4), 0.01, 0.6), -9)


def gaze(r: Dice, _: int) -> Samples:
    """Silver drawn out thin: two high notes that lean toward each other, and a breath."""
    t = seconds(1.5)
    shape = np.sin(np.pi * t / 1.5) ** 2
    lean = 1 + 0.012 * np.cos(np.pi * t / 1.5)
    thread = np.sin(TAU * np.cumsum(1318.5 * lean) / 44100) + 0.7 * np.sin(
        TAU * np.cumsum(1318.5 / lean * 1.003) / 44100
    )
    breath = band(noise(r, 1.5), 1800, 5200) * shape * 0.12
    return level(ease(in_hall(mix((0, thread * shape * 0.3), (0, breath)), 0.5), 0.03, 0.5), -15)
