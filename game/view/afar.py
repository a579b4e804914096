"""What hangs in the air between city and tower: splinters, arches, ice, arms out of the smoke, a set for each place.

Where everything is follows from the camera and the tick alone.
"""

import math

import numpy as np
import pygame

from game.view.baked import ADD, OVER, Dims, arrays, opaque, premultiplied
from game.view.city import TURN
from game.view.palette import Palette, rgb

ROUND, TALL = 1680, 760  # px after which they come again, across and down
KEY = (255, 0, 255)
OVER_FOG = 26  # px that an arm's foot lies below the screen's edge
# far, middle, near: how far it moves with the camera, and with the height climbed; share of fog on it
DEPTHS = ((1.15, 0.12, 0.62), (1.45, 0.2, 0.42), (1.9, 0.3, 0.2))
COUNT = {
    "mosaic": 16, "stairs": 18, "living-walls": 6, "returning": 21, "thick-air": 21, "cold-tide": 20, "summit": 26,
}  # fmt: skip
DRIFT = {"mosaic": -0.10, "summit": 0.16, "returning": -0.05}  # px a tick, down
STANDS = ("thick-air",)  # they grow out of the smoke at the foot of the screen

TOWER = ("mosaic",)  # the tower is seen from there, and comes nearer
TOWER_X, TOWER_FOOT = 522, 342  # px on the screen of its middle and its foot, where the climb begins
DOOR = 67  # px from the top of its picture to the door of light
DISSOLVES = 90  # px over which its foot is lost in haze: seen from a high place there is no edge under it
SMALL, LARGE = 0.72, 1.04  # of its picture, where the climb begins and where it is as near as it comes
COMES = 5200  # px gone in which it does
SIZES = 24  # it grows in so many steps
RAYS = "#ff9a52"  # what bleeds from its peak


class FarTower:
    """The tower before one has come to it: it stands over the city and bleeds light from its peak."""

    def __init__(self, look: Palette) -> None:
        baked = arrays("afar")
        stone, cover, light = (baked[f"tower_{k}"].astype(np.float32) / 255 for k in ("rgb", "alpha", "rays"))
        sunk = np.linspace(0, 1, len(stone), dtype=np.float32)[:, None, None] ** 2.2 * 0.5  # in haze
        rises = np.clip(np.arange(len(stone), 0, -1, dtype=np.float32) / DISSOLVES, 0, 1)[:, None]
        self._whole = premultiplied(
            stone * (1 - sunk) + rgb(look.fog).astype(np.float32) * sunk, cover * rises
        )
        self._rays = opaque(light[..., None] * rgb(RAYS) + light[..., None] ** 3 * (1 - rgb(RAYS)), 1.5)
        self._size, self._picture = -1, self._whole

    def draw(self, target: pygame.Surface, gone: float, left: int) -> None:
        """`gone`: px toward it; left: the target's first screen column."""
        size = min(SIZES, max(0, int(gone / COMES * SIZES)))
        scale = SMALL + (LARGE - SMALL) * size / SIZES
        if size != self._size:
            wide, tall = self._whole.get_size()
            to = round(wide * scale), round(tall * scale)
            self._size, self._picture = size, pygame.transform.smoothscale(self._whole, to)
        x = int(TOWER_X - gone * 0.018) - left
        top = TOWER_FOOT - self._picture.get_height()
        target.blit(self._picture, (x - self._picture.get_width() // 2, top), special_flags=OVER)
        r = self._rays.get_width() // 2
        target.blit(self._rays, (x - r, top + int(DOOR * scale) - r), special_flags=ADD)


class Afar:
    """A palette's pieces; a place that has none draws nothing."""

    def __init__(self, look: Palette) -> None:
        baked = arrays("afar")
        self.place = look.name
        names = sorted(name for name in baked if name.startswith(f"{look.name}_"))
        self.tower = FarTower(look) if look.name in TOWER else None
        self._pieces: list[tuple[float, float, float, int, pygame.Surface]] = []
        dice = np.random.default_rng(len(look.name))
        count = COUNT.get(look.name, 0) if names else 0
        for n in range(count):
            depth = n % 3
            picture = _coloured(baked[names[n % len(names)]], look, DEPTHS[depth][2])
            if dice.random() < 0.5:
                picture = pygame.transform.flip(picture, True, False)
            x = (n * 0.618 % 1.0) * ROUND + float(dice.uniform(-40, 40))
            self._pieces.append(
                (x, float(dice.uniform(0, TALL)), float(dice.uniform(0, 6.3)), depth, picture)
            )
        self._pieces.sort(key=lambda piece: piece[3])

    def draw(
        self,
        target: pygame.Surface,
        turn: float,
        height: float,
        tick: float,
        left: int,
        dims: Dims,
    ) -> None:
        """turn: px the camera has gone round; height: px climbed; left: the target's first screen column; `dims`: in
        which light.
        """
        w, h = target.get_size()
        if self.tower:
            self.tower.draw(target, -turn / TURN, left)
        stands, drift = self.place in STANDS, DRIFT.get(self.place, 0.0)
        for x, y, phase, depth, picture in self._pieces:
            sideways, down, _ = DEPTHS[depth]
            sway = math.sin(tick * 0.011 + phase)
            px = (x + turn * sideways) % ROUND - 160 - left + (sway * 3 if stands else 0)
            if not -picture.get_width() < px < w:
                continue
            if stands:
                top = h + OVER_FOG - picture.get_height() + y * 0.09 + sway * 2
            else:
                top = (y + height * down + tick * drift + sway * 4) % TALL - 140
            if top < h:
                target.blit(dims.of(picture), (int(px), int(top)))


def _coloured(tones: np.ndarray, look: Palette, fog: float) -> pygame.Surface:
    """Body, facet, dim edge, lit edge in the place's colours, sunk in its fog."""
    haze, rim = rgb(look.fog), rgb(look.rim)
    body, glass = rgb(look.city[1]), rgb(look.city_glass)
    table = np.stack([body * 0.8, body * 0.5 + glass * 0.4, rim * 0.42, rim * 0.8 + 0.08])
    table = table * (1 - fog) + haze * fog
    table[3] += (1 - fog) * 0.1
    colours = np.concatenate([np.array([KEY]), np.clip(table * 255, 1, 254)]).astype(np.uint8)
    picture = pygame.surfarray.make_surface(colours[tones.T])
    surface = pygame.Surface(picture.get_size(), 0, 32)
    surface.blit(picture, (0, 0))
    surface.set_colorkey(KEY, pygame.RLEACCEL)
    return surface
