"""Everything heard. `SOUNDS` is the list: name -> how it is made; steps on bone are `step_bone_0` to `_4`.

No one here can listen, so each file is measured: peak, loudness, and for loops the step at the seam.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from tools.assets.sound_beds import WORDS, bed_bells, bed_drone, bed_fear, bed_hands, bed_wind
from tools.assets.sound_kit import (
    RATE,
    TAU,
    Samples,
    band,
    bell,
    below,
    close_room,
    dice,
    ease,
    grains,
    in_hall,
    level,
    loudness,
    mix,
    noise,
    peak,
    seconds,
    struck,
    thump,
    whisper,
    write,
)
from tools.assets.sound_loops import gaze, loop, loop_opens
from tools.assets.sound_things import (
    archway,
    brand,
    brand_given,
    burn,
    laying,
    memory,
    rekindle,
    weight,
)

Dice = np.random.Generator
Maker = Callable[[Dice, int], Samples]


# ---- the heart: lub and dub in one sound, at once loud at its first sample


def heart(r: Dice, failing: int) -> Samples:
    """Four degrees: the dub comes later and weaker, the blow duller, at last with a drag behind it."""
    gap = 0.235 + 0.022 * failing
    lub = thump(r, 92 - 7 * failing, 44 - 2 * failing, 0.34) * (1 - 0.08 * failing)
    dub = thump(r, 128 - 10 * failing, 62 - 4 * failing, 0.22, 0.35) * (0.72 - 0.15 * failing)
    parts = [(0.0, lub), (gap, dub)]
    if failing >= 2:
        drag = below(noise(r, 0.3, 0.1), 240) * 0.25 * (failing - 1)
        parts.append((0.06, ease(drag, 0.03)))
    return level(ease(close_room(mix(*parts), 0.1), 0.0, 0.1), -2 - 1.5 * failing)


def heart_weak(r: Dice, n: int) -> Samples:
    """A beat that moves nothing: one dull blow."""
    return level(ease(close_room(below(thump(r, 70 - 4 * n, 46, 0.2, 0.2), 160), 0.1), 0.0, 0.05), -9)


# ---- feet and hands


def step_bone(r: Dice, _: int) -> Samples:
    """Dry, hollow, with a knuckle in it."""
    f = r.uniform(0.9, 1.12)
    modes = ((430 * f, 0.5, 0.03), (980 * f, 0.9, 0.018), (1710 * f, 0.5, 0.012), (2630 * f, 0.25, 0.008))
    return level(ease(close_room(mix((0, struck(r, 0.12, modes)), (0, noise(r, 0.03, 0.003) * 0.4)))), -11)


def step_ash(r: Dice, _: int) -> Samples:
    """Soft, with dust that settles."""
    soft = band(noise(r, 0.16, r.uniform(0.03, 0.045)), 160, 1500)
    return level(ease(mix((0, soft), (0.02, grains(r, 0.16, 14, 900, 5000, 0.05) * 0.5)), 0.006), -14)


def step_stone(r: Dice, _: int) -> Samples:
    """A sole on obsidian: a tick and a low body."""
    f = r.uniform(0.92, 1.1)
    tick = band(noise(r, 0.06, 0.006), 1400 * f, 5200) * 0.7
    return level(ease(close_room(mix((0, tick), (0, thump(r, 170 * f, 95, 0.09, 0.2) * 0.6)))), -12)


def step_glass(r: Dice, _: int) -> Samples:
    """A shard that rings where it is trodden on."""
    f = r.uniform(0.85, 1.25)
    modes = ((2210 * f, 0.5, 0.09), (3490 * f, 0.4, 0.06), (5120 * f, 0.3, 0.045), (7340 * f, 0.15, 0.03))
    return level(ease(close_room(mix((0, struck(r, 0.3, modes)), (0, noise(r, 0.02, 0.002) * 0.6)))), -14)


def step_frost(r: Dice, _: int) -> Samples:
    """Crystals that give."""
    return level(
        ease(mix((0, grains(r, 0.18, 42, 1600, 9000, 0.04)), (0, noise(r, 0.05, 0.008) * 0.04))), -13
    )


def jump(r: Dice, _: int) -> Samples:
    """Cloth, and a held breath."""
    t = seconds(0.24)
    cloth = band(noise(r, 0.24), 500, 2600) * np.sin(np.minimum(1, t / 0.2) * np.pi) ** 2
    return level(ease(mix((0, cloth * 0.6), (0, thump(r, 150, 80, 0.1, 0.3) * 0.5)), 0.004), -13)


def kick(r: Dice, _: int) -> Samples:
    """A foot against the wall, and cloth."""
    return level(mix((0, step_stone(r, 0) * 1.4), (0.02, jump(r, 0))), -10)


def land_light(r: Dice, _: int) -> Samples:
    """Toes, then heel."""
    soft = band(noise(r, 0.14, 0.025), 150, 1600)
    return level(ease(mix((0, thump(r, 130, 70, 0.16, 0.5)), (0.012, soft * 0.5))), -11)


def land_heavy(r: Dice, _: int) -> Samples:
    """Both knees feel it, and so does the child."""
    dust = grains(r, 0.5, 30, 700, 5200, 0.14) * 0.4
    return level(ease(close_room(mix((0, thump(r, 150, 46, 0.4, 0.9)), (0.03, dust))), 0.001), -4)


def bump(r: Dice, _: int) -> Samples:
    """Head against stone, through hair."""
    return level(ease(below(thump(r, 220, 120, 0.12, 0.5), 700)), -13)


def grip(r: Dice, _: int) -> Samples:
    """Fingers find an edge."""
    scrape = band(noise(r, 0.11, 0.03), 900, 4200) * 0.5
    return level(ease(close_room(mix((0, thump(r, 260, 150, 0.06, 0.2) * 0.7), (0.004, scrape)))), -12)


def climb(r: Dice, _: int) -> Samples:
    """One pull of the arm: cloth and a little grit."""
    t = seconds(0.2)
    cloth = band(noise(r, 0.2), 350, 1900) * np.sin(t / 0.2 * np.pi) ** 2
    return level(ease(mix((0, cloth), (0.06, grains(r, 0.12, 8, 1500, 6000, 0.03) * 0.5))), -17)


def slip(r: Dice, _: int) -> Samples:
    """The arm gives out: a long scrape."""
    t = seconds(0.45)
    return level(ease(band(noise(r, 0.45), 700, 3800) * np.exp(-t / 0.16) * np.minimum(1, t / 0.03)), -10)


def tremble(r: Dice, n: int) -> Samples:
    """Breath through teeth."""
    t = seconds(0.5)
    shake = 1 + 0.4 * np.sin(TAU * (11 + n) * t)
    return level(ease(band(noise(r, 0.5), 1300, 5200) * np.sin(t / 0.5 * np.pi) ** 2 * shake), -20)


def knee(r: Dice, _: int) -> Samples:
    """Cloth folds, a knee touches."""
    t = seconds(0.5)
    cloth = band(noise(r, 0.5), 250, 1500) * np.sin(t / 0.5 * np.pi) ** 1.5
    return level(ease(mix((0, cloth * 0.5), (0.26, thump(r, 110, 62, 0.2, 0.4) * 0.5))), -15)


# ---- the child


def breath(r: Dice, n: int) -> Samples:
    """A small breath in, half a second long, full on the beat."""
    t = seconds(0.5)
    air = band(noise(r, 0.5), 900 + 120 * n, 3600) + 0.5 * band(noise(r, 0.5), 380, 900)
    return level(ease(air * (t / 0.5) ** 1.6, 0.03, 0.03), -17)


def breath_catch(r: Dice, n: int) -> Samples:
    """The same, caught: it starts, stops, and starts again."""
    x = breath(r, n)
    t = seconds(0.5)[: len(x)]
    return level(ease(x * (1 - 0.92 * np.exp(-(((t - 0.2) / 0.05) ** 2))), 0.03, 0.03), -15)


SCALE = (220.0, 261.6, 311.1, 349.2, 415.3)  # notes that agree with the bed however they fall


def soothe(r: Dice, n: int) -> Samples:
    """A bloom: three soft bells opening upward."""
    root = SCALE[n] * 2
    parts = [
        (0.05 * k, bell(r, root * m, 1.9) * g)
        for k, (m, g) in enumerate(((1, 1), (1.498, 0.6), (2.003, 0.4)))
    ]
    return level(ease(in_hall(below(mix(*parts), 5200), 0.4, 1.6, 1.5), 0.004, 0.3), -12)


def calm(r: Dice, _: int) -> Samples:
    """Knelt through three beats: a low chord that opens."""
    parts = [(0.09 * k, bell(r, f, 3.2)) for k, f in enumerate((110.0, 164.8, 220.0, 277.2, 329.6))]
    return level(ease(in_hall(below(mix(*parts), 3200), 0.5), 0.06, 0.5), -9)


def heart_stops(r: Dice, _: int) -> Samples:
    """Everything goes out of the air."""
    t = seconds(1.6)
    fall = np.sin(TAU * np.cumsum(30 + 60 * np.exp(-t / 0.5)) / RATE) * np.exp(-t / 0.6)
    return level(ease(in_hall(fall, 0.3), 0.01, 0.5), -6)


def heart_returns(r: Dice, _: int) -> Samples:
    """Drawn air, then one blow."""
    return level(
        ease(in_hall(mix((0, breath(r, 0) * 2), (0.5, thump(r, 100, 44, 0.4))), 0.25), 0.02, 0.5), -5
    )


# ---- hands


def hand_whisper(r: Dice, n: int) -> Samples:
    """Words of no language; what they want is plain."""
    return level(ease(close_room(whisper(r, WORDS[n], 1.0 + 0.12 * (n % 3)), 0.3), 0.02, 0.1), -12)


def hand_rise(r: Dice, _: int) -> Samples:
    """Something comes through the stone: a swell of grit that opens."""
    t = seconds(0.55)
    swell = (t / 0.55) ** 2
    low = np.sin(TAU * np.cumsum(60 + 70 * t) / RATE) * swell * 0.7
    return level(ease(mix((0, band(noise(r, 0.55), 240, 1500) * swell), (0, low)), 0.02, 0.06), -11)


def hand_grasp(r: Dice, n: int) -> Samples:
    """It has you: a dull clap, tendons, a hiss."""
    parts = ((0, thump(r, 140, 52, 0.3, 0.8)), (0.01, grains(r, 0.3, 18, 600, 3500, 0.06)))
    return level(ease(close_room(mix(*parts, (0.02, whisper(r, ("ha", "sa")[n % 2], 1.6) * 0.5)))), -6)


def hand_freed(r: Dice, _: int) -> Samples:
    """It tears like smoke."""
    t = seconds(0.4)
    return level(ease(band(noise(r, 0.4), 1100, 6500) * np.exp(-t / 0.09), 0.003), -11)


def hand_recoil(r: Dice, _: int) -> Samples:
    """The beat drives it back into the stone."""
    x = band(noise(r, 0.4), 240, 1700) * np.exp(-seconds(0.4) / 0.1)
    return level(ease(mix((0, x), (0, thump(r, 90, 50, 0.2, 0.2) * 0.6)), 0.004), -15)


# ---- the tower


def ash_crack(r: Dice, _: int) -> Samples:
    """A slab begins to go."""
    return level(
        ease(mix((0, grains(r, 0.4, 26, 500, 4500, 0.12)), (0, thump(r, 120, 70, 0.15, 0.3) * 0.3))), -12
    )


def ash_fall(r: Dice, _: int) -> Samples:
    """It is gone."""
    return level(
        ease(
            close_room(
                mix((0, band(noise(r, 0.7, 0.18), 120, 1800)), (0, grains(r, 0.7, 60, 700, 6000, 0.2)))
            )
        ),
        -10,
    )


def ash_return(r: Dice, _: int) -> Samples:
    """Dust gathers: the fall, backwards and far."""
    return level(ease(band(noise(r, 0.6, 0.2), 300, 2400)[::-1], 0.1, 0.04), -20)


def wall_move(r: Dice, _: int) -> Samples:
    """A mass sets out."""
    t = seconds(0.7)
    grind = band(noise(r, 0.7), 70, 420) * (1 + 0.5 * np.sin(TAU * 23 * t))
    return level(ease(mix((0, thump(r, 80, 38, 0.4, 0.6)), (0, grind * np.exp(-t / 0.35)))), -7)


def wall_arrive(r: Dice, _: int) -> Samples:
    """It stands."""
    return level(ease(close_room(mix((0, thump(r, 95, 40, 0.45, 1.0)), (0.01, step_stone(r, 0))), 0.25)), -6)


def lamp(r: Dice, _: int) -> Samples:
    """A flame takes, and bells answer."""
    t = seconds(0.5)
    flame = band(noise(r, 0.5), 350, 3200) * np.sin(np.minimum(1, t / 0.45) * np.pi) ** 2 * 0.8
    bells = [(0.1 + 0.17 * k, bell(r, f, 2.8) * 0.7) for k, f in enumerate((220.0, 329.6, 440.0, 659.3))]
    return level(ease(in_hall(mix((0, flame), *bells), 0.42), 0.01, 0.6), -6)


def death(r: Dice, _: int) -> Samples:
    """A figure becomes ash: a blow, then a long fall of dust."""
    dust = band(noise(r, 1.3, 0.4), 300, 5200) * 0.4
    return level(
        ease(in_hall(mix((0, thump(r, 110, 34, 0.6, 0.7)), (0.05, dust)), 0.3, 1.8, 1.5), 0.001, 0.4), -5
    )


def back(r: Dice, _: int) -> Samples:
    """The dust gathers at the lamp."""
    dust = band(noise(r, 0.5, 0.16), 400, 5200)[::-1] * 0.5
    return level(
        ease(in_hall(mix((0, dust), (0.42, bell(r, 220, 1.4) * 0.5)), 0.3, 1.6, 1.4), 0.03, 0.4), -11
    )


def sky_falls(r: Dice, _: int) -> Samples:
    """The sky comes apart: three seconds, and a bell cracked through."""
    t = seconds(3.0)
    roar = band(noise(r, 3.0), 40, 300) * (t / 3) ** 1.5 * 2
    return level(
        ease(
            in_hall(mix((0, roar), (0, grains(r, 3, 120, 500, 4200, 1.3)), (0, bell(r, 77, 3))), 0.35),
            0.05,
            0.8,
        ),
        -3,
    )


def ending(r: Dice, _: int) -> Samples:
    """The climb is done: the bed's bells, one after another, and air."""
    parts = [(0.55 * k, bell(r, f, 5.0)) for k, f in enumerate((110.0, 164.8, 220.0, 329.6, 440.0, 523.3))]
    return level(ease(in_hall(mix(*parts), 0.5), 0.01, 1.5), -6)


