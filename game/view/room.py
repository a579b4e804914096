"""The dark room: one window, a bed, a mirror, a door. Dawn comes once the arms are open.

The wall behind is fixed to the screen; what stands in the room is placed by the map's start and exit. Night
and dawn are two pictures each, and only how much of the second lies over the first changes.
"""

from functools import cache

import numpy as np
import pygame

from game.sim.events import Event, Woke
from game.sim.level import Level
from game.sim.world import World
from game.view.baked import ADD, Spot, opaque, premultiplied
from game.view.palette import rgb

FINE = 4
WIDTH, HEIGHT = 640, 360
DAWN = 480  # ticks from night to day: when one has crossed the room it is there
PANES = (104, 132)  # px of the window
SILL = 62  # px of the window's foot above the floor
AWAY = 176  # px from the start to the window's middle
STEPS = 24  # of the beam's brightness
BEAM_LEFT = 112  # px from the beam's picture to the window's middle
SILVER = (226, 236, 255)


class Room:
    """`light` 0..1: how far the dawn is."""

    def __init__(self, level: Level) -> None:
        self.start, self.exit = level.start, level.exit
        self.floor = level.exit.bottom
        self.x = level.start[0] + (AWAY if level.exit.x >= level.start[0] else -AWAY)
        self.light = 0.0
        self.awake = False

    def listen(self, event: Event) -> None:
        """The arms are open."""
        self.awake = self.awake or isinstance(event, Woke)

    def tick(self) -> None:
        """The day comes, slowly."""
        if self.awake:
            self.light = min(1.0, self.light + 1 / DAWN)

    def behind(self, target: pygame.Surface, spot: Spot) -> None:
        """Wall, window, door, mirror."""
        day = self.light * self.light * (3 - 2 * self.light)
        target.blit(_wall(False), (0, 0))
        lit = _wall(True)
        lit.set_alpha(int(255 * day))
        target.blit(lit, (0, 0))
        x, y, _ = spot(self.x, self.floor - SILL)
        for n, picture in enumerate((_window(False), _window(True))):
            picture.set_alpha(int(255 * day) if n else 255)
            target.blit(picture, (int(x) - picture.get_width() // 2, int(y) - picture.get_height() + 8))
        x, y, _ = spot(self.exit.x + self.exit.w // 2, self.floor)
        door = _door()
        target.blit(door, (int(x) - door.get_width() // 2, int(y) - door.get_height()))
        crack = int(40 + 150 * day)
        target.fill((crack, crack, int(crack * 0.94)), (int(x) - 14, int(y) - 1, 28, 1))

    def before(self, target: pygame.Surface, world: World, spot: Spot) -> None:
        """The bed, the mirror with who stands before it, and the light from the window."""
        x, y, _ = spot(*self.start)
        bed = _bed()
        target.blit(bed, (int(x) - bed.get_width() // 2, int(y) - 24))
        side = 1 if self.exit.x >= self.start[0] else -1
        mx, my, _ = spot(self.exit.x + self.exit.w // 2 - side * 84, self.floor)
        self._mirror(target, world, int(mx), int(my) - 64, spot)

    def shine(self, target: pygame.Surface, spot: Spot) -> None:
        """What falls through the window, over all."""
        day = self.light * self.light * (3 - 2 * self.light)
        if day <= 0.01:
            return
        right = self.exit.x >= self.start[0]
        beam = _beam(right, round(day * STEPS))
        x, y, _ = spot(self.x, self.floor)
        left = -BEAM_LEFT if right else BEAM_LEFT - beam.get_width()
        target.blit(beam, (int(x) + left, int(y) - beam.get_height() + 10), special_flags=ADD)

    def _mirror(self, target: pygame.Surface, world: World, x: int, y: int, spot: Spot) -> None:
        """An oval of glass. Whoever is before it has silver eyes."""
        frame = _oval()
        target.blit(frame, (x - frame.get_width() // 2, y - frame.get_height() // 2))
        cx, _, _ = spot(world.middle[0], 0)
        off = int(cx) - x
        if abs(off) > 26:
            return
        near = 1 - abs(off) / 26
        at = x + off // 3
        target.fill((12, 12, 18), (at - 3, y - 7, 7, 8))
        target.fill((16, 16, 24), (at - 5, y + 1, 11, 14))
        silver = tuple(int(20 + (v - 20) * near) for v in SILVER)
        for eye in (at - 1, at + 2):
            target.fill(silver, (eye, y - 4, 1, 1))


# ---- pictures, made once


@cache
def _wall(day: bool) -> pygame.Surface:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    dark, pale = (rgb(c) for c in (("#0b0c14", "#1d2030") if not day else ("#20222e", "#63667a")))
    near = np.exp(-(((x - 330) / 230) ** 2 + ((y - 190) / 150) ** 2))[..., None]
    paper = (0.5 + 0.5 * np.cos(x * 2 * np.pi / 24))[..., None] ** 8 * 0.035  # stripes, hardly there
    worn = np.clip(1 - (y / HEIGHT), 0, 1)[..., None] * 0.2
    colour = dark + (pale - dark) * np.clip(near * (1 - worn) + paper * near, 0, 1)
    return opaque(colour, 1.6)


@cache
def _window(day: bool) -> pygame.Surface:
    """Four panes, the sky in them, and on the sill a glass with lavender in it."""
    w, h = PANES
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    stops = ("#05060e", "#0b1022", "#1a2038") if not day else ("#8a93b4", "#c9c2d6", "#f3dcd0")
    top, middle, foot = (rgb(c) for c in stops)
    t = (y / h)[..., None]
    sky = np.where(t < 0.6, top + (middle - top) * t / 0.6, middle + (foot - middle) * (t - 0.6) / 0.4)
    roofs = h - 16 - 5 * np.sin(x / 9.0) - 8 * (np.floor(x / 17) % 3)
    far = rgb("#04050b") if not day else rgb("#6d6a86")
    sky = np.where((y > roofs)[..., None], far, sky)
    glass = opaque(sky, 1.6)
    out = pygame.Surface((w + 16, h + 16), pygame.SRCALPHA, 32)
    out.blit(glass, (8, 8))
    wood = (18, 19, 28) if not day else (52, 50, 62)
    edge = (30, 32, 46) if not day else (120, 116, 128)
    for rect in ((2, 2, w + 12, 6), (2, 2, 6, h + 12), (w + 8, 2, 6, h + 12), (0, h + 8, w + 16, 7)):
        out.fill(wood, rect)
    out.fill(wood, (8 + w // 2 - 2, 8, 4, h))
    out.fill(wood, (8, 8 + h * 2 // 5, w, 4))
    out.fill(edge, (0, h + 8, w + 16, 1))
    _lavender(out, 8 + w * 3 // 4, h + 8, day)
    return out


def _lavender(out: pygame.Surface, x: int, foot: int, day: bool) -> None:
    """A glass on the sill, three sprigs leaning out of it."""
    stem, bloom = ((20, 24, 34), (44, 38, 72)) if not day else ((74, 84, 86), (134, 112, 190))
    for lean, tall in ((-7, 24), (0, 29), (8, 22)):
        pygame.draw.line(out, stem, (x, foot - 6), (x + lean, foot - tall))
        for k in range(5):
            at = 1 - k * 0.085
            px, py = x + lean * at, foot - 6 - (tall - 6) * at
            out.fill(bloom, (int(px) - (k % 2), int(py), 2, 2))
    glass = (34, 40, 58) if not day else (168, 176, 198)
    pygame.draw.rect(out, glass, (x - 4, foot - 10, 8, 10), 1)


@cache
def _bed() -> pygame.Surface:
    """Seen from its side: head to the left, the cover thrown back."""
    big = pygame.Surface((112 * FINE, 44 * FINE), pygame.SRCALPHA, 32)

    def shape(colour: tuple[int, int, int], *points: tuple[float, float]) -> None:
        pygame.draw.polygon(big, colour, [(x * FINE, y * FINE) for x, y in points])

    shape((20, 18, 26), (4, 0), (11, 2), (11, 44), (4, 44))  # head
    shape((20, 18, 26), (101, 14), (107, 15), (107, 44), (101, 44))  # foot
    shape((24, 22, 32), (8, 30), (104, 30), (104, 37), (8, 37))
    shape((92, 92, 112), (10, 24), (102, 24), (102, 31), (10, 31))  # sheet
    shape((138, 138, 158), (11, 20), (14, 17), (29, 18), (32, 24), (12, 25))  # pillow
    shape((52, 50, 74), (62, 23), (102, 22), (102, 40), (70, 41), (60, 34))  # cover
    shape((72, 70, 98), (58, 23), (70, 21), (74, 30), (64, 36), (56, 30))  # its fold
    small = pygame.transform.smoothscale(big, (112, 44))
    alpha = pygame.surfarray.pixels_alpha(small)
    alpha[:] = np.where(alpha > 110, 255, 0)
    del alpha
    return small


@cache
def _door() -> pygame.Surface:
    out = pygame.Surface((40, 66), pygame.SRCALPHA, 32)
    out.fill((15, 15, 22), (0, 0, 40, 66))
    out.fill((24, 25, 35), (4, 4, 32, 62))
    for top, tall in ((9, 20), (34, 26)):
        out.fill((19, 20, 29), (9, top, 22, tall))
        out.fill((32, 33, 45), (9, top + tall, 22, 1))
    out.fill((120, 112, 100), (30, 36, 2, 2))
    return out


@cache
def _oval() -> pygame.Surface:
    y, x = np.mgrid[0:48, 0:30].astype(np.float32)
    d = np.hypot((x - 14.5) / 13.5, (y - 23.5) / 22.5)
    glass = np.clip(1 - np.abs(x - 14.5 + (y - 23.5) * 0.5 + 4) / 9, 0, 1)[..., None] * 0.10
    colour = np.where((d < 0.86)[..., None], rgb("#161a26") + glass, rgb("#4a4550"))
    return premultiplied(colour, (d < 1).astype(np.float32))


@cache
def _beam(right: bool, step: int) -> pygame.Surface:
    """Light that leans away from the window, its bar across it; `step` of STEPS: how bright."""
    w, h = 300, 210
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    lean = (y / h) * 110
    u = (x - 60 - lean) / PANES[0]
    inside = np.clip(np.minimum(u, 1 - u) * 9, 0, 1) * (0.35 + 0.65 * y / h)
    bars = 1 - 0.5 * np.exp(-(((u - 0.5) * 22) ** 2))
    fade = np.clip((y - 8) / 70, 0, 1) * np.clip((h - y) / 12, 0, 1)
    light = (inside * bars * fade)[..., None] * rgb("#cfc3d8") * 0.20 * step / STEPS
    picture = opaque(light, 2.0)
    return picture if right else pygame.transform.flip(picture, True, False)
