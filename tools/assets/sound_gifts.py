"""What is given and what ends: the brand, soothing on the beat, calm, the last bells; and the menu's dry bone."""

import numpy as np

from tools.assets.sound_kit import (
    TAU,
    Dice,
    Maker,
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
    struck,
    thump,
)


def _fire(r: Dice, n: int) -> Samples:
    """A sheet of fire thrown open: a breath in, a tear, embers after it. The second is loosed on the beat."""
    t = seconds(0.75)
    tear = band(noise(r, 0.75), 240, 5200 + 900 * n) * np.exp(-t / 0.13) * np.minimum(1, t / 0.006)
    roar = band(noise(r, 0.75), 60, 320) * np.exp(-t / 0.24)
    embers = grains(r, 0.7, 42, 1800, 7200, 0.28) * 0.5
    parts = [(0.0, tear), (0.0, roar * 0.9), (0.05, embers), (0.0, thump(r, 150, 52, 0.3, 0.5) * 0.7)]
    if n == 1:
        parts.append((0.01, bell(r, 523.3, 1.2) * 0.35))
    return level(ease(in_hall(mix(*parts), 0.2, 0.8, 0.9), 0.001, 0.3), -9)


def brand(r: Dice, _: int) -> Samples:
    """Holy fire thrown open."""
    return _fire(r, 0)


def brand_on_beat(r: Dice, _: int) -> Samples:
    """The same on the beat: wider, with a bell in it."""
    return _fire(r, 1)


def brand_given(r: Dice, _: int) -> Samples:
    """Fingers brush the collarbone; a fire that does not hurt."""
    t = seconds(2.2)
    glow = sum(
        np.sin(TAU * f * t + r.uniform(0, 6)) * np.sin(np.pi * t / 2.2) ** 2 for f in (110, 164.8, 247, 329.6)
    )
    crackle = grains(r, 2.2, 60, 2200, 8000, 0.9) * 0.35
    return level(
        ease(in_hall(mix((0, glow * 0.3), (0.1, crackle), (0.5, bell(r, 659.3, 3) * 0.5)), 0.45), 0.05, 0.9),
        -11,
    )


def rekindle(r: Dice, _: int) -> Samples:
    """An ember takes again."""
    t = seconds(0.3)
    glow = band(noise(r, 0.3), 600, 3000) * np.sin(np.pi * t / 0.3) ** 2
    return level(ease(mix((0, glow), (0.08, bell(r, 880, 0.7) * 0.25)), 0.01, 0.1), -18)


SCALE = (220.0, 261.6, 311.1, 349.2, 415.3)  # notes that agree with the bed however they fall


def soothe(r: Dice, n: int) -> Samples:
    """A bloom: three soft bells opening upward."""
    root = SCALE[n] * 2
    parts = [
        (0.05 * k, bell(r, root * m, 1.5) * g)
        for k, (m, g) in enumerate(((1, 1), (1.498, 0.6), (2.003, 0.4)))
    ]
    return level(ease(in_hall(below(mix(*parts), 5200), 0.4, 1.3, 1.2), 0.004, 0.6), -16)


def calm(r: Dice, _: int) -> Samples:
    """Knelt through three beats: a low chord that opens."""
    parts = [(0.09 * k, bell(r, f, 3.2)) for k, f in enumerate((110.0, 164.8, 220.0, 277.2, 329.6))]
    return level(ease(in_hall(below(mix(*parts), 3200), 0.5), 0.06, 0.9), -13)


def ending(r: Dice, _: int) -> Samples:
    """The climb is done: the bed's bells, one after another, and air."""
    parts = [(0.55 * k, bell(r, f, 3.4)) for k, f in enumerate((110.0, 164.8, 220.0, 329.6, 440.0, 523.3))]
    return level(ease(in_hall(mix(*parts), 0.5), 0.01, 1.8), -10)


def ui(f: float) -> Maker:
    """Small dry bone: move, choose, go back, each of its own height."""

    def made(r: Dice, _: int) -> Samples:
        """A small dry knock on bone."""
        g = f * r.uniform(0.96, 1.04)
        knock = struck(
            r, 0.11, ((g, 0.7, 0.013), (g * 1.51, 0.7, 0.011), (g * 2.4, 0.5, 0.008), (g * 4.1, 0.3, 0.004))
        )
        tube = band(noise(r, 0.11, 0.012), g * 0.4, g * 0.6) * 1.6
        return level(ease(mix((0, knock), (0, tube), (0, noise(r, 0.01, 0.001) * 0.3)), 0.001, 0.03), -20)

    return made