def ui(r: Dice, n: int) -> Samples:
    """Small dry bone: move, choose, go back."""
    f = (1500, 1100, 760)[n]
    return level(ease(struck(r, 0.09, ((f, 1, 0.016), (f * 1.51, 0.5, 0.01), (f * 2.4, 0.2, 0.006)))), -18)


# name -> (how, how many variations); one variation has no number in its file's name
SOUNDS: dict[str, tuple[Maker, int]] = {
    "heart": (heart, 4), "heart_weak": (heart_weak, 2), "heart_stops": (heart_stops, 1),
    "heart_returns": (heart_returns, 1), "breath": (breath, 3), "breath_catch": (breath_catch, 2),
    "soothe": (soothe, 5), "calm": (calm, 1),
    "step_bone": (step_bone, 5), "step_ash": (step_ash, 5), "step_stone": (step_stone, 5),
    "step_glass": (step_glass, 5), "step_frost": (step_frost, 5),
    "jump": (jump, 3), "kick": (kick, 3), "land_light": (land_light, 3), "land_heavy": (land_heavy, 2),
    "bump": (bump, 2), "grip": (grip, 3), "climb": (climb, 5), "slip": (slip, 1), "tremble": (tremble, 2),
    "knee": (knee, 2),
    "hand_whisper": (hand_whisper, 6), "hand_rise": (hand_rise, 2), "hand_grasp": (hand_grasp, 2),
    "hand_freed": (hand_freed, 2), "hand_recoil": (hand_recoil, 2),
    "ash_crack": (ash_crack, 2), "ash_fall": (ash_fall, 2), "ash_return": (ash_return, 1),
    "wall_move": (wall_move, 2), "wall_arrive": (wall_arrive, 2),
    "lamp": (lamp, 1), "death": (death, 1), "back": (back, 1),
    "sky_falls": (sky_falls, 1), "ending": (ending, 1),
    "brand": (brand, 2), "brand_given": (brand_given, 1), "rekindle": (rekindle, 1), "burn": (burn, 2),
    "memory": (memory, 1), "archway": (archway, 1), "weight": (weight, 2), "laying": (laying, 1),
    "loop": (loop, 1), "loop_opens": (loop_opens, 1), "gaze": (gaze, 1),
    "ui": (ui, 3),
    "bed_drone": (bed_drone, 1), "bed_wind": (bed_wind, 1), "bed_bells": (bed_bells, 1),
    "bed_fear": (bed_fear, 1), "bed_hands": (bed_hands, 1),
}  # fmt: skip

LOUDEST = -1.0  # dBFS


def make(name: str, n: int = 0) -> Samples:
    """Make one variation of a sound."""
    return SOUNDS[name][0](dice(f"{name} {n}"), n)


def build(out_dir: Path, report: Callable[[str], None]) -> list[Path]:
    """Write every sound into `out_dir/sound`, measured; raises ValueError for one that is too loud."""
    folder = out_dir / "sound"
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, (_, count) in SOUNDS.items():
        for n in range(count):
            x = make(name, n)
            if peak(x) > LOUDEST:
                raise ValueError(f"{name} {n}: {peak(x):.1f} dBFS is louder than {LOUDEST}")
            path = folder / (f"{name}_{n}.ogg" if count > 1 else f"{name}.ogg")
            write(path, x)
            written.append(path)
        seam = f", seam {np.abs(x[0] - x[-1]).max():.4f}" if name.startswith("bed") else ""
        report(f"{name} x{count}: {len(x) / RATE:.2f} s, {peak(x):.1f} dBFS, {loudness(x):.1f} LUFS{seam}")
    for old in folder.glob("*.ogg"):
        if old not in written:
            old.unlink()
    return written
