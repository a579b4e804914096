"""The dark room: one window, a bed, a mirror, a door. Dawn comes once the arms are open.

Night and dawn are two paintings of each thing, and only how much of the second lies over the first changes. What
stands in the room is placed by the map's start and exit, the wall by its window.
"""

import math
from functools import cache, lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.events import Event, Woke
from game.sim.level import EMPTY, TILE, Level
from game.sim.world import World
from game.view.baked import ADD, MULTIPLY, Spot, arrays, opaque
from game.view.climber import ClimberView
from game.view.palette import rgb

DAWN = 480  # ticks from night to day: when one has crossed the room it is there
AWAY = 176  # px from the start to the window's middle
STEPS = 24  # of the light's brightness
MOTES = 42  # of dust in the beam
MOONLIGHT, DAYLIGHT = "#3c4c8c", "#ffcfae"
WINDOW, SILL = 200, 50  # px: how wide the panes are, and their foot above the floor
LEAN = 96  # px that the light goes aside from the window to the floor
REACH = 320  # px of wall on either side of the window
STANDS = 84  # px from the door to the mirror
DEPTHS, DARK = (22, 18, 34), 150  # of the glass behind who is in it: pale hair is seen at dawn too
GLASS = (12, 28)  # px from the middle of the mirror's glass to its edge, across and up
BESIDE = 8  # px beside the glass from which one begins to be in it
FEET = 4  # px above the lowest of the glass that who is in it stands: else one would hide oneself
SHADE = (96, 92, 112)  # what the glass leaves of who is in it
SILVER = (226, 236, 255)
OUTSIDE = (5, 5, 9)
CORNER = 56  # px from a wall's end in which light fails


