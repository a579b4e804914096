"""The beds: for each place a ground, an air and a song, loops that lie under everything.

The ground is what the place stands on, the air what moves in it, the song what it remembers; each is a ring.
Written for the outside of the tower and its foot here, its inside in `sound_beds_inside.py`, what frames the climb
and what fear, cold and hands add in `sound_beds_within.py`.
"""

from collections.abc import Callable

import numpy as np

from tools.assets.sound_kit import TAU, Dice, Samples, band, bell, below, ease, glide, grains, noise, seconds
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
from tools.assets.sound_voices import bone, bowed, bowl, sung

GROUND, AIR, SONG = 20.0, 17.0, 24.0  # s: the three meet again only after half an hour
BARS = 28.0  # the songs' own time, spread over SONG


def melody(
    notes: tuple[tuple[float, float, float], ...], make: Callable[[float], Samples], wide: float = 0.6
) -> Samples:
    """A song's ring: (second, Hz, loudness) sung by `make(hertz)`, going from side to side."""
    ring = empty(SONG)
    for n, (at, hertz, loud) in enumerate(notes):
        lay(ring, at * SONG / BARS, make(hertz) * loud, wide * (-1, 0.3, 1, -0.3)[n % 4])
    return ring


# ---- mosaic: indigo glass


def mosaic_ground(r: Dice) -> Samples:
    """Rubbed glass in wide fifths over a floor of indigo."""
    x = chord(r, GROUND, 55.0, ((1, 1), (2, 0.7), (3, 0.42), (4.5, 0.2), (5.95, 0.12)), 0.0018, 0.35)
    for ratio in (4.64, 9.28, 12.9):
        x += (
            0.045
            * tone(GROUND, 55 * ratio, r.random())[:, None]
            * sway(r, GROUND, 5) ** 2
            * pan(r.uniform(-0.8, 0.8))
        )
    return shaped(x, ((28, 0), (400, 0), (1600, -9), (6000, -24)))


def mosaic_air(r: Dice) -> Samples:
    """Thin high air, and splinters that tick as they cool."""

    def tick(_: int) -> Samples:
        f = r.uniform(2300, 5200)
        return bowl(r, f, 0.8) * 0.3 + 0.05 * band(noise(r, 0.8, 0.004), 3000, 9000)

    high = air(r, AIR, ((300, -30), (1800, -14), (5000, -6), (11000, -18))) * sway(r, AIR, 4, 0.3, 1)
    low = air(r, AIR, ((60, -8), (220, -6), (700, -22)), 0.6) * sway(r, AIR, 3, 0.4, 1)
    return 0.5 * high + 0.6 * low + 6 * in_ring_hall(strewn(r, AIR, 17, tick), 0.6)


def mosaic_song(r: Dice) -> Samples:
    """Bowls answer each other over the floor; one answers late, and a little wrong."""
    notes = (
        (0.5, 440.0, 1.0), (2.6, 659.3, 0.7), (3.9, 622.3, 0.45), (8.3, 493.9, 0.9), (10.4, 740.0, 0.6),
        (14.8, 329.6, 1.0), (16.9, 493.9, 0.6), (18.1, 466.2, 0.4), (22.0, 587.3, 0.8), (24.1, 880.0, 0.4),
    )  # fmt: skip
    return in_ring_hall(melody(notes, lambda f: bowl(r, f, 6.0)), 0.5)


# ---- stairs: ash and bone


def stairs_ground(r: Dice) -> Samples:
    """A low chord that never quite agrees with itself; something breathes in the tubes of the bones."""
    voices = ((1, 1), (1.498, 0.5), (2.003, 0.42), (2.997, 0.22), (3.563, 0.12), (4.01, 0.16))
    x = chord(r, GROUND, 41.2, voices, 0.0022, 0.9)
    tube = air(r, GROUND, ((150, -24), (165, 0), (182, -24)), 0.5) * swell(GROUND, 5) ** 2
    tube += 0.6 * air(r, GROUND, ((236, -24), (247, 0), (259, -24)), 0.5) * swell(GROUND, 3, 0.4) ** 2
    return shaped(x, ((28, 0), (500, 0), (1100, -6), (3000, -24))) + 0.3 * tube


