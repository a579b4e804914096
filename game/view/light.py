"""Light over the finished picture: light map, bloom, fog, flakes of ash."""

from collections.abc import Callable

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import ADD, MULTIPLY, OVER, Dims, arrays, disc, opaque, premultiplied, wrapped
from game.view.camera import LEAPS
from game.view.palette import Palette, rgb

Grid = NDArray[np.float64]


def _rays(x: Grid, y: Grid, width: int, height: int) -> Grid:
    """From a light above the screen, spreading downward, no two alike."""
    angle = np.arctan2(x - width / 2, y + 130.0)
    beams = 0.0 * angle
    for n, (at, wide, strong) in enumerate(BEAMS):
        beams = beams + strong * np.exp(-(((angle - at) / wide) ** 2)) * (1.0 - 0.25 * (n % 2))
    light: Grid = beams * np.clip(1.15 - np.hypot(x - width / 2, y + 60) / (height * 1.5), 0, 1)
    return light


def _shafts(x: Grid, y: Grid, width: int, height: int) -> Grid:
    """Broad light that falls aslant through smoke."""
    across = (x + y * 0.62) / width
    light = sum(s * np.exp(-(((across - at) / w) ** 2)) for at, w, s in SLANTS)
    shaft: Grid = np.asarray(light) * np.clip(1.1 - y / (height * 0.95), 0, 1)
    return shaft


def _aurora(x: Grid, y: Grid, width: int, height: int) -> Grid:
    """A curtain of light that hangs in folds: sharp below, long above."""
    u = x / width
    foot = height * (0.30 + 0.07 * np.sin(u * 9.4 + 0.6) + 0.035 * np.sin(u * 23 + 2))
    fold = 0.55 + 0.45 * np.sin(u * 31 + 4 * np.sin(u * 7)) * np.cos(u * 12)
    up = foot - y
    light: Grid = fold * np.where(up > 0, np.exp(-up / 78), np.exp(up / 9)) * (0.6 + 0.4 * np.cos(u * 5))
    return light


def _peak(x: Grid, y: Grid, width: int, height: int) -> Grid:
    """What bleeds from the tower's peak, far above: a low glow to both sides of it."""
    angle = np.arctan2(np.abs(x - width / 2), y + 210.0)
    light: Grid = np.exp(-(((angle - 0.52) / 0.16) ** 2)) * np.clip(1 - y / (height * 0.8), 0, 1) ** 1.4 * 0.8
    return light


BEAMS = ((-0.98, 0.05, 0.5), (-0.74, 0.035, 0.9), (-0.6, 0.016, 0.5), (-0.42, 0.06, 0.7), (-0.16, 0.03, 0.5),
         (0.07, 0.05, 0.4), (0.30, 0.022, 0.7), (0.47, 0.05, 0.9), (0.71, 0.02, 0.6), (0.86, 0.06, 0.9))  # fmt: skip
SLANTS = ((0.16, 0.045, 0.9), (0.30, 0.018, 0.55), (0.47, 0.07, 0.7), (0.93, 0.03, 0.5), (1.06, 0.075, 1.0),
          (1.27, 0.02, 0.5))  # fmt: skip
SHAPES: dict[str, Callable[[Grid, Grid, int, int], Grid]] = {
    "rays": _rays, "shafts": _shafts, "aurora": _aurora, "peak": _peak,
}  # fmt: skip
DARK_BLOOM = 158  # the threshold under a sky that has gone dark
SINKS = 140  # px that the smoke before everything sinks in a dark passage


