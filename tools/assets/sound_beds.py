"""The beds: loops that lie under everything, each a layer that enters on a beat. First form: the stairs'."""

import numpy as np

from tools.assets.sound_kit import (
    RATE,
    TAU,
    Samples,
    band,
    bell,
    below,
    in_hall,
    level,
    loop,
    mix,
    seconds,
    whisper,
)

Dice = np.random.Generator
# words of no language
WORDS = ("hala suo", "leto aa", "sifa lu", "tuo elao", "hula hea", "ofa sulei")


def bed_drone(r: Dice, _: int) -> Samples:
    """A low chord that never quite agrees with itself."""
    length = 26.0
    t = seconds(length)
    out = np.zeros((len(t), 2))
    for times, loud in ((1, 1), (1.498, 0.5), (2.003, 0.42), (2.997, 0.22), (3.563, 0.12), (4.01, 0.16)):
        for _ in range(3):
            hertz = 41.2 * times * (1 + r.normal(0, 0.0022))
            swell = 0.6 + 0.4 * np.sin(TAU * (r.integers(1, 5) / (length - 2)) * t + r.uniform(0, TAU))
            bend = 0.9 * np.sin(TAU * hertz * 0.5 * t) * swell
            pan = r.uniform(0.2, 0.8)
            voice = np.sin(TAU * hertz * t + r.uniform(0, TAU) + bend) * swell * loud / 3
            out += voice[:, None] * [[np.sqrt(pan), np.sqrt(1 - pan)]]
    return level(loop(below(out, 1100)), -9)


def bed_wind(r: Dice, _: int) -> Samples:
    """Wind round the tower, with gusts that whistle in the bone."""
    t = seconds(20.0)
    gust = (0.5 + 0.5 * np.sin(TAU * t / 18 * 3) * np.sin(TAU * t / 18 * 5 + 1))[:, None]
    air = r.standard_normal((len(t), 2))
    whistle = band(r.standard_normal((len(t), 2)), 820, 930, 3) * gust**3 * 1.1
    return level(
        loop(band(air, 120, 520) * (1 - 0.6 * gust) + band(air, 400, 1500) * gust * 0.5 + whistle), -10
    )


def bed_bells(r: Dice, _: int) -> Samples:
    """Far bells, so far apart that they are no melody."""
    peal = (
        (1.0, 164.8, 1.0), (6.2, 220.0, 0.7), (8.9, 130.8, 0.8),
        (14.1, 261.6, 0.5), (17.3, 155.6, 0.7), (21.4, 311.1, 0.4),
    )  # fmt: skip
    parts = [(at, bell(r, hertz, 6) * loud) for at, hertz, loud in peal]
    x = in_hall(below(mix(*parts), 2600), 0.65)
    n = int(28 * RATE)
    out = np.zeros((n, 2))
    out[: min(n, len(x))] = x[:n]
    out[: max(0, len(x) - n)] += x[n : 2 * n]  # what rings past the end rings on at the beginning
    return level(out, -10)


def bed_fear(r: Dice, _: int) -> Samples:
    """High and close: what fear does to the air."""
    t = seconds(16.0)
    out = np.zeros((len(t), 2))
    for hertz in (1244.5, 1318.5, 1396.9, 1975.5, 2093.0):
        swell = 0.5 + 0.5 * np.sin(TAU * r.integers(1, 6) / 14 * t + r.uniform(0, TAU))
        pan = r.uniform(0.1, 0.9)
        voice = np.sin(TAU * hertz * t + 2 * np.sin(TAU * 5.1 * t)) * swell**2
        out += voice[:, None] * [[np.sqrt(pan), np.sqrt(1 - pan)]]
    out += band(r.standard_normal((len(t), 2)), 2500, 6000) * 0.25
    return level(loop(out), -16)


def bed_hands(r: Dice, _: int) -> Samples:
    """Many voices, all near, none to be understood."""
    length = 18.0
    out = np.zeros((int(length * RATE), 2))
    for n in range(48):
        word = whisper(r, WORDS[n % len(WORDS)], r.uniform(0.8, 1.7))
        at, pan = r.integers(0, len(out) - len(word)), r.random()
        out[at : at + len(word)] += word[:, None] * [[np.sqrt(pan), np.sqrt(1 - pan)]] * r.uniform(0.1, 1)
    return level(loop(in_hall(out, 0.4, 1.6, 1.4)[: len(out)]), -12)