def stairs_air(r: Dice) -> Samples:
    """Wind round the tower, gusts that whistle in the ribs, ash that patters down after them."""
    gust = sway(r, AIR, 6, 0.05, 1)
    x = air(r, AIR, ((60, -12), (180, 0), (420, -6), (900, -22))) * (1 - 0.5 * gust)
    x += 0.75 * air(r, AIR, ((250, -12), (600, 0), (1500, -10), (5000, -30))) * gust**1.5
    x += 0.4 * air(r, AIR, ((790, -24), (865, 0), (950, -24)), 0.7) * gust**3
    fall = strewn(r, AIR, 12, lambda _: grains(r, 0.9, 22, 1400, 6500, 0.3) * 0.8)
    return x + 5 * fall


def stairs_song(r: Dice) -> Samples:
    """Far bells, so far apart that they are no melody; under them a few knocks of bone."""
    peal = (
        (1.0, 164.8, 1.0), (6.2, 220.0, 0.7), (8.9, 130.8, 0.8), (14.1, 261.6, 0.5), (17.3, 155.6, 0.7),
        (21.4, 311.1, 0.4), (25.2, 196.0, 0.6),
    )  # fmt: skip
    x = melody(peal, lambda f: below(bell(r, f, 6), 2600), 0.4)
    for at in (4.1, 4.43, 12.0, 12.2, 12.9, 19.6, 19.93, 20.1, 26.8):
        lay(
            x,
            at,
            bone(r, r.choice((392.0, 440.0, 523.3)) * r.uniform(0.99, 1.01)) * 0.22,
            r.uniform(-0.8, 0.8),
        )
    return in_ring_hall(x, 0.62)


# ---- thick air: lavender smoke with hands in it


def thick_ground(r: Dice) -> Samples:
    """Many who hum with closed mouths, far inside the smoke."""
    x = 0.6 * chord(r, GROUND, 49.0, ((1, 1), (2, 0.5), (3, 0.25)), 0.003, 0.6)
    for n in range(14):
        hertz = 98.0 * (1, 1.5, 2, 2.378, 3)[n % 5]
        lay(
            x,
            n * GROUND / 14 + r.uniform(0, 1),
            sung(r, hertz, r.uniform(5, 8), "u", "o", 0.2) * 0.35,
            r.uniform(-0.9, 0.9),
        )
    return shaped(in_ring_hall(x, 0.45, 4, 3.6, 4000), ((30, 0), (500, 0), (1400, -10), (4000, -26)))


def thick_air(r: Dice) -> Samples:
    """Smoke that rolls, slow and low; dry stalks burn in it."""
    breath = swell(AIR, 3, sharp=1.3)
    x = air(r, AIR, ((90, -10), (260, 0), (800, -10), (2400, -26))) * (0.35 + 0.65 * breath)
    x += 0.4 * air(r, AIR, ((900, -18), (2200, -4), (5200, -14), (9000, -30))) * sway(r, AIR, 4, 0.1, 1)
    return x + 5 * strewn(r, AIR, 15, lambda _: grains(r, 0.7, 12, 2200, 8200, 0.2) * 0.7)


def thick_song(r: Dice) -> Samples:
    """Sighs in fifths that sink, as if someone put something down."""
    x = empty(SONG)
    fall = ((0.4, 293.7), (4.6, 261.6), (9.2, 220.0), (14.4, 311.1), (18.4, 261.6), (23.0, 196.0))
    for at, hertz in fall:
        for ratio, loud, late in ((1, 1.0, 0), (1.498, 0.55, 0.5), (0.5, 0.5, 0.2)):
            lay(
                x,
                (at + late) * SONG / BARS,
                sung(r, hertz * ratio, 4.6, "a", "u", 0.35, 1.0) * loud,
                r.uniform(-0.7, 0.7),
            )
    return in_ring_hall(x, 0.55, 4, 3.6, 4200)


# ---- cold tide: cold, and breath


