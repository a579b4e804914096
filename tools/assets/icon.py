"""The icon: a sprig of lavender that burns from its tip, in smoke, on obsidian. Written as `icon.png`, 256 px."""

from pathlib import Path

import numpy as np

SIZE = 256
OBSIDIAN, INDIGO = (9, 6, 16), (52, 34, 104)
STEM, DEEP, LAVENDER, EMBER, WHITE = (
    (66, 62, 92),
    (74, 54, 138),
    (172, 138, 232),
    (255, 142, 52),
    (255, 232, 190),
)
BUDS = 9  # pairs, from the lowest to the tip
CORNER = 52  # px


def build(out: Path, report) -> list[Path]:
    """Write `icon.png`."""
    from PIL import Image

    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(float) + 0.5
    r = np.random.default_rng(7)
    smoke = np.zeros((SIZE, SIZE))
    for octave in range(3):
        cells = 4 * 2**octave
        grain = Image.fromarray((r.random((cells, cells)) * 255).astype(np.uint8)).resize(
            (SIZE, SIZE), Image.BICUBIC
        )
        smoke += np.asarray(grain, float) / 255 / 2**octave
    smoke /= smoke.max()
    near = np.exp(-(((x - 134) / 66) ** 2 + ((y - 112) / 92) ** 2))
    picture = np.empty((SIZE, SIZE, 3))
    picture[:] = OBSIDIAN
    picture += np.clip(near * (0.3 + smoke), 0, 1)[..., None] * np.array(INDIGO)
    picture += np.exp(-(((x - 146) / 40) ** 2 + ((y - 58) / 44) ** 2))[..., None] * np.array(EMBER) * 0.42
    _stem(picture, x, y)
    for n in range(BUDS):
        up = n / (BUDS - 1)
        middle = _bend(150 - 104 * up)
        wide, long = 17 - 9 * up, 13 - 4 * up
        for side in (-1, 1):
            _bud(picture, x, y, middle + side * wide * 0.72, 152 - 104 * up, side, long, up)
    _bud(picture, x, y, _bend(38), 36, 0, 10, 1.0)
    dx = np.maximum(np.abs(x - SIZE / 2) - (SIZE / 2 - CORNER), 0)
    dy = np.maximum(np.abs(y - SIZE / 2) - (SIZE / 2 - CORNER), 0)
    alpha = np.clip(CORNER - np.hypot(dx, dy), 0, 1) * 255
    rgba = np.dstack([np.clip(picture, 0, 255), alpha]).astype(np.uint8)
    path = out / "icon.png"
    Image.fromarray(rgba).save(path, optimize=True)
    return [path]


def _bend(y: float) -> float:
    """Where the stem is at a height: it leans to the right as it rises."""
    return 112 + 36 * ((232 - y) / 196) ** 1.6


def _stem(picture, x, y) -> None:
    line = 112 + 36 * (np.clip(232 - y, 0, None) / 196) ** 1.6
    core = np.clip(3.2 - np.abs(x - line), 0, 1) * ((y > 44) & (y < 232))
    picture += core[..., None] * (np.array(STEM) - picture)
    for height, way in ((196, -1), (184, 1)):  # two narrow leaves
        along = (x - _bend(height)) * way
        leaf = np.clip(3.6 - np.abs((y - height) + along * 0.75 - (along / 26) ** 2 * 5) * 1.0, 0, 1)
        leaf *= (along > 0) & (along < 46)
        picture += leaf[..., None] * (np.array(STEM) - picture)


def _bud(picture, x, y, bx: float, by: float, side: int, long: float, up: float) -> None:
    """One bud, turned outward; those near the tip glow, the last are nearly white."""
    angle = -np.pi / 2 + side * 0.62
    ax, ay = np.cos(angle), np.sin(angle)
    along, across = (x - bx) * ax + (y - by) * ay, -(x - bx) * ay + (y - by) * ax
    far = np.hypot(along / long, across / (long * 0.56))
    inside = np.clip((1 - far) * long * 0.6, 0, 1)
    light = np.clip(0.55 + along / long * 0.5 - across / long * 0.3 * (side or 1), 0, 1)[..., None]
    cool = np.array(DEEP) + (np.array(LAVENDER) - np.array(DEEP)) * light
    burns = np.clip((up - 0.58) / 0.3, 0, 1)
    hot = np.array(EMBER) + (np.array(WHITE) - np.array(EMBER)) * np.clip(light * 1.3 - 0.35, 0, 1)
    colour = cool + (hot - cool) * burns
    if burns:
        picture += np.exp(-(far**2) / 5)[..., None] * np.array(EMBER) * 0.10 * burns
    picture += inside[..., None] * (colour - picture)
