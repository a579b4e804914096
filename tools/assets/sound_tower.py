"""The tower: walls and their seams, ash, lamps, weight, archways, mirrors, the door, the sky that comes apart."""

import numpy as np

from tools.assets.sound_body import step_stone
from tools.assets.sound_kit import (
    RATE,
    TAU,
    Dice,
    Samples,
    band,
    bell,
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
)
from tools.assets.sound_voices import bowl, sung


def wall_seam(r: Dice, _: int) -> Samples:
    """Gold runs through a crack and is full on the beat: half a second of a rising glow, with ticks in the stone."""
    t = seconds(0.5)
    way = t / 0.5
    f = r.uniform(0.97, 1.03)
    glow = sum(
        glide(k * f * (180 + 120 * way)) * g for k, g in ((1, 1), (1.51, 0.5), (2.76, 0.3), (5.4, 0.15))
    )
    hiss = band(noise(r, 0.5), 1200, 5600) * way**2 * 0.25
    return level(
        ease(
            mix((0, glow * way**1.6 * 0.4), (0, hiss), (0, grains(r, 0.5, 20, 900, 5200, 0.25) * 0.5)),
            0.02,
            0.03,
        ),
        -18,
    )


def wall_move(r: Dice, _: int) -> Samples:
    """A mass sets out: a jolt, and stone on stone."""
    t = seconds(0.6)
    rate = r.uniform(18, 27)
    grind = band(noise(r, 0.6), 70, 700) * (
        1 + 0.6 * np.sin(TAU * rate * t) + 0.3 * np.sin(TAU * rate * 2.7 * t)
    )
    teeth = grains(r, 0.6, 50, 500, 3600, 0.3) * 0.5
    return level(
        ease(
            close_room(
                mix(
                    (0, thump(r, 80 * r.uniform(0.9, 1.1), 38, 0.4, 0.6)),
                    (0, grind * np.exp(-t / 0.3)),
                    (0, teeth),
                ),
                0.2,
            ),
            0.001,
            0.15,
        ),
        -12,
    )


def wall_arrive(r: Dice, _: int) -> Samples:
    """It stands: a shut door of stone, and dust from above it."""
    shut = thump(r, 95 * r.uniform(0.9, 1.1), 38, 0.45, 1.0)
    ring = struck(r, 0.5, ((118, 0.3, 0.12), (187, 0.2, 0.09), (331, 0.12, 0.06)))
    dust = grains(r, 0.6, 24, 1200, 6500, 0.2) * 0.25
    return level(
        ease(
            close_room(mix((0, shut), (0, ring), (0.01, step_stone(r, 0) * 2), (0.08, dust)), 0.25),
            0.001,
            0.15,
        ),
        -11,
    )


def ash_crack(r: Dice, _: int) -> Samples:
    """A slab begins to go: cracks that run, each drier than the last."""
    runs = [
        (
            0.055 * k + r.uniform(0, 0.03),
            struck(r, 0.08, ((r.uniform(700, 2200), 0.6, 0.008), (3800, 0.3, 0.004))),
        )
        for k in range(6)
    ]
    return level(
        ease(
            close_room(
                mix(
                    (0, grains(r, 0.45, 34, 500, 5200, 0.14)), (0, thump(r, 120, 70, 0.15, 0.3) * 0.35), *runs
                )
            ),
            0.001,
            0.1,
        ),
        -15,
    )


def ash_fall(r: Dice, _: int) -> Samples:
    """It is gone: a breath of dust, crumbs that go on falling."""
    rush = band(noise(r, 0.8, 0.2), 110, 2000)
    return level(
        ease(
            close_room(
                mix(
                    (0, rush), (0, grains(r, 0.9, 80, 700, 6500, 0.26)), (0, thump(r, 90, 50, 0.2, 0.4) * 0.4)
                )
            ),
            0.003,
            0.2,
        ),
        -13,
    )


def ash_return(r: Dice, _: int) -> Samples:
    """Dust gathers: the fall, backwards and far."""
    back = (
        band(noise(r, 0.7, 0.2), 250, 2600) * 0.7 + grains(r, 0.7, 40, 1200, 6000, 0.2)[: int(0.7 * RATE)]
    )[::-1]
    return level(ease(back, 0.1, 0.04), -22)


