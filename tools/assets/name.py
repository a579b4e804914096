"""The name as the title shows it: lavender smoke lit from behind, the letters cut out of it, shafts of light past them.

Writes `name.npz`, 360 x 640: `smoke` x 3 uint8, to be added; `letters` x 4 uint8, premultiplied, to lie over all;
`veil` x 3 uint8, what is left of the place behind them.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage as ndi

from tools.assets.noise import blue_noise, spectral, tiled, warp

WIDE, TALL = 640, 360
FONT = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "EBGaramond12-Regular.otf"
WORDS = (("Burning", 46, 106), ("Lavender", 82, 186))  # each word, and where its first letter stands
LETTER, APART, FINE = 84, 1.6, 4  # px of a letter, between two, and how much finer it is drawn
PEAK = (522.0, 52.0)  # px of the light that it is lit by: see game/view/afar.py
SMOKE = (
    (0, "#000000"), (0.16, "#140c2c"), (0.36, "#382670"), (0.58, "#7654b4"), (0.8, "#b492e0"), (1, "#ecd8fa"),
)  # fmt: skip
EMBER = (
    (0, "#000000"), (0.2, "#2a0f0a"), (0.42, "#7a3420"), (0.64, "#e0862f"), (0.84, "#ffd48a"), (1, "#fffaf0"),
)  # fmt: skip
OBSIDIAN, BURNS, GLEAMS = "#06040c", "#ffd7a0", "#d8b8ff"
SEED = 21

Floats = NDArray[np.floating]
Stops = tuple[tuple[float, str], ...]


def colour(code: str) -> Floats:
    """`#rrggbb` as three shares."""
    return np.array([int(code[k : k + 2], 16) / 255 for k in (1, 3, 5)])


def ramp(light: Floats, stops: Stops) -> Floats:
    """0..1 as colours."""
    at, colours = [a for a, _ in stops], np.array([colour(c) for _, c in stops])
    return np.stack([np.interp(light, at, colours[:, n]) for n in range(3)], -1)


def letters() -> Floats:
    """0..1 where the name is."""
    big = Image.new("L", (WIDE * FINE, TALL * FINE), 0)
    pen, font = (
        ImageDraw.Draw(big),
        ImageFont.truetype(str(FONT), LETTER * FINE, layout_engine=ImageFont.Layout.BASIC),
    )
    for word, x, foot in WORDS:
        at = x * FINE
        for n, letter in enumerate(word):
            pen.text((at, foot * FINE), letter, fill=255, font=font, anchor="ls")
            pair = word[n : n + 2]
            at += font.getlength(pair) - font.getlength(pair[1:]) + APART * FINE
    return np.asarray(big, np.float32).reshape(TALL, FINE, WIDE, FINE).mean((1, 3)) / 255


def shafts(light: Floats, x: float, y: float, reach: float) -> Floats:
    """Light drawn out away from a place: the mean of the picture and itself a little larger, doubled over and over."""
    rows, columns = np.mgrid[0:TALL, 0:WIDE].astype(np.float32)
    for n in range(6):
        share = 1 - reach / 2 ** (6 - n) * 0.9
        moved = ndi.map_coordinates(
            light, [y + (rows - y) * share, x + (columns - x) * share], order=1, mode="nearest"
        )
        light = (light + moved * 0.985) / 2
    return light


def paint() -> tuple[Floats, Floats, Floats]:
    """Smoke, letters (colour and alpha), veil; 0..1."""
    ink = letters()
    y, x = np.mgrid[0:TALL, 0:WIDE].astype(np.float32)
    bend = [spectral(TALL, WIDE, 3.4, SEED + n, 1, 12) * size for n, size in ((2, 16), (3, 9))]
    smoke = 0.5 + 0.24 * warp(spectral(TALL, WIDE, 2.9, SEED, 1, 40), *bend)
    smoke = np.clip(smoke + 0.12 * warp(spectral(TALL, WIDE, 2.4, SEED + 1, 6, 90), *bend), 0.05, 1.6)
    near = np.clip(ndi.gaussian_filter(ink, 15) * 2.7, 0, 1)
    wide = np.clip(ndi.gaussian_filter(ink, 34) * 2.2, 0, 1)
    source = np.clip(near * 0.95 + wide * 0.35, 0, 1.2) * np.clip(smoke * 1.35, 0.15, 1.3)
    far = np.hypot(x - PEAK[0], y - PEAK[1])
    beam = np.exp(-far / 26) * 1.3 + np.exp(-far / 100) * 0.5
    drawn_out = shafts(np.clip(source + beam * 0.9, 0, 2) * (1 - ink), *PEAK, 0.6) * 0.75
    drawn_out += shafts(source * (1 - ink), 250, 150, 0.42) * 0.55
    drawn_out = np.clip(drawn_out / np.percentile(drawn_out[ink < 0.1], 99.5), 0, 1.2)
    side = 0.72 + 0.28 * np.clip((x - 40) / 330, 0, 1)  # the nearer to the peak, the brighter
    body = np.clip(near * (0.34 + 1.5 * smoke**1.5), 0, 1) * side
    away = np.clip((far - 60) / 90, 0, 1)  # the peak's own light is in the picture behind
    light = np.clip((0.62 * body + 0.46 * drawn_out * side) * away, 0, 0.9)
    warm = np.clip(0.95 * np.clip((x - 250) / 200, 0, 1) * np.clip(body - 0.2, 0, 1), 0, 1)[..., None]
    made = ramp(light, SMOKE) * (1 - warm) + ramp(light, EMBER) * warm
    made = made + ((tiled(blue_noise(), TALL, WIDE) - 0.5) / 255 * 2.5 * (light > 0.01))[..., None]
    slope = np.gradient(ndi.gaussian_filter(ink, 0.7))
    to = np.stack([PEAK[1] - y, PEAK[0] - x]) / (far + 1e-6)
    edge = (np.clip(-(slope[0] * to[0] + slope[1] * to[1]) * 2.6, 0, 1) * ink)[..., None]
    written = colour(OBSIDIAN) + edge * (colour(BURNS) * 0.6 + colour(GLEAMS) * 0.2)
    letter = np.concatenate([np.clip(written, 0, 1) * ink[..., None], ink[..., None]], -1)
    return np.clip(made, 0, 1) * (1 - ink[..., None]), letter, veil(x, y, wide)


def veil(x: Floats, y: Floats, name: Floats) -> Floats:
    """Dark behind the name and behind the row of words at the foot, light where the tower is."""
    tower = np.exp(-(((x - PEAK[0]) / 150) ** 2)) * np.clip(1.5 - y / 260, 0, 1)
    left = 0.72 + 0.28 * tower - 0.46 * np.clip(name * 1.3, 0, 1) * (1 - 0.7 * tower)
    left = left * (1 - 0.62 * np.clip((y - 316) / 24, 0, 1))
    return np.stack([left, left * 0.98, np.clip(left * 1.06, 0, 1)], -1)


def build(out: Path, report) -> list[Path]:
    """Write name.npz."""
    smoke, letter, dark = ((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8) for picture in paint())
    path = out / "name.npz"
    np.savez_compressed(path, smoke=smoke, letters=letter, veil=dark)
    return [path]
