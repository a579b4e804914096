"""The beds that frame the climb, and the layers that fear, cold and hands lay over any of them."""

import numpy as np

from tools.assets import sound_beds as outside
from tools.assets import sound_beds_inside as inside
from tools.assets.sound_beds import AIR, BARS, GROUND, SONG, melody
from tools.assets.sound_kit import TAU, Dice, Samples, bell, below, grains, seconds, whisper
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
from tools.assets.sound_voices import bowed, bowl, sung

# words of no language
WORDS = (
    "hala suo", "leto aa", "sifa lu", "tuo elao", "hula hea", "ofa sulei", "esu tala", "kalo ihe",
)  # fmt: skip


# ---- title


def title_ground(r: Dice) -> Samples:
    """The tower from far away: the stairs' chord, opened."""
    x = chord(r, GROUND, 41.2, ((1, 0.9), (1.5, 0.5), (2, 0.55), (3, 0.4), (4.5, 0.2), (6, 0.1)), 0.0016, 0.5)
    return shaped(x, ((28, 0), (500, 0), (1800, -10), (4000, -26)))


def title_air(r: Dice) -> Samples:
    """Evening wind over dry lavender, and stalks that burn one after another."""
    x = air(r, AIR, ((90, -8), (320, 0), (1100, -12), (3000, -26))) * sway(r, AIR, 4, 0.25, 1)
    x += 0.4 * air(r, AIR, ((1500, -12), (3600, -2), (8000, -14))) * sway(r, AIR, 5, 0.05, 1) ** 1.5
    return x + 5 * strewn(r, AIR, 22, lambda _: grains(r, 0.6, 12, 1900, 8600, 0.16))


def title_song(r: Dice) -> Samples:
    """Five bells, the name of the place; they come back before one has quite understood them."""
    notes = (
        (0.8, 329.6, 1.0), (2.3, 493.9, 0.7), (3.8, 440.0, 0.8), (6.0, 293.7, 0.6), (7.5, 370.0, 0.7),
        (14.8, 329.6, 0.9), (16.3, 493.9, 0.7), (17.8, 440.0, 0.7), (20.0, 293.7, 0.5), (21.5, 246.9, 0.8),
    )  # fmt: skip
    x = melody(notes, lambda f: below(bell(r, f, 5.5), 4200), 0.5)
    for at, hertz in ((9.0, 164.8), (23.6, 123.5)):
        lay(x, at * SONG / BARS, sung(r, hertz, 4.2, "o", "u", 0.4) * 0.5, 0)
    return in_ring_hall(x, 0.55)


# ---- vision


def vision_ground(r: Dice) -> Samples:
    """Bare fifths, far above each other, that do not move."""
    x = chord(
        r,
        GROUND,
        55.0,
        ((1, 0.8), (1.5, 0.5), (2, 0.5), (3, 0.35), (4, 0.25), (6, 0.16), (8, 0.08)),
        0.0006,
        0.1,
        2,
    )
    return shaped(x, ((30, 0), (600, 0), (3000, -12), (8000, -30)))


def vision_air(r: Dice) -> Samples:
    """Air without walls; very far below, small as sparks, the city. No breath: that is the child's alone."""
    x = air(r, AIR, ((60, -6), (220, -2), (900, -14), (3000, -24), (9000, -30))) * sway(r, AIR, 3, 0.6, 1)
    high = air(r, AIR, ((2500, -20), (5200, -4), (8200, -12))) * sway(r, AIR, 4, 0.1, 1) ** 2
    sparks = strewn(r, AIR, 12, lambda _: bowl(r, r.uniform(1800, 4200), 1.2) * 0.25)
    return 0.7 * x + 0.35 * high + 2 * in_ring_hall(sparks, 0.7)


def vision_song(r: Dice) -> Samples:
    """A line of glass and voices that only goes up; at its top it is at its foot again."""
    x = empty(SONG)
    for n, ratio in enumerate((1, 1.125, 1.335, 1.5, 1.682, 2.0, 2.25)):
        lay(x, n * SONG / 7, bowl(r, 220 * ratio, 6.0) * 0.9, 0.5 * (-1) ** n)
        lay(x, n * SONG / 7 + 0.3, sung(r, 220 * ratio, 5.0, "u", "a", 0.25) * 0.4, -0.5 * (-1) ** n)
        lay(x, n * SONG / 7, bowl(r, 440 * ratio, 4.0) * 0.25 * (1 - n / 7), 0)
    return in_ring_hall(x, 0.6, 4, 3.8, 6000)


