"""What hangs in a loop's corridor, and differs: a lamp, a picture, a pane. Each in its order, and wrong.

Beyond a join it is seen as it will be on the next pass, and behind one as it was on the last: so nothing
changes while one looks.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np
import pygame

from game.sim.level import EMPTY, FOLLOW, STEPS, TILE, Level, OdditySpec
from game.sim.world import World
from game.view.baked import ADD, Spot, disc

FINE = 4
SIGHT = 24 * TILE  # px from a join at which its other side is seen
GILT, GILT_DARK, GILT_HIGH = (216, 168, 104), (122, 82, 58), (255, 226, 170)
IRON, IRON_HIGH = (52, 38, 58), (138, 108, 104)
PANE, PANE_DEEP, MOON = (44, 42, 88), (20, 17, 42), (223, 230, 255)
BLAZE = ((178, 64, 26), (240, 138, 44), (255, 206, 110), (255, 246, 214))
Draw = Callable[[pygame.Surface], None]


def _baked(w: int, h: int, draw: Draw) -> pygame.Surface:
    """Drawn at four times the size, then every pixel whole or nothing."""
    big = pygame.Surface((w * FINE, h * FINE), pygame.SRCALPHA, 32)
    draw(big)
    rgb = pygame.surfarray.array3d(big).astype(np.float32).reshape(w, FINE, h, FINE, 3)
    alpha = pygame.surfarray.array_alpha(big).astype(np.float32).reshape(w, FINE, h, FINE) / 255
    weight = alpha.sum((1, 3))
    colour = (rgb * alpha[..., None]).sum((1, 3)) / np.maximum(weight, 1e-6)[..., None]
    small = pygame.Surface((w, h), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(small)[:] = colour.astype(np.uint8)
    pygame.surfarray.pixels_alpha(small)[:] = np.where(weight > FINE * FINE * 0.45, 255, 0).astype(np.uint8)
    return small


def _cage(big: pygame.Surface) -> None:
    """A lamp's hoop and its two rings, open below."""
    f = FINE
    pygame.draw.ellipse(big, GILT_DARK, (2 * f, 3 * f, 13 * f, 19 * f), f + 2)
    pygame.draw.arc(big, GILT, (2 * f, 3 * f, 13 * f, 19 * f), 0.4, 3.6, f + 1)
    pygame.draw.line(big, GILT, (4 * f, 14 * f), (13 * f, 14 * f), f)
    pygame.draw.line(big, GILT_HIGH, (5 * f, 14 * f), (9 * f, 14 * f), f)
    pygame.draw.circle(big, GILT, (8.5 * f, 2 * f), 2 * f, f)


