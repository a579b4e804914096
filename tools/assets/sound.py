"""Everything heard. `SOUNDS` is the list: name -> how it is made, how many variations, whether it has a place.

Steps on bone are `step_bone_0` to `_4`. No one here can listen, so each file is measured as it is decoded again:
peak, loudness, and for beds how far the seam stands out; `tools/sound_sheet.py` shows each as a picture beside what
it is meant to be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import soundfile

from game.audio.samples import ONCE_MORE, closed
from tools.assets import sound_body as body
from tools.assets import sound_gifts as gifts
from tools.assets import sound_hands as hands
from tools.assets import sound_heart as hearts
from tools.assets import sound_loops as loops
from tools.assets import sound_tower as tower
from tools.assets.sound_beds_within import BEDS, COMMON
from tools.assets.sound_kit import RATE, Maker, Samples, above, dice, loudness, peak, trimmed, write
from tools.assets.sound_ring import shaped
from tools.seam import seam_click

LOUDEST = -1.0  # dBFS
# Loudness of each layer of a bed at its full gain, LUFS: so every bed is as loud as the next.
LAYERS = {"ground": -23.0, "air": -26.0, "song": -24.0}
COMMON_LEVEL = {"fear": -25.0, "cold": -27.0, "hands": -25.0}
# What lies under everything is to be heard on small loudspeakers too, and leave the heart its octave.
GROUND_TILT = ((28.0, -10.0), (55.0, -7.0), (95.0, -2.0), (170.0, 0.0), (20000.0, 0.0))


@dataclass(frozen=True, slots=True)
class Made:
    """`placed`: it comes from somewhere on the map, so it is mono and the mixer gives it its side."""

    how: Maker
    count: int = 5
    placed: bool = False


def _all(module: object, names: str, count: int = 5, placed: bool = False) -> dict[str, Made]:
    return {name: Made(getattr(module, name), count, placed) for name in names.split()}


SOUNDS: dict[str, Made] = {
    **{f"heart_{n}": Made(how) for n, how in enumerate(hearts.HEARTS)},
    **_all(hearts, "heart_early heart_late heart_pair heart_flutter heart_even"),
    **_all(hearts, "heart_stops heart_returns gasp laugh", 1),
    **{f"breath_{n}": Made(how) for n, how in enumerate(hearts.BREATHS)},
    **_all(hearts, "breath_catch own_breath"),
    **_all(body, "step_bone step_ash step_stone step_glass step_frost jump kick land_light bump"),
    **_all(body, "grip grip_frost climb tremble knee"),
    **_all(body, "land_heavy"),
    **_all(body, "slip", 3),
    **_all(hands, "hand_whisper", 8, True),
    **_all(hands, "hand_stir hand_rise hand_grasp hand_freed hand_recoil burn great_moves", 5, True),
    **_all(hands, "great_wakes great_opens", 1, True),
    **_all(hands, "laying laid_down voice", 1),
    **_all(tower, "wall_seam wall_move wall_arrive ash_crack ash_fall ash_return", 5, True),
    **_all(tower, "mirror", 5, True),
    **_all(tower, "lamp memory archway door sky_falls death back", 1),
    **_all(tower, "weight_light weight_heavy"),
    **_all(tower, "sky_crack", 4),
    **_all(loops, "loop", 3),
    **_all(loops, "loop_opens gaze", 1),
    **_all(gifts, "brand brand_on_beat soothe"),
    **_all(gifts, "rekindle", 5),
    **_all(gifts, "brand_given calm ending", 1),
    **{f"ui_{n}": Made(gifts.ui(f)) for n, f in enumerate((1500.0, 1100.0, 760.0))},
}  # fmt: skip


def make(name: str, n: int = 0) -> Samples:
    """Make one variation of a sound; (n,) where it has a place, else (n,) or (n, 2)."""
    made = SOUNDS[name]
    x = trimmed(above(made.how(dice(f"{name} {n}"), n), 20))
    return x.mean(axis=1) if made.placed and x.ndim == 2 else x


def make_bed(name: str, layer: str) -> Samples:
    """Make one layer of a bed, a ring; its loudness is that of its layer."""
    makers = dict(zip(LAYERS, BEDS[name]))
    x = makers[layer](dice(f"{name} {layer}"))
    if layer == "ground":
        x = shaped(x, GROUND_TILT)
    return at_loudness(x, LAYERS[layer])


def make_common(name: str) -> Samples:
    """Make what fear, cold or hands lay over every bed."""
    return at_loudness(COMMON[name](dice(name)), COMMON_LEVEL[name])


def at_loudness(x: Samples, lufs: float) -> Samples:
    """Scale to a loudness; no level of it is constant."""
    x = x - x.mean(axis=0)
    return x * 10 ** ((lufs - loudness(x)) / 20)


def everything() -> dict[str, Callable[[], Samples]]:
    """The name of each file, without its ending, and what makes it."""
    files: dict[str, Callable[[], Samples]] = {}
    for name, made in SOUNDS.items():
        for n in range(made.count):
            files[f"{name}_{n}" if made.count > 1 else name] = partial(make, name, n)
    for name in BEDS:
        for layer in LAYERS:
            files[f"bed_{name}_{layer}"] = partial(make_bed, name, layer)
    for name in COMMON:
        files[f"bed_{name}"] = partial(make_common, name)
    return files


def meaning(file: str) -> str:
    """What a file is meant to sound like, from its maker's first line."""
    beds = {f"bed_{name}": maker for name, maker in COMMON.items()} | {
        f"bed_{name}_{layer}": maker for name, makers in BEDS.items() for layer, maker in zip(LAYERS, makers)
    }
    name, _, number = file.rpartition("_")
    how = beds.get(file) or SOUNDS[name if number.isdigit() and name in SOUNDS else file].how
    return (how.__doc__ or "").splitlines()[0]


def read(path: Path) -> Samples:
    """A file as the game plays it, (n, channels)."""
    x: Samples = soundfile.read(path, always_2d=True)[0]
    return closed(x) if path.name.startswith("bed_") else x


def build(out_dir: Path, report: Callable[[str], None]) -> list[Path]:
    """Write every sound into `out_dir/sound`, measured; raises ValueError for one that is too loud."""
    folder = out_dir / "sound"
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for file, how in everything().items():
        path = folder / f"{file}.ogg"
        x = how()
        # The encoder does not know that a ring's end runs into its beginning: `closed` fades from one to the other.
        write(path, np.concatenate([x, x[:ONCE_MORE]]) if file.startswith("bed_") else x)
        x = read(path)
        if peak(x) > LOUDEST:
            raise ValueError(f"{file}: {peak(x):.1f} dBFS is louder than {LOUDEST}")
        seam = f", seam {seam_click(x):.2f} of usual" if file.startswith("bed_") else ""
        report(f"{file}: {len(x) / RATE:.2f} s, {peak(x):.1f} dBFS, {loudness(x):.1f} LUFS{seam}")
        written.append(path)
    for old in folder.glob("*.ogg"):
        if old not in written:
            old.unlink()
    return written
