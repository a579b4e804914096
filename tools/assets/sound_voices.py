"""What sings in the beds: glass, stone, bone, a comb of steel, breath with a pitch, bowed metal, strings in a box."""

import numpy as np

from tools.assets.sound_kit import (
    RATE,
    TAU,
    VOWELS,
    Dice,
    Samples,
    band,
    below,
    ease,
    mix,
    noise,
    seconds,
    struck,
)


def bowl(r: Dice, hertz: float, length: float = 6.0) -> Samples:
    """A bowl of glass rubbed awake: it has no blow, its partials are those of a cup, each splits in two."""
    t = seconds(length)
    out = np.zeros(len(t))
    for times, loud, fall in (
        (1, 1, 1),
        (2.32, 0.42, 0.7),
        (4.25, 0.2, 0.5),
        (6.63, 0.09, 0.36),
        (9.38, 0.04, 0.25),
    ):
        if hertz * times > 14000:
            continue
        for split in (-1, 1):
            f = hertz * times * (1 + split * r.uniform(0.0008, 0.0022))
            out += loud * np.sin(TAU * f * t + r.uniform(0, TAU)) * np.exp(-t / (length * 0.3 * fall)) / 2
    rub = band(noise(r, length), hertz * 1.9, hertz * 2.6) * np.exp(-t / 0.7) * 0.03
    return ease((out + rub) * np.minimum(1, t / 0.16) ** 1.5, 0.01, length * 0.2)


def slab(r: Dice, hertz: float, length: float = 3.0) -> Samples:
    """A long stone struck with wood: a bar free at both ends, dull, with grit in the blow."""
    modes = tuple(
        (hertz * times * (1 + r.normal(0, 0.004)), loud, length * fall)
        for times, loud, fall in ((1, 1, 0.24), (2.756, 0.5, 0.1), (5.404, 0.28, 0.045), (8.93, 0.12, 0.02))
        if hertz * times < 12000
    )
    grit = band(noise(r, 0.09, 0.012), 700, 4200) * 0.5
    low = below(noise(r, 0.3, 0.05), 130) * 1.2
    return ease(mix((0, struck(r, length, modes)), (0, grit), (0, low)), 0.002, length * 0.3)


def bone(r: Dice, hertz: float, length: float = 0.7) -> Samples:
    """A hollow bone knocked on another: short, dry, a little air in the tube."""
    modes = tuple(
        (hertz * times * (1 + r.normal(0, 0.012)), loud, fall)
        for times, loud, fall in ((1, 1, 0.07), (1.58, 0.5, 0.05), (2.41, 0.4, 0.035), (3.9, 0.2, 0.02))
    )
    tube = band(noise(r, length), hertz * 0.46, hertz * 0.6) * np.exp(-seconds(length) / 0.12) * 0.8
    return ease(mix((0, struck(r, length, modes)), (0, tube), (0, noise(r, 0.02, 0.002) * 0.4)), 0.001, 0.1)


def comb(r: Dice, hertz: float, length: float = 2.6) -> Samples:
    """One tooth of a music box: steel, a wooden lid under it, a pluck."""
    modes = tuple(
        (hertz * times * (1 + r.normal(0, 0.0012)), loud, length * fall)
        for times, loud, fall in ((1, 1, 0.26), (2.0, 0.2, 0.16), (6.27, 0.22, 0.07), (9.1, 0.05, 0.03))
        if hertz * times < 15000
    )
    lid = struck(r, 0.25, ((180, 0.3, 0.05), (410, 0.2, 0.03)))
    return ease(
        mix((0, struck(r, length, modes)), (0, lid), (0, noise(r, 0.01, 0.001) * 0.3)), 0.001, length * 0.3
    )


def sung(
    r: Dice, hertz: float, length: float, vowel: str = "u", to: str = "", air: float = 0.25, fall: float = 0.0
) -> Samples:
    """A voice with hardly any voice in it: harmonics under formants that glide, breath, an unsteady pitch.

    `fall`: by how many semitones it sinks, as a sigh does.
    """
    t = seconds(length)
    way = t / length
    wander = np.cumsum(r.standard_normal(len(t))) / RATE**0.5
    wander = below(wander - np.linspace(0, wander[-1], len(t)), 6) * 0.002
    vibrato = 0.004 * np.sin(TAU * r.uniform(4.4, 5.4) * t + r.uniform(0, 6)) * np.minimum(1, way * 3)
    pitch = hertz * (1 + vibrato + wander) * 2 ** (-fall * way**2 / 12)
    phase = TAU * np.cumsum(pitch) / RATE
    here, there = np.array(VOWELS[vowel]), np.array(VOWELS[to or vowel])
    out = np.zeros(len(t))
    for k in range(1, min(28, int(5200 / hertz)) + 1):
        f = hertz * k
        loud = sum(
            share * np.exp(-(((f - (a + (b - a) * way)) / width) ** 2))
            for a, b, width, share in zip(here, there, (110, 150, 240), (1, 0.45, 0.16))
        )
        out += (loud + 0.02) / k**0.35 * np.sin(k * phase + r.uniform(0, TAU))
    breath = np.zeros(len(t))
    for (a, b), share in zip(zip(here, there), (0.7, 1, 0.8)):
        breath += band(noise(r, length), (a + b) / 2 * 0.85, (a + b) / 2 * 1.18) * share
    swell = np.sin(np.pi * way) ** 0.8
    return ease((out + breath * air) * swell, 0.05, 0.2)


def bowed(r: Dice, hertz: float, length: float) -> Samples:
    """A plate of cold metal drawn with a bow: partials that come up one after another, none in tune."""
    t = seconds(length)
    way = t / length
    out = np.zeros(len(t))
    for n, times in enumerate((1, 1.41, 2.24, 2.83, 3.62, 4.9)):
        f = hertz * times * (1 + r.normal(0, 0.003))
        late = np.clip((way - 0.06 * n) / (1 - 0.06 * n), 0, 1)
        rough = 1 + 0.25 * np.sin(TAU * r.uniform(2.5, 7) * t + r.uniform(0, 6))
        out += np.sin(TAU * f * t + 0.3 * np.sin(TAU * 31 * t)) * np.sin(np.pi * late) ** 2 * rough / (1 + n)
    scrape = band(noise(r, length), hertz * 2, min(12000, hertz * 7)) * np.sin(np.pi * way) ** 3 * 0.06
    return ease(out + scrape, 0.05, 0.2)


def string(r: Dice, hertz: float, length: float = 4.0) -> Samples:
    """A soft hammer on an old string: slightly stretched harmonics, two strings a note, felt and wood."""
    t = seconds(length)
    out = np.zeros(len(t))
    for k in range(1, 14):
        f = hertz * k * (1 + 0.00035 * k * k) ** 0.5
        if f > 6000:
            break
        for split in (-1, 1):
            out += (
                np.sin(TAU * f * (1 + split * 0.0004) * t + r.uniform(0, 1))
                * np.exp(-t * (0.5 + 0.32 * k) * (hertz / 220) ** 0.4)
                / k**1.5
            )
    felt = below(noise(r, 0.12, 0.02), 420) * 0.5
    return ease(mix((0, out * np.minimum(1, t / 0.006)), (0, felt)), 0.002, length * 0.25)
