"""The tileset picture for Tiled: the game's own stone, one tile a kind, readable at 16 px.

Writes `levels/tiles/stone.png`, 8 columns: 0 stone, 1 glass, 2 ash, 3 bone, 4 spike up, 5 spike down,
6 frost, 7 another stone. Below ASH .. the tiles are drawn brighter than the tower: a map has no lamp.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from game.sim.level import ASH, BONE, FROST, GLASS, SPIKE, STONE, Level, Rect
from game.view.masonry import Masonry
from game.view.palette import palette
from game.view.tower import Look

ROOT = Path(__file__).resolve().parent.parent.parent
ORDER = (STONE, GLASS, ASH, BONE, SPIKE, -SPIKE, FROST, STONE)


def build(out: Path, report) -> list[Path]:
    """Write the picture."""
    colours = Look(palette("stairs"), np.zeros(1)).table[0]
    wide = 3 * len(ORDER)
    tiles = bytearray(wide * 5)
    for k, kind in enumerate(ORDER):
        tiles[2 * wide + 3 * k + 1] = abs(kind)
        if abs(kind) == SPIKE:
            tiles[(3 if kind > 0 else 1) * wide + 3 * k + 1] = STONE
        if k == 7:
            tiles[3 * wide + 3 * k + 1] = STONE
    masonry = Masonry(Level("tiles", wide, 5, bytes(tiles), (0, 0), Rect(0, 0, 1, 1)))
    sheet = np.zeros((16, 16 * len(ORDER), 4), np.uint8)
    for run in masonry.runs(2):
        piece, hang = masonry.piece(run, 2)
        k = (run.x - 1) // 3
        code = piece[:16, :16].copy()
        if hang is not None:
            code = np.where(code > 0, code, hang[:16, :16])
        packed = colours[code]
        cell = np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], -1).astype(float)
        cell = np.clip(cell * 1.35 + 10, 0, 255)
        box = sheet[:, 16 * k : 16 * k + 16]
        box[..., :3] = cell
        box[..., 3] = np.where(code > 0, 255, 0)
        box[code == 0] = 0
    folder = ROOT / "levels" / "tiles"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "stone.png"
    Image.fromarray(sheet).save(path, optimize=True)
    return [path]
