"""The memories: 29 small paintings of a life that is still to come, and in each somebody is missing.

Writes `memories.npz`: for each number `mNN`, 100 x 160 uint8 of colours' numbers, and `mNN_colours`, 14 x 3.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from tools.assets import memories_early as early
from tools.assets import memories_first as first
from tools.assets import memories_late as late
from tools.assets import memories_middle as middle
from tools.assets.paint import Picture

# in the order of their numbers, 1 to 29
PICTURES: tuple[Callable[[], Picture], ...] = (
    first.kitchen, first.field, first.busstop, first.window,
    early.gate, early.swimming, early.fever, early.dog, early.bicycle, early.birthday, early.platform,
    early.tree_house, early.letter,
    middle.candles, middle.rehearsal, middle.sea, middle.tooth, middle.plate, middle.room, middle.quarrel, middle.roof,
    late.wedding, late.hospital, late.hands, late.garden, late.grave, late.stairs, late.door, late.chair,
)  # fmt: skip


def build(out: Path, report: Callable[[str], None]) -> list[Path]:
    """Write the file."""
    arrays: dict[str, np.ndarray] = {}
    for number, paint in enumerate(PICTURES, 1):
        arrays[f"m{number:02}"], arrays[f"m{number:02}_colours"] = paint()
        report(f"{number}: {paint.__name__}")
    path = out / "memories.npz"
    np.savez_compressed(path, **arrays)
    return [path]
