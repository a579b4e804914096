"""The beds of the tower's inside: living walls, the corridors that return, and the room one wakes in."""

import numpy as np

from tools.assets.sound_beds import AIR, BARS, GROUND, SONG, melody
from tools.assets.sound_kit import (
    RATE,
    TAU,
    Dice,
    Samples,
    band,
    bell,
    ease,
    glide,
    grains,
    mix,
    noise,
    seconds,
    thump,
)
from tools.assets.sound_ring import (
    air,
    chord,
    empty,
    in_ring_hall,
    lay,
    pan,
    shaped,
    strewn,
    sway,
    swell,
    tone,
)
from tools.assets.sound_voices import comb, slab, string, sung

# ---- living walls: deep stone


def walls_ground(r: Dice) -> Samples:
    """Stone as deep as one can hear, and above it the note that a shut room has."""
    deep = air(r, GROUND, ((28, -6), (46, 0), (90, -14)), 0.4) * sway(r, GROUND, 5, 0.3, 1)
    x = chord(r, GROUND, 36.7, ((1, 0.8), (2, 0.8), (2.83, 0.35), (4.24, 0.22), (6, 0.14)), 0.002, 0.8)
    room = sum(
        air(r, GROUND, ((f * 0.96, -30), (f, 0), (f * 1.04, -30)), 0.7)
        * swell(GROUND, k, r.random()) ** 2
        * g
        for f, k, g in ((118, 3, 0.5), (174, 4, 0.4), (311, 5, 0.25), (463, 2, 0.15))
    )
    return 0.5 * deep + shaped(x, ((30, 0), (400, 0), (1500, -14), (3000, -30))) + 0.6 * room


def walls_air(r: Dice) -> Samples:
    """Breath of a cave; water that falls a long way; somewhere a mass shifts its weight."""

    def drop(_: int) -> Samples:
        t = seconds(0.35)
        f = r.uniform(700, 1500) * (1 + 0.9 * t / 0.35)
        return glide(f) * np.exp(-t / 0.05) * np.minimum(1, t / 0.003) * 0.6

    def shift(_: int) -> Samples:
        t = seconds(2.2)
        rub = band(noise(r, 2.2), 60, 340) * np.sin(np.pi * t / 2.2) ** 2 * (1 + 0.5 * np.sin(TAU * 17 * t))
        return rub * 1.1 + grains(r, 2.2, 30, 400, 2600, 0.9) * 0.4

    x = air(r, AIR, ((50, -4), (160, 0), (600, -16), (2600, -34))) * sway(r, AIR, 4, 0.35, 1)
    hiss = air(r, AIR, ((600, -20), (2400, -10), (7000, -22))) * sway(r, AIR, 3, 0.2, 1)
    there = strewn(r, AIR, 11, drop) + strewn(r, AIR, 3, shift)
    return 0.8 * x + 0.25 * hiss + 4 * in_ring_hall(there, 0.65, 4, 3.8, 4200)


def walls_song(r: Dice) -> Samples:
    """Stones struck far apart, an old order of blows in which one is always missing."""
    notes = []
    for turn in range(4):
        for k, (beat, hertz, loud) in enumerate(
            ((0, 110.0, 1), (1.75, 164.8, 0.6), (2.6, 155.6, 0.4), (3.5, 220.0, 0.6), (5.2, 130.8, 0.5))
        ):
            if k != (turn * 2 + 1) % 5:
                notes.append((turn * 7.0 + beat, hertz * (1, 1, 0.944, 1.122)[turn], loud))
    return in_ring_hall(
        melody(tuple(notes), lambda f: slab(r, f, 3.6) + 0.4 * slab(r, f * 2.01, 3.6), 0.7),
        0.55,
        4,
        3.6,
        4600,
    )


# ---- returning: the colour of old paper


