"""What the later maps are heard by: the brand, memories, archways, weight, and the laying down."""

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
    thump,
)

Dice = np.random.Generator


def brand(r: Dice, n: int) -> Samples:
    """A sheet of fire thrown open: a breath in, a tear, embers after it. The second is loosed on the beat."""
    t = seconds(0.75)
    tear = band(noise(r, 0.75), 240, 5200 + 900 * n) * np.exp(-t / 0.13) * np.minimum(1, t / 0.006)
    roar = band(noise(r, 0.75), 60, 320) * np.exp(-t / 0.24)
    embers = grains(r, 0.7, 42, 1800, 7200, 0.28) * 0.5
    parts = [(0.0, tear), (0.0, roar * 0.9), (0.05, embers), (0.0, thump(r, 150, 52, 0.3, 0.5) * 0.7)]
    if n == 1:
        parts.append((0.01, bell(r, 523.3, 1.2) * 0.35))
    return level(ease(in_hall(mix(*parts), 0.2, 1.2, 1.3), 0.001, 0.3), -4)


def brand_given(r: Dice, _: int) -> Samples:
    """Fingers brush the collarbone; a fire that does not hurt."""
    t = seconds(2.2)
    glow = sum(
        np.sin(TAU * f * t + r.uniform(0, 6)) * np.sin(np.pi * t / 2.2) ** 2 for f in (110, 164.8, 247, 329.6)
    )
    crackle = grains(r, 2.2, 60, 2200, 8000, 0.9) * 0.35
    return level(
        ease(in_hall(mix((0, glow * 0.3), (0.1, crackle), (0.5, bell(r, 659.3, 3) * 0.5)), 0.45), 0.05, 0.7),
        -6,
    )


def rekindle(r: Dice, _: int) -> Samples:
    """An ember takes again."""
    t = seconds(0.3)
    glow = band(noise(r, 0.3), 600, 3000) * np.sin(np.pi * t / 0.3) ** 2
    return level(ease(mix((0, glow), (0.08, bell(r, 880, 0.7) * 0.25)), 0.01, 0.1), -18)


def burn(r: Dice, _: int) -> Samples:
    """A hand in fire: a hiss that curls up and away."""
    t = seconds(0.5)
    hiss = band(noise(r, 0.5), 1500, 8500) * np.exp(-t / 0.12)
    return level(ease(mix((0, hiss), (0, grains(r, 0.5, 24, 900, 5200, 0.12))), 0.002, 0.1), -9)


def memory(r: Dice, _: int) -> Samples:
    """A shard is picked up: glass that rings, and a phrase that does not end."""
    notes = [(0.0, 659.3), (0.16, 784.0), (0.34, 987.8), (0.62, 880.0)]
    parts = [(at, bell(r, f, 2.6) * 0.6) for at, f in notes]
    return level(ease(in_hall(mix((0, grains(r, 0.25, 14, 3500, 9500, 0.05)), *parts), 0.45), 0.002, 0.7), -8)


def archway(r: Dice, _: int) -> Samples:
    """Through the tower: stone closes round the ears and opens again."""
    t = seconds(0.9)
    air = below(noise(r, 0.9), 500) * np.sin(np.pi * t / 0.9) ** 2
    return level(
        ease(in_hall(mix((0, air), (0, thump(r, 70, 36, 0.5, 0.3) * 0.5)), 0.4, 1.6, 0.6), 0.03, 0.3), -10
    )


def weight(r: Dice, n: int) -> Samples:
    """Weight turns: light (0) lifts away, heavy (1) sinks in."""
    t = seconds(0.6)
    way = t / 0.6 if n == 0 else 1 - t / 0.6
    tone = np.sin(TAU * np.cumsum(70 + 150 * way**2) / 44100) * np.sin(np.pi * t / 0.6) ** 2
    dust = (
        band(noise(r, 0.6), 500 if n == 0 else 120, 3800 if n == 0 else 700) * np.sin(np.pi * t / 0.6) * 0.4
    )
    return level(ease(mix((0, tone), (0, dust)), 0.02, 0.1), -13)


def laying(r: Dice, _: int) -> Samples:
    """Letting go: cloth, a long breath out, and then nothing."""
    t = seconds(3.0)
    cloth = band(noise(r, 3.0), 500, 2200) * np.exp(-(((t - 0.5) / 0.3) ** 2)) * 0.4
    out = band(noise(r, 3.0), 300, 1100) * np.exp(-(((t - 1.6) / 0.6) ** 2)) * 0.5
    return level(ease(in_hall(mix((0, cloth), (0, out)), 0.25), 0.05, 0.8), -14)
