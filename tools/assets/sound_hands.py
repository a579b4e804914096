"""Hands: how they wake, rise, take hold, burn and go; the great one; and what they whisper."""

import numpy as np

from tools.assets.sound_beds_within import WORDS
from tools.assets.sound_kit import (
    RATE,
    TAU,
    Dice,
    Samples,
    band,
    below,
    close_room,
    ease,
    glide,
    grains,
    in_hall,
    level,
    mix,
    noise,
    seconds,
    struck,
    thump,
    whisper,
)
from tools.assets.sound_voices import sung


def smoke(r: Dice, length: float, points: tuple[float, ...], sink: float) -> Samples:
    """Smoke that moves: narrow winds that slide from one pitch to the next."""
    t = seconds(length)
    out = np.zeros(len(t))
    block = 1024
    for k, start in enumerate(points):
        x = noise(r, length)
        for first in range(0, len(t), block):
            f = start * (1 + sink * first / len(t)) * (1 + 0.1 * np.sin(TAU * (1.3 + k) * first / RATE))
            part = band(x[max(0, first - 512) : first + block], f * 0.82, min(f * 1.2, 20000))
            out[first : first + block] += part[-len(t[first : first + block]) :]
    return out


def hand_whisper(r: Dice, n: int) -> Samples:
    """Words of no language; what they want is plain."""
    word = whisper(r, WORDS[n], r.uniform(0.95, 1.3))
    under = sung(r, r.uniform(85, 120), len(word) / RATE, "a", "u", 1.5, 2.0) * 0.05
    return level(ease(close_room(mix((0, word), (0, under)), 0.28), 0.02, 0.12), -15)


def hand_stir(r: Dice, _: int) -> Samples:
    """A hand wakes and says nothing: fingers move under ash."""
    parts = [(0.07 * k + r.uniform(0, 0.03), grains(r, 0.16, 12, 700, 4600, 0.05)) for k in range(5)]
    return level(ease(close_room(mix((0, below(noise(r, 0.5), 500) * 0.05), *parts), 0.2), 0.02, 0.1), -17)


def hand_rise(r: Dice, _: int) -> Samples:
    """Something comes through the stone: grit, a low draught that rises, knuckles one after another. Half a second."""
    t = seconds(0.55)
    swell = (t / 0.55) ** 2
    low = glide(52 + 70 * t) * swell * 0.5
    wind = band(noise(r, 0.55), 220, 1300) * swell
    knuckles = [
        (at * 0.5, struck(r, 0.06, ((r.uniform(500, 900), 0.5, 0.01), (1900, 0.3, 0.006))))
        for at in (0.3, 0.52, 0.7, 0.84)
    ]
    return level(
        ease(
            mix((0, wind), (0, low), (0.05, grains(r, 0.5, 26, 700, 4200, 0.2) * 0.5), *knuckles), 0.02, 0.06
        ),
        -15,
    )


def hand_grasp(r: Dice, n: int) -> Samples:
    """It has you: a dull clap, tendons, a hiss between teeth."""
    clap = thump(r, 140 * r.uniform(0.9, 1.1), 50, 0.32, 0.8)
    palm = band(noise(r, 0.1, 0.014), 350, 2600) * 0.8
    tendons = grains(r, 0.35, 22, 500, 3200, 0.08) * 0.7
    hiss = whisper(r, ("ha", "sa", "he", "si", "ho")[n % 5], 1.6) * 0.5
    return level(ease(close_room(mix((0, clap), (0, palm), (0.02, tendons), (0.03, hiss))), 0.001, 0.12), -9)


def hand_freed(r: Dice, _: int) -> Samples:
    """It tears like smoke: a rip, and air let go."""
    t = seconds(0.45)
    rip = grains(r, 0.2, 40, 1600, 7500, 0.04)
    air = smoke(r, 0.45, (700, 1500, 3100), 0.5) * np.exp(-t / 0.12)
    return level(ease(mix((0, rip), (0, air * 0.5)), 0.002, 0.12), -14)


def hand_recoil(r: Dice, _: int) -> Samples:
    """The beat drives it back into the stone: sucked in, then shut."""
    t = seconds(0.32)
    suck = smoke(r, 0.32, (500, 1100, 1900), -0.5) * np.exp(-t / 0.09)
    return level(
        ease(
            mix(
                (0, suck * 0.7),
                (0, thump(r, 90 * r.uniform(0.92, 1.08), 50, 0.2, 0.2) * 0.55),
                (0.05, grains(r, 0.2, 10, 800, 4000, 0.05) * 0.4),
            ),
            0.003,
            0.08,
        ),
        -18,
    )


def burn(r: Dice, _: int) -> Samples:
    """A hand in fire: a hiss that curls up and away, crackle, a voice that is only breath."""
    t = seconds(0.6)
    hiss = smoke(r, 0.6, (1900, 3600, 6400), 0.5) * np.exp(-t / 0.16)
    cry = sung(r, 240 * r.uniform(0.9, 1.1), 0.5, "e", "a", 5.0) * 0.06
    return level(
        ease(
            mix(
                (0, hiss),
                (0, grains(r, 0.6, 36, 900, 6200, 0.15)),
                (0.02, cry),
                (0, thump(r, 120, 60, 0.15, 0.4) * 0.4),
            ),
            0.002,
            0.15,
        ),
        -13,
    )


