"""The mirrors of the corridors that return: one an arch in four has. Who passes is in them, and is late.

They hang where the corridor's wall has their frames (tools/assets/corridor.py); torn wall has none.
"""

from collections import deque
from functools import cache

import numpy as np
import pygame

from game.sim.level import TILE
from game.sim.tuning import BOX_H
from game.sim.world import World
from game.view.baked import MULTIPLY, Spot, blue_noise, tiled
from game.view.climber import ClimberView
from game.view.flat import FlatStage
from game.view.stage import Stage

EVERY, FIRST = 512, 320  # px from one to the next; where the first has its middle
WIDE, LOW, HIGH = 34, 13, 95  # px of glass: across, and its foot and head above the floor
LATE = 11  # ticks that what it shows is late
NEAR = 120  # px from a glass at which it begins to look
SHADE = (104, 108, 168)
NIGHT, SHEEN, STREAK = (18, 14, 40), (50, 46, 96), (74, 72, 128)


class PierGlass:
    """Of a stage; one without such a wall has none."""

    def __init__(self, stage: Stage) -> None:
        inner = stage.inner if isinstance(stage, FlatStage) else None
        self._hung: list[tuple[int, int]] = []  # px of each: its middle, and the floor it hangs above
        if inner and inner.floors:
            rows = range(-(-HIGH // TILE) + 1)
            for (x, y), floor in sorted(inner.floors.items()):
                at = x * TILE + TILE // 2
                middle = round((at - FIRST) / EVERY) * EVERY + FIRST
                if y != floor - 1 or abs(at - middle) > TILE // 2 or (middle, floor * TILE) in self._hung:
                    continue
                columns = range((middle - WIDE // 2 - 6) // TILE, (middle + WIDE // 2 + 6) // TILE + 1)
                if all(inner.floors.get((c, floor - 1 - r)) == floor for c in columns for r in rows):
                    self._hung.append((middle, floor * TILE))
        self._seen: deque[tuple[int, int, pygame.Surface]] = deque(maxlen=LATE)

    def tick(self, world: World, climber: ClimberView) -> None:
        """See who is near."""
        x, y = world.middle[0], world.climber.y + BOX_H
        if any(abs(x - middle) < NEAR for middle, _ in self._hung):
            self._seen.append((x, y, climber.figure.picture.copy()))
        elif self._seen:
            self._seen.clear()

    def shift(self, dx: int, dy: int) -> None:
        """Over a loop's join, who was there a moment ago was so on this side of it."""
        self._seen = deque(((x + dx, y + dy, picture) for x, y, picture in self._seen), maxlen=LATE)

    def draw(self, target: pygame.Surface, world: World, spot: Spot, climber: ClimberView) -> None:
        """Glass, and in it who was there a moment ago."""
        glass = _glass()
        for middle, floor in self._hung:
            left, foot, _ = spot(middle, floor)
            at = int(left) - WIDE // 2, int(foot) - HIGH
            if (
                not -WIDE < at[0] < target.get_width()
                or not -glass.get_height() < at[1] < target.get_height()
            ):
                continue
            pane = glass.copy()
            if self._seen and not world.dying and abs(self._seen[0][0] - middle) < WIDE:
                was, feet, picture = self._seen[0]
                image = picture.copy()
                image.fill(SHADE, special_flags=MULTIPLY)
                pane.blit(image, climber.corner(WIDE // 2 + was - middle, HIGH - LOW - 3 + feet - floor))
                pane.blit(_cracked(), (0, 0))
            target.blit(pane, at)


@cache
def _glass() -> pygame.Surface:
    """Dark, paler toward its head, with light that lies across it."""
    tall = HIGH - LOW
    y, x = np.mgrid[0:tall, 0:WIDE].astype(float)
    up = (1 - y / tall)[..., None]
    colour = np.array(NIGHT) * (1 - up) + np.array(SHEEN) * up
    for at, wide in ((22, 5.0), (34, 2.0), (66, 3.0)):
        lies = np.clip(1 - np.abs(x * 0.9 + y - at) / wide, 0, 1)[..., None] * 0.5
        colour = colour * (1 - lies) + np.array(STREAK) * lies
    colour += (tiled(blue_noise(), tall, WIDE)[..., None] - 0.5) * 4
    picture = pygame.Surface((WIDE, tall), 0, 32)
    pygame.surfarray.blit_array(picture, np.clip(colour, 0, 255).astype(np.uint8).swapaxes(0, 1))
    picture.blit(_cracked(), (0, 0))
    return picture


@cache
def _cracked() -> pygame.Surface:
    """A crack that goes over whoever is in it."""
    picture = pygame.Surface((WIDE, HIGH - LOW), pygame.SRCALPHA, 32)
    for way in (
        ((25, 0), (19, 21), (23, 38), (12, 58), (15, 82)),
        ((19, 21), (6, 30), (0, 47)),
        ((23, 38), (34, 48)),
    ):
        pygame.draw.lines(picture, (98, 98, 158), False, way)
    return picture
