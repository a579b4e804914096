"""Small things: the lamp of bone, fog bands.

Writes `props.npz`: `lamp` 36 x 20 x 4 uint8 (lit, hard alpha), `lamp_dark` (the same, unlit),
`fog0..3` h x 1024 alpha that closes at its sides.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage as ndi

from tools.assets.noise import spectral

FINE = 4
FOG_HEIGHTS = (150, 120, 110, 90)


def lamp(lit: bool) -> NDArray[np.uint8]:
    """A lantern hung from a bent bone: 20 x 36 px, its foot at (6, 36), its flame about (12, 14)."""
    picture = Image.new("RGBA", (20 * FINE, 36 * FINE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)

    def fine(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(a * FINE, b * FINE) for a, b in points]

    dark, pale = ((150, 140, 130), (236, 224, 198)) if lit else ((86, 84, 104), (140, 138, 166))
    stem = ((6, 36), (5.2, 24), (5.6, 12), (8, 6), (12, 4.6))
    pen.line(fine(*stem), fill=(*dark, 255), width=int(2.1 * FINE), joint="curve")
    pen.line(
        fine(*[(x + 0.6, y + 0.4) for x, y in stem]), fill=(*pale, 255), width=int(0.9 * FINE), joint="curve"
    )
    for x, y in ((5.4, 25), (5.6, 14)):  # joints of the bone
        pen.ellipse(
            [(x - 1.7) * FINE, (y - 1.3) * FINE, (x + 1.7) * FINE, (y + 1.3) * FINE], fill=(*pale, 255)
        )
    pen.ellipse([2.6 * FINE, 33 * FINE, 9.4 * FINE, 37 * FINE], fill=(*pale, 255))
    pen.line(fine((12.4, 4.6), (12.4, 8)), fill=(60, 50, 52, 255), width=FINE // 2)
    cage = (44, 28, 26) if lit else (40, 38, 52)
    pen.polygon(fine((12.4, 6.6), (16.4, 11), (15.2, 19), (9.6, 19), (8.4, 11)), fill=(*cage, 255))
    inside = (255, 214, 130) if lit else (22, 18, 30)
    pen.polygon(fine((12.4, 9.2), (14.8, 11.8), (14, 17), (10.8, 17), (10.0, 11.8)), fill=(*inside, 255))
    if lit:
        pen.ellipse([11.0 * FINE, 12 * FINE, 13.8 * FINE, 16.4 * FINE], fill=(255, 250, 226, 255))
    pen.line(fine((12.4, 8), (12.4, 18)), fill=(*cage, 255), width=2)
    a = np.asarray(picture, np.float32) / 255
    a[..., :3] *= a[..., 3:]
    a = a.reshape(36, FINE, 20, FINE, 4).mean((1, 3))
    hard = a[..., 3] > 0.45
    a[..., :3] /= np.maximum(a[..., 3:], 0.01)
    a[..., 3] = hard
    a[~hard] = 0
    return (np.clip(a, 0, 1) * 255 + 0.5).astype(np.uint8)


def fog(seed: int, h: int) -> NDArray[np.uint8]:
    """A band of mist, 1024 px that close: alpha."""
    n = ndi.zoom(spectral(h, 512, 2.6, seed, 1, 60), (1, 2), order=1, mode="grid-wrap")
    n = ndi.gaussian_filter(n, (1, 3), mode=("nearest", "wrap"))
    profile = np.exp(-((np.linspace(-1, 1, h) / 0.42) ** 2))[:, None]
    return (np.clip((0.30 + 0.50 * n) * profile, 0, 1) * 255).astype(np.uint8)


def build(out: Path, report) -> list[Path]:
    """Write props.npz."""
    made = {"lamp": lamp(True), "lamp_dark": lamp(False)}
    made |= {f"fog{i}": fog(61 + i, h) for i, h in enumerate(FOG_HEIGHTS)}
    path = out / "props.npz"
    np.savez_compressed(path, **made)
    return [path]
