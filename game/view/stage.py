"""What the climb takes place on: the tower (here) or a flat map (flat.py). Both give contents and a place.

A stage paints its stone and says where a world pixel lies on the screen. `contents` is what the stone on the
screen is made of (rows x columns from screen column `left`), for whatever relights it.
"""

import math
from typing import Any, Protocol

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import Level
from game.view.baked import Place
from game.view.content import Content
from game.view.leaps import Leap
from game.view.masonry import Masonry
from game.view.palette import Palette
from game.view.tower import DISTANCE, EYE, Cylinder, Look

WIDTH, HEIGHT = 640, 360


class Stage(Protocol):
    """The tower or a flat map."""

    @property
    def contents(self) -> Content:
        """What the stone on the screen is made of."""

    @property
    def left(self) -> int:
        """Screen column of the first column of `contents`."""

    @property
    def at(self) -> tuple[int, int]:
        """World px that `gather` was asked for last."""

    @property
    def side(self) -> int | None:
        """Px of sky seen at each side, or None: all of it."""

    @property
    def open(self) -> tuple[int, int]:
        """Screen rows, first and last + 1, between which anything is seen of what is behind it."""

    @property
    def half(self) -> int:
        """Half the width of what stands in the middle."""

    @property
    def look(self) -> Look:
        """How its stone is lit."""

    @property
    def colours(self) -> NDArray[np.uint32]:
        """Contents -> colour in front of us."""

    def gather(self, cx: int, cy: int) -> None:
        """Find what is on the screen. cx: strip px at the front of the tower, or at the left of a flat map; cy: world
        row at screen row 0."""

    def draw(self, target: pygame.Surface, since: float, strength: float) -> None:
        """Paint it; the last strong beat was `since` ticks ago."""

    def spot(self, x: Any, y: Any, cx: int, cy: int) -> Place:
        """World px (numbers or arrays) -> screen x, y and how much it faces us, 1 .. -1."""

    def changed(self, ty: int, x: int, n: int) -> None:
        """`n` tiles of a row from x on are not what they were."""

    def expect(self, leaps: tuple[Leap, ...]) -> None:
        """What the camera may do next."""


class TowerStage:
    """A spiral map bent round its tower."""

    def __init__(self, level: Level, masonry: Masonry, palette: Palette) -> None:
        self.tower = Cylinder(level, masonry)
        self.strip, self.surface = self.tower.strip, self.tower.surface
        self.look = Look(palette, self.tower.bin_angles)
        self.tower.lut[:] = self.look.table.ravel()
        self.colours = self.look.table[len(self.look.table) // 2]
        self.contents = self.tower.contents
        self.left = WIDTH // 2 - self.tower.half
        self.half = self.tower.half
        self.at = 0, 0
        self.open = 0, HEIGHT  # beside it
        side = self.left + self.tower.side + 2
        self.side: int | None = side if 0 < side < WIDTH // 2 else 1 if side <= 0 else None

    def gather(self, cx: int, cy: int) -> None:
        """See Stage."""
        self.at = cx, cy
        self.tower.gather(cx, cy)

    def draw(self, target: pygame.Surface, since: float, strength: float) -> None:
        """See Stage."""
        self.look.cracks(self.tower.lut, since, strength)
        target.blit(self.tower.colour(), (self.left, 0))

    def spot(self, x: Any, y: Any, cx: int, cy: int) -> Place:
        """See Stage."""
        tower, w = self.tower, self.strip.width
        angle = ((x - cx + w / 2) % w - w / 2) / tower.radius
        trig: Any = math if isinstance(angle, float) else np  # for one place numpy is ten times slower
        cos = trig.cos(angle)
        k = DISTANCE / (tower.axis - tower.radius * cos)
        return WIDTH // 2 + tower.radius * trig.sin(angle) * k, EYE + (y - cy - EYE) * k, cos

    def changed(self, ty: int, x: int, n: int) -> None:
        """See Stage."""
        self.strip.renew(ty, x, n)

    def expect(self, leaps: tuple[Leap, ...]) -> None:
        """See Stage."""
        self.strip.leaps = leaps