def lamp(r: Dice, _: int) -> Samples:
    """A flame takes: a spark, a flutter of fire, and bells that answer from below upward."""
    t = seconds(0.8)
    flutter = 1 + 0.5 * np.sin(TAU * 13 * t + 2 * np.sin(TAU * 3.1 * t))
    flame = band(noise(r, 0.8), 180, 2600) * np.sin(np.minimum(1, t / 0.7) * np.pi) ** 1.5 * flutter * 0.5
    bells = [(0.14 + 0.17 * k, bell(r, f, 2.6) * 0.6) for k, f in enumerate((220.0, 329.6, 440.0, 659.3))]
    return level(
        ease(
            in_hall(mix((0, grains(r, 0.2, 16, 2000, 8000, 0.03)), (0.02, flame), *bells), 0.4, 2.2, 1.9),
            0.004,
            1.0,
        ),
        -10,
    )


def memory(r: Dice, _: int) -> Samples:
    """A shard is picked up: glass that rings, and a phrase that does not end."""
    parts = [
        (at, bell(r, f, 2.2) * 0.45 + bowl(r, f * 2, 2.2) * 0.3)
        for at, f in ((0.0, 659.3), (0.16, 784.0), (0.34, 987.8), (0.62, 880.0))
    ]
    return level(
        ease(in_hall(mix((0, grains(r, 0.25, 14, 3500, 9500, 0.05)), *parts), 0.45, 2.2, 1.9), 0.002, 0.9),
        -12,
    )


def mirror(r: Dice, _: int) -> Samples:
    """Another looks up at one: a finger on the rim of a glass, and a breath that clouds it."""
    f = r.uniform(0.94, 1.06)
    rim = mix((0, bowl(r, 740 * f, 1.3) * 0.6), (0.12, bowl(r, 1109 * f * 1.008, 1.2) * 0.4))
    cloud = sung(r, 300, 0.9, "e", "u", 8.0) * 0.03
    return level(ease(in_hall(mix((0, rim), (0.1, cloud)), 0.4, 1.0, 0.9), 0.03, 0.6), -19)


def archway(r: Dice, _: int) -> Samples:
    """Through the tower: stone closes round the ears and opens again."""
    t = seconds(1.0)
    shut = np.sin(np.pi * t / 1.0) ** 2
    air = (
        below(noise(r, 1.0), 420) * shut
        + band(noise(r, 1.0), 700, 3400) * (1 - shut) * np.sin(np.pi * t) ** 0.5 * 0.25
    )
    return level(
        ease(
            in_hall(
                mix(
                    (0, air),
                    (0.1, thump(r, 70, 36, 0.5, 0.3) * 0.5),
                    (0.2, step_stone(r, 0) * 0.8),
                    (0.5, step_stone(r, 0) * 0.6),
                ),
                0.4,
                1.6,
                0.9,
            ),
            0.03,
            0.3,
        ),
        -13,
    )


def weight_light(r: Dice, _: int) -> Samples:
    """Weight lifts away: a tone that climbs out of hearing, ash that rises."""
    t = seconds(0.7)
    way = t / 0.7
    tone = sum(glide(k * (80 + 190 * way**2)) / k**1.4 for k in (1, 2, 3.01))
    dust = band(noise(r, 0.7), 900, 5600) * way * 0.25
    return level(
        ease(
            mix(
                (0, tone * np.sin(np.pi * way) ** 2 * 0.6),
                (0, dust * np.sin(np.pi * way)),
                (0.1, grains(r, 0.5, 18, 2200, 8000, 0.3) * 0.3),
            ),
            0.02,
            0.12,
        ),
        -16,
    )


def weight_heavy(r: Dice, _: int) -> Samples:
    """Weight sinks in: the same, downward, with stone under it."""
    t = seconds(0.7)
    way = 1 - t / 0.7
    tone = sum(glide(k * (46 + 150 * way**2)) / k for k in (1, 2, 3.01))
    press = band(noise(r, 0.7), 90, 700) * np.sin(np.pi * way) ** 2 * 0.6
    return level(
        ease(
            mix(
                (0, tone * np.sin(np.pi * way) ** 1.4 * 0.6),
                (0, press),
                (0.3, thump(r, 70, 38, 0.3, 0.4) * 0.5),
            ),
            0.02,
            0.15,
        ),
        -14,
    )