class LightMap:
    """Ambient with vignette, brighter toward the peak; lamps; multiplied once.

    What is everywhere is kept as it is until its tint changes; lights are laid on it and taken off again.
    """

    def __init__(self, palette: Palette, width: int, height: int) -> None:
        y, x = np.mgrid[0 : height // 4, 0 : width // 4] * 4.0
        far = ((x - width / 2) / (width * 0.66)) ** 2 + ((y - height * 0.5) / (height * 0.8)) ** 2
        vignette = np.clip(1.10 - far * palette.vignette, 0.15, 1)[..., None]
        up = np.clip(1 - y / height, 0, 1)[..., None]
        ambient = rgb(palette.ambient[0]) * (1 - up) + rgb(palette.ambient[1]) * up
        self._base = opaque(vignette * ambient)
        self._still, self._full = (pygame.Surface((width, height), 0, 32) for _ in range(2))
        self._tint: tuple[int, int, int] | None = None
        self._lit: list[pygame.Rect] = []
        self.child = [disc(56, rgb(palette.child_light), 1.2, 0.10 + 0.30 * k / 7) for k in range(8)]

    def apply(
        self,
        target: pygame.Surface,
        lights: list[tuple[pygame.Surface, int, int]],
        tint: tuple[int, int, int] = (255, 255, 255),
    ) -> None:
        """lights: (picture, x, y of its middle on the screen); `tint`: of the light that is everywhere."""
        if tint != self._tint:
            self._tint = tint
            tinted = self._base.copy()
            tinted.fill(tint, special_flags=MULTIPLY)
            pygame.transform.smoothscale(tinted, self._still.get_size(), self._still)
            self._full.blit(self._still, (0, 0))
        else:
            for rect in self._lit:
                self._full.blit(self._still, rect, rect)
        self._lit = [
            self._full.blit(picture, picture.get_rect(center=(x, y)), special_flags=ADD)
            for picture, x, y in lights
        ]
        target.blit(self._full, (0, 0), special_flags=MULTIPLY)


class Bloom:
    """What is brighter than the threshold glows, in two radii, at an eighth of the size.

    It is looked for in one frame and spread in the next, and goes along with the camera meanwhile.
    """

    def __init__(self, threshold: int, width: int, height: int) -> None:
        self._threshold = threshold
        self._quarter = pygame.Surface((width // 4, height // 4), 0, 32)
        self._eighth = pygame.Surface((width // 8, height // 8), 0, 32)
        self._full = pygame.Surface((width, height), 0, 32)
        self._found_at = self._spread_at = (1 << 30, 0)  # where the camera was; nowhere yet
        self._spreads = False

    def apply(self, target: pygame.Surface, at: tuple[int, int], dark: float = 0.0) -> None:
        """Add the glow. `at`: where the camera is, px, joins of loops left out.

        `dark` 0..1: how far a bright place has gone dark, where less is bright already.
        """
        leapt = max(abs(at[0] - self._spread_at[0]), abs(at[1] - self._spread_at[1])) >= LEAPS
        if leapt or not self._spreads:
            least = min(self._threshold, DARK_BLOOM)
            self._find(target, int(self._threshold + (least - self._threshold) * dark))
            self._found_at = at
        if leapt or self._spreads:
            pygame.transform.smoothscale(self._quarter, self._full.get_size(), self._full)
            self._spread_at = self._found_at
        self._spreads = not self._spreads
        self._lay(target, self._spread_at[0] - at[0], self._spread_at[1] - at[1])

    def _find(self, target: pygame.Surface, cut: int) -> None:
        quarter, eighth = self._quarter, self._eighth
        pygame.transform.smoothscale(target, quarter.get_size(), quarter)
        quarter.fill((cut,) * 3, special_flags=pygame.BLEND_RGB_SUB)
        pygame.transform.smoothscale(quarter, eighth.get_size(), eighth)
        near, wide = (pygame.transform.box_blur(eighth, radius) for radius in (1, 3))
        near.blit(wide, (0, 0), special_flags=ADD)
        # by way of a quarter, or its pixels show as diamonds
        pygame.transform.smoothscale(near, quarter.get_size(), quarter)

    def _lay(self, target: pygame.Surface, dx: int, dy: int) -> None:
        """So many px beside where it was; at the sides that it has left its own edge stays."""
        w, h = target.get_size()
        target.blit(self._full, (dx, dy), special_flags=ADD)
        if dy:
            y = 0 if dy > 0 else h + dy
            target.blit(self._full, (dx, y), (0, y, w, abs(dy)), special_flags=ADD)
        if dx:
            x = 0 if dx > 0 else w + dx
            target.blit(self._full, (x, 0), (x, 0, abs(dx), h), special_flags=ADD)


class Air:
    """Fog bands behind and before the tower, light behind it, smoke at the foot of the screen, the peak's glow."""

    def __init__(self, palette: Palette, width: int, height: int, half: int) -> None:
        baked = arrays("props")
        far, near = rgb(palette.fog), rgb(palette.fog_near)
        front = palette.fog_front
        shares = (0.80, 0.70, front, front * 0.9)
        bands = [
            premultiplied(colour, baked[f"fog{i}"].astype(np.float32) / 255 * share)
            for i, (colour, share) in enumerate(zip((far, near, far, near), shares))
        ]
        self._behind = ((bands[0], 226, 0.8, 5.0), (bands[1], palette.fog_y, 1.2, 9.0))
        self._before = ((bands[2], 236, 0.9, 12.0), (bands[3], 286, 1.25, 15.0))
        y, x = np.mgrid[0:height, 0:width]
        glow = np.exp(-((((x - width / 2) / (half + 70)) ** 2) ** 2))
        glow = glow * np.exp(-(((y - palette.backlight_y) / 150.0) ** 2))
        light = glow[..., None] * rgb(palette.backlight) * palette.backlight_share
        light = light + SHAPES[palette.shape](x, y, width, height)[..., None] * rgb(palette.shape_light)
        self.backlight = opaque(light, 2)
        smoke = np.clip((np.arange(height) / height - 0.62) / 0.38, 0, 1)[:, None] ** 1.6 * np.ones(
            (1, width)
        )
        self._floor = premultiplied(far, smoke * palette.floor_share)
        self._floor_y = int(height * 0.62)
        up = np.clip(1 - np.arange(height) / (height * 0.5), 0, 1)[:, None] ** 2
        up = up * np.exp(-(((np.arange(width) - width / 2) / 88.0) ** 2))[None]
        self._peak = opaque(up[: height // 2, :, None] * rgb(palette.peak), 1.0)
        self._peak.set_colorkey(0)
        self._peak_at = self._peak.get_bounding_rect()

    def behind(self, target: pygame.Surface, turn: float, tick: float, left: int, dims: Dims) -> None:
        """Between city and tower, on a piece of the screen that begins at column `left`; `dims`: in which light."""
        for band, y, depth, drift in self._behind:
            wrapped(target, dims.of(band), turn * depth + tick * drift / 60 - left, y, OVER)

    def over_stone(self, target: pygame.Surface, peak: float) -> None:
        """The peak's light from above (0..1), the smoke that rises from below."""
        if peak > 0:
            target.blit(self._peak, self._peak_at, self._peak_at, special_flags=ADD)
        w, h = target.get_size()
        target.blit(
            self._floor, (0, self._floor_y), (0, self._floor_y, w, h - self._floor_y), special_flags=OVER
        )

    def before(self, target: pygame.Surface, x: float, tick: float, night: float = 0.0) -> None:
        """Before everything. `night` 0..1: in the dark it sinks out of sight, or it would glow."""
        for band, y, depth, drift in self._before:
            wrapped(target, band, -x * depth * 0.8 - tick * drift / 60, y + int(night * SINKS), OVER)


class Flakes:
    """Ash in the air, in four depths."""

    def __init__(self, palette: Palette, width: int, height: int, count: int = 95) -> None:
        r = np.random.default_rng(3)
        self._size = (width, height)
        kinds = r.choice(4, count, p=[0.45, 0.35, 0.14, 0.06])
        self._flakes = np.array(
            [
                (r.uniform(0, width), r.uniform(0, height), r.uniform(0.4, 1.6), r.uniform(0, 6.3))
                for _ in kinds
            ]
        ).T
        colour = rgb(palette.flakes)
        y, x = np.mgrid[-5:6, -5:6]
        blur = np.exp(-(x * x + y * y) / 9.0) * 0.30
        pictures = [
            premultiplied(colour, np.full((1, 1), 0.45)),
            premultiplied(colour, np.full((1, 1), 0.85)),
            premultiplied(colour, np.full((1, 2), 0.8)),
            premultiplied(colour, blur),
        ]
        self._pictures = [pictures[k] for k in kinds]

    def draw(self, target: pygame.Surface, tick: float, x: float, y: float, most: int = 95) -> None:
        """x, y: px the camera has gone; `most`: how many are drawn."""
        w, h = self._size
        t = tick / 60
        fx, fy, z, f = self._flakes[:, :most]
        across = (fx - x * 0.7 * z - t * 11 * z + np.sin(t * 0.9 + f) * 7) % w
        down = (fy - y * 0.5 * z + t * 15 * z) % h
        places = zip(across.astype(int).tolist(), down.astype(int).tolist(), strict=True)
        target.fblits(zip(self._pictures, places, strict=False), OVER)