def _picture(figure: bool) -> Draw:
    """A small frame; in it someone who carries somebody, or nobody."""

    def draw(big: pygame.Surface) -> None:
        f = FINE
        pygame.draw.rect(big, GILT_DARK, (0, 0, 24 * f, 18 * f))
        pygame.draw.rect(big, GILT, (0, 0, 24 * f, 18 * f), f)
        pygame.draw.line(big, GILT_HIGH, (0, f // 2), (24 * f, f // 2), f)
        pygame.draw.rect(big, PANE_DEEP, (3 * f, 3 * f, 18 * f, 12 * f))
        pygame.draw.polygon(
            big, (58, 36, 60), [(3 * f, 15 * f), (9 * f, 11 * f), (21 * f, 13 * f), (21 * f, 15 * f)]
        )
        if figure:
            pygame.draw.line(big, (90, 76, 120), (12 * f, 9 * f), (12 * f, 13 * f), 2 * f)
            pygame.draw.circle(big, (240, 238, 252), (12.5 * f, 7.5 * f), 1.2 * f)
            pygame.draw.line(big, (236, 104, 38), (9 * f, 9 * f), (12 * f, 9 * f), f)

    return draw


def _lancet(moons: int) -> Draw:
    """A pointed pane of night with a moon in it, or two."""

    def draw(big: pygame.Surface) -> None:
        f = FINE
        arch = [(1, 33), (1, 13), (3, 8), (6, 4), (9.5, 0.5), (13, 4), (16, 8), (18, 13), (18, 33)]
        points = [(x * f, y * f) for x, y in arch]
        pygame.draw.polygon(big, PANE_DEEP, points)
        pygame.draw.polygon(
            big, PANE, [(x * f, y * f) for x, y in ((2, 33), (2, 22), (17, 10), (17, 18), (9, 33))]
        )
        for k in range(moons):
            x, y = (6, 15) if moons == 2 and k == 0 else (13, 15) if moons == 2 else (9.5, 13)
            pygame.draw.circle(big, MOON, (x * f, y * f), 2.4 * f)
            if moons == 1:
                pygame.draw.circle(big, PANE_DEEP, ((x + 1.5) * f, (y - 0.6) * f), 2.1 * f)
        pygame.draw.lines(big, GILT, True, points, f + 2)
        pygame.draw.line(big, GILT_DARK, (9.5 * f, 19 * f), (9.5 * f, 33 * f), f)
        pygame.draw.line(big, GILT_DARK, (2 * f, 24 * f), (17 * f, 24 * f), f)

    return draw


class Oddities:
    """All of a level's."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self._images = [_images(level, odd) for odd in level.oddities]
        self._tops = {(x, y): _ceiling(level, x, y) for images in self._images for x, y, _ in images}
        cage = _baked(17, 23, _cage)
        frame, empty = (_baked(24, 18, _picture(some)) for some in (True, False))
        crooked = pygame.transform.rotate(pygame.transform.scale_by(empty, FINE), -13)
        self._right = (cage, frame, _baked(20, 34, _lancet(1)))
        self._wrong = (
            pygame.transform.flip(cage, False, True),
            _baked(crooked.get_width() // FINE, crooked.get_height() // FINE, lambda big: _put(big, crooked)),
            _baked(20, 34, _lancet(2)),
        )
        warm = np.array([0.88, 0.5, 0.2])
        self._glow = [disc(40, warm, 2.0, 0.34 + 0.02 * k) for k in range(3)]
        self._pale = disc(12, np.array([0.56, 0.62, 0.94]), 1.8, 0.3)

    def seen(self, world: World) -> Iterator[tuple[OdditySpec, int, int, bool]]:
        """Each at each of its places: px, and whether it is wrong there."""
        for odd, images in zip(self.level.oddities, self._images, strict=True):
            passes = world.loops[odd.loop].passes
            ever = (
                self.level.loops[odd.loop].rule != FOLLOW
            )  # one that is crossed both ways is always the same
            for x, y, later in images:
                yield odd, x, y, ever and odd.differs(passes + later)

    def draw(self, target: pygame.Surface, world: World, spot: Spot) -> None:
        """Those on the screen."""
        wide, high = target.get_size()
        for odd, x, y, wrong in self.seen(world):
            sx, sy, facing = spot(x, y)
            if facing > 0.55 and -40 < sx < wide + 40 and -60 < sy < high + 60:
                top = int(sy) - (y - self._tops[x, y])
                self._one(target, odd, (int(sx), int(sy)), top, wrong, world.tick + odd.x * 3)

    def _one(
        self, target: pygame.Surface, odd: OdditySpec, at: tuple[int, int], top: int, wrong: bool, t: int
    ) -> None:
        x, y = at
        picture = (self._wrong if wrong else self._right)[odd.look]
        w, h = picture.get_size()
        x += round(math.sin(t * 0.021) * 0.9)
        above = y - h // 2
        for side in (0,) if odd.look != 1 else (-8, 8):
            drop = 3 * side // 8 if wrong else 0
            for row in range(max(top, -8), above + drop + 1):
                target.fill(IRON_HIGH if row % 3 == 0 else IRON, (x + side, row, 1, 1))
        if odd.look == 0:
            glow = self._glow[1 + round(math.sin(t * 0.03))]
            target.blit(glow, (x - 40, y - 38), special_flags=ADD)
        elif odd.look == 2:
            target.blit(self._pale, (x - 12, y - 16), special_flags=ADD)
        target.blit(picture, (x - w // 2, above))
        if odd.look == 0:
            _flame(target, x, y + (-3 if wrong else 2), t, -1 if wrong else 1)


def _flame(target: pygame.Surface, x: int, y: int, t: int, up: int) -> None:
    """Rows that lean and breathe, upward or, wrongly, down."""
    rows = 11
    for i in range(rows):
        f = (i + 0.5) / rows
        w = 4.6 * math.sqrt(f) * (1 - f) ** 1.1  # a drop: round at its foot, drawn out to a point
        sway = math.sin(t * 0.07 + f * 2.4) * f * 1.2
        a, b = round(x - w + sway), round(x + w + sway)
        row = y - i * up
        target.fill(BLAZE[1 if f < 0.7 else 0], (a, row, max(1, b - a + 1), 1))
        if w > 0.9 and f < 0.72:
            target.fill(BLAZE[2], (a + 1, row, max(1, b - a - 1), 1))
        if w > 1.5 and 0.15 < f < 0.5:
            target.fill(BLAZE[3], (round(x + sway), row, 1, 1))


def _put(big: pygame.Surface, picture: pygame.Surface) -> None:
    big.blit(picture, (0, 0))


def _ceiling(level: Level, x: int, y: int) -> int:
    """The row from which something hangs down to y: the foot of the stone above it."""
    ty = y // TILE
    while ty >= 0 and level.tile(x // TILE, ty) == EMPTY:
        ty -= 1
    return (ty + 1) * TILE if ty >= 0 else y - 400


def _images(level: Level, odd: OdditySpec) -> list[tuple[int, int, int]]:
    """Places at which it is seen, and how many passes later that is."""
    spec = level.loops[odd.loop]
    (bx, by), (ox, oy) = spec.back, spec.out
    seen = [(odd.x, odd.y, 0), (odd.x - bx, odd.y - by, 1), (odd.x + bx, odd.y + by, -1)]
    if (ox, oy) != (0, 0):
        seen += [(x + ox, y + oy, later) for x, y, later in seen]
    box, along = spec.box, STEPS[spec.way][0]
    found = []
    for x, y, later in seen:
        over = max(box.x - x, x - box.right) if along else max(box.y - y, y - box.bottom)
        from_out = (
            max(box.x + ox - x, x - box.right - ox) if along else max(box.y + oy - y, y - box.bottom - oy)
        )
        if min(over, from_out) <= SIGHT:
            found.append((x % level.wrap if level.wrap else x, y, later))
    return found