def _worn(r: Dice, x: Samples, length: float) -> Samples:
    """As an old roll plays it: its speed sways, little is left below and above."""
    t = seconds(length)
    off = 0.0016 * np.sin(TAU * 9 * t / length) + 0.0005 * np.sin(TAU * 61 * t / length + 1)
    at = (t + off) * RATE % len(x)
    low = at.astype(int)
    part = (at - low)[:, None]
    swayed = x[low % len(x)] * (1 - part) + x[(low + 1) % len(x)] * part
    return shaped(swayed, ((70, -10), (170, 0), (2600, 0), (4200, -14), (7000, -36)))


def returning_ground(r: Dice) -> Samples:
    """A warm chord on a worn roll; under it the same chord, a shade flat, as it was the time before."""
    x = chord(
        r, GROUND, 65.4, ((1, 0.9), (1.5, 0.6), (2, 0.6), (2.52, 0.4), (3.02, 0.3), (3.78, 0.2)), 0.003, 0.5
    )
    before = chord(r, GROUND, 63.7, ((2, 0.3), (3, 0.25), (3.56, 0.2)), 0.002, 0.4)
    return _worn(r, x + before * swell(GROUND, 2), GROUND)


def returning_air(r: Dice) -> Samples:
    """Dust in a groove, once a turn a scratch; a clock in another room that begins and gives up."""
    hiss = air(r, AIR, ((120, -16), (500, -10), (2200, -2), (5200, -8), (9000, -24)), 0.4)
    room = air(r, AIR, ((50, -4), (130, 0), (420, -14)), 0.6)
    x = 0.35 * hiss * sway(r, AIR, 3, 0.7, 1) + 0.7 * room
    for n in range(15):  # a groove's turn is 1.33 s
        lay(x, n * AIR / 15, grains(r, 0.1, 5, 1200, 6500, 0.02) * r.uniform(2, 4), 0.3)
    for n in range(7):  # it would be taken for a heart if it went on
        tick = band(noise(r, 0.05, 0.004), 1500, 4200) + 0.6 * band(noise(r, 0.05, 0.01), 380, 700)
        lay(x, 5 + n * 0.47, tick * (1.6 - 0.2 * n), -0.7)
    return x + 2 * strewn(r, AIR, 60, lambda _: grains(r, 0.05, 2, 900, 7000, 0.01), 0.4, 0.1)


