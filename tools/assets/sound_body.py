"""Feet, hands and cloth: what the climber's own body does, by what it does it to."""

import numpy as np

from tools.assets.sound_kit import (
    TAU,
    Dice,
    Samples,
    band,
    below,
    close_room,
    ease,
    grains,
    level,
    mix,
    noise,
    seconds,
    struck,
    thump,
)


def sole(r: Dice, weight: float = 1.0) -> Samples:
    """What every step has under it: a little of a person's weight."""
    return thump(r, 120 * r.uniform(0.9, 1.1), 62, 0.1, 0.3) * 0.3 * weight


def cloth(r: Dice, length: float, low: float, high: float) -> Samples:
    """Cloth that moves: not one hiss but folds, one after another."""
    t = seconds(length)
    folds = np.zeros(len(t))
    for _ in range(int(3 + length * 12)):
        folds += r.uniform(0.3, 1) * np.exp(
            -(((t - r.uniform(0.1, 0.9) * length) / r.uniform(0.012, 0.05)) ** 2)
        )
    return band(noise(r, length), low, high) * folds / folds.max() * np.sin(np.pi * t / length)


def step_bone(r: Dice, _: int) -> Samples:
    """Dry, hollow, with a knuckle in it, and the air of the tube."""
    f = r.uniform(0.88, 1.14)
    modes = ((430 * f, 0.5, 0.03), (980 * f, 0.9, 0.018), (1710 * f, 0.5, 0.012), (2630 * f, 0.25, 0.008))
    tube = band(noise(r, 0.14), 210 * f, 290 * f) * np.exp(-seconds(0.14) / 0.03) * 0.7
    knuckle = struck(r, 0.05, ((1400 * f, 0.5, 0.008), (3100 * f, 0.3, 0.004)))
    return level(
        ease(
            close_room(
                mix((0, struck(r, 0.12, modes)), (0, noise(r, 0.03, 0.003) * 0.35), (0, tube), (0, sole(r)),
                    (r.uniform(0.018, 0.034), knuckle * 0.5))
            ),
            0.001, 0.08,
        ),
        -16,
    )  # fmt: skip


def step_ash(r: Dice, _: int) -> Samples:
    """Soft, with dust that settles after it."""
    soft = band(noise(r, 0.16, r.uniform(0.03, 0.045)), 140, 1300)
    settle = grains(r, 0.24, 20, 1100, 6500, 0.08) * 0.45
    return level(ease(mix((0, soft), (0.02, settle), (0, sole(r, 0.8))), 0.005, 0.08), -18)


def step_stone(r: Dice, _: int) -> Samples:
    """A sole on obsidian: a tick, a scrape, a low body."""
    f = r.uniform(0.92, 1.1)
    tick = band(noise(r, 0.06, 0.005), 1500 * f, 6200) * 0.7
    scrape = band(noise(r, 0.09), 900, 3600) * np.sin(np.pi * seconds(0.09) / 0.09) ** 2 * 0.12
    return level(
        ease(
            close_room(
                mix((0, tick), (0.01, scrape), (0, thump(r, 170 * f, 95, 0.09, 0.2) * 0.5), (0, sole(r)))
            ),
            0.001,
            0.08,
        ),
        -17,
    )


def step_glass(r: Dice, _: int) -> Samples:
    """A shard that rings where it is trodden on, and its neighbours a little."""
    f = r.uniform(0.82, 1.25)
    modes = (
        (1240 * f, 0.25, 0.07),
        (2210 * f, 0.36, 0.06),
        (3490 * f, 0.42, 0.06),
        (5120 * f, 0.36, 0.05),
        (7340 * f, 0.2, 0.035),
    )
    near = struck(r, 0.25, ((2900 * f * 1.13, 0.3, 0.07), (4700 * f * 0.91, 0.2, 0.05)))
    return level(
        ease(
            close_room(
                mix(
                    (0, struck(r, 0.34, modes)),
                    (0.012, near * 0.5),
                    (0, noise(r, 0.02, 0.002) * 0.5),
                    (0, sole(r, 1.4)),
                )
            ),
            0.001,
            0.1,
        ),
        -18,
    )


def step_frost(r: Dice, _: int) -> Samples:
    """Crystals that give, all through the tread."""
    give = grains(r, 0.2, 55, 1500, 9000, 0.05)
    press = band(noise(r, 0.12, 0.03), 300, 1100) * 0.2
    return level(ease(mix((0, give), (0, press), (0, sole(r))), 0.001, 0.08), -17)


def jump(r: Dice, _: int) -> Samples:
    """Cloth, a push of the foot, and a held breath."""
    push = thump(r, 150 * r.uniform(0.9, 1.1), 80, 0.1, 0.3) * 0.45
    t = seconds(0.12)
    held = band(noise(r, 0.12), 800, 2600) * np.sin(np.pi * t / 0.12) ** 2 * 0.2
    return level(ease(mix((0, push), (0, cloth(r, 0.3, 420, 3200) * 0.6), (0.02, held)), 0.004, 0.06), -18)