def cold_ground(r: Dice) -> Samples:
    """Hollow fifths under ice, and a tide that lifts them twice a round."""
    tide = 0.35 + 0.65 * swell(GROUND, 2)
    x = chord(r, GROUND, 46.25, ((1, 1), (1.5, 0.6), (3, 0.35), (4.5, 0.2), (6, 0.12)), 0.0012, 0.2, 2)
    pipe = air(r, GROUND, ((405, -30), (416, 0), (428, -30)), 0.8) + 0.6 * air(
        r, GROUND, ((610, -30), (624, 0), (639, -30)), 0.8
    )
    return shaped(x, ((28, 0), (600, 0), (2000, -20))) * tide + 0.28 * pipe * swell(GROUND, 2, 0.15) ** 2


def cold_air(r: Dice) -> Samples:
    """A wave of cold comes in over stones and goes out; the ice creaks under it."""

    def creak(_: int) -> Samples:
        t = seconds(0.8)
        f = r.uniform(260, 620) * (1 + 0.5 * t)
        teeth = glide(f) * (np.sin(TAU * r.uniform(19, 34) * t) > 0.2)
        return ease(band(teeth, 300, 3200) * np.exp(-t / 0.3), 0.01, 0.2) * 0.5

    wave = swell(AIR, 2, sharp=1.4)
    x = air(r, AIR, ((70, -6), (300, 0), (1200, -10), (4000, -22))) * (0.25 + 0.75 * wave)
    x += 0.5 * air(r, AIR, ((1500, -12), (4500, 0), (9500, -10))) * swell(AIR, 2, 0.12, 2.5)
    return x + 2.5 * in_ring_hall(strewn(r, AIR, 8, creak), 0.5)


def cold_song(r: Dice) -> Samples:
    """Frozen metal drawn slowly with a bow, and let go before it is warm."""
    x = empty(SONG)
    for at, hertz in ((0.0, 277.2), (6.4, 370.0), (12.9, 233.1), (19.0, 415.3), (24.0, 311.1)):
        lay(x, at * SONG / BARS, bowed(r, hertz, 6.5), r.uniform(-0.6, 0.6))
    return in_ring_hall(x, 0.6, 4, 3.8, 6500)


# ---- summit: burning white


def summit_ground(r: Dice) -> Samples:
    """A ninth of brass and fire that goes up and never arrives."""
    x = empty(GROUND)
    for ratio, loud in ((1, 1), (1.5, 0.7), (2, 0.7), (2.25, 0.4), (3, 0.4), (3.78, 0.22), (4.5, 0.2)):
        for _ in range(2):
            hertz = 51.9 * ratio * (1 + r.normal(0, 0.002))
            gain = sway(r, GROUND, 4, 0.2, 1)
            for k in range(1, 9):
                bright = gain[:, 0] ** (0.4 + 0.3 * k)
                x += (tone(GROUND, hertz * k, r.random()) * bright * loud / k**1.3)[:, None] * pan(
                    r.uniform(-0.7, 0.7)
                )
    return shaped(x, ((30, 0), (700, 0), (2600, -10), (8000, -28)))


def summit_air(r: Dice) -> Samples:
    """A great fire, high and white, that draws the wind into itself."""
    roar = air(r, AIR, ((45, -4), (110, 0), (320, -8), (900, -20))) * sway(r, AIR, 9, 0.4, 1)
    white = air(r, AIR, ((700, -14), (2200, -4), (6500, -6), (12000, -16))) * sway(r, AIR, 5, 0.15, 1)
    return roar + 0.55 * white + 5 * strewn(r, AIR, 26, lambda _: grains(r, 0.5, 16, 1800, 9000, 0.15) * 0.8)


def summit_song(r: Dice) -> Samples:
    """All the bells at once, small ones above them like sparks."""
    x = empty(SONG)
    for n in range(16):
        hertz = 207.7 * (1, 1.5, 1.125, 2, 1.682, 2.25, 1.335)[n % 7]
        lay(
            x, n * SONG / 16 + r.uniform(0, 0.25), bell(r, hertz, 5) * r.uniform(0.5, 1), r.uniform(-0.7, 0.7)
        )
    for n in range(30):
        hertz = 1245.0 * (1, 1.125, 1.335, 1.5, 1.682)[n % 5]
        lay(
            x, n * SONG / 30 + r.uniform(0, 0.5), bowl(r, hertz, 2.0) * r.uniform(0.05, 0.2), r.uniform(-1, 1)
        )
    return in_ring_hall(x, 0.5, 4, 3.4, 7000)
