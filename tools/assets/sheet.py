"""A contact sheet: every baked picture on one page, to be looked at."""

from pathlib import Path

import numpy as np
from PIL import Image

from game.view.palette import palette
from game.view.tower import Look

GAP, GROUND = 6, (58, 54, 72)


def _coloured(code: np.ndarray, table: np.ndarray) -> Image.Image:
    packed = table[code]
    colour = np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], -1).astype(np.uint8)
    colour[code == 0] = GROUND
    return Image.fromarray(colour)


def _grey(a: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8)).convert("RGB")


def pictures(out: Path) -> list[Image.Image]:
    """All of them, as they lie in the files."""
    table = Look(palette("stairs"), np.zeros(1)).table[0]
    made: list[Image.Image] = []
    with np.load(out / "sky.npz") as f:
        made += [_grey(f["vein"] // 64 * 2), _grey(f["indigo"] // 64 * 2), _grey(f["sheen"])]
    with np.load(out / "city.npz") as f:
        for k in range(4):
            made.append(_grey(f[f"body{k}"] * 0.25 + f[f"shade{k}"] * 0.5 + f[f"light{k}"] * 0.8))
    with np.load(out / "wall.npz") as f:
        made += [_coloured(f["wall"], table), _grey(f["outline"] * 4)]
    with np.load(out / "ledges.npz") as f:
        made += [_coloured(f[name], table) for name in f.files]
    with np.load(out / "hands.npz") as f:
        poses = f["poses"]
        sheet = np.zeros((3 * 64, 12 * 60), np.uint8)
        for k, p in enumerate(poses):
            sheet[k // 12 * 64 : k // 12 * 64 + 64, k % 12 * 60 : k % 12 * 60 + 60] = p * 36
        made.append(_grey(sheet))
    with np.load(out / "props.npz") as f:
        made += [Image.fromarray(f[k][..., :3]).resize((80, 144), 0) for k in ("lamp", "lamp_dark")]
        made += [_grey(f[f"fog{k}"]) for k in range(4)]
    return made


def contact_sheet(out: Path, file: Path) -> None:
    """Write the sheet of what lies in `out`."""
    wide = 1560
    rows: list[list[Image.Image]] = [[]]
    for picture in pictures(out):
        if sum(p.width + GAP for p in rows[-1]) + picture.width > wide:
            rows.append([])
        rows[-1].append(picture)
    tall = sum(max(p.height for p in row) + GAP for row in rows if row)
    sheet = Image.new("RGB", (wide, tall), GROUND)
    y = 0
    for row in rows:
        x = 0
        for picture in row:
            sheet.paste(picture, (x, y))
            x += picture.width + GAP
        y += max((p.height for p in row), default=0) + GAP
    file.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(file)
