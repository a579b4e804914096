"""The heart: lub and dub in one sound, loud from its first samples, in four degrees of failing and out of step.

A blow is two valves that close a moment apart, the flesh that they shake, and the chest it is heard through.
"""

from collections.abc import Callable

import numpy as np

from tools.assets.sound_kit import (
    RATE,
    TAU,
    Dice,
    Maker,
    Samples,
    band,
    bell,
    below,
    close_room,
    ease,
    glide,
    in_hall,
    level,
    mix,
    noise,
    seconds,
)


def blow(r: Dice, low: float, length: float, bright: float = 1.0) -> Samples:
    """One closing: `low` Hz is where the chest rings, `bright` how much of the valves is heard."""
    t = seconds(length)
    body = np.zeros(len(t))
    for times, loud, fall in ((1, 1, 0.16), (1.62, 0.6, 0.11), (2.4, 0.4, 0.075), (3.7, 0.24, 0.05)):
        f = low * times * r.uniform(0.985, 1.015)
        sink = 1 + 0.55 * np.exp(-t / 0.016)  # the skin is taut at first
        body += loud * glide(f * sink, 0.9) * np.exp(-t / (length * fall * 2))
    flesh = band(noise(r, length, 0.035), 45, 260) * 0.9
    valves = band(noise(r, length, 0.007), 160, 760) * 1.1 * bright
    second = np.zeros(len(t))
    late = int(r.uniform(0.016, 0.024) * RATE)
    second[late:] = valves[:-late] * 0.6
    return ease(
        np.tanh(1.25 * (body + flesh + valves + second)) * np.minimum(1, t / 0.0015), 0.0, length * 0.4
    )


def _beat(r: Dice, lub: Samples, dub: Samples, gap: float, *more: tuple[float, Samples]) -> Samples:
    return ease(close_room(mix((0.0, lub), (gap * r.uniform(0.985, 1.015), dub), *more), 0.12), 0.0005, 0.12)


def heart(r: Dice, failing: int) -> Samples:
    """Four degrees: whole; duller, the dub late; a murmur between the two; a gallop with hardly a dub at all."""
    gap = 0.225 + 0.02 * failing
    lub = blow(r, 54 - 3 * failing, 0.34, 1 - 0.2 * failing) * (1 - 0.07 * failing)
    dub = blow(r, 76 - 5 * failing, 0.22, 1.1 - 0.25 * failing) * (0.66 - 0.13 * failing)
    more = []
    if failing >= 2:
        t = seconds(0.2)
        murmur = band(noise(r, 0.2), 110, 420) * np.sin(np.pi * t / 0.2) ** 1.5
        more.append((0.07, murmur * (0.2, 0.34)[failing - 2]))
    if failing == 3:
        more.append((gap + 0.15, blow(r, 44, 0.16, 0.1) * 0.3))
    return level(_beat(r, lub, dub, gap, *more), -4.5 - 1.2 * failing)


def _degrees(how: Callable[[Dice, int], Samples], *meant: str) -> tuple[Maker, ...]:
    """A maker for each degree of failing, whole first, with what it is meant to be."""

    def one(failing: int, says: str) -> Maker:
        def made(r: Dice, _: int) -> Samples:
            return how(r, failing)

        made.__doc__ = says
        return made

    return tuple(one(failing, says) for failing, says in enumerate(meant))


HEARTS = _degrees(
    heart,
    "Whole: round, near, sure.",
    "Duller; the dub comes late.",
    "A murmur lies between lub and dub.",
    "A gallop: thin, a third blow behind, hardly a dub.",
)


def heart_early(r: Dice, _: int) -> Samples:
    """Before its time: half filled, so a sharp small lub and next to no dub."""
    return level(_beat(r, blow(r, 66, 0.22, 1.2), blow(r, 88, 0.14, 0.6) * 0.26, 0.17), -6.5)


def heart_late(r: Dice, _: int) -> Samples:
    """After the pause: full to the brim, deep and heavy."""
    return level(_beat(r, blow(r, 45, 0.46, 0.8), blow(r, 62, 0.3, 0.8) * 0.7, 0.26), -5.5)


def heart_pair(r: Dice, _: int) -> Samples:
    """The second of a pair, close behind: one dull blow that moves nothing."""
    return level(ease(close_room(below(blow(r, 58, 0.2, 0.25), 190), 0.1), 0.0005, 0.06), -11)


def heart_flutter(r: Dice, _: int) -> Samples:
    """One wing beat of a flutter: short and shallow, all skin."""
    return level(ease(close_room(band(blow(r, 92, 0.1, 0.6), 70, 420), 0.1), 0.0005, 0.04), -13)


def heart_even(r: Dice, _: int) -> Samples:
    """As it was meant to be: clear, warm, each like the last."""
    same = np.random.default_rng(8)
    x = _beat(same, blow(same, 52, 0.36, 1.0), blow(same, 74, 0.24, 1.0) * 0.7, 0.24)
    return level(x, -3.5 - 0.1 * r.random())