def kick(r: Dice, _: int) -> Samples:
    """A foot against the wall, and cloth."""
    return level(ease(mix((0, step_stone(r, 0) * 1.5), (0.02, jump(r, 0))), 0.001, 0.06), -15)


def land_light(r: Dice, _: int) -> Samples:
    """Toes, then heel, then the cloth."""
    toes = band(noise(r, 0.1, 0.012), 260, 2400) * 0.4
    heel = thump(r, 130 * r.uniform(0.9, 1.1), 66, 0.18, 0.5)
    return level(
        ease(mix((0, toes), (0.014, heel), (0.03, cloth(r, 0.2, 320, 2000) * 0.35)), 0.002, 0.08), -15
    )


def land_heavy(r: Dice, _: int) -> Samples:
    """Both knees feel it, and so does the child; dust comes down after."""
    dust = grains(r, 0.7, 50, 700, 6200, 0.2) * 0.4
    crack = band(noise(r, 0.05, 0.008), 400, 3600) * 0.7
    return level(
        ease(
            close_room(
                mix(
                    (0, thump(r, 150, 44, 0.45, 0.9)),
                    (0, crack),
                    (0.04, dust),
                    (0.03, cloth(r, 0.3, 250, 1800) * 0.4),
                )
            ),
            0.001,
            0.12,
        ),
        -9,
    )


def bump(r: Dice, _: int) -> Samples:
    """Head against stone, through hair."""
    hair = band(noise(r, 0.06, 0.012), 500, 2200) * 0.25
    return level(
        ease(
            mix((0, below(thump(r, 220 * r.uniform(0.9, 1.1), 115, 0.14, 0.5), 900)), (0, hair)), 0.001, 0.05
        ),
        -17,
    )


def grip(r: Dice, _: int) -> Samples:
    """Fingers find an edge: skin, then grit."""
    slap = thump(r, 260 * r.uniform(0.9, 1.1), 150, 0.06, 0.2) * 0.6
    grit = grains(r, 0.14, 14, 1100, 5600, 0.03) * 0.8
    skin = band(noise(r, 0.11, 0.03), 700, 3600) * 0.35
    return level(ease(close_room(mix((0, slap), (0.004, skin), (0.006, grit))), 0.001, 0.06), -17)


def grip_frost(r: Dice, _: int) -> Samples:
    """Fingers on ice: they stick, and it hisses."""
    hiss = band(noise(r, 0.3), 3200, 9500) * np.exp(-seconds(0.3) / 0.08) * 0.3
    return level(
        ease(mix((0, grip(r, 0) * 2), (0, grains(r, 0.2, 30, 2600, 10000, 0.05)), (0.01, hiss)), 0.001, 0.08),
        -17,
    )


def climb(r: Dice, _: int) -> Samples:
    """One pull of the arm: cloth, a foot that seeks, a little grit."""
    seek = band(noise(r, 0.1), 500, 2200) * np.sin(np.pi * seconds(0.1) / 0.1) ** 2 * 0.5
    return level(
        ease(
            mix(
                (0, cloth(r, 0.24, 320, 2300)),
                (0.05, seek),
                (0.08, grains(r, 0.14, 10, 1500, 6500, 0.04) * 0.6),
            ),
            0.004,
            0.06,
        ),
        -21,
    )


def slip(r: Dice, _: int) -> Samples:
    """The arm gives out: nails over stone, longer and lower, then nothing to hold."""
    t = seconds(0.5)
    scrape = np.zeros(len(t))
    for f in (900, 1500, 2500):
        scrape += band(noise(r, 0.5), f * 0.75, f * 1.3) * (
            1 + 0.5 * np.sin(TAU * (60 - 50 * t) * t * (f / 900))
        )
    return level(
        ease(
            mix(
                (0, scrape * np.exp(-t / 0.17) * np.minimum(1, t / 0.02)),
                (0, grains(r, 0.5, 24, 1200, 6000, 0.14)),
            ),
            0.002,
            0.1,
        ),
        -12,
    )


def tremble(r: Dice, _: int) -> Samples:
    """Breath through teeth, a sleeve that shakes."""
    t = seconds(0.55)
    rate = r.uniform(10, 13)
    shake = 0.5 + 0.5 * np.sin(TAU * rate * t)
    teeth = band(noise(r, 0.55), 1400, 6200) * np.sin(np.pi * t / 0.55) ** 1.5 * (0.5 + 0.5 * shake)
    sleeve = band(noise(r, 0.55), 300, 1300) * np.sin(np.pi * t / 0.55) * shake**3 * 0.7
    return level(ease(teeth * 0.6 + sleeve, 0.02, 0.06), -18)


def knee(r: Dice, _: int) -> Samples:
    """Cloth folds, a knee touches."""
    touch = thump(r, 110 * r.uniform(0.92, 1.08), 60, 0.2, 0.4) * 0.45
    return level(
        ease(
            mix(
                (0, cloth(r, 0.5, 220, 1700) * 0.7),
                (0.26, touch),
                (0.27, grains(r, 0.15, 8, 900, 4500, 0.03) * 0.3),
            ),
            0.01,
            0.08,
        ),
        -18,
    )
