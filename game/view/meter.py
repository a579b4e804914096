"""The small meter: a moon for life (its dark part is what height has cost), threads for fear, cold and grip.

No bar is needed to play well; this one is on in the first climb and can be switched off.
"""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.climber import arm as full_arm
from game.sim.states import CLIMB
from game.sim.tuning import GRIP
from game.sim.world import World

SILVER, WANED, NIGHT = (226, 234, 255), (64, 60, 104), (12, 10, 26)
FEAR, COLD, ARM = (176, 120, 232), (140, 206, 255), (240, 226, 196)
RADIUS = 5
LONG = 36  # px of a full thread
AT = (14, 14)


def moon(life: float, ceiling: float) -> pygame.Surface:
    """A waning moon: the lit share is life, the grey beside it a hurt that a lamp can heal."""
    y, x = np.mgrid[-RADIUS : RADIUS + 1, -RADIUS : RADIUS + 1].astype(float)
    inside = x * x + y * y <= (RADIUS + 0.3) ** 2
    half = np.sqrt(np.maximum(RADIUS * RADIUS - y * y, 0))

    def lit(share: float) -> NDArray[np.bool_]:
        part: NDArray[np.bool_] = inside & (x >= half * (1 - 2 * share))
        return part

    colour = np.zeros((*inside.shape, 3), np.uint8)
    colour[inside] = NIGHT
    colour[lit(ceiling)] = WANED
    colour[lit(life)] = SILVER
    seas = inside & (
        (np.hypot(x + 1.5, y + 1.2) < 1.6)
        | (np.hypot(x - 2.2, y - 1.4) < 1.2)
        | (np.hypot(x + 0.6, y - 2.8) < 0.9)
    )
    colour[seas & lit(life)] = (184, 194, 226)
    edge = inside & (x * x + y * y > (RADIUS - 0.6) ** 2)
    colour[edge & ~lit(life)] = WANED
    picture = pygame.Surface(inside.shape, pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(picture)[:] = colour.swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(picture)[:] = (inside * 255).astype(np.uint8).T
    return picture


class Meter:
    """Kept pictures are made again only when life changes."""

    def __init__(self) -> None:
        self._key: tuple[int, int] | None = None
        self._moon = moon(1.0, 1.0)
        self._shown = {"fear": 0.0, "cold": 0.0, "arm": 0.0}

    def draw(self, target: pygame.Surface, world: World) -> None:
        """In the upper left corner."""
        child, c = world.child, world.climber
        key = (child.life // 20, child.ceiling // 20)
        if key != self._key:
            self._key = key
            self._moon = moon(child.life / 1000, child.ceiling / 1000)
        x, y = AT
        if not world.alone:
            target.blit(self._moon, (x - RADIUS, y - RADIUS))
        arm = c.grip / (full_arm(world) if world.alone else GRIP)
        wants = {
            "fear": (child.fear / 256000, child.fear > 5000, FEAR, 0),
            "cold": (child.cold / 256000, child.cold > 5000, COLD, 1),
            "arm": (arm, c.state == CLIMB or arm < 0.98, ARM, 2),
        }
        for name, (share, seen, colour, row) in wants.items():
            fade = self._shown[name] = min(1.0, max(0.0, self._shown[name] + (0.12 if seen else -0.06)))
            if fade <= 0:
                continue
            top = y - 5 + row * 5
            dark = tuple(int(v * 0.22 * fade) for v in colour)
            full = tuple(int(v * fade) for v in colour)
            target.fill(dark, (x + 13, top, LONG, 1))
            target.fill(full, (x + 13, top, max(1, int(LONG * min(1.0, share))), 1))
            target.fill(full, (x + 12 + max(1, int(LONG * min(1.0, share))), top - 1, 1, 3))