def heart_stops(r: Dice, _: int) -> Samples:
    """Everything goes out of the air: a last blow that sinks, and the room left standing."""
    t = seconds(1.8)
    sink = glide(34 + 70 * np.exp(-t / 0.4)) * np.exp(-t / 0.5)
    out = band(noise(r, 1.8), 200, 1600) * np.exp(-t / 0.35) * 0.35
    x = mix((0, blow(r, 46, 0.5, 0.4)), (0.05, sink * 0.7), (0.05, out))
    return level(ease(in_hall(x, 0.35, 2.0, 1.6, 3600), 0.001, 0.6), -5)


def heart_returns(r: Dice, _: int) -> Samples:
    """Air drawn in, one blow, and a small warm chord under it."""
    t = seconds(0.5)
    drawn = band(noise(r, 0.5), 500, 3400) * (t / 0.5) ** 2 * 0.5
    chord = [(0.55 + 0.05 * k, bell(r, f, 2.2) * 0.16) for k, f in enumerate((110.0, 164.8, 220.0))]
    return level(
        ease(in_hall(mix((0, drawn), (0.5, blow(r, 50, 0.4)), *chord), 0.28, 2.0, 1.8), 0.02, 0.6), -6
    )


# ---- the breath that tells of the beat


def breath(r: Dice, failing: int) -> Samples:
    """In, for half a second, full on the beat. The weaker, the shallower and the higher in the throat."""
    t = seconds(0.5)
    way = t / 0.5
    throat = 620 + 190 * failing
    air = np.zeros(len(t))
    for f, share in ((throat, 1.0), (throat * 2.4, 0.8), (throat * 4.1, 0.45), (throat * 6.2, 0.2)):
        f *= r.uniform(0.93, 1.07)
        air += band(noise(r, 0.5), f * 0.78, f * 1.24) * share
    air += band(noise(r, 0.5), 2600, 8200) * 0.12 * (1 + failing)
    shape = way ** (1.5 - 0.15 * failing) * (1 + 0.22 * failing * np.sin(TAU * (9 + r.uniform(0, 3)) * t))
    return level(ease(air * shape, 0.03, 0.035), -19 - 1.2 * failing)


BREATHS = _degrees(
    breath,
    "A small deep breath in.",
    "In, and not all the way down.",
    "Shallow, and it shakes.",
    "Only the top of a breath, through a tight throat.",
)


def breath_catch(r: Dice, _: int) -> Samples:
    """The breath catches: it starts, stops, and starts again too high."""
    x = breath(r, 1)
    t = seconds(0.5)[: len(x)]
    gate = 1 - 0.96 * np.exp(-(((t - 0.2) / 0.055) ** 4))
    click = band(noise(r, 0.03, 0.004), 900, 3800) * 0.06
    return level(
        ease(mix((0, x * gate), (0.15, click), (0.26, breath(r, 3)[: int(0.22 * RATE)] * 0.8)), 0.02, 0.03),
        -16,
    )


def own_breath(r: Dice, _: int) -> Samples:
    """The climber's: out through an open mouth, lower and nearer than the child's."""
    t = seconds(0.55)
    air = sum(
        band(noise(r, 0.55), f * 0.8, f * 1.2) * g
        for f, g in ((410, 1), (1080, 0.8), (2350, 0.4), (3600, 0.2))
    )
    return level(ease(air * np.sin(np.pi * (t / 0.55) ** 0.6) ** 1.4, 0.03, 0.1), -21)


def gasp(r: Dice, _: int) -> Samples:
    """Waking: all the air at once, with voice in it, then nothing."""
    t = seconds(0.9)
    way = t / 0.9
    air = sum(
        band(noise(r, 0.9), f * 0.8, f * 1.25) * g
        for f, g in ((520, 1), (1350, 0.8), (2900, 0.5), (5200, 0.2))
    )
    voice = sum(glide(165 * k * (1 + 0.25 * way)) / k for k in range(1, 7))
    return level(ease(air * way**1.2 + voice * 0.1 * way**2, 0.03, 0.05), -11)


def laugh(r: Dice, _: int) -> Samples:
    """Once, over the whole city, the child laughs: small, breathy, four notes down."""
    parts = []
    for k in range(4):
        t = seconds(0.16)
        f = (560, 520, 470, 430)[k] * (1 + 0.25 * np.sin(np.pi * t / 0.16))
        voice = sum(glide(f * n) / n**1.6 for n in range(1, 6))
        parts.append(
            (
                0.19 * k,
                (voice * 0.5 + band(noise(r, 0.16), 900, 4200) * 0.5) * np.sin(np.pi * t / 0.16) ** 0.8,
            )
        )
    return level(ease(in_hall(mix(*parts), 0.3, 1.8, 1.5), 0.01, 0.4), -14)