def door(r: Dice, _: int) -> Samples:
    """One slab of onyx that has never moved: it groans, faces in it breathe out, and it is open."""
    t = seconds(3.0)
    stick = glide(38 + 14 * np.sin(TAU * 0.4 * t))
    groan = np.tanh(4 * stick * (0.6 + 0.4 * np.sin(TAU * 7.3 * t))) * np.sin(np.pi * t / 3) ** 0.8
    faces = [
        (0.4 + 0.35 * k, sung(r, f, 1.8, "a", "o", 3.0, 1.5) * 0.1)
        for k, f in enumerate((110, 131, 98, 147, 117))
    ]
    return level(
        ease(
            in_hall(
                mix(
                    (0, groan * 0.45),
                    (0, band(noise(r, 3.0), 60, 900) * np.sin(np.pi * t / 3) * 0.4),
                    *faces,
                    (2.5, thump(r, 60, 30, 0.6, 0.6)),
                ),
                0.4,
                2.4,
                2.2,
                4200,
            ),
            0.05,
            0.9,
        ),
        -8,
    )


def sky_crack(r: Dice, n: int) -> Samples:
    """The collapse in stages: one far crack; more; near; then pieces of it come down."""
    far = (900, 2000, 4600, 8500)[n]
    cracks = []
    for _ in range(3 + 2 * n):
        body = [(r.uniform(60, 900), r.uniform(0.2, 1), r.uniform(0.03, 0.12)) for _ in range(7)]
        snap = band(noise(r, 0.3, 0.03), 200, 3600) * 1.5
        cracks.append((r.uniform(0, 0.2 + 0.12 * n), mix((0, struck(r, 0.6, tuple(body))), (0, snap))))
    glass = grains(r, 1.4, 14 + 22 * n, 900, 7000, 0.3) * (0.2 + 0.12 * n)
    roar = band(noise(r, 1.8, 0.5), 36, 220) * (0.4 + 0.25 * n)
    x = below(mix((0, roar), *cracks, (0.05, glass)), far)
    return level(ease(in_hall(x, 0.6 - 0.07 * n, 1.8, 1.6, 4200), 0.004, 0.9), -15 + 1.6 * n)


def sky_falls(r: Dice, _: int) -> Samples:
    """The sky comes apart: three seconds, and a bell cracked through."""
    t = seconds(3.0)
    roar = band(noise(r, 3.0), 40, 420) * (t / 3) ** 1.5 * 1.6
    panes = [
        (
            0.3 + 0.35 * k,
            struck(
                r,
                0.9,
                (
                    (r.uniform(60, 120), 1, 0.2),
                    (r.uniform(300, 900), 0.4, 0.06),
                    (r.uniform(2000, 4000), 0.2, 0.03),
                ),
            )
            * (0.4 + 0.08 * k),
        )
        for k in range(7)
    ]
    return level(
        ease(
            in_hall(
                mix((0, roar), (0, grains(r, 3, 160, 500, 6200, 1.4)), (0, bell(r, 77, 3) * 0.8), *panes),
                0.35,
                2.4,
                2.0,
            ),
            0.05,
            0.9,
        ),
        -6,
    )


def death(r: Dice, _: int) -> Samples:
    """A figure becomes ash: a blow, breath knocked out, then a long fall of dust."""
    dust = band(noise(r, 1.3, 0.4), 300, 5200) * 0.35
    out = sung(r, 170, 0.5, "a", "u", 6.0, 3.0) * 0.08
    return level(
        ease(
            in_hall(
                mix(
                    (0, thump(r, 110, 34, 0.6, 0.7)),
                    (0.01, out),
                    (0.05, dust),
                    (0.1, grains(r, 1.2, 70, 900, 6500, 0.5) * 0.5),
                ),
                0.3,
                1.8,
                1.5,
            ),
            0.001,
            0.6,
        ),
        -9,
    )


def back(r: Dice, _: int) -> Samples:
    """The dust gathers at the lamp."""
    dust = (band(noise(r, 0.5, 0.16), 400, 5200) + grains(r, 0.5, 40, 1500, 7500, 0.15)[: int(0.5 * RATE)])[
        ::-1
    ] * 0.5
    return level(
        ease(
            in_hall(
                mix((0, dust), (0.42, bell(r, 220, 1.4) * 0.5), (0.44, bell(r, 329.6, 1.2) * 0.25)),
                0.3,
                1.6,
                1.4,
            ),
            0.03,
            0.5,
        ),
        -15,
    )
