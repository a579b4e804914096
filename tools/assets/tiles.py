"""The tileset picture for Tiled: the game's own stone, one tile a kind, readable at 16 px.

Writes `levels/tiles/stone.png`, 8 columns: 0 stone, 1 glass, 2 ash, 3 bone, 4 spike up, 5 spike down,
6 frost, 7 another stone; then stone by its open sides, 8 + 1 above + 2 right + 4 below + 8 left
(levels/tiles/stone.tsx and the rules beside it are written by game/maps/rules.py). The tiles are drawn brighter than
the tower: a map has no lamp.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from game.sim.level import ASH, BONE, FROST, GLASS, SPIKE, STONE, Level, Rect
from game.view.masonry import Masonry
from game.view.palette import palette
from game.view.tower import Look

COLUMNS = 8
MASKS = range(16)  # which sides of a stone are open
ORDER = (STONE, GLASS, ASH, BONE, SPIKE, -SPIKE, FROST, STONE)


def build(out: Path, report) -> list[Path]:
    """Write the picture: beside the assets, where the maps are."""
    colours = Look(palette("stairs"), np.zeros(1)).table[0]
    wide = 3 * len(ORDER)
    tiles = bytearray(wide * 5)
    for k, kind in enumerate(ORDER):
        tiles[2 * wide + 3 * k + 1] = abs(kind)
        if abs(kind) == SPIKE:
            tiles[(3 if kind > 0 else 1) * wide + 3 * k + 1] = STONE
        if k == 7:
            tiles[3 * wide + 3 * k + 1] = STONE
    sheet = np.zeros((16 * 3, 16 * COLUMNS, 4), np.uint8)
    for k, cell in enumerate(_cut(bytes(tiles), wide, 2, [3 * k + 1 for k in range(len(ORDER))], colours)):
        sheet[:16, 16 * k : 16 * k + 16] = cell
    wide = 7 * len(MASKS)
    tiles = bytearray(wide * 7)
    for mask in MASKS:
        for dy in range(-3, 4):
            for dx in range(-2, 3):
                open_here = (dy < 0 and mask & 1) or (dx > 0 and mask & 2) or (dy > 0 and mask & 4)
                if not open_here and not (dx < 0 and mask & 8):
                    tiles[(3 + dy) * wide + 7 * mask + 3 + dx] = STONE
    for mask, cell in enumerate(_cut(bytes(tiles), wide, 3, [7 * mask + 3 for mask in MASKS], colours)):
        at = COLUMNS + mask
        x, y = 16 * (at % COLUMNS), 16 * (at // COLUMNS)
        sheet[y : y + 16, x : x + 16] = cell
    folder = out.parent / "levels" / "tiles"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "stone.png"
    Image.fromarray(sheet).save(path, optimize=True)
    return [path]


def _cut(tiles: bytes, wide: int, row: int, columns: list[int], colours) -> list[np.ndarray]:
    """The game's own stone for a row of these tiles; of it the pictures of some columns, RGBA."""
    masonry = Masonry(Level("tiles", wide, len(tiles) // wide, tiles, (0, 0), Rect(0, 0, 1, 1)))
    code = np.zeros((16, wide * 16), np.int64)
    for run in masonry.runs(row):
        piece, hang = masonry.piece(run, row)
        there = code[:, run.x * 16 : run.x * 16 + piece.shape[1]]
        face = piece[:16, : there.shape[1]]
        if hang is not None:
            face = np.where(face > 0, face, hang[:16, : there.shape[1]])
        there[:] = np.where(face > 0, face, there)
    found = []
    for column in columns:
        own = code[:, column * 16 : column * 16 + 16]
        packed = colours[own]
        cell = np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], -1).astype(float)
        cell = np.clip(cell * 1.35 + 10, 0, 255).astype(np.uint8)
        cell = np.dstack([cell, np.where(own > 0, 255, 0).astype(np.uint8)])
        cell[own == 0] = 0
        found.append(cell)
    return found