# ---- what fear, cold and hands add


def fear(r: Dice) -> Samples:
    """High and close: notes a hair apart that rub on each other, and air that does not get in."""
    length = 12.0
    x = empty(length)
    for hertz in (622.3, 659.3, 1244.5, 1318.5, 1396.9, 1975.5):
        gain = swell(length, int(r.integers(2, 6)), r.random(), 2)[:, 0]
        shake = 0.8 * np.sin(TAU * 82 * seconds(length) / length)
        x += (tone(length, hertz, r.random(), shake) * gain / (hertz / 622) ** 0.8)[:, None] * pan(
            r.uniform(-0.8, 0.8)
        )
    low = air(r, length, ((55, -10), (80, 0), (120, -10)), 0.4) * sway(r, length, 3, 0.1, 1)
    thin = air(r, length, ((900, -22), (2800, -8), (5200, -4), (9000, -16))) * sway(r, length, 6, 0.2, 1)
    return x + 0.5 * thin + 0.8 * low


def cold(r: Dice) -> Samples:
    """What numb fingers hear: a hollow wind with ice in it, frost that grows."""
    length = 12.0
    x = sum(
        air(r, length, ((f * 0.965, -34), (f, 0), (f * 1.035, -34)), 0.9)
        * swell(length, k, r.random(), 1.6)
        * g
        for f, k, g in ((523, 2, 0.6), (784, 3, 0.5), (1109, 3, 0.4), (1760, 4, 0.25), (2637, 5, 0.16))
    )
    hiss = air(r, length, ((150, -14), (900, -16), (4800, -4), (10500, -10))) * sway(r, length, 5, 0.15, 1)
    ferns = strewn(r, length, 14, lambda _: grains(r, 0.7, 30, 3500, 11000, 0.25) * 3)
    plate = np.zeros_like(x)
    for at, hertz in ((1.0, 466.0), (6.5, 349.0)):
        lay(plate, at, bowed(r, hertz, 6.0) * 0.5, r.uniform(-0.6, 0.6))
    return x + 0.5 * hiss + ferns + in_ring_hall(plate, 0.6)


def hands(r: Dice) -> Samples:
    """Many voices, all near, none to be understood."""
    length = 13.0
    x = empty(length)
    for n in range(44):
        word = whisper(r, WORDS[n % len(WORDS)], r.uniform(0.8, 1.7))
        lay(x, r.uniform(0, length), word * r.uniform(0.1, 1), r.uniform(-1, 1))
    for n in range(6):
        lay(
            x,
            n * 3 + r.uniform(0, 1),
            sung(r, r.uniform(90, 150), 2.4, "a", "u", 2.0, 2.0) * 0.12,
            r.uniform(-1, 1),
        )
    return in_ring_hall(x, 0.35, 1.6, 1.4)


BEDS = {
    "mosaic": (outside.mosaic_ground, outside.mosaic_air, outside.mosaic_song),
    "stairs": (outside.stairs_ground, outside.stairs_air, outside.stairs_song),
    "living-walls": (inside.walls_ground, inside.walls_air, inside.walls_song),
    "returning": (inside.returning_ground, inside.returning_air, inside.returning_song),
    "thick-air": (outside.thick_ground, outside.thick_air, outside.thick_song),
    "cold-tide": (outside.cold_ground, outside.cold_air, outside.cold_song),
    "summit": (outside.summit_ground, outside.summit_air, outside.summit_song),
    "awake": (inside.awake_ground, inside.awake_air, inside.awake_song),
    "title": (title_ground, title_air, title_song),
    "vision": (vision_ground, vision_air, vision_song),
    "waking": (inside.waking_ground, inside.waking_air, inside.waking_song),
}
COMMON = {"fear": fear, "cold": cold, "hands": hands}