def great_wakes(r: Dice, _: int) -> Samples:
    """From below the city: stone that was a floor is a hand."""
    t = seconds(2.4)
    low = glide(24 + 30 * (t / 2.4) ** 2)
    growl = np.tanh(3 * low * (1 + 0.6 * np.sin(TAU * 13 * t))) * np.sin(np.pi * t / 2.4) ** 0.7
    x = mix(
        (0, growl * 0.6),
        (0, band(noise(r, 2.4), 50, 500) * (t / 2.4)),
        (0.2, grains(r, 2.1, 160, 300, 3600, 0.9) * 0.9),
        (0.9, sung(r, 62, 1.5, "o", "a", 0.8) * 0.5),
    )
    return level(ease(in_hall(x, 0.35, 2.2, 1.8, 4000), 0.1, 0.8), -7)


def great_opens(r: Dice, _: int) -> Samples:
    """Each finger as long as a street: joints like masts, and the air they push."""
    t = seconds(0.9)
    push = band(noise(r, 0.9), 60, 420) * np.sin(np.pi * t / 0.9) ** 2
    joints = [
        (
            0.1 + 0.15 * k + r.uniform(0, 0.04),
            struck(
                r,
                0.4,
                (
                    (r.uniform(70, 110), 0.6, 0.08),
                    (r.uniform(190, 300), 0.6, 0.06),
                    (r.uniform(500, 800), 0.6, 0.03),
                    (1700, 0.4, 0.012),
                ),
            ),
        )
        for k in range(4)
    ]
    return level(
        ease(
            in_hall(
                mix((0, push), *joints, (0.05, grains(r, 0.8, 40, 400, 3200, 0.3) * 0.5)), 0.3, 1.6, 1.2, 4000
            ),
            0.02,
            0.4,
        ),
        -8,
    )


def great_moves(r: Dice, _: int) -> Samples:
    """It follows on the beat: one pull of its whole weight."""
    t = seconds(0.8)
    drag = band(noise(r, 0.8), 60, 700) * np.exp(-t / 0.3) * np.minimum(1, t / 0.05)
    return level(
        ease(
            in_hall(
                mix(
                    (0, thump(r, 70, 30, 0.6, 0.6)),
                    (0.02, drag * 0.7),
                    (0.05, grains(r, 0.7, 40, 400, 3000, 0.2) * 0.5),
                ),
                0.25,
                1.2,
                1.0,
                4000,
            ),
            0.002,
            0.3,
        ),
        -10,
    )


def laying(r: Dice, _: int) -> Samples:
    """Letting go: an arm out of cloth, a long breath, and less and less of the room."""
    t = seconds(3.0)
    folds = (
        band(noise(r, 3.0), 420, 2400)
        * np.exp(-(((t - 0.5) / 0.3) ** 2))
        * 0.4
        * (1 + 0.6 * np.sin(TAU * 9 * t))
    )
    out = sum(band(noise(r, 3.0), f * 0.8, f * 1.2) * g for f, g in ((480, 1), (1150, 0.6), (2500, 0.25)))
    x = mix(
        (0, folds),
        (0, out * np.exp(-(((t - 1.6) / 0.6) ** 2)) * 0.5),
        (0.2, np.sin(TAU * 55 * t) * np.sin(np.pi * t / 3) ** 2 * 0.035),
    )
    return level(ease(in_hall(x, 0.25, 1.6, 1.2), 0.05, 0.8), -15)


def laid_down(r: Dice, _: int) -> Samples:
    """It is done: cloth on stone, once, and the quiet after."""
    x = mix((0, band(noise(r, 0.6, 0.12), 200, 1800) * 0.5), (0.05, thump(r, 80, 50, 0.3, 0.3) * 0.3))
    return level(ease(in_hall(x, 0.4, 2.4, 2.0, 3600), 0.02, 0.9), -18)


def voice(r: Dice, _: int) -> Samples:
    """The voice at the start is no words: a swell under the ribs that comes, means something, and goes."""
    t = seconds(4.2)
    shape = np.sin(np.pi * t / 4.2) ** 2
    low = sum(
        np.sin(TAU * f * t + r.uniform(0, 6)) * g
        for f, g in ((41.2, 1), (61.8, 0.7), (82.4, 0.6), (123.5, 0.3))
    )
    choir = mix(
        *[
            (k * 0.12, sung(r, f, 3.8, "o", "u", 0.6) * 0.22)
            for k, f in enumerate((82.4, 123.5, 164.8, 247.0))
        ]
    )
    return level(
        ease(
            in_hall(
                mix((0, low * shape * 0.45), (0.1, choir), (0, band(noise(r, 4.2), 90, 800) * shape * 0.15)),
                0.4,
                3.0,
                2.4,
                3600,
            ),
            0.1,
            1.0,
        ),
        -8,
    )