def returning_song(r: Dice) -> Samples:
    """A music box plays four bars again and again; each time another tooth is bent."""
    bar = (
        (0, 659.3),
        (0.58, 784.0),
        (1.16, 987.8),
        (2.33, 880.0),
        (3.5, 784.0),
        (4.08, 659.3),
        (5.25, 587.3),
    )
    x = empty(SONG)
    for turn in range(4):
        for k, (at, hertz) in enumerate(bar):
            bent = 0.9439 if k == (2, 4, 1, 5)[turn] else 1.0
            lay(x, (turn * 7 + at) * SONG / BARS, comb(r, hertz * bent) * (0.7 if k else 0.9), 0.25)
            if k in (0, 3):
                lay(
                    x,
                    (turn * 7 + at) * SONG / BARS,
                    comb(r, (164.8, 220.0, 146.8, 196.0)[turn] * (1 + k // 3 * 0.5), 3.2) * 0.8,
                    -0.2,
                )
    ghost = x[::-1] * 0.3  # what was played is remembered backwards
    return in_ring_hall(_worn(r, x, SONG) + np.roll(ghost, 3 * RATE, 0), 0.4, 3.2, 2.6, 3600)


# ---- awake: dawn


def awake_ground(r: Dice) -> Samples:
    """A plain fifth, low and warm; it is a house, with people asleep in it."""
    x = chord(
        r, GROUND, 65.4, ((1, 0.8), (1.5, 0.5), (2, 0.6), (3, 0.28), (4, 0.16), (5, 0.1)), 0.0008, 0.15, 2
    )
    return shaped(x, ((40, 0), (300, 0), (1200, -10), (3000, -26)))


def awake_air(r: Dice) -> Samples:
    """A window before the day: a far road, air in a curtain, the first birds, each with a song of its own."""

    def bird(n: int) -> Samples:
        kind = np.random.default_rng(n % 4)  # four birds
        parts = []
        for k in range(int(kind.integers(2, 5))):
            t = seconds(kind.uniform(0.06, 0.16))
            way = t / t[-1]
            f = kind.uniform(2300, 4200) * (
                1 + kind.uniform(-0.3, 0.35) * way + 0.06 * np.sin(TAU * kind.uniform(18, 40) * t)
            )
            note = glide(f) * np.sin(np.pi * way) ** 1.2
            parts.append((k * kind.uniform(0.12, 0.2), note + 0.15 * note**2))
        return ease(mix((0, np.zeros(int(1.2 * RATE))), *parts), 0.002, 0.02) * 0.24

    road = air(r, AIR, ((60, -2), (150, 0), (500, -12), (1500, -26)), 0.7) * sway(r, AIR, 3, 0.5, 1)
    curtain = air(r, AIR, ((400, -20), (1500, -8), (4000, -12), (9000, -26))) * sway(r, AIR, 5, 0.1, 1) ** 2
    return (
        0.8 * road
        + 0.35 * curtain
        + 5 * in_ring_hall(strewn(r, AIR, 13, bird, 0.9, 0.2), 0.55, 3.2, 2.4, 6000)
    )


def awake_song(r: Dice) -> Samples:
    """An old piano in the next room, played with one finger by somebody small."""
    notes = (
        (0.6, 329.6, 0.9), (2.1, 392.0, 0.7), (3.6, 523.3, 0.9), (6.6, 493.9, 0.6), (8.1, 392.0, 0.7),
        (11.6, 440.0, 0.8), (13.1, 329.6, 0.6), (14.6, 261.6, 0.9), (18.8, 293.7, 0.6), (20.3, 329.6, 0.8),
        (23.6, 392.0, 0.5),
    )  # fmt: skip
    low = ((0.6, 130.8, 0.5), (6.6, 98.0, 0.45), (14.6, 87.3, 0.5), (20.3, 130.8, 0.4))
    return in_ring_hall(melody(notes + low, lambda f: string(r, f, 4.2), 0.3), 0.3, 2.4, 1.4, 4200)


# ---- waking: the dark room


def waking_ground(r: Dice) -> Samples:
    """Blood in the ears."""
    x = air(r, GROUND, ((34, -4), (52, 0), (90, -16)), 0.2) * sway(r, GROUND, 4, 0.5, 1)
    ring = sum(
        tone(GROUND, f, r.random())[:, None] * pan(p) for f, p in ((311, -0.3), (466, 0.3), (622.5, 0))
    )
    return (
        x
        + shaped(
            chord(r, GROUND, 49.0, ((1, 0.6), (2, 0.5), (3, 0.2)), 0.001, 0.2),
            ((30, 0), (300, -4), (900, -24)),
        )
        + ring * 0.05 * sway(r, GROUND, 3)
    )


def waking_air(r: Dice) -> Samples:
    """A dark room and one who breathes in it, too fast, then slower."""
    room = air(r, AIR, ((50, -4), (140, 0), (480, -12), (2000, -28)), 0.7)
    x = 0.7 * room * sway(r, AIR, 2, 0.8, 1)
    at = 0.0
    for n in range(9):
        lay(x, at, sung(r, 150, 1.0 + 0.06 * n, "e", "a", 8.0) * 0.3, 0.05)
        at += 1.35 + 0.11 * n
    return x


def waking_song(r: Dice) -> Samples:
    """One note that is still held, though nobody holds it; a bell, very far, from the other side."""
    x = chord(r, SONG, 196.0, ((1, 0.5), (2, 0.5), (3, 0.34), (4, 0.2), (6, 0.1)), 0.0006, 0.1, 2) * swell(
        SONG, 2, 0, 0.6
    )
    for at, hertz in ((3.0, 164.8), (17.0, 220.0)):
        lay(x, at * SONG / BARS, bell(r, hertz, 6) * 0.5, 0)
    lay(x, 9.0, thump(r, 60, 40, 0.5, 0.2) * 0.2, 0)
    return in_ring_hall(shaped(x, ((80, 0), (900, 0), (2600, -12), (5000, -28))), 0.6)