class Room:
    """`light` 0..1: how far the dawn is."""

    def __init__(self, level: Level) -> None:
        self.start, self.exit = level.start, level.exit
        self.floor = level.exit.bottom
        self.side = 1 if level.exit.x >= level.start[0] else -1
        self.x = level.start[0] + self.side * AWAY
        self.mirror = level.exit.x + level.exit.w // 2 - self.side * STANDS
        self.light = 0.0
        self.age = 0
        self.awake = False
        row = (self.floor - 1) // TILE
        free = [x for x in range(level.width) if level.tile(x, row) == EMPTY]
        self.walls = (free[0] * TILE, (free[-1] + 1) * TILE) if free else (0, level.width * TILE)

    def listen(self, event: Event) -> None:
        """The arms are open."""
        self.awake = self.awake or isinstance(event, Woke)

    def tick(self) -> None:
        """The day comes, slowly."""
        self.age += 1
        if self.awake:
            self.light = min(1.0, self.light + 1 / DAWN)

    @property
    def day(self) -> float:
        """How bright it is, 0..1: it begins and ends without a jerk."""
        return self.light * self.light * (3 - 2 * self.light)

    def behind(self, target: pygame.Surface, spot: Spot) -> None:
        """The wall and its window."""
        target.fill(OUTSIDE)
        x, y, _ = spot(self.x, self.floor)
        self._lay(target, "wall", int(x) - REACH, int(y))

    def shell(self, target: pygame.Surface, spot: Spot) -> None:
        """The floor's boards before the stone, and nothing beyond the room's walls."""
        x, y, _ = spot(self.x, self.floor)
        floor = _pictures("floor")[0]
        self._lay(target, "floor", int(x) - REACH, int(y) + floor.get_height())
        below = int(y) + floor.get_height()
        target.fill(OUTSIDE, (0, below, target.get_width(), max(0, target.get_height() - below)))
        for wall, beyond in zip(self.walls, (0, target.get_width()), strict=True):
            at = int(spot(wall, 0)[0])
            left, right = min(at, beyond), max(at, beyond)
            target.fill(OUTSIDE, (left, 0, right - left, target.get_height()))
            dusk = _dusk(beyond > 0, target.get_height())
            target.blit(dusk, (at - (CORNER if beyond else 0), 0), special_flags=MULTIPLY)

    def before(self, target: pygame.Surface, world: World, spot: Spot, climber: ClimberView) -> None:
        """The door, the mirror with who stands before it, the bed."""
        x, y, _ = spot(self.exit.x + self.exit.w // 2, self.floor)
        self._lay(target, "door", int(x) - _pictures("door")[0].get_width() // 2, int(y))
        crack = int(40 + 150 * self.day)
        target.fill((crack, crack, int(crack * 0.94)), (int(x) - 18, int(y) - 1, 36, 1))
        x, y, _ = spot(self.mirror, self.floor)
        self._lay(target, "mirror", int(x) - _pictures("mirror")[0].get_width() // 2, int(y))
        self._reflect(target, world, int(x), int(y), spot, climber)
        x, y, _ = spot(*self.start)
        self._lay(target, "bed", int(x) - _pictures("bed")[0].get_width() // 2, int(y) + TILE)

    def shine(self, target: pygame.Surface, spot: Spot) -> None:
        """What falls through the window, over all."""
        beam = _beam(self.side > 0, round(self.day * STEPS))
        x, y, _ = spot(self.x, self.floor)
        left, top = int(x) - beam.get_width() // 2, int(y) - beam.get_height() + 9
        target.blit(beam, (left, top), special_flags=ADD)
        bright = 26 + 90 * self.day
        for n in range(MOTES):  # dust, that only the beam shows
            down = (n * 0.618 + self.age * (0.00016 + 0.00003 * (n % 5))) % 1.0
            sway = math.sin(self.age * 0.011 + n * 2.4) * 5
            across = (n * 0.377 % 1.0 - 0.5) * WINDOW + self.side * LEAN * down**1.2 + sway
            share = bright * (0.5 + 0.5 * math.sin(self.age * 0.02 + n)) * min(1.0, 5 * down, 5 * (1 - down))
            at = (int(x + across), int(y - 240 * (1 - down)), 1, 1)
            target.fill((int(share), int(share * 0.9), int(share * 0.86)), at, special_flags=ADD)

    def _lay(self, target: pygame.Surface, name: str, left: int, foot: int) -> None:
        """A thing by night, and over it the same at dawn, as far as that has come."""
        night, dawn = _pictures(name)
        at = (left, foot - night.get_height())
        if self.day < 1:
            target.blit(night, at)
        if self.day > 0:
            dawn.set_alpha(int(255 * self.day))
            target.blit(dawn, at)

    def _reflect(
        self, target: pygame.Surface, world: World, x: int, y: int, spot: Spot, climber: ClimberView
    ) -> None:
        """Whoever is before the glass is in it, and has silver eyes."""
        cx, _, _ = spot(world.middle[0], self.floor)
        off = int(cx) - x
        if abs(off) > GLASS[0] + BESIDE:
            return
        image = climber.figure.picture.copy()
        image.fill(SHADE, special_flags=MULTIPLY)
        glass = pygame.Rect(x - GLASS[0], y - 39 - GLASS[1], 2 * GLASS[0], 2 * GLASS[1])
        pane = pygame.Surface(glass.size, pygame.SRCALPHA, 32)
        comes = min(1.0, (GLASS[0] + BESIDE - abs(off)) / BESIDE)
        pane.fill((*DEPTHS, int(DARK * comes)))
        pane.blit(image, climber.corner(GLASS[0] + off // 2, glass.h - FEET))
        pane.blit(_oval(), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        target.blit(pane, glass.topleft)
        near = max(0.0, 1 - abs(off) / GLASS[0])
        silver = tuple(int(20 + (v - 20) * near) for v in SILVER)
        for eye in (-2, 1):
            target.fill(silver, (x + off // 2 + eye, glass.bottom - FEET - 22, 1, 1))


# ---- pictures, made once


@cache
def _pictures(name: str) -> tuple[pygame.Surface, pygame.Surface]:
    """By night and at dawn."""
    made = []
    for time in ("night", "day"):
        pixels = arrays("room")[f"{name}_{time}"]
        picture = pygame.Surface(pixels.shape[1::-1], pygame.SRCALPHA, 32)
        pygame.surfarray.blit_array(picture, pixels[..., :3].swapaxes(0, 1))
        alpha = pygame.surfarray.pixels_alpha(picture)
        alpha[:] = pixels[..., 3].T
        del alpha
        made.append(picture)
    return made[0], made[1]


@cache
def _dusk(right: bool, tall: int) -> pygame.Surface:
    """What is left of the light toward one end of the room."""
    near = np.linspace(0.12, 1, CORNER)[:: -1 if right else 1]
    return opaque(np.broadcast_to(near[None, :, None], (tall, CORNER, 3)), 1.6)


@cache
def _oval() -> pygame.Surface:
    """White where the mirror's glass is."""
    across, up = GLASS
    y, x = np.mgrid[0 : 2 * up, 0 : 2 * across] + 0.5
    picture = pygame.Surface((2 * across, 2 * up), pygame.SRCALPHA, 32)
    picture.fill((255, 255, 255))
    alpha = pygame.surfarray.pixels_alpha(picture)
    alpha[:] = np.where(np.hypot((x - across) / across, (y - up) / up) < 0.98, 255, 0).T
    del alpha
    return picture


@cache
def _fallen() -> NDArray[np.float32]:
    """Light that leans to the right of the window, its bars across it, 0..1."""
    w, h = 2 * REACH, 260
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    fallen = np.clip(y / (h - 12), 0, 1)
    u = (x - w / 2 + WINDOW / 2 - LEAN * fallen**1.2) / (WINDOW * (1 + 0.12 * fallen))
    inside = np.clip(np.minimum(u, 1 - u) * 11, 0, 1) * (0.25 + 0.75 * fallen**1.5)
    bars = 1 - 0.55 * sum(np.exp(-(((u - at) * 34) ** 2)) for at in (0.25, 0.5, 0.75))
    motes = 0.9 + 0.1 * np.sin(x * 0.9 + y * 0.31) * np.sin(y * 0.7 - x * 0.2)
    fade = np.clip((y - 12) / 110, 0, 1) * np.clip((h - y) / 8, 0, 1)
    light: NDArray[np.float32] = (inside * bars * fade * motes * 0.42).astype(np.float32)
    return light


@lru_cache(1)  # it grows brighter, and is never again what it was
def _beam(right: bool, step: int) -> pygame.Surface:
    """That light away from the window to one side, the moons' or the day's; `step` of STEPS: how much of a day."""
    day = step / STEPS
    picture = opaque(_fallen()[..., None] * (rgb(MOONLIGHT) * (1 - day) + rgb(DAYLIGHT) * day), 2.0)
    return picture if right else pygame.transform.flip(picture, True, False)
